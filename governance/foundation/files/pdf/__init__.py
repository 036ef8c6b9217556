"""PDFs: opened within limits, rebuilt from what a page may be made of, and checked again."""

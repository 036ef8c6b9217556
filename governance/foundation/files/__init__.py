"""Uploads checked and cleaned, and files kept by the hash of their content. See README.md."""

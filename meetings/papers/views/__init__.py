"""Pages of agenda and papers."""

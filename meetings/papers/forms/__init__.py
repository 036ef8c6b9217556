"""Input of agenda and papers."""

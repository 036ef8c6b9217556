"""Reading of lists of composition."""

"""Every write of agenda and papers."""

"""Every write of composition."""

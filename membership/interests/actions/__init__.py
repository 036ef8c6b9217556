"""Every write of interests."""

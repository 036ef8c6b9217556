"""Every write of the calendar."""

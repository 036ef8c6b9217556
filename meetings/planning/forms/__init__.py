"""Input of the calendar."""

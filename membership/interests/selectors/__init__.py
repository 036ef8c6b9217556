"""Reads; every answer is for a day of interests."""

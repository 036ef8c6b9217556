"""Writes of a meeting at work."""

"""Screens of a meeting at work."""

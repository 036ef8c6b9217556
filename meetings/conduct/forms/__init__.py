"""Input for the screens of a meeting at work."""

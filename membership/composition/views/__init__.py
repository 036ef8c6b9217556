"""Screens of composition."""

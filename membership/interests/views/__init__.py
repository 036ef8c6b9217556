"""Screens of interests."""

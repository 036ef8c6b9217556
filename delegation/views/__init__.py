"""Screens of functions, schemes, versions and entries."""

"""Reads of a meeting at work; facts for its rules."""

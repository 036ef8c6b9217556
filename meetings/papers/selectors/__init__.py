"""Reads of agenda and papers."""

"""Fixtures for the whole suite; people by role and the world live in `tests/fixtures/`."""

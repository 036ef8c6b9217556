"""A board at its table, as in the tests of a meeting at work."""

from tests.meetings.conduct.conftest import at_work, board, on_the_day, terms

__all__ = ["at_work", "board", "on_the_day", "terms"]

"""Words of deadlines on pages and in mails; no database."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from governance.foundation.outcome import not_met
from governance.models import Committee
from meetings.models import DeadlineRule, Meeting
from meetings.planning import deadline_presenters as presenters
from meetings.planning.actions.deadline_notices import line, what_happened
from meetings.planning.rules.deadline_rules import Applied
from meetings.planning.rules.deadlines import Offset, deadline
from meetings.planning.selectors.deadline_moves import Move
from meetings.planning.selectors.deadline_rules import HOLIDAYS, Due, Occasion
from meetings.planning.selectors.deadlines import MeetingDeadline

BOARD = Committee(name="Hill Partnership Board")
THURSDAY, NEXT = date(2026, 3, 26), date(2026, 4, 16)
NOON = datetime(2026, 3, 12, 12, tzinfo=UTC)


def due(meeting: date | None, amount: int = 7, unit: str = "calendar", **values: Any) -> Due:
    offset = Offset(amount, unit, **values)
    applied = Applied("papers_out", "", offset, "Handbook 3.1")
    return Due(applied, deadline(meeting, offset, HOLIDAYS), BOARD, (), ())


@pytest.mark.parametrize(
    ("state", "before", "after", "words"),
    [
        ("planned", THURSDAY, NEXT, "was moved from 26 March 2026 to 16 April 2026"),
        ("planned", None, NEXT, "is now on 16 April 2026"),
        ("planned", THURSDAY, None, "on 26 March 2026 is put off to a date to be confirmed"),
        ("planned", THURSDAY, THURSDAY, "on 26 March 2026 was changed"),
        ("cancelled", THURSDAY, THURSDAY, "on 26 March 2026 is cancelled"),
        ("cancelled", None, None, "is cancelled"),
    ],
)
def test_what_happened_to_a_meeting(state: str, before: date | None, after: date | None, words: str) -> None:
    meeting = Meeting(state=state, date=after)
    assert what_happened(meeting, Occasion(before, "public", (BOARD,))) == words


@pytest.mark.parametrize(
    ("move", "words"),
    [
        (Move(due(THURSDAY), due(NEXT), False), "now 9 April 2026 (was 19 March 2026)"),
        (Move(due(THURSDAY), due(NEXT), True), "now 9 April 2026 (was 19 March 2026), which is past already"),
        (Move(None, due(NEXT), False), "now 9 April 2026"),
        (Move(due(THURSDAY), due(None), False), "not determined any more (was 19 March 2026)"),
        (Move(due(THURSDAY), None, False), "falls away (was 19 March 2026)"),
    ],
)
def test_a_line_of_the_mail(move: Move, words: str) -> None:
    assert line(move) == f"Papers out to members: {words}"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (due(THURSDAY), "Thursday 19 March 2026"),
        (due(date(2026, 4, 10)), "Friday 3 April 2026 (bank holiday: Good Friday)"),
        (due(date(2026, 3, 28)), "Saturday 21 March 2026 (a weekend)"),
        (due(None), "The date of the meeting is to be confirmed, so this day is not determined."),
    ],
)
def test_when_it_is_due(given: Due, words: str) -> None:
    assert presenters.due_words(given) == words


def test_a_day_beyond_the_bank_holidays_says_which_year_is_missing() -> None:
    beyond = date(HOLIDAYS.last.year + 1, 1, 20)
    words = presenters.due_words(due(beyond, 5, "working"))
    assert words.startswith(f"The bank holidays of {beyond.year} are not known yet")


def test_a_number_that_no_document_says_is_told() -> None:
    missing = not_met("deadline.not_set", "They do not say it.")
    unset = Due(Applied("minutes", "", None, "", problem=missing), None, BOARD, (), ())
    assert (presenters.due_words(unset), presenters.rule_words(unset.applied)) == (
        "Not set",
        "They do not say it.",
    )


@pytest.mark.parametrize(
    ("day", "words"),
    [(26, "in 7 days"), (20, "tomorrow"), (19, "today"), (18, "yesterday"), (16, "3 days ago")],
)
def test_days_left(day: int, words: str) -> None:
    """Of papers due 7 days before a meeting, seen on 12 March."""
    one = MeetingDeadline(Meeting(), due(date(2026, 3, day)), "ahead", None)
    assert presenters.days_left(one, NOON) == words


@pytest.mark.parametrize(
    ("public", "private", "workshop", "words"),
    [
        (True, True, False, "Public and private meetings"),
        (True, False, True, "Public meetings, and workshops"),
        (False, False, True, "Workshops"),
    ],
)
def test_for_which_meetings(public: bool, private: bool, workshop: bool, words: str) -> None:
    rule = DeadlineRule(for_public=public, for_private=private, for_workshop=workshop)
    assert presenters.meetings_words(rule) == words

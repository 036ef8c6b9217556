"""The calendar of a declaration, and what a return has to say."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from membership.interests.rules.declarations import (
    Asked,
    check_all_answered,
    check_may_open,
    check_nil,
    check_said,
    escalation_due,
    is_overdue,
    reminder_due,
)

ASKED, DUE = date(2026, 4, 1), date(2026, 5, 1)


@pytest.mark.requirement("LP38")
@pytest.mark.parametrize(
    ("says_nil", "remaining", "code"),
    [
        (True, 0, "declaration.return_complete"),
        (False, 1, "declaration.return_complete"),
        (True, 1, "declaration.nil_with_interests"),
        (False, 0, "declaration.neither_nil_nor_list"),
    ],
)
def test_nil_is_said_and_never_inferred(says_nil: bool, remaining: int, code: str) -> None:
    assert check_nil(says_nil=says_nil, remaining=remaining).code == code


@pytest.mark.parametrize(
    ("standing", "answered", "ok"),
    [((), (), True), ((1, 2), (2, 1), True), ((1, 2), (1,), False), ((1,), (1, 9), True)],
)
def test_every_interest_is_looked_at(standing: Any, answered: Any, ok: bool) -> None:
    assert check_all_answered(standing, answered=answered).ok is ok


def test_some_moves_need_words() -> None:
    assert check_said("Which company?", field="question", words="…").ok
    refused = check_said("  ", field="question", words="Write it.")
    assert (refused.code, refused.details["field"]) == ("declaration.question_missing", "question")


@pytest.mark.parametrize(
    ("on", "reminded", "due"),
    [
        (date(2026, 4, 23), None, False),
        (date(2026, 4, 24), None, True),  # a week before
        (date(2026, 4, 24), date(2026, 4, 24), False),  # once that day
        (date(2026, 4, 27), None, True),  # nothing ran on the 24th: made good
        (date(2026, 4, 27), date(2026, 4, 27), False),
        (date(2026, 5, 1), date(2026, 4, 27), True),  # the due day itself
        (date(2026, 5, 7), date(2026, 5, 1), False),
        (date(2026, 5, 8), date(2026, 5, 1), True),  # chased a week after
        (date(2027, 1, 1), date(2026, 5, 8), False),  # no further day is set
    ],
)
def test_each_day_of_the_policy_reminds_once(on: date, reminded: date | None, due: bool) -> None:
    assert reminder_due(Asked(ASKED, DUE, (-7, 0, 7), reminded_on=reminded), on=on) is due


def test_who_joined_late_is_not_reminded_for_days_before_they_were_asked() -> None:
    assert not reminder_due(Asked(date(2026, 4, 26), DUE, (-7, 0)), on=date(2026, 4, 28))
    assert not reminder_due(Asked(DUE, DUE, (0,)), on=DUE)


def test_without_a_due_day_nobody_is_reminded_or_named() -> None:
    asked = Asked(ASKED, None, (-7, 0, 7), 14)
    assert not reminder_due(asked, on=date(2030, 1, 1))
    assert not escalation_due(asked, on=date(2030, 1, 1))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.integers(-30, 30), max_size=6),
    st.lists(st.integers(0, 90), max_size=8),
)
def test_reminders_are_never_more_than_the_days_that_passed(days: list[int], runs: list[int]) -> None:
    """Whenever the sweep runs, however often: one reminder a day of the policy at most, none before its day."""
    sent: list[date] = []
    for run in sorted(set(runs)):
        on = ASKED + timedelta(days=run)
        asked = Asked(ASKED, DUE, tuple(days), reminded_on=sent[-1] if sent else None)
        if reminder_due(asked, on=on):
            sent.append(on)
            assert not reminder_due(Asked(ASKED, DUE, tuple(days), reminded_on=on), on=on)
        passed = {DUE + timedelta(days=d) for d in days if ASKED < DUE + timedelta(days=d) <= on}
        assert len(sent) <= len(passed)
        assert bool(sent) or not passed


@pytest.mark.parametrize(
    ("on", "after", "escalated", "due"),
    [
        (date(2026, 5, 14), 14, None, False),
        (date(2026, 5, 15), 14, None, True),
        (date(2026, 6, 15), 14, date(2026, 5, 15), False),
        (date(2026, 6, 15), None, None, False),
        (DUE, 0, None, True),
    ],
)
def test_named_to_the_guardian_once(on: date, after: int | None, escalated: Any, due: bool) -> None:
    asked = Asked(ASKED, DUE, (), after, escalated_on=escalated)
    assert escalation_due(asked, on=on) is due


def test_the_due_day_is_in_time() -> None:
    assert [
        is_overdue(DUE, on=DUE),
        is_overdue(DUE, on=DUE + timedelta(days=1)),
        is_overdue(None, on=DUE),
    ] == [
        False,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("due", "people", "code"),
    [
        (DUE, 3, "declaration_campaign.has_people"),
        (ASKED - timedelta(days=1), 3, "declaration_campaign.due_in_past"),
        (DUE, 0, "declaration_campaign.nobody"),
    ],
)
def test_a_campaign_asks_somebody_for_a_day_to_come(due: date, people: int, code: str) -> None:
    assert check_may_open(due_on=due, on=ASKED, people=people).code == code

"""Where an awaited paper stands, when it is late, and who may be written to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from meetings.papers.rules.chasing import (
    STAGES,
    Standing,
    check_escalation,
    check_not_twice,
    check_reminder,
    days_late,
    is_pressing,
    stage_of,
)

TODAY = date(2026, 3, 10)
DUE = date(2026, 3, 9)
ASKED = Standing("asked", DUE, "Ada Outside", "ada@outside.example")


@pytest.mark.parametrize(
    ("commission", "paper", "files", "stage"),
    [
        (None, None, False, "not_asked"),
        (None, "draft", False, "not_asked"),
        ("asked", "draft", False, "asked"),
        ("accepted", "draft", False, "accepted"),
        ("asked", "draft", True, "sent"),
        ("draft_in", "draft", False, "draft_in"),
        ("draft_in", "draft", True, "draft_in"),
        ("asked", "submitted", False, "submitted"),
        (None, "submitted", False, "submitted"),
        ("draft_in", "signed_off", True, "signed"),
    ],
)
def test_stage(commission: str | None, paper: str | None, files: bool, stage: str) -> None:
    assert stage_of(commission=commission, paper=paper, files_wait=files) == stage
    assert stage in STAGES


@pytest.mark.parametrize(
    ("stage", "due", "late", "pressing"),
    [
        ("asked", TODAY, 0, True),
        ("asked", DUE, 1, True),
        ("submitted", TODAY - timedelta(30), 30, True),
        ("asked", TODAY + timedelta(7), 0, True),
        ("asked", TODAY + timedelta(8), 0, False),
        ("asked", None, 0, False),
        ("signed", DUE, 0, False),
    ],
)
def test_late_from_the_day_after(stage: str, due: date | None, late: int, pressing: bool) -> None:
    assert days_late(stage, due, today=TODAY) == late
    assert is_pressing(stage, due, today=TODAY) is pressing


@pytest.mark.parametrize(
    ("one", "code"),
    [
        (ASKED, "chase.may"),
        (replace(ASKED, stage="accepted", due=None), "chase.may"),
        (replace(ASKED, stage="submitted"), "chase.may"),
        (replace(ASKED, stage="submitted", whom=""), "chase.no_sponsor"),
        (replace(ASKED, stage="sent"), "chase.with_office"),
        (replace(ASKED, stage="draft_in"), "chase.with_office"),
        (replace(ASKED, stage="not_asked"), "chase.not_asked"),
        (replace(ASKED, stage="signed"), "chase.signed"),
        (replace(ASKED, address=""), "chase.no_address"),
        (replace(ASKED, may_know=False), "chase.not_theirs"),
    ],
)
def test_reminder_goes_to_whoever_it_waits_with(one: Standing, code: str) -> None:
    assert check_reminder(one).code == code


@pytest.mark.parametrize(
    ("one", "code"),
    [
        (ASKED, "chase.may"),
        (replace(ASKED, stage="draft_in"), "chase.may"),
        (replace(ASKED, due=TODAY), "chase.not_late"),
        (replace(ASKED, due=None), "chase.not_late"),
        (replace(ASKED, stage="signed"), "chase.not_late"),
        (replace(ASKED, stage="not_asked"), "chase.not_asked"),
        (replace(ASKED, whom="", address=""), "chase.no_sponsor"),
        (replace(ASKED, may_know=False), "chase.not_theirs"),
    ],
)
def test_sponsors_are_told_of_late_papers_only(one: Standing, code: str) -> None:
    assert check_escalation(one, today=TODAY).code == code


def test_a_second_mail_on_a_day_is_meant() -> None:
    told = replace(ASKED, told_on=TODAY)
    assert check_not_twice(told, today=TODAY, again=False).code == "chase.today"
    assert "Ada Outside" in check_not_twice(told, today=TODAY, again=False).reason
    assert check_not_twice(told, today=TODAY, again=True).ok
    assert check_not_twice(told, today=TODAY + timedelta(1), again=False).ok
    assert check_not_twice(ASKED, today=TODAY, again=False).ok

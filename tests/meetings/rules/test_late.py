"""Late papers, urgent items and supplements: what each rule lets through, and in which words it refuses."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.papers.rules.late import (
    IN_TIME,
    LATE,
    SUPPLEMENTARY,
    LateTerms,
    LateThing,
    check_acceptable,
    check_decision,
    check_may_ask,
    check_notice,
    check_placed,
    check_reasons,
    check_supplement,
    clear_days,
    lateness,
    latest_moment,
    stops_publication,
)

NOON = datetime(2026, 3, 20, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
THING = LateThing("Winter plan", "3")


@pytest.mark.requirement("R140")
@pytest.mark.parametrize(
    ("issued", "due", "signed", "expected"),
    [
        (None, None, None, IN_TIME),
        (None, NOON + HOUR, None, IN_TIME),
        (None, NOON, NOON, IN_TIME),  # the last minute counts
        (None, NOON - HOUR, None, LATE),
        (None, NOON - HOUR, NOON - 2 * HOUR, IN_TIME),
        (None, NOON - 2 * HOUR, NOON - HOUR, LATE),
        (NOON, NOON + HOUR, None, SUPPLEMENTARY),  # what went out went out, before its deadline or not
        (NOON, None, NOON + HOUR, SUPPLEMENTARY),
        (NOON, None, NOON - HOUR, IN_TIME),
    ],
)
def test_when_a_paper_is_late(
    issued: datetime | None, due: datetime | None, signed: datetime | None, expected: str
) -> None:
    assert lateness(issued_at=issued, due=due, signed_at=signed, at=NOON) == expected


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({}, "late.ask"),
        ({"how_late": LATE}, "late.ask"),
        ({"request": "declined"}, "late.ask"),  # the chair may be asked again
        ({"how_late": IN_TIME}, "late.ask.in_time"),
        ({"is_out": True}, "late.ask.is_out"),
        ({"request": "asked"}, "late.ask.asked"),
        ({"request": "accepted"}, "late.ask.accepted"),
        ({"is_removed": True}, "late.ask.removed"),
    ],
)
def test_when_the_chair_may_be_asked(facts: dict[str, object], code: str) -> None:
    given_facts = {"how_late": SUPPLEMENTARY, "is_out": False, "request": "", "is_removed": False} | facts
    outcome = check_may_ask(**given_facts)  # type: ignore[arg-type]
    assert outcome.code == code
    assert outcome.ok == (code == "late.ask")


@pytest.mark.requirement("R140")
@pytest.mark.parametrize(
    ("missing", "is_item", "field", "words"),
    [
        ("reason", False, "reason", "Say why it is late."),
        ("reason", True, "reason", "Say why it was not on the agenda."),
        ("cannot_wait", False, "cannot_wait", "next meeting"),
        ("cannot_wait", True, "cannot_wait", "special circumstances"),
        ("what_changed", False, "what_changed", "what changed"),
    ],
)
def test_every_reason_is_given_in_words(missing: str, is_item: bool, field: str, words: str) -> None:
    said = {"reason": "Guidance came out", "cannot_wait": "It starts in April", "what_changed": "Table 2"}
    outcome = check_reasons(**said | {missing: "  "}, is_item=is_item, is_revision=True)
    assert not outcome.ok
    assert outcome.details["field"] == field
    assert words in outcome.reason
    assert check_reasons(**said, is_item=is_item, is_revision=True).ok


@pytest.mark.parametrize(
    ("terms", "hours_before", "code"),
    [
        (LateTerms(), 1, "late.accept"),  # silent terms leave it to the chair
        (LateTerms("yes"), 1, "late.accept"),
        (LateTerms("no"), 100, "late.accept.not_allowed"),
        (LateTerms("yes", 24), 24, "late.accept"),
        (LateTerms("yes", 24), 23, "late.accept.too_late"),
        (LateTerms("", 24), 23, "late.accept.too_late"),
        (LateTerms("yes", 0), 0, "late.accept"),  # nought hours is not "not set"
        (LateTerms(), -1, "late.accept"),  # until the meeting was held
    ],
)
@pytest.mark.requirement("R157")
def test_until_when_the_chair_may_accept(terms: LateTerms, hours_before: int, code: str) -> None:
    begins = NOON + 100 * HOUR
    outcome = check_acceptable(terms=terms, begins_at=begins, at=begins - hours_before * HOUR)
    assert outcome.code == code
    assert outcome.ok == (code == "late.accept")
    tabled = check_acceptable(terms=terms, begins_at=begins, at=begins, is_at_the_meeting=True)
    assert (tabled.ok, tabled.clause) == (True, "LP55")


def test_the_refusal_names_the_clause_and_the_last_moment() -> None:
    terms = LateTerms("yes", 24, "Standing order 3.7")
    outcome = check_acceptable(terms=terms, begins_at=NOON, at=NOON)
    assert outcome.clause == "Standing order 3.7"
    assert "24 hours before the meeting, so until 19 March 2026 at midday" in outcome.reason
    assert latest_moment(None, terms) is None
    assert check_acceptable(terms=terms, begins_at=None, at=NOON).ok  # a date to be confirmed


def test_an_answer_has_a_name_a_moment_that_is_over_and_for_no_a_reason() -> None:
    said = {"name": "Ada Hill, Chair", "note": "", "decided_at": NOON, "now": NOON}
    assert check_decision(**said, is_declined=False).ok
    assert check_decision(**said | {"note": "Too long"}, is_declined=True).ok
    assert check_decision(**said, is_declined=True).code == "late.decision.reason_missing"
    assert check_decision(**said | {"name": " "}, is_declined=False).code == "late.decision.name_missing"
    ahead = said | {"decided_at": NOON + HOUR}
    assert check_decision(**ahead, is_declined=False).code == "late.decision.ahead"


def test_a_supplement_has_only_what_is_accepted_and_signed_off() -> None:
    ready = replace(THING, request="accepted")
    assert check_supplement([ready]).ok
    assert check_supplement([]).code == "supplement.nothing"
    assert check_supplement([ready, replace(THING, request="asked")]).code == "supplement.not_accepted"
    unsigned = replace(ready, is_signed_off=False)
    assert check_supplement([unsigned]).code == "supplement.not_signed_off"


@pytest.mark.requirement("R140")
@pytest.mark.parametrize(
    ("thing", "code", "stops"),
    [
        (THING, "not_asked", True),
        (replace(THING, is_signed_off=False), "not_asked", False),
        (replace(THING, is_signed_off=False, is_announced=True), "to_follow", False),
        (replace(THING, is_announced=True), "not_asked", True),
        (replace(THING, request="asked"), "asked", False),
        (replace(THING, request="accepted"), "accepted", True),
        (replace(THING, request="accepted", is_signed_off=False), "not_signed_off", False),
        (replace(THING, request="declined"), "declined", True),
        (replace(THING, request="declined", is_revision=True), "declined", False),  # the first text stands
        (replace(THING, is_revision=True), "not_asked", True),
        (replace(THING, is_item=True, is_signed_off=False), "not_asked", True),
    ],
)
def test_nothing_is_left_out_unseen(thing: LateThing, code: str, stops: bool) -> None:
    outcome = check_placed(thing)
    assert not outcome.ok
    assert outcome.code == f"late.left_out.{code}"
    assert "Item 3, “Winter plan”" in outcome.reason
    assert stops_publication(thing, outcome) is stops


@pytest.mark.requirement("R181")
@pytest.mark.parametrize(
    ("issued", "rule", "ok", "words"),
    [
        (date(2026, 3, 19), date(2026, 3, 19), True, "6 clear days before the meeting"),
        (date(2026, 3, 24), date(2026, 3, 19), False, "1 clear day before the meeting; the rule says 7 days"),
        (date(2026, 3, 26), date(2026, 3, 19), False, "on the day of the meeting"),
        (date(2026, 3, 25), None, True, "0 clear days"),
    ],
)
def test_how_long_before_the_meeting_it_went_out(
    issued: date, rule: date | None, ok: bool, words: str
) -> None:
    outcome = check_notice(
        issued_on=issued, meeting_day=date(2026, 3, 26), rule_day=rule, rule_words="7 days", clause="R181"
    )
    assert outcome.ok is ok
    assert words in outcome.reason


@pytest.mark.requirement("R140")
@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 60))
def test_clear_days_are_the_days_between(meeting: date, before: int) -> None:
    issued = meeting - timedelta(days=before)
    between = [d for n in range(1, before) if (d := issued + timedelta(days=n)) < meeting]
    assert clear_days(issued, meeting) == len(between)

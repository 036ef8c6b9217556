"""A committee against its own rules, as truth tables: each row names its case, and the answer its clause."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from governance.rules.procedure import Parameter
from meetings.conduct.rules.states import MET, NOT_MET, UNKNOWN, state_of
from meetings.planning.rules.calendar import Span
from meetings.record.rules import compliance as rules
from meetings.record.rules import compliance_kept as kept
from meetings.record.rules.attending import ListedFact, by_organisation, tallies
from meetings.record.rules.compliance import DueFact, MeetingFact, QuorumFact, RulesOfSpan

YEAR = Span(date(2025, 4, 1), date(2026, 3, 31))
QUARTER = Span(date(2025, 4, 1), date(2025, 6, 30))
V1, V2 = "terms of reference, v1 (Terms ¶7.1)", "terms of reference, v2 (Terms ¶7.2)"


def said(source: str = V1, **values: str) -> dict[str, Parameter]:
    return {name: Parameter(name, value, source) for name, value in values.items()}


def meeting(day: str, kind: str = "public", state: str = "held", **rules_: str) -> MeetingFact:
    return MeetingFact(day, f"Meeting of {day}", date.fromisoformat(day), kind, state, said(**rules_))


def spans(span: Span, **values: str) -> list[RulesOfSpan]:
    return [RulesOfSpan(span, said(**values))]


MONTHS = ("2025-04-24", "2025-05-22", "2025-06-26")

HOW_OFTEN = {
    "every month had one": ("monthly", MONTHS, MET, "compliance.frequency"),
    "none in May": ("monthly", (MONTHS[0], MONTHS[2]), NOT_MET, "compliance.frequency.too_few"),
    "one is enough for a quarter": ("quarterly", MONTHS[:1], MET, "compliance.frequency"),
    "no meeting in the quarter": ("quarterly", (), NOT_MET, "compliance.frequency.too_few"),
    "a fortnight and no more": (
        "fortnightly",
        ("2025-04-02", "2025-04-16", "2025-05-14"),
        NOT_MET,
        "compliance.frequency.too_few",
    ),
    "not set is no zero": ("", MONTHS, UNKNOWN, "compliance.frequency.not_set"),
    "a quarter is too short for a year": ("yearly", MONTHS, UNKNOWN, "compliance.frequency.too_short"),
}


@pytest.mark.requirement("R175", "R157")
@pytest.mark.parametrize(("rule", "days", "state", "code"), HOW_OFTEN.values(), ids=HOW_OFTEN)
def test_meetings_held_against_those_asked_for(
    rule: str, days: tuple[str, ...], state: str, code: str
) -> None:
    terms = spans(QUARTER, meeting_frequency=rule) if rule else [RulesOfSpan(QUARTER, {})]
    (outcome,) = rules.check_how_often(terms, [meeting(day) for day in days])
    assert (state_of(outcome), outcome.code) == (state, code)
    assert outcome.clause == (V1 if rule else "R175")
    assert outcome.reason.startswith(f"{len(days)} meeting")


@pytest.mark.requirement("R178")
@pytest.mark.parametrize(
    ("other", "state"),
    [
        pytest.param(meeting("2025-05-22", state="issued"), UNKNOWN, id="issued, and nobody recorded it"),
        pytest.param(meeting("2025-05-22", state="planned"), NOT_MET, id="never issued"),
        pytest.param(meeting("2025-05-22", state="cancelled"), NOT_MET, id="cancelled"),
        pytest.param(meeting("2025-05-22", kind="workshop"), NOT_MET, id="a workshop is no meeting"),
    ],
)
def test_only_a_meeting_that_was_held_counts(other: MeetingFact, state: str) -> None:
    rows = [meeting("2025-04-24"), other, meeting("2025-06-26")]
    (outcome,) = rules.check_how_often(spans(QUARTER, meeting_frequency="monthly"), rows)
    assert state_of(outcome) == state
    assert "May 2025" in outcome.reason


@pytest.mark.requirement("R157")
def test_each_stretch_of_days_is_held_against_its_own_terms() -> None:
    cut = rules.spans_of(YEAR, [date(2025, 10, 1), date(2020, 1, 1), date(2027, 1, 1)])
    assert cut == [Span(YEAR.first, date(2025, 9, 30)), Span(date(2025, 10, 1), YEAR.last)]
    both = [
        RulesOfSpan(cut[0], said(V1, meeting_frequency="monthly")),
        RulesOfSpan(cut[1], said(V2, meeting_frequency="quarterly")),
    ]
    first, second = rules.check_how_often(both, [meeting("2025-10-23"), meeting("2026-01-22")])
    assert (state_of(first), first.clause) == (NOT_MET, V1)
    assert (state_of(second), second.clause) == (MET, V2)


def test_a_new_version_that_says_the_same_cuts_no_month_in_two() -> None:
    cut = rules.spans_of(QUARTER, [date(2025, 5, 15)])
    same = [RulesOfSpan(part, said(meeting_frequency="monthly")) for part in cut]
    (outcome,) = rules.check_how_often(same, [meeting(MONTHS[0]), meeting(MONTHS[2])])
    assert outcome.code == "compliance.frequency.too_few"


IN_PUBLIC = {
    "alternately, as asked": ("alternate", ("public", "private", "public"), (MET, MET, MET)),
    "two in private in a row": ("alternate", ("public", "private", "private"), (MET, MET, NOT_MET)),
    "always in public": ("always", ("public", "private"), (MET, NOT_MET)),
    "never in public": ("never", ("private", "public"), (MET, NOT_MET)),
    "not set is never met": ("", ("public",), (UNKNOWN,)),
}


@pytest.mark.requirement("R175")
@pytest.mark.parametrize(("rule", "kinds", "states"), IN_PUBLIC.values(), ids=IN_PUBLIC)
def test_in_public_as_the_rule_of_its_day_has_it(
    rule: str, kinds: tuple[str, ...], states: tuple[str, ...]
) -> None:
    given = {"meets_in_public": rule} if rule else {}
    rows = [meeting(day, kind, **given) for day, kind in zip(MONTHS, kinds, strict=False)]
    found = rules.check_in_public(spans(QUARTER, **given), rows)
    assert tuple(state_of(outcome) for outcome, _ in found) == states
    assert [row for _, row in found] == rows


@pytest.mark.requirement("R149")
@pytest.mark.parametrize(("kind", "state"), [("public", MET), ("private", NOT_MET)])
def test_in_public_once_in_every_quarter(kind: str, state: str) -> None:
    given = {"meets_in_public": "at_least_quarterly"}
    rows = [meeting("2025-05-22", kind, **given), meeting("2025-06-26", "private", **given)]
    ((outcome, row),) = rules.check_in_public(spans(QUARTER, **given), rows)
    assert (state_of(outcome), row) == (state, None)


def due(state: str, **more: str) -> DueFact:
    return DueFact("Papers out to members", state, "19 March", "18 March", V1, **more)


IN_TIME: dict[str, Any] = {
    "met": (MET, "compliance.due"),
    "met_late": (NOT_MET, "compliance.due.late"),
    "late": (NOT_MET, "compliance.due.not_done"),
    "missed": (NOT_MET, "compliance.due.not_done"),
    "passed": (UNKNOWN, "compliance.due.not_recorded"),
    "not_set": (UNKNOWN, "compliance.due.not_set"),
    "undetermined": (UNKNOWN, "compliance.due.day_unknown"),
    "not_known_yet": (UNKNOWN, "compliance.due.day_unknown"),
}


@pytest.mark.requirement("R181", "R182")
@pytest.mark.parametrize("state", IN_TIME)
def test_in_time_as_the_deadlines_have_it(state: str) -> None:
    outcome = rules.check_due("Papers", due(state))
    assert outcome is not None
    assert (state_of(outcome), outcome.code) == IN_TIME[state]


def test_what_is_still_ahead_is_no_finding_and_a_missing_rule_is_one() -> None:
    assert rules.check_due("Minutes", due("ahead")) is None
    assert rules.check_due("Minutes", due("soon")) is None
    nothing = rules.check_due("Minutes", None)
    assert nothing is not None
    assert state_of(nothing) == UNKNOWN
    later = rules.check_due(
        "Papers", due("met", later="One supplement went out later, accepted by the chair.")
    )
    assert later is not None
    assert later.reason.endswith("accepted by the chair.")


START = datetime(2025, 4, 24, 13, tzinfo=UTC)


def quorum(*states: str) -> list[QuorumFact]:
    moments = ("start", "change", "decision", "end")
    return [
        QuorumFact(START + timedelta(hours=n), f"{2 + n}pm", moments[n], state, f"Record {n}.", V1)
        for n, state in enumerate(states)
    ]


QUORATE = {
    "from start to close": ((MET, MET), MET, "compliance.quorum"),
    "lost on the way": ((MET, NOT_MET, MET), NOT_MET, "compliance.quorum.lost"),
    "not set is unknown": ((UNKNOWN, UNKNOWN), UNKNOWN, "compliance.quorum.unknown"),
    "one open answer leaves it open": ((MET, UNKNOWN), UNKNOWN, "compliance.quorum.unknown"),
    "lost goes before open": ((UNKNOWN, NOT_MET), NOT_MET, "compliance.quorum.lost"),
    "no record": ((), UNKNOWN, "compliance.quorum.no_record"),
}


@pytest.mark.requirement("R172")
@pytest.mark.parametrize(("states", "state", "code"), QUORATE.values(), ids=QUORATE)
def test_the_quorum_of_a_meeting_is_its_worst_record(states: tuple[str, ...], state: str, code: str) -> None:
    outcome = rules.check_quorate(quorum(*states))
    assert (state_of(outcome), outcome.code) == (state, code)
    assert outcome.clause == (V1 if states else "R172")


def test_when_the_quorum_was_lost_is_said() -> None:
    assert "at 3pm (and 1 time more): Record 1." in rules.check_quorate(quorum(MET, NOT_MET, NOT_MET)).reason
    assert "at the start" in rules.check_quorate(quorum(NOT_MET)).reason


RATIFIED = {
    "by another decision": ({"standing": "ratified", "settled_by": "HB-2025/4"}, MET),
    "refused by another": ({"standing": "refused", "settled_by": "HB-2025/4"}, NOT_MET),
    "not yet, and nobody met since": ({"waits_at": "at item 3 of the May meeting"}, UNKNOWN),
    "not yet, and they have met": ({"met_since": True}, NOT_MET),
}


@pytest.mark.parametrize(("given", "state"), RATIFIED.values(), ids=RATIFIED)
def test_a_chairs_action_is_ratified_or_waits(given: dict[str, Any], state: str) -> None:
    asked: dict[str, Any] = {"standing": "awaited", "settled_by": "", "waits_at": "", "met_since": False}
    outcome = kept.check_ratified(reference="HB-2025/3", **(asked | given))
    assert (state_of(outcome), outcome.clause) == (state, "LP68")


@pytest.mark.requirement("R157")
@pytest.mark.parametrize(
    ("review", "state"),
    [(None, UNKNOWN), (date(2025, 11, 30), NOT_MET), (date(2026, 4, 1), MET), (date(2026, 3, 31), MET)],
)
def test_the_review_of_the_terms_is_due_the_day_after_its_day(review: date | None, state: str) -> None:
    assert state_of(kept.check_review(label="v1", due=review, on=date(2026, 3, 31))) == state


def test_days_without_terms_of_reference_are_named() -> None:
    parts = [RulesOfSpan(part, {}) for part in rules.spans_of(QUARTER, [date(2025, 5, 1)])]
    (outcome,) = kept.check_documents(parts, [False, True])
    assert state_of(outcome) == UNKNOWN
    assert "1 April 2025 to 30 April 2025" in outcome.reason


def test_other_answers_and_their_states() -> None:
    assert state_of(kept.check_conflicts(declared=2, ruled=2, waiting=0)) == MET
    assert state_of(kept.check_conflicts(declared=2, ruled=1, waiting=1)) == NOT_MET
    assert state_of(kept.check_override("HB-2025/9", "The chair insisted.", "A Lead")) == NOT_MET
    assert kept.check_decisions({"Decision": 2, "Override": 0}).reason == "2 recorded (decision: 2)."
    vacant = kept.check_seats("One GP", required=2, filled=0, vacant=["GP member"], missing=1)
    assert vacant.reason == "0 of 2 seats are filled. Open: GP member, 1 seat not set up."
    assert state_of(kept.check_seats("One GP", required=1, filled=1, vacant=[], missing=0)) == MET
    overdue = kept.check_declarations(campaign="2025", asked=3, returned=1, overdue=["Ivy"])
    assert (state_of(overdue), overdue.clause) == (NOT_MET, "LP38")
    assert state_of(rules.check_seat_attended(expected=3, own=0, deputy=0)) == NOT_MET
    assert rules.check_seat_attended(expected=3, own=1, deputy=1).reason == "1 of 3 in person, 1 by a deputy."
    hidden = rules.not_for_you("Private business is")
    assert (state_of(hidden), hidden.code) == (UNKNOWN, rules.NOT_FOR_YOU)


def listed(slug: str, name: str, seat: int, capacity: str = "member", **more: Any) -> ListedFact:
    values = {"came": False, "is_remote": False, "has_apologies": False} | more
    body = {1: "Oxley Trust", 2: "Hill Council"}.get(seat, "")
    return ListedFact(slug, name, hash(name), seat, f"Seat {seat}", body, capacity, **values)


@pytest.mark.requirement("R163", "R173")
def test_attendance_counts_deputies_apart_and_apologies_apart() -> None:
    rows = [
        listed("a", "Ada", 1, came=True),
        listed("b", "Ada", 1, came=True, is_remote=True),
        listed("c", "Ada", 1, has_apologies=True),
        listed("c", "Bo", 1, "deputy", came=True),
        listed("a", "Cy", 2, has_apologies=True),
        listed("b", "Cy", 2),
        listed("b", "Dee", 2, "deputy"),
        listed("c", "Eve", 0, "in_attendance", came=True),
    ]
    ada, cy = tallies(rows)
    assert (ada.expected, ada.room, ada.remote, ada.deputy, ada.apologies, ada.own) == (3, 1, 1, 1, 0, 2)
    assert ada.meetings == {"a": "room", "b": "remote", "c": "deputy"}
    assert (cy.expected, cy.own, cy.deputy, cy.apologies, cy.absent) == (2, 0, 0, 1, 1)
    trust = next(row for row in by_organisation(rows) if row.organisation == "Oxley Trust")
    assert (trust.expected, trust.present) == (3, 3)


DUE = date(2026, 3, 10)
FOLLOWED = {
    "on its day": ({"done": DUE}, MET, "compliance.actions"),
    "a day late": ({"done": date(2026, 3, 11)}, NOT_MET, "compliance.actions.late"),
    "not at all": ({}, NOT_MET, "compliance.actions.overdue"),
    "no longer needed": ({"is_dropped": True}, MET, "compliance.actions.dropped"),
}


@pytest.mark.requirement("R64")
@pytest.mark.parametrize(("given", "state", "code"), FOLLOWED.values(), ids=FOLLOWED)
def test_an_action_is_done_by_its_day(given: dict[str, Any], state: str, code: str) -> None:
    asked: dict[str, Any] = {"done": None, "is_dropped": False, "on": date(2026, 3, 31)} | given
    outcome = kept.check_action(due=DUE, **asked)
    assert outcome is not None
    assert (state_of(outcome), outcome.code) == (state, code)


@pytest.mark.requirement("R183")
@pytest.mark.parametrize(
    ("given", "on", "state"),
    [
        (DUE, date(2026, 3, 31), MET),
        (date(2026, 3, 11), date(2026, 3, 31), NOT_MET),
        (None, date(2026, 3, 11), NOT_MET),
        (None, DUE, None),
    ],
)
def test_what_is_owed_is_given_by_its_day(given: date | None, on: date, state: str | None) -> None:
    outcome = kept.check_obligation(due=DUE, given=given, source="Terms ¶10.1", on=on)
    assert (
        (state_of(outcome), outcome.clause) == (state, "Terms ¶10.1")
        if outcome is not None
        else state is None
    )
    assert kept.check_action(due=DUE, done=None, is_dropped=False, on=DUE) is None

"""Rules of the calendar as truth tables; no database."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.planning.date_notes import MONTHS, has_passed, month_named
from meetings.planning.rules.facts import MeetingTerms, PlannedMeeting, Times
from meetings.planning.rules.openness import check_openness
from meetings.planning.rules.schedule import (
    check_confirmed,
    check_forum,
    check_length,
    check_month_named,
    check_open,
    hours,
)

# The seven dated meetings of the Bexley schedule (R178).
BEXLEY = [
    PlannedMeeting("public", date(2021, 9, 30)),
    PlannedMeeting("private", date(2021, 10, 28)),
    PlannedMeeting("public", date(2021, 11, 25)),
    PlannedMeeting("private", date(2021, 12, 23)),
    PlannedMeeting("public", date(2022, 1, 27)),
    PlannedMeeting("private", date(2022, 2, 24)),
    PlannedMeeting("public", date(2022, 3, 24)),
]
WORKSHOPS = [
    PlannedMeeting("workshop", month=(2021, 9)),
    PlannedMeeting("workshop", month=(2021, 11)),
    PlannedMeeting("workshop", month=(2021, 2)),
]
ALTERNATE = MeetingTerms(
    meets_in_public="alternate", public_minutes=180, private_minutes=120, source="Clause 7.1"
)


def others(meeting: PlannedMeeting) -> list[PlannedMeeting]:
    return [m for m in [*BEXLEY, *WORKSHOPS] if m is not meeting]


@pytest.mark.requirement("R175")
@pytest.mark.parametrize("meeting", [*BEXLEY, *WORKSHOPS])
def test_the_bexley_schedule_alternates(meeting: PlannedMeeting) -> None:
    assert check_openness(meeting, terms=ALTERNATE, others=others(meeting)).ok


@pytest.mark.requirement("R175")
@pytest.mark.parametrize(
    ("kind", "day", "clash"),
    [
        ("public", date(2021, 10, 14), "30 September 2021"),
        ("private", date(2021, 10, 14), "28 October 2021"),
        ("public", date(2022, 4, 28), "24 March 2022"),
        ("private", date(2022, 4, 28), ""),
        ("private", date(2021, 7, 29), ""),
        ("public", date(2021, 7, 29), "30 September 2021"),
    ],
)
def test_two_alike_in_a_row_are_reported(kind: str, day: date, clash: str) -> None:
    outcome = check_openness(PlannedMeeting(kind, day), terms=ALTERNATE, others=BEXLEY)
    assert outcome.ok is not bool(clash)
    assert clash in outcome.reason
    assert outcome.clause == "Clause 7.1"


@pytest.mark.requirement("R149", "R175")
@pytest.mark.parametrize(
    ("says", "kind", "code"),
    [
        ("", "private", "meeting.openness.not_set"),
        ("always", "public", "meeting.openness"),
        ("always", "private", "meeting.openness.should_be_public"),
        ("always", "workshop", "meeting.openness.workshop"),
        ("never", "public", "meeting.openness.should_be_private"),
        ("never", "private", "meeting.openness"),
        ("alternate", "workshop", "meeting.openness.workshop"),
        ("at_least_quarterly", "public", "meeting.openness.public"),
        ("at_least_quarterly", "private", "meeting.openness.quarter_without_public"),
    ],
)
def test_openness_by_what_the_terms_say(says: str, kind: str, code: str) -> None:
    meeting = PlannedMeeting(kind, date(2026, 3, 1))
    assert check_openness(meeting, terms=MeetingTerms(meets_in_public=says), others=[]).code == code


@pytest.mark.requirement("R149")
@pytest.mark.parametrize(
    ("last", "ok"), [(date(2025, 12, 31), False), (date(2026, 1, 1), True), (date(2026, 2, 28), True)]
)
def test_a_quarter_without_a_public_meeting_is_reported(last: date, ok: bool) -> None:
    terms = MeetingTerms(meets_in_public="at_least_quarterly")
    before = [PlannedMeeting("public", last)]
    assert check_openness(PlannedMeeting("private", date(2026, 3, 20)), terms=terms, others=before).ok is ok


@pytest.mark.requirement("R176")
@pytest.mark.parametrize(
    ("kind", "ends", "ok"),
    [
        ("public", time(17), True),
        ("public", time(16), False),
        ("private", time(16), True),
        ("private", time(17), False),
        ("workshop", time(15), True),
    ],
)
def test_length_by_kind(kind: str, ends: time, ok: bool) -> None:
    assert check_length(kind, Times(time(14), ends), terms=ALTERNATE).ok is ok


@pytest.mark.requirement("R176")
def test_length_is_not_judged_when_it_is_not_set() -> None:
    assert check_length("public", Times(time(14), None), terms=ALTERNATE).code == "meeting.length.not_set"
    assert (
        check_length("public", Times(time(14), time(15)), terms=MeetingTerms()).code
        == "meeting.length.not_set"
    )


@pytest.mark.requirement("R176")
@pytest.mark.parametrize(
    ("kind", "minutes", "code"),
    [
        ("public", 60, "agenda.forum"),
        ("public", 75, "agenda.forum"),
        ("public", 45, "agenda.forum.too_short"),
        ("public", None, "agenda.forum.missing"),
        ("private", None, "agenda.forum.not_set"),
    ],
)
def test_the_public_forum_has_its_hour(kind: str, minutes: int | None, code: str) -> None:
    terms = MeetingTerms(forum_minutes=60, source="Clause 7.2")
    found = check_forum(kind, minutes, terms=terms)
    assert (found.code, found.clause) == (code, "Clause 7.2")
    assert check_forum(kind, minutes, terms=MeetingTerms()).code == "agenda.forum.not_set"


@pytest.mark.requirement("R178", "R196")
@pytest.mark.parametrize(
    ("month", "code"),
    [
        ((2021, 2), "meeting.date_note.before_the_schedule"),
        ((2021, 10), "meeting.date_note.out_of_sequence"),
        ((2021, 11), "meeting.date_note"),
        ((2022, 2), "meeting.date_note"),
        (None, "meeting.date_note"),
    ],
)
def test_workshop_3_tbc_february_2021_is_a_slip(month: tuple[int, int] | None, code: str) -> None:
    meeting = PlannedMeeting("workshop", month=month)
    schedule = [*BEXLEY, *WORKSHOPS[:2]]
    assert check_month_named(meeting, schedule=schedule, on=date(2021, 8, 1)).code == code


@pytest.mark.requirement("R178")
def test_a_month_that_is_over_is_reported() -> None:
    meeting = PlannedMeeting("workshop", month=(2026, 2))
    assert check_month_named(meeting, schedule=[], on=date(2026, 2, 28)).ok
    assert check_month_named(meeting, schedule=[], on=date(2026, 3, 1)).code == "meeting.date_note.over"


@pytest.mark.requirement("R178")
@pytest.mark.parametrize(
    ("note", "month"),
    [
        ("TBC February 2021", (2021, 2)),
        ("TBC Sept 2021", (2021, 9)),
        ("to be confirmed, Nov. 2026", (2026, 11)),
        ("May 2026 or June 2026", (2026, 5)),
        ("TBC", None),
        ("November", None),
        ("Marching orders 2026", None),
    ],
)
def test_the_month_that_a_note_names(note: str, month: tuple[int, int] | None) -> None:
    assert month_named(note) == month


@given(st.integers(1, 12), st.integers(1990, 2100))
def test_every_month_is_read_in_full_and_short(month: int, year: int) -> None:
    name = MONTHS[month - 1]
    assert month_named(f"TBC {name.title()} {year}") == (year, month)
    assert month_named(f"{name[:3]} {year}") == (year, month)


@pytest.mark.requirement("R178")
def test_a_date_to_be_confirmed_cannot_be_issued() -> None:
    assert check_confirmed(date(2026, 3, 1)).ok
    assert check_confirmed(None).code == "meeting.date_to_be_confirmed"


@pytest.mark.parametrize(
    ("state", "ok"), [("planned", True), ("issued", True), ("held", False), ("cancelled", False)]
)
def test_what_is_over_stays_as_it_is(state: str, ok: bool) -> None:
    assert check_open(state).ok is ok


@pytest.mark.parametrize(
    ("minutes", "words"), [(0, "0 minutes"), (1, "1 minute"), (60, "1 hour"), (150, "2 hours 30 minutes")]
)
def test_minutes_in_words(minutes: int, words: str) -> None:
    assert hours(minutes) == words


@pytest.mark.parametrize(
    ("note", "day", "over"),
    [
        ("TBC February 2021", date(2021, 2, 28), False),
        ("TBC February 2021", date(2021, 3, 1), True),
        ("TBC December 2021", date(2022, 1, 1), True),
        ("TBC March 2022", date(2021, 12, 31), False),
        ("To be confirmed", date(2099, 1, 1), False),
    ],
)
def test_a_date_that_was_noted_for_a_month_that_is_over_lies_ahead_no_more(
    note: str, day: date, over: bool
) -> None:
    assert has_passed(note, on=day) is over

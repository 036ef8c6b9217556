"""A year of a committee is made from its series, once; the calendar is held against the terms of reference."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from governance.actions.terms_of_reference import create_terms_of_reference
from governance.foundation.errors import NotPermitted
from governance.models import GovernanceEvent, User
from meetings.models import CalendarEntry, Meeting, MeetingSeries
from meetings.planning.actions.meetings import cancel_meeting, change_meeting, create_meeting
from meetings.planning.actions.series import change_series, create_series, end_series
from meetings.planning.actions.years import WantedMeeting, make_year
from meetings.planning.rules.years import Year
from meetings.planning.selectors.calendars import entries_for, in_year, of_committees
from meetings.planning.selectors.checking import check_year
from meetings.planning.selectors.series import year_lines
from membership.people.actions import appoint
from tests.fixtures.people import World
from tests.meetings.planning.seating import seat_at

People = Callable[[str], User]
ON = date(2021, 8, 1)
PUBLISHED = [
    *(date(2021, 9, 30), date(2021, 10, 28), date(2021, 11, 25), date(2021, 12, 23)),
    *(date(2022, 1, 27), date(2022, 2, 24), date(2022, 3, 24)),
]
SERIES: dict[str, Any] = {
    "pattern": "aligned",
    "followed_name": "Borough Based Board",
    "followed_dates": PUBLISHED,
    "openness": "alternate_public_first",
    "public_starts_at": time(14),
    "private_starts_at": time(14),
    "workshop_starts_at": time(14),
    "workshop_minutes": 120,
    "workshop_months": [9, 11, 2],
    "venue": "Council Chamber",
    "effective_from": date(2021, 9, 1),
}


@pytest.fixture
def terms(world: World, people: People) -> None:
    create_terms_of_reference(
        committee=world.hill_board,
        label="1",
        effective_from=date(2021, 9, 1),
        meets_in_public="alternate",
        meeting_frequency="monthly",
        public_meeting_minutes=180,
        private_meeting_minutes=120,
        aligned_with_name="Borough Based Board",
        source="Clause 7",
        text="Final proposals are submitted on 29th October 2021, a Friday; see Friday 28 October 2021.",
        by=people("governance_lead"),
    )


@pytest.fixture
def series(world: World, director: User, terms: None) -> MeetingSeries:
    return create_series(committee=world.hill_board, by=director, **SERIES)


def wanted(series: MeetingSeries, user: User, year: int = 2021) -> list[WantedMeeting]:
    """The proposed year as an officer would send it, unchanged."""
    return [
        WantedMeeting(
            slot=line.proposed.slot,
            kind=line.proposed.kind,
            date=line.proposed.date,
            date_note="" if line.proposed.date else "TBC {1}/{0}".format(*line.proposed.month or ()),
            starts_at=line.proposed.starts_at,
            ends_at=line.proposed.ends_at,
            title=f"Workshop {line.proposed.number}" if line.proposed.number else "",
            venue=series.venue,
        )
        for line in year_lines(series, Year(year), user=user, on=ON)
        if line.made is None
    ]


@pytest.mark.requirement("R175", "R176", "R178")
def test_a_year_is_made_once(series: MeetingSeries, director: User, clock_at: Any) -> None:
    with clock_at(2021, 8, 1):
        made = make_year(series, rows=wanted(series, director), by=director)
        assert [(m.kind, m.date, m.starts_at, m.ends_at) for m in made if m.date] == [
            (kind, day, time(14), time(17 if kind == "public" else 16))
            for day, kind in zip(PUBLISHED, ["public", "private"] * 4, strict=False)
        ]
        assert [m.title for m in made if m.date is None] == ["Workshop 1", "Workshop 2", "Workshop 3"]
        cancel_meeting(made[1], because="No business", by=director)
        moved = change_meeting(made[-1], {"date": date(2022, 3, 31)}, by=director, reason="Room")
        assert wanted(series, director) == []
        again = make_year(series, rows=[WantedMeeting(moved.slot, "public", date(2022, 3, 24))], by=director)
    assert again == []
    assert Meeting.objects.count() == 10
    event = GovernanceEvent.objects.get(code="meeting_series.year_made")
    assert event.summary == "Planned 10 meetings of Hill Partnership Board"


def test_a_year_is_made_whole_or_not_at_all(series: MeetingSeries, director: User) -> None:
    rows = [WantedMeeting("2021-09-30", "public", date(2021, 9, 30)), WantedMeeting("x", "public")]
    with pytest.raises(ValidationError):
        make_year(series, rows=rows, by=director)
    assert not Meeting.objects.exists()


def test_who_may_not_plan_records_and_makes_nothing(
    world: World, series: MeetingSeries, people: People
) -> None:
    for role in ("member", "chair", "auditor", "other_icb", "nobody"):
        for act in (
            lambda user: create_series(committee=world.hill_board, by=user, **SERIES),
            lambda user: change_series(series, {"venue": "Hall"}, by=user, reason="x"),
            lambda user: end_series(series, last_day=ON, by=user, reason="x"),
            lambda user: make_year(series, rows=[], by=user),
        ):
            with pytest.raises(NotPermitted):
                act(people(role))


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"pattern": "monthly_weekday", "weekday": 3}, "nth"),
        ({"pattern": "monthly_weekday", "nth": 4}, "weekday"),
        ({"pattern": "weekly"}, "weekday"),
        ({"pattern": "monthly_day", "day_of_month": 32}, "day_of_month"),
        ({"followed_dates": []}, "follows"),
    ],
)
def test_a_pattern_needs_its_particulars(
    values: dict[str, Any], field: str, world: World, director: User
) -> None:
    with pytest.raises(ValidationError) as refused:
        create_series(committee=world.hill_board, by=director, **(SERIES | values))
    assert list(refused.value.message_dict) == [field]


@pytest.mark.requirement("R177")
def test_a_series_follows_another_committee(world: World, people: People) -> None:
    officer = people("governance_officer")
    for day in PUBLISHED[:2]:
        create_meeting(icb=world.north, lead_committee=world.vale_board, kind="public", date=day, by=officer)
    values = SERIES | {
        "follows": world.vale_board,
        "followed_dates": [],
        "offset_days": 7,
        "workshop_months": [],
    }
    series = create_series(committee=world.hill_board, by=officer, **values)
    lines = year_lines(series, Year(2021), user=officer, on=ON)
    assert [line.proposed.date for line in lines] == [date(2021, 10, 7), date(2021, 11, 4)]


@pytest.mark.requirement("R178", "R187", "R196")
def test_the_checker_reports_february_2021_and_29_october(
    world: World, series: MeetingSeries, director: User, clock_at: Any
) -> None:
    with clock_at(2021, 8, 1):
        rows = wanted(series, director)
        slips = {"workshop-2022-02": "TBC February 2021"}
        rows = [
            WantedMeeting(**{**row.__dict__, "date_note": slips.get(row.slot, row.date_note)}) for row in rows
        ]
        made = make_year(series, rows=rows, by=director)
    found = check_year(world.hill_board, Year(2021), user=director, on=ON)
    assert [(f.outcome.code, f.where) for f in found] == [
        ("meeting.date_note.before_the_schedule", "Workshop 3, TBC February 2021"),
        ("calendar.text_contradicts", "The terms of reference"),
        ("text.weekday_wrong", "The terms of reference"),
    ]
    assert "29 October 2021" in found[1].outcome.reason
    change_meeting(made[2], {"date": date(2021, 10, 25)}, by=director, reason="Room")
    codes = {f.outcome.code for f in check_year(world.hill_board, Year(2021), user=director, on=ON)}
    assert "calendar.not_aligned" in codes, "a moved meeting leaves the other body's dates"
    before_its_terms = check_year(world.hill_board, Year(2018), user=director, on=ON)
    assert before_its_terms == []
    entries = of_committees(entries_for(director, on=ON), [world.hill_board])
    assert len(in_year(entries, Year(2021))) == 10, "the month that cannot be right is shown with its year"


def test_clashes_are_told_beside_the_row(
    world: World, series: MeetingSeries, people: People, director: User
) -> None:
    officer = people("governance_lead")
    person = seat_at(world.hill_board, "Ana Whitlock", by=officer)
    vale = create_meeting(
        icb=world.north,
        lead_committee=world.vale_board,
        kind="public",
        date=PUBLISHED[0],
        starts_at=time(16),
        ends_at=time(18),
        by=officer,
    )

    def notes(user: User) -> list[str]:
        lines = year_lines(series, Year(2021), user=user, on=ON)
        return [note.code for line in lines for note in line.notes]

    assert notes(officer) == [], "nobody sits on both"
    appoint(
        person=person,
        seat=seat_at(world.vale_board, "", by=officer),
        basis="nominated",
        by=officer,
        effective_from=date(2020, 4, 1),
    )
    assert notes(officer) == ["calendar.members_elsewhere"]
    assert notes(director) == [], "the director of one place is not told of another's drafts"
    change_meeting(vale, {"starts_at": time(17)}, by=officer, reason="Later")
    assert notes(officer) == []


@pytest.mark.requirement("R190")
def test_every_meeting_has_its_entry(meeting: Meeting) -> None:
    assert CalendarEntry.objects.get(meeting=meeting).sequence == 0

"""Meetings are planned, listed, changed and cancelled on their pages."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from django.test import Client

from governance.models import User
from meetings.models import Meeting, Paper
from meetings.planning.actions.meetings import change_meeting, create_meeting
from tests.fixtures.people import World
from tests.meetings.asking import at, meeting_input, text_of

PaperOf = Callable[..., Paper]
People = Callable[[str], User]


@pytest.mark.requirement("R178")
def test_a_director_plans_a_meeting(browser: Client, world: World) -> None:
    response = browser.post(at("meeting-create"), meeting_input(world), follow=True)
    meeting = Meeting.objects.get()
    assert response.redirect_chain[-1][0] == at("meeting-detail", "2026-03-26-north-hill-board")
    assert (meeting.title, meeting.starts_at, meeting.ends_at) == (
        "Hill Partnership Board",
        time(14),
        time(17),
    )
    undated = meeting_input(world, date_day="", date_month="", date_year="")
    assert "Enter the date, or say below what is known of it." in text_of(
        browser.post(at("meeting-create"), undated)
    )
    browser.post(at("meeting-create"), undated | {"kind": "workshop", "date_note": "TBC May 2026"})
    assert Meeting.objects.get(date=None).slug == "tbc-north-hill-board"


@pytest.mark.parametrize(
    ("typed", "words"),
    [("25:00", "not a time of day"), ("two", "Enter the time as"), ("13pm", "Enter the time as")],
)
def test_a_time_that_is_none_is_explained(typed: str, words: str, browser: Client, world: World) -> None:
    assert words in text_of(browser.post(at("meeting-create"), meeting_input(world, starts_at=typed)))


def test_a_director_plans_for_no_other_place(browser: Client, world: World) -> None:
    page = browser.post(at("meeting-create"), meeting_input(world, lead_committee=world.vale_board.pk))
    assert page.status_code == 200
    assert not Meeting.objects.exists()


def test_the_list_is_filtered_and_goes_to_a_spreadsheet(
    browser: Client, world: World, meeting: Meeting, director: User
) -> None:
    given = {"icb": world.north, "lead_committee": world.hill_board, "by": director}
    create_meeting(kind="private", date=date(2026, 4, 23), title="=SUM(1)", **given)
    create_meeting(kind="workshop", date_note="TBC May 2026", title="Workshop 1", **given)
    page = text_of(browser.get(at("meeting-list"), {"kind": "workshop"}))
    assert "Workshop 1" in page
    assert "Hill Partnership Board</a>" not in page
    answer = browser.get(at("meeting-csv"), {"first": "2026-04-01", "last": "2026-04-30", "kind": "private"})
    rows = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode().lstrip("\ufeff"))))
    assert [row[0] for row in rows] == ["Meeting", "'=SUM(1)"]


def test_lists_cost_the_same_for_one_and_many(
    browser: Client, world: World, meeting: Meeting, director: User, django_assert_max_num_queries: Any
) -> None:
    for month in range(1, 8):
        create_meeting(
            icb=world.north,
            lead_committee=world.hill_board,
            kind="public",
            date=date(2026, month, 1),
            by=director,
        )
    with django_assert_max_num_queries(14):
        browser.get(at("meeting-list"))


def test_the_second_editor_of_a_meeting_reads_both_texts(
    browser: Client, world: World, meeting: Meeting, people: People
) -> None:
    change_meeting(meeting, {"venue": "Library"}, by=people("governance_officer"), reason="Roof")
    sent = meeting_input(world, venue="Museum", reason="Larger", version=meeting.version)
    page = browser.post(at("meeting-edit", meeting.slug), sent)
    assert page.status_code == 409
    assert "Library" in text_of(page)
    assert "Museum" in text_of(page)
    meeting.refresh_from_db()
    assert meeting.venue == "Library"


def test_a_meeting_is_cancelled_with_its_reason(browser: Client, meeting: Meeting) -> None:
    address = at("meeting-cancel", meeting.slug)
    assert "This field is required" in text_of(browser.post(address, {}))
    page = text_of(browser.post(address, {"cancelled_because": "Snow"}, follow=True))
    assert "Cancelled because" in page
    assert "This meeting was cancelled: its agenda and papers stay as they are." in page

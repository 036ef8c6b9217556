"""Invitations and feeds as somebody else's calendar reads them: one event for life, nothing for who may not know."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from email import message_from_string
from typing import Any

import pytest
import vobject
from django.core import mail
from django.test import Client

from governance.foundation.audit import save_recorded
from governance.foundation.calendar_file import CalendarEvent, feed
from governance.foundation.models import OutboxMessage
from governance.foundation.outbox import deliver
from governance.models import User
from meetings.models import CalendarEntry, CalendarFeed, Meeting
from meetings.planning.actions.entries import announce
from meetings.planning.actions.feeds import end_feed, open_feed
from meetings.planning.actions.meetings import cancel_meeting, change_meeting, create_meeting
from meetings.planning.feed_addresses import address_of
from tests.fixtures.people import World, grant
from tests.meetings.planning.seating import seat_at

People = Callable[[str], User]
LONDON_SUMMER, LONDON_WINTER = timedelta(hours=1), timedelta(0)


class SomebodysCalendar:
    """A calendar program: keeps events by UID, takes a change only when its sequence is not older (RFC 5546)."""

    def __init__(self) -> None:
        self.events: dict[str, Any] = {}

    def read(self, text: str) -> None:
        found = vobject.readOne(text)
        for event in found.vevent_list:
            uid, sequence = event.uid.value, int(event.sequence.value)
            known = self.events.get(uid)
            if known is not None and sequence < int(known.sequence.value):
                continue
            self.events[uid] = event


def invitations(address: str) -> list[str]:
    rows = OutboxMessage.objects.filter(recipient=address).exclude(calendar="").order_by("pk")
    return list(rows.values_list("calendar", flat=True))


@pytest.fixture
def member(world: World, people: People) -> User:
    user = people("member")
    seat_at(world.hill_board, "Ana Whitlock", user, by=people("governance_lead"))
    return user


def end_role(user: User) -> None:
    role = user.role_grants.get()
    role.effective_to = role.effective_from
    save_recorded(role, by=None)
    user.forget_grants()


def feed_of(user: User, **values: Any) -> str:
    answer = Client().get(address_of(open_feed(by=user, **values)))
    assert answer["Content-Type"].startswith("text/calendar")
    assert "no-store" in answer["Cache-Control"]
    return answer.content.decode()


def test_an_invitation_stays_one_event_through_three_changes(
    meeting: Meeting, member: User, director: User
) -> None:
    """Announced, moved across the change of the clocks, moved again, cancelled."""
    theirs = SomebodysCalendar()
    change_meeting(meeting, {"venue": "Library"}, by=director, reason="Roof")
    assert invitations(member.email) == [], "nobody is told of a date that was not announced"
    meeting.refresh_from_db()
    assert announce([meeting], by=director) == 1
    assert announce([meeting], by=director) == 0, "announced is announced"
    for values in (
        {"date": date(2026, 4, 2)},
        {"starts_at": time(10), "ends_at": time(13)},
        {"public_access": "Ring the bell"},
    ):
        meeting = change_meeting(meeting, values, by=director, reason="Moved")
    cancel_meeting(meeting, because="No business", by=director)
    texts = invitations(member.email)
    methods = [vobject.readOne(text).method.value for text in texts]
    assert methods == ["REQUEST", "REQUEST", "REQUEST", "CANCEL"], "what calendars do not show is no news"
    starts = []
    for text in texts:
        theirs.read(text)
        assert len(theirs.events) == 1
        (event,) = theirs.events.values()
        starts.append((event.dtstart.value.isoformat(), int(event.sequence.value)))
    assert starts == [
        ("2026-03-26T14:00:00+00:00", 1),
        ("2026-04-02T14:00:00+01:00", 2),
        ("2026-04-02T10:00:00+01:00", 3),
        ("2026-04-02T10:00:00+01:00", 4),
    ]
    assert event.status.value == "CANCELLED"
    assert event.attendee.value == f"mailto:{member.email}"


def test_the_mail_carries_the_invitation_as_calendars_expect_it(
    meeting: Meeting, member: User, director: User
) -> None:
    announce([meeting], by=director)
    row = OutboxMessage.objects.get(recipient=member.email)
    assert deliver(row.pk)
    sent = message_from_string(mail.outbox[-1].message().as_string())
    parts = {part.get_content_type(): part for part in sent.walk()}
    assert sent.get_content_type() == "multipart/alternative"
    assert parts["text/calendar"].get_param("method") == "REQUEST"
    assert "Thursday 26 March 2026, 2pm to 5pm" in parts["text/plain"].get_payload(decode=True).decode()


def test_a_date_taken_back_or_a_member_who_leaves_is_taken_out(
    world: World, meeting: Meeting, member: User, director: User
) -> None:
    announce([meeting], by=director)
    undated = change_meeting(meeting, {"date": None, "date_note": "TBC May 2026"}, by=director, reason="Room")
    texts = invitations(member.email)
    assert [vobject.readOne(text).method.value for text in texts] == ["REQUEST", "CANCEL"]
    assert vobject.readOne(texts[1]).vevent.dtstart.value.date() == date(2026, 3, 26)
    dated = change_meeting(undated, {"date": date(2026, 5, 7), "date_note": ""}, by=director, reason="Room")
    end_role(member)
    change_meeting(dated, {"venue": "Library"}, by=director, reason="Roof")
    texts = invitations(member.email)
    assert [vobject.readOne(text).method.value for text in texts] == [
        "REQUEST",
        "CANCEL",
        "REQUEST",
        "CANCEL",
    ]
    assert len({vobject.readOne(text).vevent.uid.value for text in texts}) == 1


def test_a_feed_says_what_its_owner_may_know_today(
    world: World, meeting: Meeting, member: User, director: User, people: People
) -> None:
    given = {"icb": world.north, "lead_committee": world.hill_board, "by": director}
    draft = create_meeting(kind="public", date=date(2026, 4, 23), title="CANARY-DRAFT", **given)
    private = create_meeting(kind="private", date=date(2026, 5, 28), title="CANARY-BUSINESS", **given)
    announce([meeting, private], by=director)
    author = people("paper_author")
    text = feed_of(member)
    summaries = {event.summary.value for event in vobject.readOne(text).vevent_list}
    assert summaries == {"Hill Partnership Board", "Hill Partnership Board (private meeting)"}
    assert "CANARY" not in text
    assert "CANARY-DRAFT" in feed_of(director, committee=world.hill_board)
    assert "private meeting" not in feed_of(author, committee=world.hill_board), (
        "no right to private business"
    )
    assert "BEGIN:VEVENT" not in feed_of(people("other_icb"))
    assert "CLASS:PRIVATE" in text
    announce([draft], by=director)
    assert "CANARY-DRAFT" in feed_of(member)


def test_an_address_is_withdrawn_at_once(
    meeting: Meeting, member: User, director: User, browser: Client
) -> None:
    row = open_feed(by=member)
    address = address_of(row)
    assert Client().get(address).status_code == 200
    assert browser.post(f"/workspace/calendar/mine/{row.public_id}/end/").status_code == 404, "not theirs"
    end_feed(row, by=member)
    assert Client().get(address).status_code == 404
    again = address_of(open_feed(by=member))
    assert again != address
    newest = address_of(open_feed(by=member))
    assert Client().get(again).status_code == 404, "a new address ends the one before"
    assert Client().get(newest[:-20] + "x" * 7 + "/meetings.ics").status_code == 404
    member.is_active = False
    member.save()
    assert Client().get(newest).status_code == 404
    assert CalendarFeed.objects.filter(ended_at=None).count() == 1


def test_rights_of_a_feed_end_with_the_role(world: World, meeting: Meeting, people: People) -> None:
    guest = people("nobody")
    grant(guest, "member", icb=world.north, committee=world.hill_board)
    announce([meeting], by=people("place_director"))
    address = address_of(open_feed(by=guest, committee=world.hill_board))
    assert b"BEGIN:VEVENT" in Client().get(address).content
    end_role(guest)
    assert b"BEGIN:VEVENT" not in Client().get(address).content


def test_visible_entries_are_no_meetings(meeting: Meeting, member: User, director: User) -> None:
    """The date is announced; the agenda and the papers are not issued."""
    announce([meeting], by=director)
    on = date(2026, 3, 1)
    assert CalendarEntry.objects.visible_to(member, on=on).count() == 1
    assert Meeting.objects.visible_to(member, on=on).count() == 0
    browser = Client()
    browser.force_login(member)
    assert browser.get(f"/workspace/meetings/{meeting.slug}/").status_code == 404


@pytest.mark.parametrize(
    ("day", "offset"),
    [
        (date(2026, 3, 28), LONDON_WINTER),
        (date(2026, 3, 29), LONDON_SUMMER),
        (date(2026, 10, 24), LONDON_SUMMER),
        (date(2026, 10, 25), LONDON_WINTER),
        (date(2028, 2, 29), LONDON_WINTER),
    ],
)
def test_clock_changes_are_those_of_london(day: date, offset: timedelta) -> None:
    event = CalendarEvent("1", 0, datetime(2026, 1, 1, tzinfo=UTC), "Board", day, time(14), time(17))
    read = vobject.readOne(feed("Board", [event]).decode()).vevent
    assert read.dtstart.value.replace(tzinfo=None) == datetime.combine(day, time(14))
    assert read.dtstart.value.utcoffset() == offset
    assert read.dtend.value - read.dtstart.value == timedelta(hours=3)


def test_without_times_a_meeting_takes_the_day_and_text_is_kept() -> None:
    words = 'Board; "A", B\\C\nsecond line'
    event = CalendarEvent(
        "1", 0, datetime(2026, 1, 1, tzinfo=UTC), words, date(2026, 4, 1), description=words
    )
    data = feed("Board", [event])
    read = vobject.readOne(data.decode()).vevent
    assert read.dtstart.value == date(2026, 4, 1)
    assert (read.summary.value, read.description.value) == (words, words)
    assert data == feed("Board", [event]), "equal events, equal bytes"

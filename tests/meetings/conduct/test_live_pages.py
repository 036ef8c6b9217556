"""The screen of a meeting at work: the list and its replies, the opening, comings and goings, items, the close."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from governance.foundation.audit import save_recorded
from governance.models import Organisation, Seat, User
from meetings.conduct.actions.attendance import note_reply
from meetings.conduct.actions.sittings import open_item
from meetings.conduct.models import Attendance, PublicExclusion, QuorumRecord, Sitting
from meetings.models import AgendaItem, Meeting
from meetings.papers.actions.agenda import add_item
from meetings.planning.actions.meetings import issue_meeting
from meetings.planning.models import MeetingCommittee
from membership.people.actions import appoint, arrange_deputy, create_person
from tests.fixtures.people import START, World
from tests.meetings.conduct.conftest import DAY

pytestmark = pytest.mark.django_db

AtWork = Callable[..., list[Attendance]]


@pytest.fixture
def here(meeting: Meeting) -> str:
    return f"/workspace/meetings/{meeting.slug}/live/"


def text(client: Client, address: str, **post: Any) -> str:
    answer = client.post(address, post, follow=True) if post else client.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def of(row: Attendance) -> str:
    return f"people/{row.public_id}/"


@pytest.mark.requirement("R163", "R172")
def test_from_the_list_and_its_replies_to_the_opening(
    browser: Client,
    here: str,
    terms,
    board,
    meeting: Meeting,
    item: AgendaItem,
    director: User,
    on_the_day: None,
) -> None:
    terms(quorum_number=2)
    board(3)
    refused = text(browser, here)
    assert "Nobody is on the list yet." in refused
    assert "The papers have not been issued to the members yet." in refused
    assert not Attendance.objects.exists()  # a page that is read writes nothing
    issue_meeting(Meeting.objects.get(pk=meeting.pk), by=director)
    assert "Person 03" in text(browser, f"{here}list/", go="1")
    first, second, third = Attendance.objects.order_by("pk")
    page = text(browser, here)
    assert "By the replies: 0 members present; the quorum is 2." in page
    assert "Not quorate" in page
    for row, reply in ((first, "coming"), (second, "remote")):
        text(browser, here + of(row), **{"what": "reply", "reply-version": row.version, "reply-reply": reply})
    page = text(browser, here)
    assert "Quorate" in page
    assert "Will attend remotely" in page
    text(
        browser, f"{here}people/add/", name="Finn Ance", role="Director of Finance", capacity="in_attendance"
    )
    opening = text(browser, f"{here}open/")
    assert "Finn Ance, In attendance, Director of Finance" in opening
    guest = Attendance.objects.get(name="Finn Ance")
    ticks = {f"here_{row.pk}": "room" for row in (first, guest)} | {
        f"here_{second.pk}": "remote",
        f"here_{third.pk}": "out",
    }
    day = {"day_day": "26", "day_month": "3", "day_year": "2026"}
    assert "lies ahead" in text(browser, f"{here}open/", time="14:01", **day, **ticks)
    page = text(browser, f"{here}open/", time="13:58", **day, **ticks)
    assert "Open since 26 March 2026 at 1:58pm" in page
    assert "2 members present; the quorum is 2." in page
    assert "Person 01 is in the chair." in page
    assert QuorumRecord.objects.get().state == "met"


@pytest.mark.requirement("R166", "R190")
def test_two_people_change_one_row_and_both_texts_are_shown(
    browser: Client,
    here: str,
    terms,
    board,
    meeting: Meeting,
    director: User,
    on_the_day: None,
    world: World,
    people,
) -> None:
    terms(quorum_number=2)
    seats: list[Seat] = board(2)
    text(browser, f"{here}list/", go="1")
    row = Attendance.objects.order_by("pk")[0]
    note_reply(row, reply="apologies", by=director)
    answer = browser.post(
        here + of(row), {"what": "reply", "reply-version": "1", "reply-reply": "coming"}, follow=True
    )
    assert answer.status_code == 409
    both = answer.content.decode()
    assert "It says “Apologies” now, and you chose “Will attend”" in both
    assert f'name="reply-version" value="{Attendance.objects.get(pk=row.pk).version}"' in both
    lead = people("governance_lead")
    deputy = create_person(icb=world.north, name="Dee Puty", by=lead)
    arrange_deputy(seat=seats[0], person=deputy, effective_from=START, by=lead)
    assert "Dee Puty" in text(browser, here + of(row))
    page = text(browser, here + of(row), **{"what": "deputy", "deputy-deputy": deputy.pk})
    assert "Deputy for Chair" in page
    assert Organisation.objects.get(slug="organisation-1").name in page


@pytest.mark.requirement("R163", "R172", "R173")
def test_comings_goings_and_items(
    browser: Client, here: str, terms, board, at_work: AtWork, item: AgendaItem, meeting: Meeting
) -> None:
    terms(quorum_number=2)
    board(3)
    rows = at_work(2)
    page = text(browser, here)
    assert "Who counts, and why" in page
    mark = page.partition("mark=")[2].partition("&amp;")[0]
    assert browser.get(f"{here}?part=now&mark={mark}").status_code == 204  # nothing happened since
    page = text(browser, f"{here}{of(rows[0])}move/", way="out")
    assert "Not quorate" in page
    assert "Person 02 presides" not in page
    part = text(browser, f"{here}?part=now&mark={mark}&told=other")
    assert "<h1" not in part
    assert 'hx-swap-oob="innerHTML:#quorum-told"' in part
    again = browser.post(f"{here}{of(rows[0])}move/", {"way": "out"}, follow=True)
    assert again.redirect_chain[0][0].endswith(f"#person-{rows[0].public_id}")
    beside = again.content.decode().partition(f'id="person-{rows[0].public_id}-refused"')[2]
    assert "Person 01 is not in the meeting." in beside[:200]
    assert "Quorate" in text(browser, f"{here}{of(rows[2])}move/", way="remote")
    turned = text(browser, f"{here}turn/{item.public_id}/", turn="open")
    assert "On now" in turned
    assert "On now" not in text(browser, f"{here}turn/{item.public_id}/", turn="close")
    late = {"what": "move", "move-way": "room", "move-time": "13:00"}
    assert "give a time from then on" in text(browser, here + of(rows[0]), **late)


@pytest.mark.requirement("R9", "R172")
def test_who_only_reads_presses_nothing_and_sees_no_private_item(
    browser: Client,
    client: Client,
    here: str,
    terms,
    board,
    at_work: AtWork,
    private_item: AgendaItem,
    director: User,
    people,
) -> None:
    terms(quorum_number=1)
    board(2)
    rows = at_work(2)
    open_item(private_item, by=director, at=DAY)
    client.force_login(people("coi_guardian"))  # reads the meeting, and not its private business
    page = text(client, here)
    assert "CANARY" not in page
    assert "An item is on that you may not see" in page
    assert "Went out" not in page
    assert client.post(f"{here}{of(rows[0])}move/", {"way": "out"}).status_code == 403
    client.force_login(people("member"))
    assert "2 members present" in text(client, here)
    client.force_login(people("other_icb"))
    assert client.get(here).status_code == 404
    client.logout()
    assert client.get(here).status_code == 302


@pytest.mark.requirement("LP46", "LP49", "R172")
def test_the_public_goes_out_and_the_meeting_closes(
    browser: Client, here: str, terms, board, at_work: AtWork, private_item: AgendaItem, meeting: Meeting
) -> None:
    terms(quorum_number=1)
    board(2)
    at_work(1)
    assert "The public is in." in text(browser, here)
    assert "is required" in text(browser, f"{here}public-out/", moved_by="Person 01")
    page = text(browser, f"{here}public-out/", is_passed="yes", moved_by="Person 01", wording="Resolved")
    assert "The public is out since 2pm." in page
    assert PublicExclusion.objects.get().moved_by == "Person 01"
    assert "The public was out from 2pm to 2pm." in text(browser, f"{here}public-back/", go="1")
    assert "Person 01" in text(browser, f"{here}close/")
    page = text(browser, f"{here}close/", time="")
    assert "Record of the quorum" in page
    assert "Came in" not in page
    assert "Start of the meeting" in page
    assert Sitting.objects.get().closed_at == DAY
    assert "End of the meeting" in text(browser, here.removesuffix("live/"))
    assert "The meeting was closed." in text(browser, f"{here}list/", go="1")
    late = text(browser, f"{here}people/add/", name="Too Late", capacity="observer")
    assert "The meeting was closed." in late
    assert not Attendance.objects.filter(name="Too Late").exists()


def test_each_committee_in_common_has_its_own_table(
    browser: Client,
    here: str,
    terms,
    board,
    meeting: Meeting,
    world: World,
    director: User,
    on_the_day: None,
    people,
) -> None:
    terms(quorum_number=1)
    board(1)
    add_item(meeting=meeting, title="One system", by=director)
    observer = Seat(
        committee=world.hill_board, title="Healthwatch", category="observer", position=9, effective_from=START
    )
    lead = people("governance_lead")
    watcher = create_person(icb=world.north, name="Obi Server", by=lead)
    seat = save_recorded(observer, by=None)
    appoint(person=watcher, seat=seat, basis="nominated", effective_from=START, by=lead)
    save_recorded(MeetingCommittee(meeting=meeting, committee=world.vale_board), by=None)
    text(browser, f"{here}list/", go="1")
    page = text(browser, here)
    assert f"<strong>{world.hill_board}:</strong>" in page
    assert f"<strong>{world.vale_board}:</strong>" in page
    assert "Cannot be told" in page
    assert Attendance.objects.get(person=watcher).capacity == "observer"
    assert "Observer, Healthwatch" in page

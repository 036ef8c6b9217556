"""A meeting seen as somebody else before it is published: the public, a member, a conflicted member."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from governance.models import User
from meetings.models import AgendaItem, Paper
from meetings.papers.actions.exceptions import withhold_paper
from meetings.planning.actions.meetings import issue_meeting
from membership.models import Person
from reports.seeing_as import as_person, facts_for, readers
from tests.fixtures.people import World, grant, make_user
from tests.meetings.asking import text_of
from tests.meetings.planning.seating import seat_at
from tests.reports.conftest import Board

TODAY = date(2026, 3, 2)

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R9", "R193")]


@pytest.fixture(autouse=True)
def _today(clock_at: Any) -> Any:
    with clock_at(2026, 3, 2):
        yield


@pytest.fixture
def seated(world: World, people: Callable[[str], User]) -> Callable[..., Person]:
    """Somebody in a seat of the hill board, with a role or without an account."""

    def seat(name: str, role: str = "") -> Person:
        user = None
        if role:
            user = make_user(f"{name.split()[0].lower()}@hill.example", name=name)
            where = {"place": world.hill} if role == "place_director" else {"committee": world.hill_board}
            grant(user, role, icb=world.north, **where)
        person: Person = seat_at(world.hill_board, name, user, by=people("governance_lead"))
        return person

    return seat


def titles(seen: Any) -> tuple[list[str], list[str]]:
    return [item.title for item in seen.items], [p.title for item in seen.items for p in item.papers]


def test_a_conflicted_member_finds_all_but_the_paper(
    board: Board, seated: Callable[..., Person], director: User
) -> None:
    conflicted, free = seated("Con Flicted", "member"), seated("Fay Free", "member")
    paper = board.papers["plan"]
    withhold_paper(paper=paper, person=conflicted, reason="Their trust bids for it.", by=director)
    barred = as_person(board.meeting, conflicted, director, on=TODAY)
    assert paper.title not in titles(barred)[1]
    assert [(one.what, one.why) for one in barred.left_out] == [
        (paper.title, "Withheld: Their trust bids for it.")
    ]
    assert paper.title in titles(as_person(board.meeting, free, director, on=TODAY))[1]
    count = {one.person: one.withheld for one in readers(board.meeting, director, on=TODAY)}
    assert count == {conflicted: 1, free: 0}


def test_what_is_shown_is_what_they_read_once_it_is_issued(
    board: Board, seated: Callable[..., Person], director: User
) -> None:
    """Held against the predicates by which these people read after the issue."""
    everybody = [
        seated("Con Flicted", "member"),
        seated("Fay Free", "member"),
        seated("Gus Guardian", "paper_author"),
    ]
    withhold_paper(paper=board.papers["plan"], person=everybody[0], reason="Bids.", by=director)
    before = {one.pk: as_person(board.meeting, one, director, on=TODAY) for one in everybody}
    issue_meeting(board.meeting, by=director)
    for person in everybody:
        seen, user = before[person.pk], person.user
        items = AgendaItem.objects.visible_to(user, on=TODAY).filter(meeting=board.meeting, is_removed=False)
        papers = Paper.objects.visible_to(user, on=TODAY).filter(
            item__meeting=board.meeting, is_removed=False
        )
        assert {str(item.public_id) for item in seen.items} == {str(row.public_id) for row in items}
        shown = {str(p.public_id) for item in seen.items for p in item.papers} - seen.waiting
        drafts = {str(p.public_id) for item in seen.items for p in item.papers} & seen.waiting
        reads = {str(row.public_id) for row in papers}
        assert shown <= reads
        assert reads - shown <= drafts, "a draft is told as waiting, whoever may read it"


def test_looking_shows_nobody_more_than_they_see(
    board: Board, seated: Callable[..., Person], world: World, director: User
) -> None:
    """A place director from whom a paper is withheld looks as a member who reads it."""
    viewer = seated("Dan Director", "place_director")
    member = seated("Fay Free", "member")
    withhold_paper(paper=board.papers["plan"], person=viewer, reason="Bids.", by=director)
    title = board.papers["plan"].title
    assert title not in titles(as_person(board.meeting, member, viewer.user, on=TODAY))[1]
    facts = facts_for(board.meeting, viewer.user, on=TODAY)
    assert title not in [paper.title for paper in facts.papers]
    assert {one.withheld for one in readers(board.meeting, viewer.user, on=TODAY)} == {0}


def test_without_an_account_it_is_the_pack_that_is_sent(
    board: Board, seated: Callable[..., Person], director: User, client: Client
) -> None:
    person = seated("Nora Paper")
    client.force_login(director)
    page = client.get(f"/workspace/meetings/{board.meeting.slug}/see-as/person/{person.slug}/")
    assert "Has no account on this portal. This is the pack that you would send." in text_of(page)
    assert client.get(f"/workspace/meetings/{board.meeting.slug}/see-as/person/nobody/").status_code == 404


def test_the_public_page_is_the_one_that_is_published_later(
    signed_board: Board, director: User, client: Client
) -> None:
    """The same words as the public site shows after publication, without its versions and files, and marked."""
    client.force_login(director)
    address = f"/workspace/meetings/{signed_board.meeting.slug}/see-as/public/"
    preview = client.get(address)
    assert preview.status_code == 200
    assert "Not published." in text_of(preview)
    assert preview["X-Robots-Tag"] == "noindex"
    assert "zqcanary" not in text_of(preview), "a token of private business"
    items = facts_for(signed_board.meeting, director, on=TODAY).items
    before = {str(item.public_id): client.get(f"{address}items/{item.public_id}/") for item in items}
    published = signed_board.publish()
    assert [row["id"] for row in published.content["items"]] == list(before)
    for key, page in before.items():
        public = client.get(f"/meetings/{published.slug}/items/{key}/")
        assert page.status_code == public.status_code == 200
        assert main_of(page) == main_of(public)
    assert client.get(f"{address}items/00000000-0000-4000-8000-000000000000/").status_code == 404


def main_of(response: Any) -> str:
    """The content from the heading on, without the addresses of files, which only a publication has."""
    text = text_of(response)
    inside = text[text.index("<h1") : text.index("The address of this page stays")]
    return re.sub(r'<ul class="nhsuk-list app-files">.*?</ul>', "", inside, flags=re.DOTALL)


def test_who_does_not_prepare_the_meeting_is_refused(
    board: Board, people: Callable[[str], User], director: User, client: Client
) -> None:
    issue_meeting(board.meeting, by=director)
    for role, status in (("member", 403), ("paper_author", 403), ("other_icb", 404), ("chair", 200)):
        client.force_login(people(role))
        for tail in ("", "public/"):
            assert client.get(f"/workspace/meetings/{board.meeting.slug}/see-as/{tail}").status_code == status

"""Every page of meetings opens for who may, and says why to who may not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from governance.models import User
from meetings.models import AgendaItem, Meeting, Paper

PaperOf = Callable[..., Paper]


@pytest.fixture
def as_(people: Callable[[str], User]) -> Callable[[str], Client]:
    def client(role: str) -> Client:
        made = Client()
        made.force_login(people(role))
        return made

    return client


MEETING_PAGES = [
    "meeting-detail",
    "meeting-edit",
    "meeting-history",
    "meeting-cancel",
    "meeting-issue",
    "meeting-share",
    "agenda-detail",
    "item-add",
]
ITEM_PAGES = ["item-edit", "item-remove", "paper-add"]
PAPER_PAGES = [
    "paper-detail",
    "paper-edit",
    "paper-cover",
    "paper-text",
    "paper-confidential",
    "paper-remove",
    "annex-add",
    "paper-share",
    "paper-withhold",
]


@pytest.mark.parametrize("name", ["meeting-list", "meeting-csv", "meeting-create"])
def test_pages_without_a_meeting_open(name: str, meeting: Meeting, as_: Any) -> None:
    assert as_("place_director").get(reverse(f"meetings:{name}")).status_code == 200


@pytest.mark.parametrize("name", MEETING_PAGES)
def test_pages_of_a_meeting_open_for_the_director_and_are_not_there_for_another_icb(
    name: str, meeting: Meeting, as_: Any
) -> None:
    address = reverse(f"meetings:{name}", args=[meeting.slug])
    assert as_("place_director").get(address).status_code == 200
    assert as_("other_icb").get(address).status_code == 404


@pytest.mark.parametrize("name", ITEM_PAGES)
def test_pages_of_an_item_open_for_the_director_and_are_not_there_for_another_icb(
    name: str, item: AgendaItem, template: Any, as_: Any
) -> None:
    template("plain")
    address = reverse(f"meetings:{name}", args=[item.meeting.slug, item.public_id])
    assert as_("place_director").get(address).status_code == 200
    assert as_("other_icb").get(address).status_code == 404


@pytest.mark.parametrize("layout", ["bob", "lsc", "sel", "plain"])
@pytest.mark.parametrize("name", PAPER_PAGES)
def test_pages_of_a_paper_open_for_the_director_and_are_not_there_for_another_icb(
    name: str, layout: str, item: AgendaItem, paper_of: PaperOf, as_: Any
) -> None:
    paper = paper_of(item, layout=layout)
    address = reverse(f"meetings:{name}", args=[paper.public_id])
    assert as_("place_director").get(address).status_code == 200
    assert as_("other_icb").get(address).status_code == 404

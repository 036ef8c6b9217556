"""What the portal makes of the rules of quorum is shown on the committee's page before a meeting hangs on it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from governance.models import User
from meetings.conduct.selectors.reading import quorum_read
from tests.fixtures.people import World
from tests.meetings.conduct.conftest import DAY

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("LP25", "LP65", "R172")
def test_lines_are_read_against_the_seats_of_the_day(terms, board, world: World) -> None:
    terms(quorum_categories="The chair\nTwo of Organisation 02\nA bishop", remote_counts="")
    board(2)
    read = quorum_read(world.hill_board, on=DAY.date())
    assert [(row.count, row.named) for row in read.lines] == [
        (1, ("Chair",)),
        (2, ("Organisation 02",)),
        (1, ()),
    ]
    assert read.open == ("quorum_unit", "quorum_counts_vacant", "remote_counts")


@pytest.mark.requirement("LP65")
def test_the_page_of_the_committee_tells_it(terms, board, world: World, client: Client, people) -> None:
    terms(quorum_categories="A bishop", remote_counts="")
    board(2)
    user: User = people("governance_officer")
    client.force_login(user)
    page = client.get(reverse("governance:committee-detail", args=[world.hill_board.pk])).content.decode()
    assert "Quorum and votes, as the portal reads them" in page
    assert "No seat is known by these words" in page
    assert "remote members count and vote" in page

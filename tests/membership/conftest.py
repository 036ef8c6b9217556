"""Seats, posts and people for the tests of this floor, made as actions make them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from governance.enums import SeatCategory
from governance.foundation.audit import save_recorded
from governance.models import Committee, Post, Seat, User
from membership.models import Person
from membership.people.actions import create_person
from tests.fixtures.people import START, World


@pytest.fixture
def officer(people: Callable[[str], User]) -> User:
    """Keeps the people of north."""
    return people("governance_officer")


@pytest.fixture
def person(world: World, officer: User) -> Callable[[str], Person]:
    """`person("Ana Whitlock")` enters somebody in north."""
    return lambda name, **values: create_person(icb=world.north, name=name, by=officer, **values)


@pytest.fixture
def seat(world: World) -> Callable[..., Seat]:
    """`seat("Chair")` adds a voting seat to the hill board."""

    def add(title: str, committee: Committee | None = None, **values: Any) -> Seat:
        defaults: dict[str, Any] = {"category": SeatCategory.MEMBER_ORGANISATION, "effective_from": START}
        row = Seat(committee=committee or world.hill_board, title=title, **(defaults | values))
        return save_recorded(row, by=None)

    return add


@pytest.fixture
def post(world: World) -> Callable[..., Post]:
    """`post("Place Director")` opens a post at the hill place."""

    def add(title: str, employers: Any = (), **values: Any) -> Post:
        slug = title.lower().replace(" ", "-")
        row = Post(
            icb=world.north, place=world.hill, title=title, slug=slug, **({"effective_from": START} | values)
        )
        save_recorded(row, by=None)
        row.employers.set(employers)
        return row

    return add


def day(text: str) -> date:
    return date.fromisoformat(text)

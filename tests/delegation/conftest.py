"""Functions, schemes and versions for the tests of this floor, made by the real actions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from delegation.actions import add_entry, adopt_version, create_scheme, create_version, load_starter_functions
from delegation.models import Function, Scheme, SchemeEntry, SchemeVersion
from governance.models import User
from tests.fixtures.people import START, World

ROWS = [
    {"code": "urgent", "title": "Urgent care", "group": "service_area", "source": "Paper ¶5a"},
    {"code": "wards", "title": "Virtual wards", "group": "service_area", "parent_code": "urgent"},
    {
        "code": "calls",
        "title": "Contracting of 999 and 111",
        "group": "service_area",
        "parent_code": "urgent",
    },
    {"code": "safeguarding", "title": "Safeguarding", "group": "statutory_not_delegated"},
    {
        "code": "chair",
        "title": "Appointing the chair",
        "group": "fixed_by_statute",
        "source": "Schedule 1B, paragraph 5",
        "non_delegable_by_law": "yes",
    },
]


@pytest.fixture
def officer(people: Callable[[str], User]) -> User:
    """Keeps the scheme of north."""
    return people("governance_officer")


@pytest.fixture
def functions(people: Callable[[str], User]) -> dict[str, Function]:
    """A small shared catalogue, by code."""
    load_starter_functions(by=people("system_administrator"), rows=ROWS)
    return {function.code: function for function in Function.objects.all()}


@pytest.fixture
def scheme(world: World, officer: User) -> Scheme:
    return create_scheme(icb=world.north, title="Scheme of reservation and delegation", by=officer)


@pytest.fixture
def draft(scheme: Scheme, officer: User) -> SchemeVersion:
    return create_version(scheme=scheme, label="1", effective_from=START, by=officer)


@pytest.fixture
def entry(world: World, draft: SchemeVersion, functions: Any, officer: User) -> Callable[..., SchemeEntry]:
    """`entry("urgent")` delegates urgent care at the hill place to its board, in the draft."""

    def add(code: str, treatment: str = "delegated", **values: Any) -> SchemeEntry:
        defaults: dict[str, Any] = {
            "scheme_version": draft,
            "reference": code[:3].upper(),
            "source": "Scheme, row 1",
            "effective_from": START,
            "by": officer,
        }
        if treatment == "delegated":
            defaults |= {"place": world.hill, "holder_committee": world.hill_board}
        return add_entry(function=functions[code], treatment=treatment, **(defaults | values))

    return add


@pytest.fixture
def adopt(officer: User) -> Callable[..., SchemeVersion]:
    """`adopt(version)` adopts it from 1 April 2020, or from the day given."""

    def act(version: SchemeVersion, effective_from: date = START, **values: Any) -> SchemeVersion:
        told = {"adopted_on": effective_from, "adopted_by": "ICB Board, minute 7", "by": officer}
        return adopt_version(version, effective_from=effective_from, **(told | values))

    return act

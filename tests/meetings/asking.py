"""Addresses, answers and input of the pages of this floor."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from tests.fixtures.people import World


def at(name: str, *args: Any) -> str:
    return reverse(f"meetings:{name}", args=args)


def text_of(response: Any) -> str:
    return response.content.decode()


def meeting_input(world: World, **values: Any) -> dict[str, Any]:
    given = {
        "lead_committee": world.hill_board.pk,
        "kind": "public",
        "mode": "hybrid",
        "date_day": "26",
        "date_month": "3",
        "date_year": "2026",
        "starts_at": "2pm",
        "ends_at": "17.00",
    }
    return given | values

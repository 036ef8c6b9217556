"""The officer's pages of a campaign, from its form to its closing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from governance.foundation import jobs
from membership.interests.selectors.campaigns import asking_job
from membership.models import DeclarationCampaign
from membership.people.actions import appoint
from tests.fixtures.people import START, World


def address(name: str, *args: Any) -> str:
    return reverse(f"membership:campaign-{name}", args=args)


def days(**given: date) -> dict[str, str]:
    parts = ("day", "month", "year")
    return {f"{name}_{part}": str(getattr(value, part)) for name, value in given.items() for part in parts}


@pytest.mark.requirement("LP38")
def test_a_campaign_by_its_pages(
    client: Client, officer: Any, person: Any, seat: Any, world: World, clock_at: Any
) -> None:
    ana, ben = person("Ana Whitlock", email="ana@hill.example"), person("Ben Castellane")
    for each in (ana, ben):
        appoint(person=each, seat=seat(f"Seat of {each}"), basis="elected", effective_from=START, by=officer)
    with clock_at(2026, 4, 1):
        client.force_login(officer)
        given = {
            "title": "Yearly review",
            "occasion": "yearly",
            "committees": [world.hill_board.pk],
            "message": "Thank you.",
            "remind_days": "\u22127\n0",
            "escalate_after_days": "14",
            **days(opens_on=date(2026, 4, 1), due_on=date(2026, 5, 1)),
        }
        response = client.post(address("create"), given)
        row = DeclarationCampaign.objects.get()
        assert response["Location"] == address("detail", row.pk)
        assert (row.remind_days, row.escalate_after_days) == ([-7, 0], 14)
        draft = client.get(address("detail", row.pk)).content.decode()
        for words in ("Who will be asked", "Ana Whitlock", "On paper", "7 days before the due day"):
            assert words in draft
        assert "2 people are asked now" in client.get(address("open", row.pk)).content.decode()
        client.post(address("open", row.pk))
        jobs.run(str(asking_job(row).pk))  # type: ignore[union-attr]
        shown = client.get(address("detail", row.pk)).content.decode()
        assert "Done on 1 April 2026" in shown
        letters = client.get(address("letters", row.pk)).content.decode()
        assert "Declaration of interests: Ben Castellane" in letters
        refused = client.post(address("close", row.pk), {"reason": ""}).content.decode()
        assert "2 answers are outstanding" in refused
    with clock_at(2026, 5, 2):
        lines = b"".join(client.get(address("progress", row.pk)).streaming_content).decode().splitlines()  # type: ignore[attr-defined]
        assert lines[1:] == [
            '"Everybody, each once",2,0,0,0,0,2,0,Ana Whitlock; Ben Castellane',
            "Hill Partnership Board,2,0,0,0,0,2,0,Ana Whitlock; Ben Castellane",
        ]
        client.post(address("close", row.pk), {"reason": "The board decided so"})
    row.refresh_from_db()
    assert row.state == "closed"

"""One row of every noun in north, by the real actions, and what its create form is sent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from governance.actions import (
    access,
    committees,
    forms,
    icbs,
    maturity,
    organisations,
    places,
    posts,
    seats,
    terms_of_reference,
)
from governance.urls import registers

START = date(2021, 4, 1)
BY_KEY = {register.key: register for register in registers}


def day(name: str, value: date | None) -> dict[str, str]:
    """A date as its three boxes send it."""
    parts = ("", "", "") if value is None else (value.day, value.month, value.year)
    return {f"{name}_{box}": str(part) for box, part in zip(("day", "month", "year"), parts, strict=True)}


FROM = day("effective_from", START)


@pytest.fixture
def rows(world, people) -> dict[str, Any]:
    """A row of each register by its key, all of north."""
    lead, admin = people("governance_lead"), people("system_administrator")
    council = organisations.create_organisation(
        icb=world.north, by=lead, name="Hill Council", kind="local_authority", effective_from=START
    )
    made = {
        "icb": world.north,
        "organisation": council,
        "place": world.hill,
        "committee": world.hill_board,
        "user": access.create_user(email="someone@north.example", name="Some One", by=admin),
        "role": people("auditor").role_grants.get(),
        "post": posts.create_post(icb=world.north, by=lead, title="Director", effective_from=START),
        "place-authority": places.create_place_authority(
            place=world.hill, by=lead, authority=council, effective_from=START
        ),
        "committee-part": committees.create_committee_part(
            committee=world.hill_board, by=lead, number=1, title="Open part", effective_from=START
        ),
        "seat": seats.create_seat(
            committee=world.hill_board,
            by=lead,
            title="Council seat",
            category="partner",
            effective_from=START,
        ),
        "terms-of-reference": terms_of_reference.create_terms_of_reference(
            committee=world.hill_board, by=lead, label="1.0", text="# Purpose", effective_from=START
        ),
        "standing-orders": icbs.create_standing_orders(icb=world.north, by=lead, effective_from=START),
        "cover-sheet-template": icbs.create_cover_sheet_template(
            icb=world.north,
            by=lead,
            name="Plain",
            layout="plain",
            fields=[{"key": "title", "label": "Title", "required": True}],
        ),
        "form-step": forms.create_form_step(
            committee=world.hill_board, by=lead, form="committee", effective_from=START
        ),
        "form-appraisal": forms.create_form_appraisal(
            icb=world.north,
            by=lead,
            title="Options for places",
            options=[{"label": "A", "form": "committee", "reasons_for": "Clear"}],
            source="Paper, paragraph 3",
        ),
        "step-request": maturity.create_step_request(
            committee=world.hill_board, by=lead, kind="delegation", wanted="Prescribing"
        ),
        "succession": organisations.record_succession(
            icb=world.north, by=lead, kind="closure", date=START, from_organisation=council
        ),
    }
    made["event"] = world.north.ledger_chain.events.get(code="post.created")
    return made


@pytest.fixture
def posted(rows, world) -> Callable[[str], dict[str, Any]]:
    """What a filled-in create form of each register sends."""
    board, hill, council = world.hill_board.pk, world.hill.pk, rows["organisation"].pk
    forms = {
        "icb": {"organisation_name": "NHS West ICB", "short_name": "West", "abbreviation": "WST", **FROM},
        "organisation": {"name": "New Trust", "kind": "nhs_trust", "sector": "acute", **FROM},
        "succession": {
            "kind": "rename",
            **day("date", START),
            "from_organisation": council,
            "to_organisation": world.north.organisation.pk,
        },
        "place": {"name": "Moor", "kind": "place", **FROM},
        "place-authority": {"place": world.vale.pk, "authority": council, **FROM},
        "committee": {
            "name": "Quality Committee",
            "kind": "committee",
            "form": "committee",
            "status": "shadow",
            "convening_organisations": [council],
            **FROM,
        },
        "committee-part": {"committee": board, "number": "2", "title": "Part", "openness": "private", **FROM},
        "post": {"title": "Clerk", "status": "interim", "employers": [council], "place": hill, **FROM},
        "seat": {
            "committee": board,
            "title": "Trust seat",
            "category": "partner",
            "is_voting": "on",
            "position": "3",
            **FROM,
        },
        "terms-of-reference": {
            "committee": world.vale_board.pk,
            "label": "1.0",
            "quorum_state": "not_set",
            "aligned_days": "0",
            **FROM,
        },
        "standing-orders": {
            "title": "Standing orders",
            "notice_days": "3",
            "ends_previous": "on",
            **day("effective_from", date(2023, 4, 1)),
        },
        "cover-sheet-template": {
            "name": "Long",
            "layout": "long",
            "numbering": "none",
            "fields_in_order-0-key": "title",
            "fields_in_order-0-label": "Title of paper",
            "fields_in_order-0-required": "yes",
        },
        "form-step": {"committee": world.vale_board.pk, "form": "joint_committee", **FROM},
        "form-appraisal": {
            "title": "Options again",
            "source": "Paper, paragraph 4",
            "options-0-label": "Option 1",
            "options-0-form": "lead_provider",
            "options-0-possible_from": "1 April 2022",
        },
        "step-request": {
            "committee": board,
            "kind": "form",
            "form": "joint_committee",
            "wanted": "To decide jointly",
            "evidence-0-says": "Outcomes were met",
            "evidence-0-day": "01/04/2022",
        },
        "role": {"user": "someone@north.example", "role": "chair", "committee": board, **FROM},
        "user": {"name": "Another One", "email": "another@north.example"},
    }
    return lambda key: dict(forms[key])

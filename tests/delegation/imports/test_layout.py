"""The workbook to start from is read without a question, and as it says of itself."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from delegation.actions.imports import apply_import
from delegation.layout_workbook import COLUMNS, layout_workbook
from delegation.models import SchemeVersion
from delegation.reading.columns import IGNORE, guess
from delegation.selectors.imports import counts_of
from tests.delegation.imports.conftest import run_jobs


def test_every_heading_is_recognised() -> None:
    roles = [guess(heading).role for heading, *_ in COLUMNS]
    assert IGNORE not in roles
    assert len(roles) == len(set(roles))


@pytest.mark.requirement("LP90", "LP104")
def test_its_example_rows_become_entries(looked_at: Any, draft: SchemeVersion, officer: Any) -> None:
    made = looked_at("scheme-layout.xlsx", layout_workbook(), target=draft)
    assert counts_of(made) == {"new": 2, "chosen": 2}
    apply_import(made, by=officer)
    assert run_jobs(made).state == "applied"
    delegated, reserved = draft.entries.order_by("reference")
    assert delegated.function.title == "Community services"
    assert delegated.wording == "Approve contracts for community services"
    assert delegated.theme == "Contracts"
    assert delegated.conditions == "Reported to the Finance Committee each quarter"
    assert delegated.source == "Scheme v4.0, row 1.1"
    limit = delegated.limits.get()
    assert (limit.amount, limit.budget) == (Decimal(250_000), "in_budget")
    assert limit.joint_post.title == "Chief Executive"
    assert reserved.treatment == "reserved"
    assert reserved.holder.kind == "board"
    assert not reserved.limits.exists()


def test_it_can_be_downloaded(client: Client, officer: Any) -> None:
    client.force_login(officer)
    response = client.get(reverse("delegation:scheme-import-layout"))
    assert response.headers["Content-Disposition"] == 'attachment; filename="scheme-layout.xlsx"'
    assert response.content.startswith(b"PK")

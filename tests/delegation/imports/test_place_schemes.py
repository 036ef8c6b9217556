"""A scheme of functions by place, as a spreadsheet: what is delegated, led elsewhere, discussed, undetermined."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from delegation.actions.imports import apply_import
from delegation.models import SchemeEntry, SchemeVersion
from delegation.selectors.imports import counts_of
from tests.delegation.imports.conftest import run_jobs

HEADINGS = (
    "Function",
    "Treatment",
    "Held by",
    "Place",
    "Nature of responsibility",
    "Led by",
    "Exclusions",
    "Accountable",
    "May be passed on (yes or no)",
    "First day",
    "Source",
)
BOARD = "Hill Partnership Board"
ROWS = (
    ("Urgent care", "Delegated", BOARD, "Hill", "Operational oversight", "", "999 contracts", "", "Yes", "", "¶5a"),
    ("Primary care", "Delegated", BOARD, "Hill", "", "", "The national core contract", "The ICB", "No", "", "¶5b"),
    ("Adult mental health", "Delegated", BOARD, "Hill", "", "", "", "", "", "1 April 2021", "¶5c"),
    ("Children's services", "Delegated", BOARD, "Hill", "", "", "", "", "", "", "¶5d"),
    ("Maternity", "Led elsewhere", "", "", "", "Local maternity and neonatal system", "", "", "", "", "¶7a"),
    ("Safeguarding", "Discussed at place, not delegated", "", "", "", "", "", "", "", "", "¶8"),
    ("Cancer", "To be determined", "", "Vale", "", "", "", "", "", "", "¶9"),
    ("Dental", "Delegated", BOARD, "Dale", "", "", "", "", "", "", "¶10"),
)  # fmt: skip


def file() -> bytes:
    book = openpyxl.Workbook()
    for row in (HEADINGS, *ROWS):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.fixture
def entries(looked_at: Any, draft: SchemeVersion, functions: Any, officer: Any) -> dict[str, SchemeEntry]:
    made = looked_at("places.xlsx", file(), target=draft)
    assert counts_of(made)["open"] == 1
    unknown = made.rows.get(read__texts__function="Dental")
    assert [question["code"] for question in unknown.questions] == ["place"]
    unknown.is_left_out = True
    unknown.save()
    apply_import(made, by=officer)
    assert run_jobs(made).state == "applied"
    return {entry.function.title: entry for entry in draft.entries.all()}


@pytest.mark.requirement("R19", "R22", "R23", "R24")
def test_every_treatment_comes_in_as_the_file_says(entries: dict[str, SchemeEntry], functions: Any) -> None:
    said = {title: entry.treatment for title, entry in entries.items()}
    assert said == {
        "Urgent care": "delegated",
        "Primary care": "delegated",
        "Adult mental health": "delegated",
        "Children's services": "delegated",
        "Maternity": "led_elsewhere",
        "Safeguarding": "discussed_not_delegated",
        "Cancer": "undetermined",
    }
    assert entries["Urgent care"].function == functions["urgent"]  # the shared function of that name
    assert entries["Maternity"].lead_body == "Local maternity and neonatal system"
    assert entries["Maternity"].holder is None


@pytest.mark.requirement("R20", "R42", "R44")
def test_what_hangs_on_a_delegation_comes_with_it(entries: dict[str, SchemeEntry], world: Any) -> None:
    urgent, primary = entries["Urgent care"], entries["Primary care"]
    assert (urgent.holder, urgent.place) == (world.hill_board, world.hill)
    assert urgent.responsibility == "Operational oversight"
    assert urgent.exclusions == "999 contracts"
    assert urgent.may_sub_delegate
    assert not primary.may_sub_delegate
    assert primary.exclusions == "The national core contract"
    assert primary.accountable == "The ICB"
    assert primary.source == "¶5b"
    assert entries["Adult mental health"].effective_from.isoformat() == "2021-04-01"
    assert entries["Cancer"].place == world.vale

"""The slips of the Bexley terms of reference, found by setting them against the register of the loaded world."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import pbp_portal.demo
from governance.models import Committee, User
from membership.composition.reading.listed import ORGANISATIONS, PEOPLE, names_in
from membership.composition.rules.reconcile import Name, Reconciled, reconcile
from membership.composition.selectors.reconcile import on_record

pytestmark = pytest.mark.usefixtures("demo_world")
SEPTEMBER = date(2021, 9, 30)
PAPER = Path(pbp_portal.demo.__file__).parent / "papers" / "sel" / "terms-of-reference-part-1.md"


def part(start: str, end: str) -> list[str]:
    """The lines of the paper from one mark to the next."""
    found = re.search(rf"{re.escape(start)}(.*?){re.escape(end)}", PAPER.read_text(), re.DOTALL)
    assert found, start
    return found[1].splitlines()


def compared(kind: str, **lists: list[str]) -> dict[str, Reconciled]:
    board = Committee.objects.get(slug="bexley-strategic-board")
    officer: Any = User.objects.get(name="Clementine Hargreave")
    names = {
        label: [Name(each.text, each.group) for each in names_in(lines, kind=kind)]
        for label, lines in lists.items()
    }
    return {
        row.name: row for row in reconcile(names, on_record(board, kind=kind, user=officer, on=SEPTEMBER))
    }


@pytest.mark.requirement("R160", "R162")
def test_defects_of_the_bexley_terms_of_reference_are_found() -> None:
    rows = compared(
        ORGANISATIONS,
        three_one=part("3.1 ", "\n"),
        three_three=part("3.3 The member organisations are:", "3.4"),
        appendix=part("## Appendix: member organisations and representatives", "In attendance"),
    )
    assert set(rows["Bromley Healthcare"].spellings) == {"appendix"}
    assert rows["Bromley Healthcare"].findings
    networks = {name: row for name, row in rows.items() if re.search("Clocktower|Erith|Frog", name)}
    said = {
        text: label for row in networks.values() for label, texts in row.spellings.items() for text in texts
    }
    assert said == {
        "Clocktower": "appendix",
        "Erith": "three_three",
        "Frogna": "three_one",
        "Frognaal": "three_three",
        "Froggnal": "appendix",
    }
    frognal = next(row for row in networks.values() if "Frogna" in row.spellings.get("three_one", ()))
    assert len(frognal.spellings) == 3
    council = next(row for name, row in rows.items() if "Voluntary" in name and row.known and row.spellings)
    assert {finding.code for finding in council.findings} >= {"reconcile.spelled"}


@pytest.mark.requirement("R161", "R162")
def test_named_representatives_agree_with_the_register() -> None:
    rows = compared(
        PEOPLE, appendix=part("## Appendix: member organisations and representatives", "In attendance")
    )
    wrong = {
        name: [finding.reason for finding in row.findings]
        for name, row in rows.items()
        if row.spellings and row.findings
    }
    assert wrong == {}

"""What columns hold, guessed from headings as real schemes write them (LP89-LP102)."""

from __future__ import annotations

import pytest

from delegation.reading.columns import guess, signature
from delegation.reading.headings import with_headings
from governance.foundation.files.tables.model import Line, Table

GUESSES = [
    ("Ref", "reference", ""),
    ("Serial no", "reference", ""),
    ("Theme", "theme", ""),
    ("Policy area", "theme", ""),
    ("Decision / responsibility", "wording", ""),
    ("Delegated matters", "wording", ""),
    ("Lead ICB officer", "accountable", ""),
    ("Constitution reference", "source", ""),
    ("Reserved to Board (yes/no)", "mark:reserved", "Board"),
    ("Matters reserved to the Board", "mark:reserved", "Board"),
    ("Reserved to", "holder:reserved", ""),
    ("Reserved to – Board", "mark:reserved", "Board"),
    ("Reserved to – Committee", "holder:delegated", ""),
    ("Membership", "mark:reserved", "Membership"),
    ("Delegated to committee", "holder:delegated", ""),
    ("Delegated to individual", "holder:delegated", ""),
    ("Other bodies or joint committees", "holder:delegated", ""),
    ("Authority delegated to", "holder:delegated", ""),
    ("Held by", "holder:delegated", ""),
    ("Audit Committee", "mark:delegated", "Audit Committee"),
    ("Chief Finance Officer (£)", "mark:delegated", "Chief Finance Officer"),
    ("Budget holder limit", "mark:delegated", "Budget holder"),
    ("Limit (£)", "limit", ""),
    ("Financial limit (£000)", "limit", ""),
    ("Virement limit", "virement", ""),
    ("Conditions", "conditions", ""),
    ("Place", "place", ""),
    ("Function", "function", ""),
    ("Treatment", "treatment", ""),
    ("Comments", "note", ""),
    ("First day", "effective_from", ""),
    ("", "ignore", ""),
    ("Colour", "ignore", ""),
]


@pytest.mark.requirement("LP89", "LP97", "LP99")
@pytest.mark.parametrize(("heading", "role", "who"), GUESSES, ids=[row[0] for row in GUESSES])
def test_headings_are_recognised(heading: str, role: str, who: str) -> None:
    found = guess(heading)
    assert (found.role, found.who) == (role, who)


def test_the_unit_of_a_heading_is_kept() -> None:
    assert guess("Financial limit (£000)").unit == "£000"
    assert guess("Limit (£)").unit == "£"
    assert guess("Limit").unit == ""


def test_the_signature_does_not_mind_spaces_and_capitals() -> None:
    assert signature(["Ref.", "Held  by"]) == signature(["ref", "HELD BY"])
    assert signature(["Ref", "Held by"]) != signature(["Held by", "Ref"])


def table(*rows: tuple[str, ...], name: str = "Table 1") -> Table:
    width = max(len(row) for row in rows)
    lines = tuple(
        Line(number, (*row, *[""] * (width - len(row))), tuple(range(width)))
        for number, row in enumerate(rows, 1)
    )
    return Table(name, width, lines)


def test_headings_are_found_below_a_title_and_left_out_where_they_are_repeated() -> None:
    headings = ("Ref", "Decision", "Held by")
    headed, left_out = with_headings(
        [table(("Our scheme",), headings, ("1", "Approve plans", "Board"), headings, ("2", "Buy", "CFO"))]
    )
    assert left_out == []
    assert headed[0].headings == headings
    assert [line.cells[0] for line in headed[0].rows] == ["1", "2"]


def test_a_table_without_headings_carries_on_the_one_before() -> None:
    first = table(("Ref", "Decision", "Held by"), ("1", "Approve plans", "Board"))
    second = table(("2", "Approve budget limits", "Board"), name="Table 2")
    headed, left_out = with_headings([first, second])
    assert left_out == []
    assert headed[1].carries_on
    assert headed[1].headings == headed[0].headings
    assert len(headed[1].rows) == 1


def test_a_table_of_something_else_is_left_out_and_named() -> None:
    headed, left_out = with_headings([table(("Version", "Date"), ("1.0", "2022"), name="Table 9")])
    assert headed == []
    assert left_out == ["“Table 9”: no row of headings was found in it."]

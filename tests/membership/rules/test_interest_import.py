"""Which column is which, what a row says, and what it would change."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from membership.interests.rules.imports import columns_in_order, columns_of, compare, key_of, read_row

IN_USE = (
    "Name",
    "Position(s) held",
    "Declared Interest (name of the organisation and nature of business)",
    "Type of Interest",
    "Is the interest direct or indirect?",
    "Nature of Interest",
    "Date of Interest From",
    "Date of Interest To",
    "Action taken to mitigate risk",
)
ROW = (
    "Ana Whitlock",
    "Chair",
    "Fernbank Ltd (Director)",
    "Financial",
    "Direct",
    "A third of the shares",
    "01/04/2021",
    "ongoing",
    "Leaves the room",
)
COLUMNS = columns_in_order(9) or {}


def row(**changed: str) -> Any:
    cells = [changed.get(key, said) for key, said in zip(COLUMNS, ROW, strict=True)]
    return read_row(4, cells, COLUMNS)


@pytest.mark.requirement("LP37", "R174")
def test_columns_are_known_by_their_headings_in_any_order() -> None:
    assert columns_of(IN_USE) == COLUMNS
    turned = columns_of(tuple(reversed(IN_USE)))
    assert turned == {key: 8 - place for key, place in COLUMNS.items()}
    assert columns_of(("Name", "Nature", "From", "To", "Declared on")) == {
        "name": 0,
        "nature": 1,
        "from": 2,
        "to": 3,
        "declared_on": 4,
    }
    assert columns_of(("Ana Whitlock", "Chair", "Fernbank")) is None


@pytest.mark.requirement("LP37", "R174")
def test_columns_are_taken_in_order_where_there_are_enough() -> None:
    assert list(COLUMNS) == [
        "name", "positions", "declared", "category", "direct", "nature", "from", "to", "action"
    ]  # fmt: skip
    assert columns_in_order(8) is None


@pytest.mark.requirement("LP35", "LP37")
def test_a_row_says_what_its_cells_say() -> None:
    read = row()
    assert read.problem == ""
    assert read.values() == {
        "category": "financial",
        "relation": "",
        "party": "Fernbank Ltd",
        "position": "Director",
        "nature": "A third of the shares",
        "mitigation": "Leaves the room",
        "effective_from": date(2021, 4, 1),
        "effective_to": None,
    }


@pytest.mark.requirement("LP35")
@pytest.mark.parametrize(
    ("kind", "direct", "category", "relation"),
    [
        ("Financial", "Direct", "financial", ""),
        ("Financial Interest", "", "financial", ""),
        ("Non-Financial Professional", "Direct", "professional", ""),
        ("Non–financial personal interest", "Direct", "personal", ""),
        ("Non Financial Personal", "", "personal", ""),
        ("Indirect", "", "indirect", "Not said in the file"),
        ("Financial", "Indirect: my partner", "indirect", "my partner"),
        ("Financial", "Indirect", "indirect", "Not said in the file"),
        ("Loyalty", "Direct", "", ""),
        ("", "Direct", "", ""),
        ("Non-financial", "", "", ""),
    ],
)
def test_the_four_categories_in_words(kind: str, direct: str, category: str, relation: str) -> None:
    read = row(category=kind, direct=direct)
    assert (read.category, read.relation) == (category, relation)
    assert bool(read.problem) == (category == "")


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("01/04/2021", "2021-04-01"),
        ("1.4.2021", "2021-04-01"),
        ("2021-04-01", "2021-04-01"),
        ("1 April 2021", "2021-04-01"),
        ("1st Apr 2021", "2021-04-01"),
        ("01/04/21", "2021-04-01"),
        ("April 2021", None),
        ("2021", None),
        ("31/02/2021", None),
        ("some time ago", None),
        ("", None),
    ],
)
def test_a_month_or_a_guess_is_no_day(said: str, day: str | None) -> None:
    read = row(**{"from": said})
    assert read.effective_from == (day or "")
    assert bool(read.problem) == (day is None)


@pytest.mark.parametrize(
    ("said", "open_or_read"), [("Ongoing", True), ("present", True), ("", True), ("–", True), ("soon", False)]
)
def test_an_open_end_is_said_in_many_ways(said: str, open_or_read: bool) -> None:
    assert (row(to=said).problem == "") == open_or_read


def test_what_is_wrong_is_said_in_words() -> None:
    assert row(to="1 January 2020").problem == "It ends before it begins."
    assert "does not say what the interest is" in row(nature="").problem
    assert row(name="").problem == "It names nobody."
    assert read_row(1, [""] * 9, COLUMNS) is None


@pytest.mark.requirement("R174")
def test_what_the_file_has_no_column_for_stays_as_it_is() -> None:
    """A file without the action taken does not take it away."""
    short = columns_of(("Name", "Declared interest", "Type", "Nature", "From")) or {}
    read = read_row(
        2, ("Ana Whitlock", "Fernbank Ltd (Director)", "Financial", "Shares", "01/04/2021"), short
    )
    assert read is not None
    assert not {"mitigation", "effective_to"} & set(read.told())
    standing = read.values() | {"mitigation": "Leaves the room", "effective_to": date(2024, 1, 1)}
    assert compare(read.told(), standing).kind == "same"


@pytest.mark.parametrize("words", ["Nil", "None", "Nothing to declare", "N/A", "No interests declared"])
def test_a_row_that_declares_nothing_makes_no_entry(words: str) -> None:
    read = row(declared=words, nature="", **{"from": ""})
    assert (read.nothing, read.problem) == (True, "")


@pytest.mark.requirement("R174")
def test_new_same_or_changed() -> None:
    values = row().values()
    assert compare(values, None).kind == "new"
    assert compare(values, dict(values)).kind == "same"
    assert compare(values, values | {"nature": "A  third of the\nshares"}).kind == "same"
    told = compare(values, values | {"nature": "A half", "effective_to": date(2022, 1, 1)})
    assert (told.kind, told.why) == ("changed", "Differs in nature, to.")
    assert key_of(1, values) == key_of(1, values | {"party": " fernbank  LTD"})
    assert key_of(1, values) != key_of(2, values)

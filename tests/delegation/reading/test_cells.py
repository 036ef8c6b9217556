"""Holders in cells: crosses, several names, verbs, limits beside names, and what nobody can be sure of."""

from __future__ import annotations

import pytest

from delegation.reading.cells import read_mark, read_names
from delegation.reading.names import NameIndex, plain

KNOWN = {
    plain(n) for n in ("Chief Executive", "Chief Finance Officer", "Audit Committee", "Quality Committee")
}


def is_known(text: str) -> bool:
    return plain(text) in KNOWN


NAMES = [
    ("Chief Executive", [("Chief Executive", "decide", "", "")]),
    (
        "Chief Executive; the Chief Finance Officer",
        [("Chief Executive", "decide", "", ""), ("Chief Finance Officer", "decide", "", "")],
    ),
    (
        "Audit Committee (recommend)\nQuality Committee (approve)",
        [("Audit Committee", "recommend", "", ""), ("Quality Committee", "decide", "", "")],
    ),
    (
        "Chief Executive jointly with the Chief Finance Officer",
        [("Chief Executive", "decide", "", "Chief Finance Officer")],
    ),
    (
        "Chief Executive: £1m\nChief Finance Officer: £250k",
        [("Chief Executive", "decide", "£1m", ""), ("Chief Finance Officer", "decide", "£250k", "")],
    ),
    (
        "Chief Executive or Chief Finance Officer",
        [("Chief Executive", "decide", "", ""), ("Chief Finance Officer", "decide", "", "")],
    ),
    ("Chief Executive (or nominated deputy)", [("Chief Executive", "decide", "", "")]),
    ("Director of Strategy and Partnerships", [("Director of Strategy and Partnerships", "decide", "", "")]),
    ("Quality Committee²", [("Quality Committee", "decide", "", "")]),
    ("–", []),
    ("No", []),
]


@pytest.mark.requirement("LP97", "LP99", "LP104")
@pytest.mark.parametrize(("text", "expected"), NAMES, ids=[row[0] for row in NAMES])
def test_names_in_a_cell(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    found = read_names(text, is_known=is_known)
    assert [(n.who, n.verb, n.limit.said if n.limit else "", n.joint) for n in found] == expected
    assert not any(named.doubts for named in found)


def test_a_deputy_is_a_condition_and_no_holder() -> None:
    (named,) = read_names("Chief Executive (or nominated deputy)", is_known=is_known)
    assert named.conditions == ("or nominated deputy",)


def test_two_names_joined_by_and_are_in_doubt() -> None:
    found = read_names("Chief Executive and Chief Finance Officer", is_known=is_known)
    assert [named.who for named in found] == ["Chief Executive", "Chief Finance Officer"]
    assert all("alone or only both together" in named.doubts[0] for named in found)


@pytest.mark.parametrize("cross", ["x", "X", "✓", "☒", "Yes", "•", "the Board"])
def test_crosses(cross: str) -> None:
    named = read_mark(cross, "Board")
    assert named is not None
    assert (named.who, named.doubts) == ("Board", ())


@pytest.mark.parametrize("nothing", ["", "-", "No", "n/a", "☐"])
def test_a_holder_without_a_cross_has_nothing(nothing: str) -> None:
    assert read_mark(nothing, "Board") is None


def test_what_stands_beside_a_cross_is_kept() -> None:
    named = read_mark("x (subject to the annual plan)", "Board")
    assert named is not None
    assert named.conditions == ("subject to the annual plan",)
    limited = read_mark("Yes – up to £50k", "Board")
    assert limited is not None
    assert limited.limit is not None
    assert limited.limit.amount == 50_000


def test_a_letter_is_a_guess_and_said_to_be_one() -> None:
    named = read_mark("R", "Board")
    assert named is not None
    assert named.verb == "recommend"
    assert named.doubts


def test_names_match_by_words_aliases_and_initials() -> None:
    index = NameIndex(
        [("Audit and Risk Committee", "a"), ("ARAC", "a"), ("Chief Finance Officer", "c"), ("Board", "b")]
    )
    assert index.find("the Audit & Risk Committee").key == "a"
    assert index.find("ARAC").key == "a"
    assert index.find("CFO").suggestions == ("c",)
    assert index.find("Audit Committee").suggestions[0] == "a"
    assert index.find("Parking").suggestions == ()


def test_a_name_that_two_share_matches_neither() -> None:
    match = NameIndex([("Place Director", 1), ("Place Director", 2)]).find("Place Director")
    assert match.key is None
    assert match.suggestions == (1, 2)

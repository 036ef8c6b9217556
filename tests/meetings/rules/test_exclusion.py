"""The resolution: when it is due, where it stands, what it says; and public business after private business."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.papers.rules.exclusion import (
    EXCLUSION,
    READMISSION,
    WORDINGS,
    AgendaPlace,
    check_by_itself,
    check_order,
    check_resolution_stands,
    check_statute,
    check_wording,
    covered_words,
    motion,
    needs_resolution,
    private_last,
    settled_order,
)


def agenda(words: str) -> list[AgendaPlace]:
    """ "a B x r" : a letter an item, a capital one in private, `x` the resolution, `r` the re-admission; `.` before a
    letter puts it under the item before."""
    places: list[AgendaPlace] = []
    top = ""
    for number, word in enumerate(words.split(), 1):
        key = word.lstrip(".")
        parent = top if word.startswith(".") else None
        top = top if parent else key
        kind = {"x": EXCLUSION, "r": READMISSION}.get(key, "business")
        above = next((p.is_private for p in places if p.key == parent), False)
        places.append(AgendaPlace(key, str(number), f"Title {key}", kind, key.isupper() or above, parent))
    return places


@pytest.mark.requirement("LP46", "R193")
@pytest.mark.parametrize(
    ("words", "in_public", "needed"),
    [
        ("a b", True, False),
        ("a B", True, True),
        ("a .B", True, True),
        ("A B", False, False),  # a private meeting excludes nobody by resolution
        ("", True, False),
    ],
)
def test_a_resolution_is_needed_for_private_business_of_a_public_meeting(
    words: str, in_public: bool, needed: bool
) -> None:
    assert needs_resolution(agenda(words), is_held_in_public=in_public) is needed
    stands = check_resolution_stands(agenda(words), is_held_in_public=in_public)
    assert stands.ok is not needed
    assert check_resolution_stands(agenda(f"x {words}"), is_held_in_public=in_public).ok


@pytest.mark.parametrize(
    ("words", "order"),
    [
        ("x a b C D", "a b x C D"),
        ("a C b x D", "a x C b D"),
        ("a b .C d x", "a x b d"),  # a private sub-item: before the item it stands under
        ("a b x", "a b x"),
        ("a B", "a B"),
    ],
)
def test_the_resolution_stands_right_before_the_first_private_item(words: str, order: str) -> None:
    assert settled_order(agenda(words)) == order.split()


@given(st.lists(st.sampled_from(["p", "P", "x"]), max_size=8))
def test_every_order_settles_once_and_for_all(kinds: list[str]) -> None:
    has_resolution = False
    names = []
    for index, kind in enumerate(kinds):
        if kind == "x" and has_resolution:
            continue
        has_resolution = has_resolution or kind == "x"
        names.append("x" if kind == "x" else f"{kind}{index}")
    places = [
        AgendaPlace(name, "", name, EXCLUSION if name == "x" else "business", name.startswith("P"))
        for name in names
    ]
    order = settled_order(places)
    assert sorted(order, key=str) == sorted(names)
    by_key = {place.key: place for place in places}
    again = settled_order([by_key[key] for key in order])
    assert again == order
    last = private_last(places)
    assert sorted(last, key=str) == sorted(names)
    assert check_order([by_key[key] for key in last]).ok


@pytest.mark.requirement("LP46")
@pytest.mark.parametrize(
    ("words", "stranded"),
    [
        ("a x B C", []),
        ("a x B c", ["4"]),
        ("a x B r c", []),
        ("a x B r c D e", ["7"]),
        ("x A .b c", ["4"]),  # what stands under a private item is private
    ],
)
def test_public_business_after_private_business_is_told(words: str, stranded: list[str]) -> None:
    outcome = check_order(agenda(words))
    assert outcome.ok is not bool(stranded)
    assert list(outcome.details.get("items", [])) == stranded
    if stranded:
        assert outcome.code == "exclusion.order.public_after_private"


def test_the_words_of_the_statute_or_of_the_icb() -> None:
    assert "1960" in motion("act_1960", "")
    assert "Schedule 12A" in motion("act_1972", "")
    assert motion("act_1972", " That the public leave. ") == "That the public leave."
    assert not any(year in motion("", "") for year in ("1960", "1972"))
    assert set(WORDINGS) == {"act_1960", "act_1972", "own_rules"}
    assert covered_words([("7", "Legal advice"), ("8", "Bids.")]) == "Item 7: Legal advice. Item 8: Bids."


def test_its_words_give_no_private_title_away() -> None:
    said = check_wording(
        "To exclude the public for the  Purchase of\nthe Mill.", ["The purchase of the mill"]
    )
    assert said.code == "exclusion.wording.tells_title"
    assert said.details["field"] == "note"
    assert check_wording("To exclude the public for item 7.", ["The purchase of the mill", ""]).ok


def test_nobody_moves_it_by_hand() -> None:
    for act in ("move", "remove", "defer", "mark", "make"):
        assert check_by_itself(EXCLUSION, act).code == f"exclusion.by_itself.{act}"
        assert check_by_itself("business", act).ok


def test_an_unset_power_is_told_only_where_it_is_needed() -> None:
    assert check_statute("", is_needed=True).code == "exclusion.statute.not_set"
    assert check_statute("", is_needed=False).ok
    assert check_statute("act_1960", is_needed=True).ok

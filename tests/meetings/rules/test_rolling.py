"""What an agenda is made of, in which order."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.papers.rules.rolling import (
    CLOSING,
    DEFERRED,
    NEW,
    OPENING,
    PLANNED,
    THERE,
    Row,
    Standing,
    arranged,
    check_defer,
    check_take_back,
    check_undo,
    proposal,
    spliced,
)

PUBLIC = frozenset({"public"})


def standing(key: str, *, closes: bool = False, at: frozenset[str] = PUBLIC) -> Standing:
    return Standing(key, key.title(), closes, {}, at, "Stands on every agenda")


def row(key: str, group: str, **values: Any) -> Row:
    return Row(key, group, key.title(), "Why", values)


def test_standing_items_open_and_close_what_was_put_off_comes_before_what_is_due() -> None:
    rows = proposal(
        [standing("aob", closes=True), standing("welcome"), standing("part 2", at=frozenset({"private"}))],
        [row("late", DEFERRED)],
        [row("report", PLANNED, kind="consent"), row("budget", PLANNED)],
        kind="public",
        there={"budget": "3", "welcome": "1"},
    )
    assert [one.key for one in rows] == ["welcome", "late", "budget", "report", "aob"]
    assert [one.there for one in rows] == ["Item 1 of this agenda", "", "Item 3 of this agenda", "", ""]


def test_rows_are_left_out_and_moved() -> None:
    rows = [row("a", OPENING), row("b", PLANNED), row("c", PLANNED), row("d", CLOSING)]
    assert [one.key for one in arranged(rows, {}, frozenset({"b"}))] == ["a", "c", "d"]
    assert [one.key for one in arranged(rows, {"c": 1, "a": 2, "b": 3, "d": 4}, frozenset())] == [
        *("c", "a", "b", "d")
    ]


def test_a_row_takes_the_place_of_the_one_that_was_there() -> None:
    rows = [row(key, PLANNED) for key in "abcd"]
    places = {key: number for number, key in enumerate("abcd", 1)}
    assert [one.key for one in arranged(rows, places | {"c": 1}, frozenset())] == ["c", "a", "b", "d"]
    assert [one.key for one in arranged(rows, places | {"a": 3}, frozenset())] == ["b", "c", "a", "d"]


SPLICED = {
    "an empty agenda": ([OPENING, PLANNED, CLOSING], [], "n0 n1 n2"),
    "between what opens and what closes": ([OPENING, PLANNED, CLOSING], [False, True], "n0 t0 n1 t1 n2"),
    "one item before what closes": ([PLANNED], [False, False, True], "t0 t1 n0 t2"),
    "only what closes stands there": ([PLANNED], [True], "n0 t0"),
    "an opening row moved down is business": ([PLANNED, OPENING], [False], "t0 n0 n1"),
}


@pytest.mark.parametrize("name", SPLICED)
def test_new_rows_go_among_those_that_stand_there(name: str) -> None:
    groups, closing, expected = SPLICED[name]
    names = {NEW: "n", THERE: "t"}
    assert " ".join(f"{names[which]}{n}" for which, n in spliced(groups, closing)) == expected


@given(
    st.lists(st.sampled_from([OPENING, DEFERRED, PLANNED, CLOSING]), max_size=8),
    st.lists(st.booleans(), max_size=8),
)
def test_no_row_is_lost_and_each_kind_keeps_its_order(groups: list[str], closing: list[bool]) -> None:
    order = spliced(groups, closing)
    assert [n for which, n in order if which == NEW] == list(range(len(groups)))
    assert [n for which, n in order if which == THERE] == list(range(len(closing)))


def test_an_act_is_undone_until_something_rests_on_it() -> None:
    free: dict[str, Any] = {"is_undone": False, "state": "planned", "has_agreement": False}
    assert check_undo([], **free).ok
    assert check_undo([], **(free | {"is_undone": True})).code == "agenda.roll.undo.done"
    assert check_undo([], **(free | {"state": "issued"})).code == "agenda.roll.undo.issued"
    assert check_undo([], **(free | {"has_agreement": True})).code == "agenda.roll.undo.agreed"
    assert check_undo(["A", "B", "C", "D"], **free).reason.startswith("“A”, “B”, “C” and 1 more changed")


def test_an_item_is_deferred_once_with_a_reason() -> None:
    free: dict[str, Any] = {"state": "held", "is_removed": False, "has_deferral": False, "because": "Late"}
    assert check_defer(**free).ok
    for name, value, code in (
        ("state", "cancelled", "cancelled"),
        ("has_deferral", True, "twice"),
        ("is_removed", True, "removed"),
        ("because", " ", "reason"),
    ):
        assert check_defer(**(free | {name: value})).code == f"agenda_item.defer.{code}"
    assert check_take_back(is_taken_up=False, is_over=False).ok
    assert check_take_back(is_taken_up=True, is_over=False).code == "agenda_item.defer.taken_up"
    assert check_take_back(is_taken_up=False, is_over=True).code == "agenda_item.defer.over"

"""Numbers, order and timing of an agenda; no database."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.papers.rules.agenda import (
    ItemPlace,
    check_sub_items,
    check_timing,
    in_order,
    moved,
    numbers,
    starting_times,
    total_minutes,
)

AGENDA = [
    ItemPlace("welcome", minutes=5),
    ItemPlace("reports"),
    ItemPlace("finance", parent="reports", minutes=20),
    ItemPlace("plan", minutes=40),
    ItemPlace("quality", parent="reports", minutes=15),
    ItemPlace("option", parent="plan", minutes=10),
]


def test_numbers_follow_the_order() -> None:
    assert numbers(AGENDA) == {
        "welcome": "1",
        "reports": "2",
        "finance": "2.1",
        "quality": "2.2",
        "plan": "3",
        "option": "3.1",
    }


@pytest.mark.requirement("R176")
def test_items_begin_when_the_ones_before_end() -> None:
    begins = starting_times(time(14), AGENDA)
    assert begins == {
        "welcome": time(14),
        "reports": time(14, 5),
        "finance": time(14, 5),
        "quality": time(14, 25),
        "plan": time(14, 40),
        "option": time(14, 40),
    }


@pytest.mark.parametrize(
    ("minutes", "third"), [((5, 10), time(14, 15)), ((None, 10), None), ((5, None), None), ((600, 60), None)]
)
def test_no_time_is_made_up(minutes: tuple[int | None, int | None], third: time | None) -> None:
    items = [ItemPlace(n, minutes=m) for n, m in enumerate([*minutes, 5])]
    assert starting_times(time(14), items)[2] == third
    assert starting_times(None, items)[0] is None


@pytest.mark.requirement("R176")
@pytest.mark.parametrize(
    ("available", "code"),
    [
        (80, "agenda.timing"),
        (79, "agenda.timing.too_long"),
        (None, "agenda.timing.not_set"),
        (180, "agenda.timing"),
    ],
)
def test_items_fit_into_the_meeting(available: int | None, code: str) -> None:
    assert total_minutes(AGENDA) == 80
    assert check_timing(AGENDA, available=available).code == code


@pytest.mark.parametrize(
    ("key", "direction", "order"),
    [("b", "up", "bac"), ("b", "down", "acb"), ("a", "up", "abc"), ("c", "down", "abc"), ("c", "up", "acb")],
)
def test_one_step(key: str, direction: str, order: str) -> None:
    assert moved("abc", key, direction) == list(order)


@given(st.lists(st.integers(), min_size=1, unique=True), st.data())
def test_up_and_down_again_is_where_it_was(order: list[int], data: st.DataObject) -> None:
    key = data.draw(st.sampled_from(order[1:] or order))
    up = moved(order, key, "up")
    assert sorted(up) == sorted(order)
    if order[0] != key:
        assert moved(up, key, "down") == order


@pytest.mark.parametrize(
    ("deep", "has_subs", "code"),
    [
        (False, False, "agenda.levels"),
        (True, False, "agenda.too_deep"),
        (False, True, "agenda.has_sub_items"),
    ],
)
def test_two_levels(deep: bool, has_subs: bool, code: str) -> None:
    assert check_sub_items("Reports", deep, has_subs).code == code


def test_every_item_has_its_place_once() -> None:
    assert sorted(str(place.key) for place in in_order(AGENDA)) == sorted(str(place.key) for place in AGENDA)

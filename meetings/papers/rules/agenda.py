"""The agenda: numbers, order and timing."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import time
from typing import TypeVar

from governance.foundation.outcome import Outcome, met, not_met
from meetings.planning.rules.schedule import hours

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True)
class ItemPlace:
    """One item in the order of the agenda. `parent` is the key of the item it stands under."""

    key: Hashable
    parent: Hashable | None = None
    minutes: int | None = None


def in_order(items: Sequence[ItemPlace]) -> list[ItemPlace]:
    """Top items in the order given, each followed by its own sub-items in the order given."""
    ordered = []
    for top in (item for item in items if item.parent is None):
        ordered += [top, *(item for item in items if item.parent == top.key)]
    return ordered


def numbers(items: Sequence[ItemPlace]) -> dict[Hashable, str]:
    """Printed numbers by key: 1, 2, 3, and 3.1, 3.2 for what stands under 3."""
    given: dict[Hashable, str] = {}
    tops = 0
    under: dict[Hashable, int] = {}
    for item in in_order(items):
        if item.parent is None:
            tops += 1
            given[item.key] = str(tops)
        else:
            under[item.parent] = under.get(item.parent, 0) + 1
            given[item.key] = f"{given[item.parent]}.{under[item.parent]}"
    return given


def moved(order: Sequence[K], key: K, direction: str) -> list[K]:
    """The order after one step `up` or `down`; the same order at either end."""
    changed = list(order)
    here = changed.index(key)
    there = here + {"up": -1, "down": 1}[direction]
    if 0 <= there < len(changed):
        changed[here], changed[there] = changed[there], changed[here]
    return changed


def length_of(top: ItemPlace, items: Sequence[ItemPlace]) -> int | None:
    """Minutes of a top item: its own, or else those of its sub-items together."""
    if top.minutes is not None:
        return top.minutes
    under = [item.minutes for item in items if item.parent == top.key and item.minutes is not None]
    return sum(under) if under else None


def total_minutes(items: Sequence[ItemPlace]) -> int:
    """Minutes of the whole agenda; items without a time count nothing."""
    return sum(length_of(top, items) or 0 for top in items if top.parent is None)


def starting_times(starts_at: time | None, items: Sequence[ItemPlace]) -> dict[Hashable, time | None]:
    """When each item begins. After an item without a length no time can be known."""
    begins: dict[Hashable, time | None] = {}
    clock = None if starts_at is None else starts_at.hour * 60 + starts_at.minute
    for top in (item for item in items if item.parent is None):
        begins[top.key] = _time(clock)
        within = clock
        for sub in (item for item in items if item.parent == top.key):
            begins[sub.key] = _time(within)
            within = None if within is None or sub.minutes is None else within + sub.minutes
        length = length_of(top, items)
        clock = None if clock is None or length is None else clock + length
    return begins


def _time(minutes: int | None) -> time | None:
    return None if minutes is None or minutes >= 24 * 60 else time(minutes // 60, minutes % 60)


def check_timing(items: Sequence[ItemPlace], *, available: int | None) -> Outcome:
    """The items fit into the meeting. `available` is its length in minutes, None when it is not set."""
    planned = total_minutes(items)
    if available is None:
        return met("agenda.timing.not_set", planned=planned)
    if planned > available:
        return not_met(
            "agenda.timing.too_long",
            f"The items take {hours(planned)}, {hours(planned - available)} more than the meeting has.",
            planned=planned,
            available=available,
        )
    return met("agenda.timing", planned=planned, available=available)


def check_sub_items(title: str, parent_has_parent: bool, has_sub_items: bool) -> Outcome:
    """An agenda has two levels, so that numbers stay readable (3, 3.1)."""
    if parent_has_parent:
        return not_met(
            "agenda.too_deep",
            "A sub-item cannot have sub-items of its own. Choose a top item.",
            field="parent",
        )
    if has_sub_items:
        return not_met(
            "agenda.has_sub_items",
            f"“{title}” has sub-items of its own, so it cannot become one. Move those first.",
            field="parent",
        )
    return met("agenda.levels")

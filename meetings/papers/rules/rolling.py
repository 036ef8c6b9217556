"""An agenda made from the last one: what it is made of, in which order, and whether it fits. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from governance.foundation.outcome import Outcome, met, not_met

# Where a row comes from, in the order in which business is taken.
OPENING, DEFERRED, BROUGHT, PLANNED, CLOSING = "opening", "deferred", "brought", "planned", "closing"
ORDER = (OPENING, DEFERRED, BROUGHT, PLANNED, CLOSING)


@dataclass(frozen=True)
class Row:
    """One line that is proposed. `key` names where it comes from; `values` are fields of the agenda item.

    `there` says why it is not offered: it stands on this agenda already. `unless` are words in the title of a row that
    opens the agenda, with which one that is brought by itself is not needed.
    """

    key: str
    group: str
    title: str
    why: str
    values: Mapping[str, Any] = field(default_factory=dict)
    there: str = ""
    unless: str = ""

    @property
    def minutes(self) -> int | None:
        return self.values.get("minutes")

    @property
    def is_consent(self) -> bool:
        return self.values.get("kind") == "consent"


@dataclass(frozen=True)
class Standing:
    """A standing item or an item of the last agenda, as values; `at` are the kinds of meetings for which it holds."""

    key: str
    title: str
    is_closing: bool
    values: Mapping[str, Any]
    at: frozenset[str]
    why: str


def proposal(
    standing: Sequence[Standing],
    deferred: Sequence[Row],
    planned: Sequence[Row],
    *,
    kind: str,
    there: Mapping[str, str],
    brought: Sequence[Row] = (),
) -> list[Row]:
    """Everything that belongs on the agenda of a meeting of this `kind`, in order.

    Standing items open and close it; between them what was put off, then what the forward plan has due, with what is
    taken without debate last of all business (one group). `there`: key or plain title of what stands on the agenda
    already → its number. What is `brought` by itself opens the agenda, unless a standing item says the same, or is
    business before the plan's.
    """
    holding = [one for one in standing if kind in one.at]
    opening = [_row(one, OPENING) for one in holding if not one.is_closing]
    closing = [_row(one, CLOSING) for one in holding if one.is_closing]
    opens = [row for row in brought if row.group == OPENING and not _is_named(row, opening)]
    brings = [row for row in brought if row.group != OPENING]
    business = sorted((*deferred, *brings, *planned), key=lambda row: row.is_consent)
    return [replace(row, there=_there(row, there)) for row in (*opening, *opens, *business, *closing)]


def _is_named(row: Row, opening: Sequence[Row]) -> bool:
    """Does a row that opens the agenda anyway say what this one is brought for?"""
    return bool(row.unless) and any(plain(row.unless) in plain(one.title) for one in opening)


def _row(one: Standing, group: str) -> Row:
    return Row(one.key, group, one.title, one.why, one.values)


def _there(row: Row, there: Mapping[str, str]) -> str:
    number = there.get(row.key, there.get(plain(row.title)))
    return f"Item {number} of this agenda".strip() if number is not None else ""


def plain(title: str) -> str:
    return " ".join(title.casefold().split())


def arranged(rows: Sequence[Row], places: Mapping[str, int], left_out: frozenset[str]) -> list[Row]:
    """The rows that are taken, by the places given (1, 2, 3 …)."""
    taken = [row for row in rows if row.key not in left_out and not row.there]
    natural = {row.key: number for number, row in enumerate(rows, 1)}

    def order(row: Row) -> tuple[int, int]:
        """Who moves up to a place stands before the row that was there; who moves down to it, behind."""
        place, was = places.get(row.key, natural[row.key]), natural[row.key]
        return place, (place > was) - (place < was)

    return sorted(taken, key=order)


NEW, THERE = "new", "there"


def spliced(groups: Sequence[str], closing: Sequence[bool]) -> list[tuple[str, int]]:
    """The agenda with the new rows among the items that stand there: (NEW or THERE, index), in order.

    `groups` are those of the new rows, `closing` says of each item that stands there whether it closes the agenda.
    What opens comes first; business goes before what closes; new closing rows come last.
    """
    opening = _leading(groups, OPENING)
    tail = min(_leading(groups[::-1], CLOSING), len(groups) - opening)
    kept = len(closing) - _leading(closing[::-1], True)
    new = [(NEW, index) for index in range(len(groups))]
    there = [(THERE, index) for index in range(len(closing))]
    end = len(groups) - tail
    return [*new[:opening], *there[:kept], *new[opening:end], *there[kept:], *new[end:]]


def _leading(values: Sequence[Any], wanted: Any) -> int:
    """How many of the first values are `wanted`."""
    return next((place for place, value in enumerate(values) if value != wanted), len(values))


def check_takes_something(rows: Sequence[Row]) -> Outcome:
    if rows:
        return met("agenda.roll.rows")
    return not_met("agenda.roll.empty", "Nothing is taken: tick at least one row.", field="take")


def check_undo(changed: Sequence[str], *, is_undone: bool, state: str, has_agreement: bool) -> Outcome:
    """An agenda made at once is taken back at once, until something rests on it."""
    code = "agenda.roll.undo"
    if is_undone:
        return not_met(f"{code}.done", "This was undone before.")
    if state != "planned":
        return not_met(f"{code}.issued", "The papers were issued: take items off one by one.")
    if has_agreement:
        return not_met(f"{code}.agreed", "The chair agreed this agenda: take items off one by one.")
    if changed:
        names = ", ".join(f"“{name}”" for name in changed[:3])
        more = f" and {len(changed) - 3} more" if len(changed) > 3 else ""
        return not_met(f"{code}.changed", f"{names}{more} changed since: take items off one by one.")
    return met(code)


def check_defer(*, state: str, is_removed: bool, has_deferral: bool, because: str) -> Outcome:
    """An item can be put off until its meeting was cancelled; once, with a reason."""
    code = "agenda_item.defer"
    if state == "cancelled":
        return not_met(f"{code}.cancelled", "This meeting was cancelled.")
    if has_deferral:
        return not_met(f"{code}.twice", "This item was deferred already.")
    if is_removed:
        return not_met(f"{code}.removed", "This item was taken off the agenda. Put it back first.")
    if not because.strip():
        return not_met(f"{code}.reason", "Say why it is deferred.", field="because")
    return met(code)


def check_take_back(*, is_taken_up: bool, is_over: bool) -> Outcome:
    if is_taken_up:
        return not_met("agenda_item.defer.taken_up", "It stands on a later agenda: take it off there first.")
    if is_over:
        return not_met("agenda_item.defer.over", "The meeting was held: what was deferred at it stays so.")
    return met("agenda_item.defer.take_back")

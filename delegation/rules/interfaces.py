"""What is led elsewhere, seen from the places: the interface register (R22, R48)."""

from __future__ import annotations

from collections.abc import Iterable

from delegation.rules.facts import DELEGATED, DISCUSSED, LED_ELSEWHERE, EntryFacts


def interfaces_among(entries: Iterable[EntryFacts], *, icb: int) -> list[EntryFacts]:
    """The entries that make the register, in their order. `icb` is the id of the ICB as a body.

    Led elsewhere; discussed at place and not delegated; and what another body (NHS England) delegated to the ICB for
    the whole of it, which places may meet and do not hold. Of such a chain the last entry speaks (R49).
    """
    rows = list(entries)
    by_key = {row.key: row for row in rows}
    passed_on = {row.parent for row in rows if row.parent is not None and row.place is None}
    return [
        row
        for row in rows
        if row.treatment in (LED_ELSEWHERE, DISCUSSED)
        or (_came_from_outside(row, by_key, icb) and row.key not in passed_on)
    ]


def _came_from_outside(row: EntryFacts, by_key: dict[int, EntryFacts], icb: int) -> bool:
    if row.treatment != DELEGATED or not row.carries_authority or row.place is not None:
        return False
    top, seen = row, {row.key}
    while top.parent in by_key and top.parent not in seen:
        seen.add(top.parent)
        top = by_key[top.parent]
    givers = {giver.id for giver in top.delegators}
    return bool(givers) and icb not in givers

"""The inverse question: what one committee, post or body may decide on a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from delegation.rules.authority import judgement
from delegation.rules.availability import AvailabilityFacts
from delegation.rules.cases import MAY, Case
from delegation.rules.facts import (
    DECIDE,
    EntryFacts,
    FunctionFacts,
    HolderFacts,
    Matter,
    PlaceFacts,
    SchemeFacts,
)
from governance.foundation.outcome import Outcome


@dataclass(frozen=True)
class Holding:
    """One entry that names the holder, and whether it may decide by it."""

    entry: EntryFacts
    outcome: Outcome

    @property
    def stands(self) -> bool:
        """It may decide, alone or together with those whom the outcome names."""
        return self.outcome.code in {f"authority.{code}" for code in MAY}


@dataclass(frozen=True)
class Holdings:
    """`decides`: entries that give it authority. `signs`: where others decide only together with it.
    `advises`: where it recommends, is consulted or informed.
    """

    decides: tuple[Holding, ...]
    signs: tuple[EntryFacts, ...]
    advises: tuple[EntryFacts, ...]


def holdings_of(
    holder: HolderFacts,
    entries: Iterable[EntryFacts],
    *,
    on: date,
    functions: Mapping[int, FunctionFacts],
    places: Mapping[int, PlaceFacts],
    schemes: Sequence[SchemeFacts] = (),
    availability: Sequence[AvailabilityFacts] = (),
) -> Holdings:
    """Every row in force on that day that names the holder, by what it makes of it (R190).

    `functions` and `places` are by id, at least those of the holder's rows. No amount is asked, so limits are told and
    not judged.
    """
    rows = tuple(entries)
    current = [row for row in rows if row.in_force(on)]
    mine = [row for row in current if holder.is_same_as(row.holder)]
    found = []
    for row in mine:
        if not row.carries_authority:
            continue
        place = places.get(row.place) if row.place is not None else None
        matter = Matter(function=functions[row.function], place=place, on=on)
        case = Case.of(matter, rows, schemes=schemes, availability=availability)
        if row in case.giving:
            found.append(Holding(row, judgement(case, case.judged(row))))
    signs = tuple(row for row in current if any(holder.is_same_as(limit.joint) for limit in row.limits))
    return Holdings(tuple(found), signs, tuple(row for row in mine if row.verb != DECIDE))

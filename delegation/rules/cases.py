"""The rows that speak about a matter on its day, and how each holder fares by them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from delegation.rules.availability import AvailabilityFacts
from delegation.rules.chain import path_to_top
from delegation.rules.facts import (
    CONSULTATIVE_FORUM,
    DECIDE,
    RESERVED,
    SPEND,
    EntryFacts,
    HolderFacts,
    Limit,
    Matter,
    SchemeFacts,
)
from delegation.rules.limbs import Limb, limbs_of
from delegation.rules.limits import JOINT, NOT_MET, highest
from delegation.rules.treatment import nearest

HELD, JOINTLY = "held", "joint_signature"
# Of several rows of one holder, the one that fares best counts; then the one that reaches furthest.
BEST_FIRST = (
    HELD,
    JOINTLY,
    "partner_limit",
    "outside_budget",
    "over_limit",
    "under_band",
    "not_available",
    "chain_broken",
    "advisory_only",
)
MAY = (HELD, JOINTLY)


@dataclass(frozen=True)
class Judged:
    """One row of one holder: its limbs, and the code that they come to."""

    row: EntryFacts
    limbs: tuple[Limb, ...]
    code: str
    decisive: Limb | None

    @property
    def holder(self) -> HolderFacts:
        if self.row.holder is None:
            raise ValueError("Only rows with a holder are judged.")
        return self.row.holder

    @property
    def together(self) -> tuple[tuple[HolderFacts, ...], ...]:
        """Who must decide too: one of each group."""
        return tuple(dict.fromkeys(limb.joint for limb in self.limbs if limb.state == JOINT))


@dataclass(frozen=True)
class Case:
    """A matter, and the rows of every adopted version of any date that reach it by function."""

    matter: Matter
    rows: tuple[EntryFacts, ...]
    schemes: tuple[SchemeFacts, ...] = ()
    availability: tuple[AvailabilityFacts, ...] = ()

    @classmethod
    def of(
        cls,
        matter: Matter,
        rows: Iterable[EntryFacts],
        *,
        schemes: Sequence[SchemeFacts] = (),
        availability: Sequence[AvailabilityFacts] = (),
    ) -> Case:
        return cls(matter, tuple(rows), tuple(schemes), tuple(availability))

    @cached_property
    def by_key(self) -> dict[int, EntryFacts]:
        return {row.key: row for row in self.rows}

    @cached_property
    def current(self) -> tuple[EntryFacts, ...]:
        return tuple(row for row in self.rows if row.in_force(self.matter.on))

    @cached_property
    def found(self) -> tuple[EntryFacts, ...]:
        """What speaks most closely about who decides; rows that only advise speak of something else."""
        deciding = (row for row in self.current if row.verb == DECIDE)
        return nearest(deciding, functions=self.matter.function.path, places=self.matter.places)

    @cached_property
    def advising(self) -> tuple[EntryFacts, ...]:
        rows = self.current
        return tuple(row for row in rows if row.verb != DECIDE and self.matter.is_reached_by(row))

    @cached_property
    def giving(self) -> tuple[EntryFacts, ...]:
        """The rows that give authority: those found, and where it passes upward those above them (LP100)."""
        rows = list(self.found)
        for row in self.found:
            if row.passes_upward:
                rows += [above for above in path_to_top(row, self.by_key)[1:] if self._reaches(above)]
        return tuple(dict.fromkeys(row for row in rows if self._gives(row)))

    def _reaches(self, row: EntryFacts) -> bool:
        return row.in_force(self.matter.on) and self.matter.is_reached_by(row)

    def _gives(self, row: EntryFacts) -> bool:
        """A forum is given nothing (R90); of what the law holds, only a reservation counts (LP14)."""
        is_forum = row.holder is not None and row.holder.form == CONSULTATIVE_FORUM
        held_by_law = self.matter.function.non_delegable_by_law and row.treatment != RESERVED
        return row.carries_authority and not is_forum and not held_by_law

    def of_holder(self, holder: HolderFacts) -> Judged | None:
        """The row by which the holder fares best; None when no row gives to it."""
        mine = (self.judged(row) for row in self.giving if holder.is_same_as(row.holder))
        return min(mine, key=_rank, default=None)

    def everyone(self) -> Iterator[Judged]:
        """Each holder to whom a row gives authority, with the row by which it fares best."""
        holders = dict.fromkeys((row.holder.kind, row.holder.id) for row in self.giving if row.holder)
        for kind, key in holders:
            judged = self.of_holder(HolderFacts(kind, key, ""))
            if judged is not None:
                yield judged

    def judged(self, row: EntryFacts) -> Judged:
        limbs = tuple(limbs_of(row, self.matter, self.by_key, self.availability))
        failing = next((limb for limb in limbs if limb.state == NOT_MET), None)
        decisive = failing or next((limb for limb in limbs if limb.state == JOINT), None)
        return Judged(row, limbs, decisive.because if decisive else HELD, decisive)


def spending(row: EntryFacts) -> Limit | None:
    """The ceiling to spend that reaches furthest; None when none is stated."""
    return highest(limit for limit in row.limits if limit.kind == SPEND)


def best(judged: Iterable[Judged]) -> Judged | None:
    return min(judged, key=_rank, default=None)


def _rank(judged: Judged) -> tuple[int, bool, Decimal]:
    top = spending(judged.row)
    ceiling = top.amount if top else None
    return BEST_FIRST.index(judged.code), ceiling is not None, -(ceiling or Decimal(0))

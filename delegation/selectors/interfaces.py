"""The interface register: what is led elsewhere, by whom, and how it is linked to place (R48)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from delegation.models import SchemeEntry
from delegation.rules.interfaces import interfaces_among
from delegation.selectors.facts import entry_facts
from delegation.selectors.scheme import entries_in_force
from governance.models import IntegratedCareBoard, Place


@dataclass(frozen=True)
class Interface:
    """One area. `outside` are the bodies whose function it is, where it came to the ICB by delegation."""

    entry: SchemeEntry
    icb: IntegratedCareBoard
    outside: tuple[str, ...] = ()

    @property
    def pk(self) -> int:
        return self.entry.pk


def interfaces(icb: IntegratedCareBoard, *, on: date, place: Place | None = None) -> list[Interface]:
    """The register on that day, by area; with `place`, what reaches it. Computed from the scheme in force."""
    rows = {row.pk: row for row in entries_in_force(icb, on=on, place=place)}
    facts = {pk: entry_facts(row) for pk, row in rows.items()}
    found = interfaces_among(facts.values(), icb=icb.organisation_id)
    made = [Interface(rows[fact.key], icb, _outside(rows[fact.key], rows, icb)) for fact in found]
    return sorted(made, key=lambda one: (one.entry.function.title, one.entry.reference, one.pk))


def _outside(row: SchemeEntry, rows: dict[int, SchemeEntry], icb: IntegratedCareBoard) -> tuple[str, ...]:
    """The bodies, other than the ICB, from which the chain of an entry starts."""
    top = row
    while top.parent_id in rows and rows[top.parent_id] is not row:
        top = rows[top.parent_id]
    givers = [given.organisation for given in top.delegators.all()]
    return tuple(giver.name for giver in givers if giver.pk != icb.organisation_id)

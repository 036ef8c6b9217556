"""What the adoption of a draft would touch (G3): the floors above tell what hangs on the rows that change.

`delegation` cannot look upwards: a floor above gives a function to `contribute`, which is asked with what changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from delegation.rules.compare import SAME, FieldChange, RowChange
from delegation.rules.facts import EntryFacts
from governance.models import IntegratedCareBoard


@dataclass(frozen=True)
class SchemeChange:
    """What changes on `effective_from` in one ICB: every row of the version before and of the draft, compared.

    `reader` asks on `today`: a floor above tells only what that person may see. `whole` is what the draft says
    otherwise as a whole.
    """

    icb: IntegratedCareBoard
    effective_from: date
    reader: Any
    today: date
    changes: tuple[RowChange, ...]
    whole: tuple[FieldChange, ...] = ()

    @cached_property
    def touched(self) -> tuple[RowChange, ...]:
        return tuple(change for change in self.changes if change.kind != SAME)

    def holders(self, kind: str) -> frozenset[int]:
        """The ids of the committees or posts ("committee", "post", "body") whose authority changes."""
        return frozenset(row.holder.id for row in self._rows() if row.holder and row.holder.kind == kind)

    @property
    def functions(self) -> frozenset[int]:
        return frozenset(row.function for row in self._rows())

    def _rows(self) -> Iterable[EntryFacts]:
        return (row for change in self.touched for row in (change.before, change.after) if row is not None)


@dataclass(frozen=True)
class Touched:
    """One thing that the change touches: what it is, why, and the page that shows it (URL name and key)."""

    text: str
    why: str
    url_name: str
    key: int | str


@dataclass(frozen=True)
class TouchedGroup:
    """Things of one sort under a heading, in the order in which somebody should look at them."""

    title: str
    items: tuple[Touched, ...]
    order: int = 50


Contributor = Callable[[SchemeChange], Iterable[TouchedGroup]]
_contributors: list[Contributor] = []


def contribute(function: Contributor) -> Contributor:
    """Let a function tell what a change touches; may be used as a decorator."""
    if function not in _contributors:
        _contributors.append(function)
    return function


def touched_by(change: SchemeChange) -> list[TouchedGroup]:
    """Everything that the change touches, on every floor; empty groups are left out."""
    if not change.touched:
        return []
    found = [group for function in _contributors for group in function(change) if group.items]
    return sorted(found, key=lambda group: group.order)

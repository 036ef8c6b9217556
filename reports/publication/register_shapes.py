"""What a register is before it is published: plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from governance.models import Committee
from membership.models import Person
from reports.publication.shapes import Draft

Row = dict[str, Any]


@dataclass(frozen=True)
class Kept:
    """How many entries are kept off a register for one reason; never which."""

    reason: str
    number: int


@dataclass(frozen=True)
class Gathered:
    """Rows for the public, what is kept back, and anchors of entries that are being looked at anew: what was published
    of those may stay until that is done."""

    rows: list[Row]
    kept: list[Kept] = field(default_factory=list)
    waiting: frozenset[str] = frozenset()


@dataclass(frozen=True)
class RegisterDraft:
    """A register before it is published, and what is kept back (see `Gathered`)."""

    draft: Draft
    kept: list[Kept]
    waiting: frozenset[str]

    @property
    def rows(self) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = self.draft.content["rows"]
        return rows


def named(person: Person) -> dict[str, str]:
    return {"slug": person.slug, "name": str(person)}


def body(committee: Committee) -> dict[str, str]:
    return {"slug": committee.slug, "name": committee.name}


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None

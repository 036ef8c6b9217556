"""What a register is before it is published: plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reports.publication.shapes import Draft


@dataclass(frozen=True)
class Kept:
    """How many entries are kept off a register for one reason; never which."""

    reason: str
    number: int


@dataclass(frozen=True)
class RegisterDraft:
    """A register before it is published, and what is kept back."""

    draft: Draft
    kept: list[Kept]

    @property
    def rows(self) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = self.draft.content["rows"]
        return rows

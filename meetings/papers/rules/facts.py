"""What the rules of papers look at: a cover sheet as plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True)
class CoverField:
    """One row of a template. `kind` is the catalogue's (`meetings.papers.cover_sheets`)."""

    key: str
    label: str
    kind: str
    is_required: bool


@dataclass(frozen=True)
class ImplicationRow:
    """One row of the implications table. `is_risk` rows ask for a description and a reference when answered yes."""

    code: str
    label: str
    is_risk: bool


@dataclass(frozen=True)
class Review:
    """Where a paper was discussed before (R5, R59, R143)."""

    forum: str
    on: date | None


@dataclass(frozen=True)
class CoverFacts:
    """A cover sheet as filled in. `values` by key, in the shapes of the catalogue."""

    fields: Sequence[CoverField]
    values: Mapping[str, Any]
    conflict_text: str = ""
    conflict_option: str = ""
    recommendation_count: int = 0
    is_signed_off: bool = False
    paper_date: date | None = None
    reviews: Sequence[Review] = ()
    meeting_date: date | None = None
    implication_rows: Sequence[ImplicationRow] = field(default_factory=tuple)

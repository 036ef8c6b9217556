"""What the rules of the ground floor are told: frozen facts, gathered by selectors for one day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class AuthorityShare:
    """A local authority that a place aligns with; `elsewhere` are other places of that level which name it too."""

    name: str
    is_whole: bool
    elsewhere: tuple[str, ...] = ()


@dataclass(frozen=True)
class ProcedureFacts:
    """One source of rules of procedure: how it is named on a page, and its typed parameters (unset = "", None, [])."""

    source: str
    values: Mapping[str, Any] = field(default_factory=dict)

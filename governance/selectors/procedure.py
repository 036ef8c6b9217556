"""Reads of standing orders and terms of reference, and the rules of procedure that follow from them on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any


def in_force_before(versions: Any, start: date) -> Iterable[Any]:
    """The versions in force on the day when a new one starts, which began before it."""
    return versions.in_force(start).filter(effective_from__lt=start)

"""Stable references and the numbers on an agenda."""

from __future__ import annotations

import re
import string


def next_reference(prefix: str, *, year: int, last: int) -> str:
    """`BEX-PB-2026/07`: the reference after `last` in the series of `prefix` and `year`."""
    return f"{prefix}-{year}/{last + 1:02d}"


def enclosure_letter(index: int) -> str:
    """0 → A, 25 → Z, 26 → AA: enclosures are lettered apart from item numbers (R139)."""
    if index < 0:
        raise ValueError("An enclosure has a position from 0.")
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = string.ascii_uppercase[rest] + letters
    return letters


def natural_key(number: str) -> tuple[tuple[int, int | str], ...]:
    """A sort key by which 2 comes before 10 and 3.2 before 3.10."""
    parts = re.findall(r"\d+|\D+", number)
    return tuple((0, int(p)) if p.isdigit() else (1, p) for p in parts)

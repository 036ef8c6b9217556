"""Matters that ask for more than the ordinary majority, as the terms of reference list them (R168)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Special:
    """What a matter asks for beyond the ordinary majority: a share, no vote against, or the agreement of some."""

    matter: str = ""
    share: Fraction | None = None
    is_unanimous: bool = False
    must_agree: tuple[str, ...] = ()
    clause: str = ""


SHARES = {
    "two thirds": Fraction(2, 3),
    "three quarters": Fraction(3, 4),
    "four fifths": Fraction(4, 5),
    "three fifths": Fraction(3, 5),
}
HOW = "Write the matter, a colon, and what it asks for: 3/4, 75%, unanimous, or agreed by … with the names."


def special_matters(lines: str | Iterable[str], *, source: str = "") -> tuple[Special, ...]:
    """ "Changing these terms: 3/4" · "Pooled fund: unanimous" · "Leaving the partnership: agreed by A; B"."""
    rows = lines.splitlines() if isinstance(lines, str) else lines
    return tuple(found for line in rows if line.strip() and (found := read(line, source=source)))


def read(line: str, *, source: str = "") -> Special | None:
    """One line; None when it cannot be read."""
    matter, colon, asks = line.rpartition(":")
    wanted = asks.strip().lower()
    if not colon or not matter.strip() or not wanted:
        return None
    if wanted.startswith("agreed by "):
        names = tuple(name.strip() for name in asks.strip()[len("agreed by ") :].split(";") if name.strip())
        return Special(matter.strip(), must_agree=names, clause=source) if names else None
    if wanted in ("unanimous", "unanimity", "all"):
        return Special(matter.strip(), is_unanimous=True, clause=source)
    share = _share(wanted)
    return Special(matter.strip(), share=share, clause=source) if share is not None else None


def _share(text: str) -> Fraction | None:
    if text in SHARES:
        return SHARES[text]
    if found := re.fullmatch(r"(\d{1,2})\s*/\s*(\d{1,2})", text):
        top, bottom = (int(part) for part in found.groups())
        share = Fraction(top, bottom) if bottom else None
    elif found := re.fullmatch(r"(\d{1,3})\s*(%|per cent)", text):
        share = Fraction(int(found[1]), 100)
    else:
        return None
    return share if share is not None and Fraction(1, 2) < share <= 1 else None


def unreadable(lines: str) -> str:
    """The first line that cannot be read, "" when all can."""
    return next((row.strip() for row in lines.splitlines() if row.strip() and read(row.strip()) is None), "")

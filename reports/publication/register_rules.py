"""What of a published register may stay public: pure functions over its rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]


@dataclass(frozen=True)
class Taken:
    """The rows that stay, how many went, and how many show less than before."""

    rows: list[Row]
    gone: int
    cut: int

    @property
    def is_whole(self) -> bool:
        return not self.gone and not self.cut


def still_public(published: Iterable[Row], fresh: Iterable[Row]) -> Taken:
    """What was published, without what the register of today no longer has; `fresh` are the rows of today.

    An entry whose details are kept back by now shows what it may. A seat whose holder is gone is told as vacant where
    it is. Nothing else is taken from today's rows: what is new waits for somebody who publishes it.
    """
    today = {row["anchor"]: row for row in fresh}
    kept: list[Row] = []
    gone = cut = 0
    for row in published:
        now = today.get(row["anchor"])
        if now is None and not row["person"]:
            kept.append(row)  # a vacancy tells of nobody
        elif now is None:
            gone += 1
            kept += _vacancy(row, today)
        elif is_cut(row, now):
            cut += 1
            kept.append(now)
        else:
            kept.append(row)
    return Taken(kept, gone, cut)


def is_cut(published: Row, now: Row) -> bool:
    """Does the entry show less today than when it was published?"""
    return bool(now.get("kept_back")) and not published.get("kept_back")


def tells_more(published: Iterable[Row], fresh: Iterable[Row]) -> bool:
    """Does a version tell anything of which today's register no longer tells?"""
    return not still_public(published, fresh).is_whole


def _vacancy(row: Row, today: dict[str, Row]) -> list[Row]:
    """The seat of somebody who no longer sits there, where nobody does now."""
    person = row.get("person")
    if not person or "vacant_since" not in row:
        return []
    empty = today.get(row["anchor"].removesuffix(f"-{person['slug']}"))
    return [empty] if empty and empty["person"] is None else []

"""What of a published register may stay public: pure functions over its rows."""

from __future__ import annotations

from collections.abc import Collection, Iterable
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


def still_public(published: Iterable[Row], fresh: Iterable[Row], waiting: Collection[str] = ()) -> Taken:
    """What was published, without what the register of today no longer has; `fresh` are the rows of today.

    An entry whose details are kept back by now shows what it may. A seat whose holder is gone is told as vacant where
    it is. Nothing else is taken from today's rows: what is new waits for somebody who publishes it. What is being
    looked at anew (`waiting`, by anchor) stays as it was published.
    """
    today = {row["anchor"]: row for row in fresh}
    people = {_person(row) for row in today.values()}
    kept: dict[str, Row] = {}
    gone = cut = 0
    for row in published:
        now = today.get(row["anchor"])
        if now is None and (row["anchor"] in waiting or _may_wait(row, people)):
            kept[row["anchor"]] = row
        elif now is None:
            gone += 1
            kept |= _instead(row, today)
        elif is_cut(row, now):
            cut += 1
            kept[row["anchor"]] = now
        else:
            kept[row["anchor"]] = row
    return Taken(list(kept.values()), gone, cut)


@dataclass(frozen=True)
class Waits:
    """How many rows of a published register would be new, would say something else or fall away, and should be gone."""

    added: int
    changed: int
    leaving: int

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.leaving)


def what_waits(published: Iterable[Row], fresh: Iterable[Row], waiting: Collection[str] = ()) -> Waits:
    """What publishing the register of today would change: `fresh` are its rows, `waiting` is as in `still_public`.

    That somebody has nothing public is no news while their entry is looked at anew. `leaving` is what the portal takes
    out by itself, so it is nothing unless that was refused or is late.
    """
    was = {row["anchor"]: row for row in published}
    anew = {_person(row) for anchor, row in was.items() if anchor in waiting}
    now = {
        row["anchor"]: row for row in fresh if row.get("is_entry") is not False or _person(row) not in anew
    }
    taken = still_public(was.values(), now.values(), waiting)
    other = sum(1 for anchor in was.keys() & now.keys() if was[anchor] != now[anchor])
    missing = len(was.keys() - now.keys() - set(waiting))
    return Waits(
        added=len(now.keys() - was.keys()),
        changed=other - taken.cut + missing - taken.gone,
        leaving=taken.gone + taken.cut,
    )


def _person(row: Row) -> str:
    return row["person"]["slug"] if row["person"] else ""


def _may_wait(row: Row, people: set[str]) -> bool:
    """A vacancy tells of nobody; that somebody has declared nothing tells nothing, while they are there."""
    return not row["person"] or (row.get("is_entry") is False and _person(row) in people)


def is_cut(published: Row, now: Row) -> bool:
    """Does the entry show less today than when it was published?"""
    return bool(now.get("kept_back")) and not published.get("kept_back")


def tells_more(published: Iterable[Row], fresh: Iterable[Row], waiting: Collection[str] = ()) -> bool:
    """Does a version tell anything of which today's register no longer tells?"""
    entries = [row for row in published if row.get("is_entry") is not False]
    return not still_public(entries, fresh, waiting).is_whole


def _instead(row: Row, today: dict[str, Row]) -> dict[str, Row]:
    """What today's register says where the entry stood: a vacant seat, or that nothing more is public of a person."""
    person = _person(row)
    found = (today.get(row["anchor"].removesuffix(f"-{person}")), today.get(f"person-{person}"))
    return {
        now["anchor"]: now for now in found if now and (not now["person"] or now.get("is_entry") is False)
    }

"""The workspace's first page: what needs this person. Floors above contribute blocks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from governance.foundation.screens.ask import Ask
from governance.foundation.screens.cells import Link, Tag


@dataclass(frozen=True)
class Item:
    """One line of a block: where it leads, its state, and what is to be done."""

    link: Link
    note: str = ""
    tag: Tag | None = None


@dataclass(frozen=True)
class Block:
    """A heading with lines; `empty` says what to do when there are none, `more` leads to the whole list."""

    title: str
    lines: tuple[Item, ...]
    empty: str
    more: Link | None = None
    order: int = 50


Contributor = Callable[[Ask], list[Block]]
_contributors: list[Contributor] = []


def contribute(function: Contributor) -> Contributor:
    """Add a function that gives blocks for a person; may be used as a decorator."""
    if function not in _contributors:
        _contributors.append(function)
    return function


def blocks(ask: Ask) -> list[Block]:
    """Every block for this person, in order."""
    found = [block for function in _contributors for block in function(ask)]
    return sorted(found, key=lambda block: block.order)

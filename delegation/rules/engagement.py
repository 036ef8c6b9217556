"""What groups said of a proposal, as it stood on a day, and how often each theme was raised (R74)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from governance.foundation.outcome import Outcome, met, not_met


@dataclass(frozen=True)
class Statement:
    """What one group said of one proposal on one day. `order` is that of entry; themes and group are keys."""

    group: int
    proposal: str
    day: date
    order: int
    stance: str
    themes: frozenset[int] = frozenset()


def standing_statements(statements: Iterable[Statement], *, on: date) -> list[Statement]:
    """The newest statement of each group on each proposal by that day; earlier ones have been replaced."""
    newest: dict[tuple[int, str], Statement] = {}
    for statement in sorted(statements, key=lambda each: (each.day, each.order)):
        if statement.day <= on:
            newest[statement.group, statement.proposal] = statement
    return list(newest.values())


def themes_by_group(statements: Iterable[Statement]) -> Counter[tuple[int, int]]:
    """How many of these statements raise a theme, by (group, theme)."""
    return Counter((each.group, theme) for each in statements for theme in each.themes)


def check_themes(icb: int, themes_of: Collection[int]) -> Outcome:
    """Do the themes belong to the ICB of the group? `themes_of` are the ICBs that the themes belong to."""
    if set(themes_of) <= {icb}:
        return met("stance.themes_here")
    return not_met("stance.theme_elsewhere", "A theme belongs to another ICB.", clause="R74", field="themes")

"""What this floor adds to the pages of committees, posts and places."""

from __future__ import annotations

from typing import Any

from delegation.presenters import entry_columns
from delegation.selectors import Scope, entries_in_force, scope_of
from delegation.selectors.scope import ScopeLine
from governance.enums import GovernanceForm
from governance.foundation.screens import Ask, Panel

ADVISES = "This is a consultative forum: it advises, and the statutory bodies decide."
NOTHING = "The scheme in force on this day gives it nothing. Not listed never means delegated."


def of_committee(row: Any, ask: Ask) -> list[Panel]:
    """What the committee may decide on the day of the page, with conditions, limit and source."""
    advises = row.form == GovernanceForm.CONSULTATIVE_FORUM
    return [
        Panel(
            "What it may decide on this date",
            entry_columns(ask, without=("holder",)),
            [] if advises else entries_in_force(row.icb, on=ask.on, holder=row),
            empty=ADVISES
            if advises
            else "The scheme in force on this day gives it nothing. Not listed never means delegated.",
        )
    ]


def of_post(row: Any, ask: Ask) -> list[Panel]:
    return [
        Panel(
            "What its holder may decide on this date",
            entry_columns(ask, without=("holder",)),
            entries_in_force(row.icb, on=ask.on, holder=row),
            empty=NOTHING,
        )
    ]


def of_place(row: Any, ask: Ask) -> list[Panel]:
    """In scope, out of scope, not decided yet (R81)."""
    scope: Scope = scope_of(row, on=ask.on)
    return [
        _scope_panel(
            "In scope: delegated to this place", scope.within, ask, "Nothing is delegated to it on this day."
        ),
        _scope_panel(
            "Out of scope: decided or led elsewhere", scope.outside, ask, "Nothing is listed as out of scope."
        ),
        _scope_panel(
            "Not decided yet", scope.undecided, ask, "Nothing is marked as undetermined on this day."
        ),
    ]


def _scope_panel(title: str, lines: tuple[ScopeLine, ...], ask: Ask, empty: str) -> Panel:
    rows = list(dict.fromkeys(entry for line in lines for entry in line.entries))
    return Panel(title, entry_columns(ask), rows, empty=f"{empty} Not listed never means delegated.")

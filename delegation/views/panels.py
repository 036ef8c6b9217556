"""What this floor adds to the pages of committees, posts and places."""

from __future__ import annotations

from typing import Any

from delegation.operating_presenter import operating_columns
from delegation.permissions import KEEP_SCHEME
from delegation.presenters import entry_columns
from delegation.selectors import Scope, entries_in_force, scope_of
from delegation.selectors.operating import operating_models_of
from delegation.selectors.scheme import undetermined_at
from delegation.selectors.scope import ScopeLine
from governance.enums import GovernanceForm
from governance.foundation.screens import Action, Ask, Panel
from governance.foundation.screens.access import holds_in

ADVISES = "This is a consultative forum: it advises, and the statutory bodies decide."
EVERYTHING = "Everything it may decide"
NOT_LISTED = "Not listed never means delegated."
NOTHING = f"The scheme in force on this day gives it nothing. {NOT_LISTED}"


def of_committee(row: Any, ask: Ask) -> list[Panel]:
    """What the committee may decide on the day of the page, with conditions, limit and source (R90, R190)."""
    advises = row.form == GovernanceForm.CONSULTATIVE_FORUM
    panels = [
        Panel(
            "What it may decide on this date",
            entry_columns(ask, without=("holder",)),
            [] if advises else entries_in_force(row.icb, on=ask.on, holder=row),
            empty=ADVISES if advises else NOTHING,
            actions=(Action(EVERYTHING, ask.link("delegation:committee-may-decide", row.pk)),),
        )
    ]
    undecided = undetermined_at(row.place, on=ask.on) if row.place else []
    if undecided:
        columns = entry_columns(ask, without=("holder", "limit", "terms"))
        panels.append(Panel(f"Not decided yet for {row.place}", columns, undecided, empty=""))
    return panels


def of_post(row: Any, ask: Ask) -> list[Panel]:
    """What the holder of the post may decide on the day of the page."""
    columns = entry_columns(ask, without=("holder",))
    entries = entries_in_force(row.icb, on=ask.on, holder=row)
    everything = Action(EVERYTHING, ask.link("delegation:post-may-decide", row.pk))
    title = "What its holder may decide on this date"
    return [Panel(title, columns, entries, empty=NOTHING, actions=(everything,))]


def of_place(row: Any, ask: Ask) -> list[Panel]:
    """In scope, out of scope, not decided yet (R81)."""
    scope: Scope = scope_of(row, on=ask.on)
    within = entry_columns(ask, without=("place",))
    outside = entry_columns(ask, without=("place", "limit"))
    undecided = entry_columns(ask, without=("holder", "limit", "terms"))
    return [
        Panel(
            "In scope: delegated to this place",
            within,
            _rows(scope.within),
            empty=f"Nothing is delegated to it on this day. {NOT_LISTED}",
        ),
        Panel(
            "Out of scope: decided or led elsewhere",
            outside,
            _rows(scope.outside),
            empty=f"Nothing is listed on this day. {NOT_LISTED}",
        ),
        Panel(
            "Not decided yet",
            undecided,
            _rows(scope.undecided),
            empty="Nothing is marked as undetermined on this day.",
        ),
    ]


def _rows(lines: tuple[ScopeLine, ...]) -> list[Any]:
    """Each entry once, in the order of the functions."""
    return list(dict.fromkeys(entry for line in lines for entry in line.entries))


def how_a_place_works(row: Any, ask: Ask) -> list[Panel]:
    """The operating models that reach the place on the day of the page (R38, R45)."""
    found = operating_models_of(ask.user, on=ask.on, rights_on=ask.today, place=row)
    return [_operating("How service areas work here", "function", found, ask, place=row.pk)]


def how_an_area_works(row: Any, ask: Ask) -> list[Panel]:
    """How the places and the whole ICB arrange one service area (R38, R45)."""
    found = operating_models_of(ask.user, on=ask.on, rights_on=ask.today, function=row)
    return [_operating("How it works, by place", "place", found, ask, function=row.pk)]


def _operating(title: str, without: str, rows: Any, ask: Ask, **given: int) -> Panel:
    add = Action(
        "Add operating model",
        ask.link("delegation:operating-model-create", **given),
        holds_in(ask.user, KEEP_SCHEME, ask.icb, on=ask.today),
    )
    columns = operating_columns(ask, without=without)
    empty = "No operating model is in force on this day."
    return Panel(title, columns, rows, empty=empty, actions=(add,))

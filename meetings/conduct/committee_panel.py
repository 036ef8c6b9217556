"""What the portal makes of a committee's rules of quorum and vote, on the committee's page, before it matters."""

from __future__ import annotations

from typing import Any

from governance.enums import Permission
from governance.foundation.outcome import first_not_met
from governance.foundation.permissions import can
from governance.foundation.screens import Ask, Column, Link, Panel
from governance.foundation.screens.register import Action
from governance.models.procedure import ProcedureRules
from meetings.conduct.presenters_item_decisions import ratification_words
from meetings.conduct.rules.between import check_has_route
from meetings.conduct.selectors.between import recent_of, route_of
from meetings.conduct.selectors.reading import LineRead, quorum_read

COLUMNS = (
    Column("Line of the rules", "line"),
    Column("Asks for", "count"),
    Column("Read as", lambda row: _named(row)),
)


def of_committee(committee: Any, ask: Ask) -> list[Panel]:
    """Each line of the quorum with the seats that it names, what the rules leave open; decisions between meetings."""
    read = quorum_read(committee, on=ask.on)
    return [
        between_panel(committee, ask),
        Panel(
            "Quorum and votes, as the portal reads them",
            COLUMNS,
            read.lines,
            empty="The rules name nobody who must be there.",
            note=_open_words(read.open),
        ),
    ]


def between_panel(committee: Any, ask: Ask) -> Panel:
    """Chair's actions and officers' decisions told to this committee, and the way to record one (G16)."""
    right = can(ask.user, Permission.RUN_MEETING, committee, on=ask.today)
    route = route_of(committee, on=ask.today)
    urgent = first_not_met(right, check_has_route(route))
    return Panel(
        "Decisions between meetings",
        (
            Column(
                "Reference",
                lambda row: Link(row.reference, ask.link("meetings:decision-detail", row.public_id)),
            ),
            Column("Title", "title"),
            Column("How", "way"),
            Column("Decided", "decided_at"),
            Column("Ratified", ratification_words, unset="Not needed"),
        ),
        recent_of(committee, ask.user, on=ask.today),
        empty="None is recorded.",
        actions=(
            Action("Record a chair’s action", ask.link("meetings:between-urgent", committee.slug), urgent),
            Action(
                "Record an officer’s decision", ask.link("meetings:between-officers", committee.slug), right
            ),
        )
        if right.ok
        else (),
    )


def _named(row: LineRead) -> str:
    return ", ".join(row.named) or "No seat is known by these words: the quorum cannot be told"


def _open_words(names: tuple[str, ...]) -> str:
    if not names:
        return ""
    known = {field.name: str(field.verbose_name) for field in ProcedureRules._meta.local_fields}
    labels = [known[name] for name in names]
    return f"Not said by the rules, so that an answer may stay open: {'; '.join(labels)}."

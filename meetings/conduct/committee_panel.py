"""What the portal makes of a committee's rules of quorum and vote, on the committee's page, before it matters."""

from __future__ import annotations

from typing import Any

from governance.foundation.screens import Ask, Column, Panel
from governance.models.procedure import ProcedureRules
from meetings.conduct.selectors.reading import LineRead, quorum_read

COLUMNS = (
    Column("Line of the rules", "line"),
    Column("Asks for", "count"),
    Column("Read as", lambda row: _named(row)),
)


def of_committee(committee: Any, ask: Ask) -> list[Panel]:
    """One panel: each line of the quorum with the seats that it names, and what the rules leave open."""
    read = quorum_read(committee, on=ask.on)
    return [
        Panel(
            "Quorum and votes, as the portal reads them",
            COLUMNS,
            read.lines,
            empty="The rules name nobody who must be there.",
            note=_open_words(read.open),
        )
    ]


def _named(row: LineRead) -> str:
    return ", ".join(row.named) or "No seat is known by these words: the quorum cannot be told"


def _open_words(names: tuple[str, ...]) -> str:
    if not names:
        return ""
    known = {field.name: str(field.verbose_name) for field in ProcedureRules._meta.local_fields}
    labels = [known[name] for name in names]
    return f"Not said by the rules, so that an answer may stay open: {'; '.join(labels)}."

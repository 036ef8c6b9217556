"""A scheme as a Word file in the house style."""

from __future__ import annotations

from datetime import UTC, datetime, time
from itertools import count
from typing import Any

from reports.documents import house
from reports.documents.layout import Layout, foot_of, groups_of, layout_of
from reports.exports.rows import SchemeRow
from reports.exports.table import EMPTY_CELLS, RESIDUAL, SchemeTable

# The title of a table, which a screen reader says. An import takes the heading above a table for the theme of its rows
# when the title says the same.
NO_THEME = "Rows under no heading of the scheme"


def word_bytes(table: SchemeTable) -> bytes:
    """Particulars, then a heading and a table for each theme. The same bytes for the same table."""
    document = house.new_document(
        title=table.name,
        subject=table.scope,
        author=table.legal_name,
        head=f"{table.icb_name}: {table.name}",
        foot=foot_of(table),
        made=made_at(table),
    )
    document.add_paragraph(table.title, style="Title")
    house.facts(document, [line for line in table.particulars() if line[0] != RESIDUAL])
    # By itself in a paragraph, the clause is found again by an import.
    document.add_paragraph().add_run(RESIDUAL).bold = True
    document.add_paragraph(table.residual_clause or "Not stated")
    document.add_paragraph(EMPTY_CELLS)
    layout, numbers = layout_of(table), count(1)
    for group in groups_of(table):
        document.add_heading(group.heading, level=1)
        labels = [part.label for part in layout.parts]
        title = group.heading if group.rows[0].theme else NO_THEME
        element = house.new_table(document, labels, layout.widths, title=title)
        for row in group.rows:
            house.add_row(element, _cells(layout, row), anchor=row.anchor, number=next(numbers))
    return house.saved(document)


def made_at(table: SchemeTable) -> datetime:
    """When it was made; of a published copy, which has no such time, the day of its adoption."""
    if table.made is not None:
        return table.made.at
    return datetime.combine(table.adopted_on or table.since, time(), tzinfo=UTC)


def _cells(layout: Layout, row: SchemeRow) -> list[list[Any]]:
    found = []
    for lines in layout.cells(row):
        runs: list[Any] = []
        for number, (label, text) in enumerate(lines):
            runs += [house.run_of("\n")] if number else []
            runs += [house.run_of(f"{label}: ", bold=True)] if label else []
            runs.append(house.run_of(text))
        found.append(runs)
    return found

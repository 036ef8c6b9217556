"""Widths for the columns of tables that say nothing of them.

Laying tables out by their content costs WeasyPrint a sixth of its time, and equal columns waste paper; an
estimate from the number of letters is as good to read and costs nothing.
"""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import SubElement

MOST_COLUMNS = 40
MOST_LETTERS = 60  # a column need not be wider than this to be comfortable
LONGEST_WORD = 24  # a longer one, such as an address, may be broken
PADDING = 3  # letters
LINE = 72  # bold letters, capitals among them, that fill a line of a table on an upright page


def set_column_widths(root: Any) -> None:
    """Gives each plain table of the document a <colgroup>; tables with classes or columns are left alone."""
    for table in list(root.iter("table")):
        if table.get("class") or table.find("colgroup") is not None or table.find("col") is not None:
            continue
        least, wanted = _wanted(table)
        if not 1 < len(wanted) <= MOST_COLUMNS:
            continue
        letters = _shared(least, wanted)
        group = SubElement(table, "colgroup")
        table.remove(group)
        table.insert(1 if len(table) and table[0].tag == "caption" else 0, group)
        for share in letters:
            SubElement(group, "col").set("style", f"width: {100 * share / sum(letters):.1f}%")


def _shared(least: list[float], wanted: list[float]) -> list[float]:
    """What each column gets of a line: no word of it is broken while the words of all have room side by side."""
    room = LINE - sum(least)
    more = [best - word for word, best in zip(least, wanted, strict=True)]
    if room <= 0:
        return least
    if sum(more) <= room:
        return wanted
    return [word + room * extra / sum(more) for word, extra in zip(least, more, strict=True)]


def _wanted(table: Any) -> tuple[list[float], list[float]]:
    """Letters of each column's longest word, and those it would like: its longer cells in one line."""
    words: dict[int, int] = {}
    cells: dict[int, list[int]] = {}
    for row in table.iter("tr"):
        column = 0
        for cell in row:
            if cell.tag not in ("td", "th"):
                continue
            text = "".join(cell.itertext())
            span = int(cell.get("colspan", 1)) if cell.get("colspan", "1").isdigit() else 1
            if span == 1:
                words[column] = max(words.get(column, 0), *map(len, text.split()), 0)
                cells.setdefault(column, []).append(len(text.strip()))
            column += span
    columns = range(max([*words, -1]) + 1)
    least: list[float] = [min(words.get(column, 1), LONGEST_WORD) + PADDING for column in columns]
    return least, [max(least[column], _typical(cells.get(column, [1]))) for column in columns]


def _typical(lengths: list[int]) -> float:
    """Nine cells of ten are no longer than this."""
    return min(sorted(lengths)[int(len(lengths) * 0.9)], MOST_LETTERS) + PADDING

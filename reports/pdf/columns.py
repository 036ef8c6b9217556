"""Widths for the columns of tables that say nothing of them.

Laying tables out by their content costs WeasyPrint a sixth of its time, and equal columns waste paper; an
estimate from the number of letters is as good to read and costs nothing.
"""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import SubElement

MOST_COLUMNS = 40
MOST_LETTERS = 60  # a column need not be wider than this to be comfortable
PADDING = 3  # letters


def set_column_widths(root: Any) -> None:
    """Gives each plain table of the document a <colgroup>; tables with classes or columns are left alone."""
    for table in list(root.iter("table")):
        if table.get("class") or table.find("colgroup") is not None or table.find("col") is not None:
            continue
        wanted = _wanted(table)
        if not 1 < len(wanted) <= MOST_COLUMNS:
            continue
        group = SubElement(table, "colgroup")
        table.remove(group)
        table.insert(1 if len(table) and table[0].tag == "caption" else 0, group)
        for letters in wanted:
            SubElement(group, "col").set("style", f"width: {100 * letters / sum(wanted):.1f}%")


def _wanted(table: Any) -> list[float]:
    """Letters that each column would like: its longest word at least, its longer cells at best."""
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
    count = max([*words, -1]) + 1
    return [_letters(words.get(column, 1), cells.get(column, [1])) for column in range(count)]


def _letters(longest_word: int, lengths: list[int]) -> float:
    typical = sorted(lengths)[int(len(lengths) * 0.9)] if len(lengths) > 1 else lengths[0]
    return min(max(min(longest_word, 24), typical), MOST_LETTERS) + PADDING

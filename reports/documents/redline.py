"""What a marked-up comparison of two versions shows, whatever file it goes into: pure.

Rows stand as in the document of a scheme, cell by cell. What was kept and what is new together are the later version,
what was kept and what is gone the earlier one, so that accepting or rejecting every mark gives either of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from delegation.rules.compare import ADDED, CHANGED, REMOVED, SAME, FieldChange, RowChange
from governance.foundation.text.redline import GONE, NEW, Piece, redline
from reports.documents.layout import Layout, Line, cell_text, layout_for
from reports.exports.rows import SchemeRow
from reports.exports.table import counted

MARKS = {ADDED: "New row", REMOVED: "Removed row", CHANGED: "Changed row", SAME: "The same"}


@dataclass(frozen=True)
class MarkedRow:
    """A row of either version. `kind` is added, removed, changed or same; a piece is kept, gone or new."""

    kind: str
    cells: tuple[tuple[Piece, ...], ...]

    @property
    def mark(self) -> str:
        return MARKS[self.kind]


@dataclass(frozen=True)
class MarkedGroup:
    heading: str
    rows: tuple[MarkedRow, ...]

    @property
    def kind(self) -> str:
        """added when every row is new, removed when every row is gone: then so is the heading."""
        kinds = {row.kind for row in self.rows}
        return kinds.pop() if kinds in ({ADDED}, {REMOVED}) else "kept"


@dataclass(frozen=True)
class Marked:
    """The whole comparison. `sentence` says in words what changed; it stands first in every file. `whole` is what the
    versions say otherwise beside their rows, each with its label."""

    title: str
    before: str
    after: str
    sentence: str
    layout: Layout
    whole: tuple[tuple[str, tuple[Piece, ...]], ...]
    groups: tuple[MarkedGroup, ...]


def marked(
    changes: Sequence[RowChange],
    rows: Mapping[int, SchemeRow],
    *,
    title: str,
    before: str,
    after: str,
    told: Sequence[str],
    whole: Sequence[FieldChange] = (),
    everything: bool = False,
) -> Marked:
    """`rows` are those of both versions by the keys of their entries, `told` the summary of the changes. Without
    `everything`, rows that are the same are counted and not shown."""
    pairs = [(_theme(change, rows), _marked_row(change, rows)) for change in changes]
    shown = [(theme, pair) for theme, pair in pairs if everything or pair[0] != SAME]
    layout = layout_for(row for _, (_, old, new) in shown for row in (old, new) if row is not None)
    groups: dict[str, list[MarkedRow]] = {}
    for theme, (kind, old, new) in shown:
        groups.setdefault(theme, []).append(MarkedRow(kind, tuple(_cells(layout, old, new))))
    same = sum(1 for _, pair in pairs if pair[0] == SAME)
    return Marked(
        title,
        before,
        after,
        sentence_of(told, same, differs=same < len(pairs)),
        layout,
        tuple((each.label, redline(each.before, each.after)) for each in whole),
        tuple(MarkedGroup(theme, tuple(found)) for theme, found in groups.items()),
    )


def sentence_of(told: Sequence[str], same: int, *, differs: bool) -> str:
    """3 limits raised, 1 delegation ended. 24 rows are the same."""
    said = ", ".join(told) or ("Some terms differ" if differs else "Nothing differs")
    return f"{said[:1].upper()}{said[1:]}. {counted(same)} {'is' if same == 1 else 'are'} the same."


def _theme(change: RowChange, rows: Mapping[int, SchemeRow]) -> str:
    return rows[change.row.key].theme or "Other matters"


def _marked_row(
    change: RowChange, rows: Mapping[int, SchemeRow]
) -> tuple[str, SchemeRow | None, SchemeRow | None]:
    """Terms that the comparison on the screen does not weigh, such as a measure, still make a row a changed one."""
    old = rows[change.before.key] if change.before is not None else None
    new = rows[change.after.key] if change.after is not None else None
    kind = change.kind
    if kind == SAME and old is not None and new is not None:
        everywhere = layout_for((old, new))
        kind = SAME if everywhere.cells(old) == everywhere.cells(new) else CHANGED
    return kind, old, new


def _cells(layout: Layout, old: SchemeRow | None, new: SchemeRow | None) -> Iterator[tuple[Piece, ...]]:
    for part in layout.parts:
        before = _text(part.lines(old) if old else [], part.key, old, new)
        after = _text(part.lines(new) if new else [], part.key, new, old)
        if old is None:
            yield (Piece(NEW, after),) if after else ()
        elif new is None:
            yield (Piece(GONE, before),) if before else ()
        else:
            yield redline(before, after)


def _text(lines: list[Line], key: str, row: SchemeRow | None, other: SchemeRow | None) -> str:
    """The words of a cell. A row that moved to another heading says so among its terms."""
    if key == "terms" and row is not None and other is not None and row.theme != other.theme:
        lines = [("Heading", row.theme or "none"), *lines]
    return cell_text(lines)

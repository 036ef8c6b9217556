"""Rows of a file against the entries of a version: new, changed, same, unreadable, or not in the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from delegation.models import SchemeEntry
from delegation.reading.columns import Column
from delegation.reading.headings import Headed
from delegation.reading.meaning import Catalogue, Meant, interpret, resolve
from delegation.reading.names import plain
from delegation.reading.rows import ReadRow, read_rows
from delegation.rules.doubts import is_settled
from delegation.rules.imports import ABSENT, CHANGED, NEW, RESIDUAL, SAME, UNREADABLE, differences, pair

# Functions differ from row to row: when two are told apart by little, a person looks.
REWORDED = "This reference stood for “{old}” before. If it is another function now, choose it; else confirm."


@dataclass
class Preview:
    """One row of the preview, as it can be stored and shown. `entry` is the entry that it is compared with."""

    kind: str
    read: ReadRow | None
    values: dict[str, Any]
    entry: SchemeEntry | None = None
    questions: list[dict[str, Any]] = field(default_factory=list)
    problem: str = ""
    changes: list[list[Any]] = field(default_factory=list)
    is_open: bool = False


def read_all(tables: Iterable[tuple[Headed, Sequence[Column]]], catalogue: Catalogue) -> list[ReadRow]:
    """Every row of every table, in the order of the file."""
    return list(read_rows(tables, is_known=catalogue.is_known))


def preview(
    rows: Sequence[ReadRow],
    entries: Sequence[tuple[SchemeEntry, dict[str, Any]]],
    catalogue: Catalogue,
    *,
    names: Mapping[str, str],
    choices: Sequence[Mapping[str, Any]],
    residual: str,
) -> list[Preview]:
    """The rows of the file in their order, then the entries that it does not mention.

    `names` are choices for names, `choices` those for each row (same order), `residual` the scheme's own clause.
    """
    meant = [
        interpret(row, catalogue, names=names, choice=choice)
        for row, choice in zip(rows, choices, strict=True)
    ]
    values = [entry_values for _, entry_values in entries]
    paired = pair([one.values for one in meant], values)
    found = []
    for position, (row, one, choice) in enumerate(zip(rows, meant, choices, strict=True)):
        partner = entries[paired[position]] if position in paired else None
        found.append(
            _residual(row, residual) if row.is_residual else _compared(row, one, partner, choice, catalogue)
        )
    spoken = set(paired.values())
    absent = [
        Preview(ABSENT, None, entry_values, entry)
        for position, (entry, entry_values) in enumerate(entries)
        if position not in spoken
    ]
    return found + absent


def _compared(
    row: ReadRow,
    meant: Meant,
    partner: tuple[SchemeEntry, dict[str, Any]] | None,
    choice: Mapping[str, Any],
    catalogue: Catalogue,
) -> Preview:
    values = meant.values
    if meant.problem:
        return Preview(UNREADABLE, row, values, None, problem=meant.problem)
    changes: list[list[Any]] = []
    if partner is not None:
        old = partner[1]
        if values["function"] is None and not choice.get("function"):
            _keep_function(meant, old)
        changes = [[name, old.get(name), values[name]] for name in differences(values, old)]
    kind = NEW if partner is None else CHANGED if changes else SAME
    questions = [question.as_json() for question in meant.questions]
    return Preview(
        kind,
        row,
        values,
        partner[0] if partner else None,
        questions,
        changes=changes,
        is_open=not is_settled(questions, choice),
    )


def _keep_function(meant: Meant, old: Mapping[str, Any]) -> None:
    """A row under an entry's reference keeps its function, when it names no other; reworded, it is asked about."""
    meant.values |= {"function": old["function"], "new_function": "", "similar": []}
    if plain(old["wording"]) and plain(old["wording"]) != plain(meant.values["wording"]):
        meant.ask("function", REWORDED.format(old=old["wording"]))


def _residual(row: ReadRow, standing: str) -> Preview:
    """Where everything unlisted goes is the scheme's own clause, not an entry (LP97)."""
    same = plain(row.wording) == plain(standing)
    changes = [] if same else [["residual_clause", standing, row.wording]]
    return Preview(SAME if same else RESIDUAL, row, {"residual_clause": row.wording}, changes=changes)


@dataclass(frozen=True)
class NameInFile:
    """A holder as the file names it: how often, whom it matches by itself, and who is like it."""

    said: str
    plain: str
    count: int
    found: str
    suggestions: tuple[str, ...]


def names_in(rows: Iterable[ReadRow], catalogue: Catalogue) -> list[NameInFile]:
    """Each name once, those that match nobody first, then by how often they stand in the file."""
    said: dict[str, str] = {}
    counted: Counter[str] = Counter()
    for row in rows:
        for name in filter(None, (row.who, row.joint)):
            said.setdefault(plain(name), name)
            counted[plain(name)] += 1
    names = [
        NameInFile(
            said[key][:300],
            key[:300],
            count,
            resolve(said[key], catalogue, {}) or "",
            catalogue.holders.find(said[key]).suggestions,
        )
        for key, count in counted.items()
        if key
    ]
    return sorted(names, key=lambda name: (bool(name.found), -name.count, name.said))

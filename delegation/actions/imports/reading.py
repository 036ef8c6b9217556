"""The work behind the pages: read the file's tables, then compare its rows with the draft."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.db import transaction

from delegation.actions.imports.starting import locked, move
from delegation.models import ImportName, ImportRow, ImportTable, SchemeImport, SchemeVersion
from delegation.permissions import KEEP_SCHEME
from delegation.reading.columns import Column, signature
from delegation.reading.headings import Headed, with_headings
from delegation.reading.meaning import Catalogue
from delegation.reading.residual import is_residual
from delegation.reading.rows import ReadRow
from delegation.rules.imports import ABSENT, RESIDUAL
from delegation.selectors.imports.catalogue import catalogue_of
from delegation.selectors.imports.entries import plain_entries
from delegation.selectors.imports.pages import layouts_of
from delegation.selectors.imports.preview import NameInFile, Preview, names_in, preview, read_all
from governance.actions.files import limits
from governance.foundation import clock, jobs
from governance.foundation.files.findings import FileRefused, Finding
from governance.foundation.files.storage import store
from governance.foundation.files.tables.model import FileContent, table_from_json, table_json
from governance.foundation.files.tables.read import read_file
from governance.foundation.many import AT_ONCE, create_plain
from governance.foundation.permissions import require

STEP = 50
NO_TABLE = (
    "No table with headings was found in this file. A scheme is read from tables whose first row names their columns, "
    "such as Reference, Decision, Reserved to the Board and Delegated to."
)


def import_of(attempt: jobs.Attempt) -> SchemeImport:
    """The import that a job is about. The right is asked for again: it may have ended since the job was queued."""
    rows = SchemeImport.objects.select_related("icb", "scheme", "target", "base", "file")
    made = rows.get(pk=attempt.job.payload["scheme_import"])
    require(attempt.job.created_by, KEEP_SCHEME, made)
    return made


def run_read(attempt: jobs.Attempt) -> dict[str, Any]:
    """Read the tables of the file; a file that cannot be read ends in a sentence, not in an error."""
    made = import_of(attempt)
    by = attempt.job.created_by
    attempt.progress(0, 2, "Opening the file")
    try:
        content, headed, left_out = tables_in(store("private").read(made.file.sha256))
    except FileRefused as refused:
        move(made, "fail", by=by, problem=refused.finding.message)
        return {"state": made.state}
    attempt.progress(1, 2, f"{len(headed)} tables found")
    with transaction.atomic():
        made = locked(made)
        made.tables.all().delete()
        remembered = layouts_of(made.icb)
        for position, table in enumerate(headed):
            _keep_table(made, position, table, remembered, content, left_out)
        move(made, "read", by=by)
        attempt.progress(2, 2, "Read")
    return {"state": made.state}


def tables_in(data: bytes) -> tuple[FileContent, list[Headed], list[str]]:
    """The content of a file, its tables with headings, and what was left out. Raises FileRefused."""
    content = read_file(data, limits=limits())
    headed, unheaded = with_headings(content.tables)
    if not headed:
        raise FileRefused(Finding("scheme_import.no_table", NO_TABLE))
    return content, headed, [*content.left_out, *unheaded]


def _keep_table(
    made: SchemeImport,
    position: int,
    table: Headed,
    remembered: dict[str, list[Any]],
    content: FileContent,
    left_out: list[str],
) -> None:
    key = signature(table.headings)
    columns = remembered.get(key) or [[c.role, c.who, c.unit] for c in table.guesses]
    further = (
        {"paragraphs": [text for text in content.paragraphs if is_residual(text)], "left_out": left_out}
        if position == 0
        else {}
    )
    ImportTable.objects.create(
        scheme_import=made,
        position=position,
        name=table.table.name[:100],
        signature=key,
        headings=list(table.headings),
        columns=columns,
        content=table_json(table.table)
        | {"below": [line.number for line in table.rows], "carries_on": table.carries_on}
        | further,
        is_remembered=key in remembered,
    )


def headed_of(table: ImportTable) -> tuple[Headed, list[Column]]:
    """A stored table as it was read, with its columns as they were confirmed."""
    whole, below = table_from_json(table.content), set(table.content["below"])
    rows = tuple(line for line in whole.lines if line.number in below)
    carries_on = table.content["carries_on"]
    return Headed(whole, tuple(table.headings), rows, carries_on), [
        Column(*column) for column in table.columns
    ]


def residual_rows(paragraphs: Sequence[str]) -> list[ReadRow]:
    """A residual clause below the table, in a paragraph of its own."""
    clauses = [text for text in paragraphs if is_residual(text)]
    return [ReadRow("Below the tables", "", wording=text, is_residual=True) for text in clauses[:1]]


def run_assess(attempt: jobs.Attempt) -> dict[str, Any]:
    """Compare every row with the draft and keep the outcome for the preview. Writes no entry."""
    made = import_of(attempt)
    attempt.progress(0, 1, "Reading the rows")
    catalogue = catalogue_of(made.icb, on=clock.today())
    tables = list(made.tables.all())
    rows = read_all([headed_of(table) for table in tables], catalogue)
    if tables and not any(row.is_residual for row in rows):
        rows += residual_rows(tables[0].content.get("paragraphs", []))
    made.rows.all().delete()
    _keep_names(made, names_in(rows, catalogue))
    found = assessed(made, rows, catalogue, choices=[{} for _ in rows])
    _keep_rows(made, found, attempt.progress)
    move(made, "compare", by=attempt.job.created_by)
    return {"state": made.state, "rows": len(rows)}


def compared_with(made: SchemeImport) -> SchemeVersion | None:
    """The version that rows are compared with: the draft, or the one that the new draft will copy."""
    return made.target or made.base


def assessed(
    made: SchemeImport,
    rows: Sequence[ReadRow],
    catalogue: Catalogue,
    *,
    choices: Sequence[dict[str, Any]],
    version: SchemeVersion | None = None,
) -> list[Preview]:
    names = dict(made.names.exclude(choice="").values_list("plain", "choice"))
    return preview(
        rows,
        plain_entries(version or compared_with(made)),
        catalogue,
        names=names,
        choices=choices,
        residual=made.scheme.residual_clause,
    )


def _keep_names(made: SchemeImport, names: Sequence[NameInFile]) -> None:
    """A choice that was made for a name stays when the rows are read again."""
    chosen = dict(made.names.exclude(choice="").values_list("plain", "choice"))
    made.names.all().delete()
    for name in names:
        ImportName.objects.create(
            scheme_import=made,
            said=name.said,
            plain=name.plain,
            count=name.count,
            found=name.found,
            suggestions=list(name.suggestions),
            choice=chosen.get(name.plain, ""),
        )


def _keep_rows(
    made: SchemeImport, found: Sequence[Preview], progress: Callable[[int, int, str], None]
) -> None:
    for start in range(0, len(found), AT_ONCE):
        progress(start, len(found), f"Row {start + 1} of {len(found)}")
        lot = enumerate(found[start : start + AT_ONCE], start)
        create_plain([_row_of(made, position, one) for position, one in lot])
    progress(len(found), len(found), "Compared")


def _row_of(made: SchemeImport, position: int, one: Preview) -> ImportRow:
    row = ImportRow(scheme_import=made, position=position, is_left_out=_starts_left_out(made, one))
    put(row, one)
    return row


def _starts_left_out(made: SchemeImport, one: Preview) -> bool:
    """Nothing is removed, and no clause of the scheme replaced, unless somebody asks for it."""
    return one.kind == ABSENT or (one.kind == RESIDUAL and bool(made.scheme.residual_clause))


def put(row: ImportRow, one: Preview) -> bool:
    """Write an outcome into a row; whether that changed it."""
    before = {name: getattr(row, name) for name in _OUTCOME}
    read = one.read
    row.table, row.row = (read.table[:100], read.row) if read else ("", "")
    row.read = read.as_json() if read else {}
    row.kind, row.is_open, row.problem = one.kind, one.is_open, one.problem
    row.questions, row.values, row.changes, row.entry = one.questions, one.values, one.changes, one.entry
    return before != {name: getattr(row, name) for name in _OUTCOME}


_OUTCOME = ("kind", "is_open", "problem", "questions", "values", "changes", "entry_id")


@transaction.atomic
def reassess(made: SchemeImport) -> int:
    """Look at every row again after a choice, or after the draft changed; how many rows came out otherwise."""
    catalogue = catalogue_of(made.icb, on=clock.today())
    rows = list(made.rows.exclude(kind=ABSENT).order_by("position"))
    found = assessed(
        made,
        [ReadRow.from_json(row.read) for row in rows],
        catalogue,
        choices=[row.choice for row in rows],
    )
    changed = 0
    for row, one in zip(rows, found, strict=False):
        if put(row, one):
            row.save()
            changed += 1
    return changed + _absent_again(made, found[len(rows) :])


def _absent_again(made: SchemeImport, absent: Sequence[Preview]) -> int:
    """Rows for entries that the file does not mention come and go with what the other rows are matched to."""
    standing = {row.entry_id: row for row in made.rows.filter(kind=ABSENT)}
    wanted = {one.entry.pk: one for one in absent if one.entry is not None}
    gone = [row for key, row in standing.items() if key not in wanted]
    for row in gone:
        row.delete()
    last = made.rows.order_by("-position").values_list("position", flat=True).first() or 0
    new = [one for key, one in wanted.items() if key not in standing]
    for number, one in enumerate(new, 1):
        row = ImportRow(scheme_import=made, position=last + number, is_left_out=True)
        put(row, one)
        row.save(force_insert=True)
    return len(gone) + len(new)

"""A forward plan in a workbook brought in: read, looked through, applied at once, undone at once."""

from __future__ import annotations

import hashlib
from typing import Any

from django.core.files.base import File
from django.db import transaction

from governance.actions.files import Upload, limits
from governance.enums import Permission
from governance.foundation import actions, clock, ledger
from governance.foundation.audit import delete_recorded
from governance.foundation.errors import RuleNotMet
from governance.foundation.files.check import inspect_upload
from governance.foundation.files.findings import FileRefused
from governance.foundation.files.sniff import XLSX
from governance.foundation.files.tables.model import FileContent
from governance.foundation.files.tables.read import read_file
from governance.foundation.outcome import met, not_met
from governance.foundation.permissions import require
from governance.models import Committee
from meetings.lifecycles import PLAN_IMPORT_LIFECYCLE
from meetings.planning.actions.plan import change_planned_item, create_planned_item
from meetings.planning.models import PlanImport, PlannedItem
from meetings.planning.placements import placements
from meetings.planning.rules.plan_import import PlanRow, columns_of, read_row
from meetings.planning.selectors.plan_imports import ImportLine, import_lines, values_of, words

MOST_ROWS = 500
HEADINGS_WITHIN = 15  # rows from the top of a sheet
OF_ITEM = (
    *("title", "purposes", "owner_post_id", "owner_person_id", "source", "source_text", "cycle", "months"),
    *("effective_from", "effective_to", "needs_paper", "minutes", "openness", "private_reason", "note"),
)


def start_plan_import(*, committee: Committee, upload: Upload | File, by: Any) -> PlanImport:
    """Read an Excel workbook; nothing is written to the plan, and the file itself is not kept.

    Raises NotPermitted, or RuleNotMet with the reason in words.
    """
    require(by, Permission.PLAN_MEETING, committee)
    sent = Upload.of(upload)
    rows = _read(sent)
    with transaction.atomic():
        made = PlanImport.objects.create(
            committee=committee,
            filename=sent.filename[:300],
            sha256=hashlib.sha256(sent.data).hexdigest(),
            row_count=len(rows),
            rows=[row.as_json() for row in rows],
            started_by=by,
            started_at=clock.now(),
        )
        _tell(
            made, "started", by=by, summary=f"Read {made} for {committee}: {len(rows)} rows to look through"
        )
    return made


def _read(sent: Upload) -> list[PlanRow]:
    inspection = inspect_upload(sent.data, filename=sent.filename, limits=limits())
    if inspection.refusal is not None:
        raise RuleNotMet(not_met(inspection.refusal.code, inspection.refusal.message, field="upload"))
    if inspection.media_type != XLSX:
        said = "This kind of file cannot be read here. Upload an Excel workbook (.xlsx)."
        raise RuleNotMet(not_met("file.kind_not_usable", said, field="upload"))
    try:
        content = read_file(inspection.cleaned, limits=limits())
    except FileRefused as refused:
        found = refused.finding
        raise RuleNotMet(not_met(found.code, found.message, field="upload")) from refused
    rows = _rows_in(content)
    if not rows:
        said = "No sheet holds a forward plan: a column needs the heading Title, and the others headings such as Owner."
        raise RuleNotMet(not_met("plan_import.no_plan", said, field="upload"))
    if len(rows) > MOST_ROWS:
        said = f"It holds {len(rows)} rows; at most {MOST_ROWS} are brought in at once."
        raise RuleNotMet(not_met("plan_import.too_many_rows", said, field="upload"))
    return rows


def _rows_in(content: FileContent) -> list[PlanRow]:
    """The rows of the first sheet whose headings are recognised."""
    known = words()
    for table in content.tables:
        for place, line in enumerate(table.lines[:HEADINGS_WITHIN]):
            columns = columns_of(line.cells)
            if columns:
                below = table.lines[place + 1 :]
                rows = (read_row(each.number, each.cells, columns, known) for each in below)
                return [row for row in rows if row is not None]
    return []


@transaction.atomic
def apply_plan_import(made: PlanImport, *, by: Any) -> PlanImport:
    """Write every new and changed row, all or none. What the file does not hold stays as it is."""
    current = _opened(made, "apply", by)
    lines = [
        line for line in import_lines(current, on=clock.today()) if line.compared.kind in ("new", "changed")
    ]
    nothing = not_met("plan_import.nothing_to_write", "No row is new or changed.")
    actions.obey(met("plan_import.has_rows") if lines else nothing)
    current.done = [_write(line, current, by) for line in lines]
    current.state, current.rows = "applied", []
    current.save()
    _tell(current, "applied", by=by, summary=f"Brought in {current}: {len(lines)} items written")
    return current


def _write(line: ImportLine, made: PlanImport, by: Any) -> dict[str, Any]:
    assert line.row is not None
    reason = f"Brought in from {made.filename}, row {line.row.number}"
    values = values_of(line.row, line.owner, on=clock.today())
    if line.item is not None:
        written = change_planned_item(line.item, values, by=by, reason=reason)
        return {"item": written.pk, "version": written.version, "was": line.item.version}
    whole = line.row.values(today=clock.today()) | values
    written = create_planned_item(committee=made.committee, by=by, reason=reason, **whole)
    return {"item": written.pk, "version": written.version, "was": None}


@transaction.atomic
def undo_plan_import(made: PlanImport, *, by: Any) -> PlanImport:
    """Take back all that an import wrote. Refused as a whole once any of it was changed, moved or put on an agenda."""
    current = _opened(made, "undo", by)
    items = {
        item.pk: item for item in PlannedItem.objects.filter(pk__in=[one["item"] for one in current.done])
    }
    used = {placed.item for placed in placements(list(items.values()), None, on=clock.today())}
    moved_on = [
        item
        for entry in current.done
        if (item := items.get(entry["item"])) is not None
        and (item.version != entry["version"] or (entry["was"] is None and _in_use(item, used)))
    ]
    if moved_on:
        names = ", ".join(f"“{item}”" for item in moved_on[:3])
        said = f"Changed, moved or on an agenda since: {names}. Correct them one by one."
        raise RuleNotMet(not_met("plan_import.moved_on", said))
    for entry in current.done:
        _take_back(items[entry["item"]], entry["was"], current, by)
    current.state = "undone"
    current.save(update_fields=["state"])
    _tell(current, "undone", by=by, summary=f"Undid {current}: {len(current.done)} items taken back")
    return current


def _in_use(item: PlannedItem, placed: set[int]) -> bool:
    return item.pk in placed or item.moves.exists()


def _take_back(item: PlannedItem, was: int | None, made: PlanImport, by: Any) -> None:
    reason = f"Undo of {made.filename}"
    if was is not None:
        before = item.history.get(version=was)
        change_planned_item(item, {name: getattr(before, name) for name in OF_ITEM}, by=by, reason=reason)
        return
    require(by, Permission.PLAN_MEETING, item)
    ledger.record(
        "planned_item.taken_back",
        by=by,
        icb=item.committee.icb,
        subject=item,
        summary=f"Took “{item}” back from the forward plan of {item.committee}",
        reason=reason,
    )
    delete_recorded(item, by=by, reason=reason)


@transaction.atomic
def abandon_plan_import(made: PlanImport, *, by: Any) -> PlanImport:
    """Give an import up: nothing was written, and what was read is dropped."""
    current = _opened(made, "abandon", by)
    current.state, current.rows = "abandoned", []
    current.save()
    _tell(current, "abandoned", by=by, summary=f"Gave up {current}; nothing was written")
    return current


def _opened(made: PlanImport, move: str, by: Any) -> PlanImport:
    """The import as it stands, held until the act is over, for who may move it."""
    require(by, Permission.PLAN_MEETING, made)
    current = (
        PlanImport.objects.select_for_update(of=("self",)).select_related("committee__icb").get(pk=made.pk)
    )
    actions.obey(PLAN_IMPORT_LIFECYCLE.check(current.state, move))
    return current


def _tell(made: PlanImport, verb: str, *, by: Any, summary: str) -> None:
    ledger.record(
        f"plan_import.{verb}",
        by=by,
        icb=made.committee.icb,
        subject=made,
        summary=summary,
        after={"rows": made.row_count, "sha256": made.sha256, "state": made.state},
    )

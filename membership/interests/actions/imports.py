"""A register in a file brought in: read, its people matched, applied at once, undone at once (R174)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.files.base import File
from django.db import transaction

from governance.actions.files import Upload, limits
from governance.foundation import actions, clock, ledger
from governance.foundation.errors import RuleNotMet
from governance.foundation.files.check import inspect_upload
from governance.foundation.files.findings import FileRefused
from governance.foundation.files.sniff import XLSX
from governance.foundation.files.tables.model import FileContent
from governance.foundation.files.tables.read import read_file
from governance.foundation.outcome import met, not_met
from governance.foundation.own_acts import alter
from governance.foundation.permissions import Anchor, require
from governance.models import IntegratedCareBoard
from membership.enums import INTEREST_IMPORT_LIFECYCLE, InterestSource
from membership.interests.actions.interests import change_interest, declare_interest, locked
from membership.interests.actions.purge import erase
from membership.interests.models import Interest, InterestImport
from membership.interests.rules.imports import ReadRow, columns_in_order, columns_of, read_row
from membership.interests.selectors.imports import ImportLine, import_lines
from membership.interests.selectors.interests import redactions_of
from membership.interests.selectors.rights import may_declare
from membership.people.models import Person
from membership.permissions import KEEP_INTERESTS

MOST_ROWS = 1_000
HEADINGS_WITHIN = 15  # rows from the top of a sheet


def start_import(
    *,
    icb: IntegratedCareBoard,
    upload: Upload | File,
    shown_on: date,
    by: Any,
    source: str = InterestSource.IMPORTED,
) -> InterestImport:
    """Read an Excel workbook; nothing is written to the register. The file itself is not kept.

    `shown_on` is the day of the file's register: its entries count as declared by then where the file does not say
    when. Raises NotPermitted, or RuleNotMet with the reason in words.
    """
    require(by, KEEP_INTERESTS, Anchor(icb.pk))
    sent = Upload.of(upload)
    sheet, rows = _read(sent)
    day = met("interest_import.day_reached")
    if shown_on > clock.today():
        day = not_met("interest_import.day_to_come", "This day is still to come.", field="shown_on")
    actions.obey(day)
    with transaction.atomic():
        made = InterestImport.objects.create(
            icb=icb,
            filename=sent.filename[:300],
            sha256=hashlib.sha256(sent.data).hexdigest(),
            source=source,
            shown_on=shown_on,
            sheet=sheet[:200],
            row_count=len(rows),
            rows=[row.as_json() for row in rows],
            started_by=by,
            started_at=clock.now(),
        )
        _tell(made, "started", by=by, summary=f"Read {made}: {len(rows)} rows to look through")
    return made


def _read(sent: Upload) -> tuple[str, list[ReadRow]]:
    inspection = inspect_upload(sent.data, filename=sent.filename, limits=limits())
    if inspection.refusal is not None:
        raise RuleNotMet(not_met(inspection.refusal.code, inspection.refusal.message, field="upload"))
    if inspection.media_type != XLSX:
        words = "This kind of file cannot be read here. Upload an Excel workbook (.xlsx)."
        raise RuleNotMet(not_met("file.kind_not_usable", words, field="upload"))
    try:
        content = read_file(inspection.cleaned, limits=limits())
    except FileRefused as refused:
        found = refused.finding
        raise RuleNotMet(not_met(found.code, found.message, field="upload")) from refused
    name, rows = _register_in(content)
    if not rows:
        words = (
            "No sheet holds a register of interests: its columns need headings such as Name, Declared interest, Type, "
            "Nature, From and To, or the order of those columns."
        )
        raise RuleNotMet(not_met("interest_import.no_register", words, field="upload"))
    if len(rows) > MOST_ROWS:
        words = f"It holds {len(rows)} rows; at most {MOST_ROWS} are brought in at once."
        raise RuleNotMet(not_met("interest_import.too_many_rows", words, field="upload"))
    return name, rows


def _register_in(content: FileContent) -> tuple[str, list[ReadRow]]:
    """The first sheet whose headings are recognised; else the first with the columns in their order."""
    for table in content.tables:
        for place, line in enumerate(table.lines[:HEADINGS_WITHIN]):
            columns = columns_of(line.cells)
            if columns:
                return table.name, _rows(table.lines[place + 1 :], columns)
    for table in content.tables:
        columns = columns_in_order(table.width)
        if columns:
            return table.name, _rows(table.lines[1:], columns)
    return "", []


def _rows(lines: Any, columns: Mapping[str, int]) -> list[ReadRow]:
    read = (read_row(line.number, line.cells, columns) for line in lines)
    return [row for row in read if row is not None]


@transaction.atomic
def match_people(made: InterestImport, chosen: Mapping[str, Person | None], *, by: Any) -> InterestImport:
    """Say whose each name in the file is; None leaves the rows of that name out."""
    current = _opened(made, "apply", by)
    names = {row["name"] for row in current.rows}
    current.people |= {
        name: person.pk if person else None for name, person in chosen.items() if name in names
    }
    current.save(update_fields=["people"])
    return current


@transaction.atomic
def apply_import(made: InterestImport, *, by: Any) -> InterestImport:
    """Write every new and changed row, all or none, and drop the words that were read."""
    current = _opened(made, "apply", by)
    lines = [line for line in import_lines(current, by=by) if line.compared.kind in ("new", "changed")]
    nothing = not_met("interest_import.nothing_to_write", "No row is new or changed.")
    actions.obey(met("interest_import.has_rows") if lines else nothing)
    current.done = [_write(line, current, by) for line in lines]
    current.state, current.rows, current.people = "applied", [], {}
    current.save()
    _tell(current, "applied", by=by, summary=f"Brought in {current}: {len(lines)} entries written")
    return current


def _write(line: ImportLine, made: InterestImport, by: Any) -> dict[str, Any]:
    reason = f"Brought in from {made.filename}, row {line.row.number}"
    if line.interest is not None:
        values = line.row.told()
        del values["party"]  # by which the row was known again; it may stand as an organisation of the portal
        written = change_interest(line.interest, values, by=by, reason=reason)
        return {"interest": written.pk, "version": written.version, "was": line.interest.version}
    declared = date.fromisoformat(line.row.declared_on) if line.row.declared_on else made.shown_on
    assert line.person is not None
    written = declare_interest(
        person=line.person,
        by=by,
        source=made.source,
        declared_on=declared,
        reason=reason,
        **line.row.values(),
    )
    return {"interest": written.pk, "version": written.version, "was": None}


@transaction.atomic
def undo_import(made: InterestImport, *, by: Any) -> InterestImport:
    """Take back all that an import wrote: new entries go, changed ones say again what they said.

    Refused as a whole once any of them was reviewed, changed or kept back since.
    """
    current = _opened(made, "undo", by)
    written = [(locked(Interest(pk=entry["interest"])), entry) for entry in _still_there(current)]
    moved = [
        interest
        for interest, entry in written
        if interest.version != entry["version"] or redactions_of(interest).exists()
    ]
    if moved:
        names = ", ".join(str(interest) for interest in moved[:3])
        reason = (
            f"{len(moved)} of its entries were reviewed or changed since: {names}. Correct them one by one."
        )
        raise RuleNotMet(not_met("interest_import.moved_on", reason))
    for interest, entry in written:
        _take_back(interest, entry["was"], made=current, by=by)
    current.state = "undone"
    current.save(update_fields=["state"])
    _tell(current, "undone", by=by, summary=f"Undid {current}: {len(written)} entries taken back")
    return current


def _still_there(made: InterestImport) -> list[dict[str, Any]]:
    there = set(
        Interest.objects.filter(pk__in=[entry["interest"] for entry in made.done]).values_list(
            "pk", flat=True
        )
    )
    return [entry for entry in made.done if entry["interest"] in there]


def _take_back(interest: Interest, was: int | None, *, made: InterestImport, by: Any) -> None:
    summary = f"Taken back with {made}: {interest}"
    icb = interest.person.icb
    if was is None:
        actions.allow(may_declare(by, interest.person, on=clock.today()))
        ledger.record("interest.taken_back", by=by, icb=icb, subject=interest, summary=summary)
        erase(interest)
        return
    before = interest.history.get(version=was)
    names = ("category", "relation", "position", "nature", "mitigation", "effective_from", "effective_to")
    values: dict[str, Any] = {name: getattr(before, name) for name in names}
    names_of_review = ("state", "reviewed_by_id", "reviewed_on")
    values |= {name: getattr(before, name) for name in names_of_review}
    alter(
        interest,
        values,
        icb=icb,
        right=may_declare(by, interest.person, on=clock.today()),
        by=by,
        event="interest.taken_back",
        summary=summary,
        reason=f"Undo of {made.filename}",
    )


@transaction.atomic
def abandon_import(made: InterestImport, *, by: Any) -> InterestImport:
    """Give an import up: nothing was written, and the words that were read are dropped."""
    current = _opened(made, "abandon", by)
    current.state, current.rows, current.people = "abandoned", [], {}
    current.save()
    _tell(current, "abandoned", by=by, summary=f"Gave up {current}; nothing was written")
    return current


def _opened(made: InterestImport, move: str, by: Any) -> InterestImport:
    """The import as it stands, held until the act is over, for who may move it."""
    require(by, KEEP_INTERESTS, made)
    current = InterestImport.objects.select_for_update(of=("self",)).select_related("icb").get(pk=made.pk)
    actions.obey(INTEREST_IMPORT_LIFECYCLE.check(current.state, move))
    return current


def _tell(made: InterestImport, verb: str, *, by: Any, summary: str) -> None:
    ledger.record(
        f"interest_import.{verb}",
        by=by,
        icb=made.icb,
        subject=made,
        summary=summary,
        after={"rows": made.row_count, "sha256": made.sha256, "state": made.state},
    )

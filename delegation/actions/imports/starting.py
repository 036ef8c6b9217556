"""An import begins with a file and the draft it is meant for, and may be given up."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.core.files.base import File
from django.db import transaction

from delegation.enums import SCHEME_IMPORT_LIFECYCLE
from delegation.models import Scheme, SchemeImport, SchemeVersion
from delegation.permissions import KEEP_SCHEME
from delegation.rules.versions import check_editable
from delegation.selectors.imports.pages import COMPARISON
from governance.actions.files import Upload, store_upload
from governance.foundation import actions, clock, jobs
from governance.foundation.audit import save_recorded
from governance.foundation.errors import RuleNotMet
from governance.foundation.files.sniff import DOCX, XLSX
from governance.foundation.models import Job
from governance.foundation.outcome import Outcome, met, not_met
from governance.foundation.permissions import require
from governance.models import StoredFile

READ_JOB, ASSESS_JOB = "delegation.read_import", "delegation.assess_import"
APPLY_JOB, COMPARE_JOB = "delegation.apply_import", COMPARISON
UNDO_JOB = "delegation.undo_import"
TABLE_FILES = frozenset({DOCX, XLSX})


@transaction.atomic
def start_import(
    *,
    scheme: Scheme,
    upload: Upload | File,
    by: Any,
    source: str = "",
    target: SchemeVersion | None = None,
    new_label: str = "",
    new_from: date | None = None,
    copy_of: SchemeVersion | None = None,
) -> SchemeImport:
    """Keep a checked file and queue its reading. It is meant for the draft `target`, or for a new version with
    `new_label` from `new_from`, which Apply will begin empty or as a copy of `copy_of`.

    Raises NotPermitted; RuleNotMet when the draft cannot be edited, a label or day is missing, or the file is refused.
    """
    require(by, KEEP_SCHEME, scheme)
    actions.obey(_check_destination(scheme, target, new_label, new_from))
    sent = Upload.of(upload)
    made = SchemeImport(
        icb=scheme.icb,
        scheme=scheme,
        target=target,
        base=None if target else copy_of,
        new_label="" if target else new_label,
        new_from=None if target else new_from,
        begins_version=target is None,
        filename=sent.filename[:200] or "a file",
        file=keep_table_file(sent, icb=scheme.icb, by=by),
        source=source.strip() or sent.filename[:300],
        created_on=clock.today(),
    )
    actions.create(
        made,
        by=by,
        permission=KEEP_SCHEME,
        event="scheme_import.started",
        summary=f"Brought in {made.filename} for {scheme.title}",
    )
    queue(READ_JOB, made, by=by)
    return made


def keep_table_file(sent: Upload, *, icb: Any, by: Any) -> StoredFile:
    try:
        return store_upload(upload=sent, icb=icb, by=by, media_types=TABLE_FILES)
    except RuleNotMet as refused:
        if refused.outcome.code == "file.kind_not_usable":
            raise RuleNotMet(kind_refused()) from refused
        raise


def kind_refused() -> Outcome:
    said = "A scheme is read from a Word document (.docx) or an Excel workbook (.xlsx). Upload one of these."
    return not_met("scheme_import.kind_not_usable", said, field="upload")


def _check_destination(
    scheme: Scheme, target: SchemeVersion | None, label: str, first_day: date | None
) -> Outcome:
    if target is not None:
        state = SchemeVersion.objects.values_list("state", flat=True).get(pk=target.pk)
        return check_editable(state)
    if not label or first_day is None:
        said = "Choose a draft, or give the label and the planned first day of a new version."
        return not_met("scheme_import.no_destination", said, field="new_label")
    if scheme.versions.filter(label=label).exists():
        said = "This scheme already has a version with this label."
        return not_met("scheme_import.label_taken", said, field="new_label")
    return met("scheme_import.has_destination")


def queue(kind: str, made: SchemeImport, *, by: Any) -> Job:
    """The work of one step; asked for twice while it waits, it is one piece of work."""
    key = jobs.input_key(made.pk, made.version, made.state)
    return jobs.create_job(
        kind, icb=made.icb, by=by, unique_key=key, payload={"scheme_import": made.pk, "title": str(made)}
    )


def span_for(made: SchemeImport) -> timedelta:
    """How long one transaction over all rows may take on a busy machine."""
    return timedelta(seconds=120 + made.rows.count() // 2)


@transaction.atomic
def move(made: SchemeImport, name: str, *, by: Any, reason: str = "", **values: Any) -> SchemeImport:
    """One step of its life, with its history; RuleNotMet from a state that does not allow it."""
    actions.obey(SCHEME_IMPORT_LIFECYCLE.check(made.state, name))
    made.state = SCHEME_IMPORT_LIFECYCLE.transition(name).target
    for field, value in values.items():
        setattr(made, field, value)
    return save_recorded(made, by=by, reason=reason)


def locked(made: SchemeImport) -> SchemeImport:
    """The import as it stands now, held until the transaction ends."""
    rows = SchemeImport.objects.select_for_update(of=("self",)).select_related("icb", "scheme")
    return rows.get(pk=made.pk)


@transaction.atomic
def abandon_import(made: SchemeImport, *, by: Any) -> SchemeImport:
    """Give an import up: what was read and chosen is removed, the file and the ledger's line stay."""
    made = locked(made)
    require(by, KEEP_SCHEME, made)
    actions.obey(SCHEME_IMPORT_LIFECYCLE.check(made.state, "abandon"))
    for rows in (made.rows, made.names, made.tables):
        rows.all().delete()
    return actions.update(
        made,
        {"state": SCHEME_IMPORT_LIFECYCLE.transition("abandon").target},
        by=by,
        permission=KEEP_SCHEME,
        event="scheme_import.abandoned",
        summary=f"Gave up the import of {made.filename}",
    )

"""Annexes of a draft: added, changed, moved, removed (R12)."""

from __future__ import annotations

from typing import Any

from django.core.files.base import File
from django.db import transaction

from governance.actions.files import Upload
from governance.enums import Openness, Permission
from governance.foundation import ledger
from governance.foundation.audit import delete_recorded, save_recorded
from governance.foundation.permissions import require
from meetings.papers.actions.bodies import SentFile, body_of, written_body
from meetings.papers.actions.exempting import Exempt, annex_is_out, keep_annex
from meetings.papers.actions.writing import may_write
from meetings.papers.models import Annex, Paper
from meetings.papers.rules.agenda import moved
from meetings.papers.selectors.papers import working_version


def add_annex(
    *,
    paper: Paper,
    title: str,
    by: Any,
    body_markdown: str = "",
    upload: Upload | File | SentFile | None = None,
    openness: str = Openness.PUBLIC,
    exempt: Exempt | None = None,
) -> Annex:
    """Add an annex at the end: text written here, or a PDF or Word document."""
    may_write(paper, by=by)
    if openness == Openness.PRIVATE:
        require(by, Permission.VIEW_PRIVATE, paper)
    body = _body(paper, body_markdown, upload, by=by)
    with transaction.atomic():
        version = working_version(paper)
        last = version.annexes.order_by("-position").first()
        position = last.position + 1 if last else 1
        annex = Annex(paper_version=version, title=title, openness=openness, position=position, **body)
        save_recorded(annex, by=by)
        keep_annex(annex, by=by, exempt=exempt)
        _record("annex.added", f"Added the annex “{title}” to “{paper.title}”", annex, by)
    return annex


def change_annex(
    annex: Annex,
    values: dict[str, Any],
    *,
    by: Any,
    upload: Upload | File | SentFile | None = None,
    expected_version: int | None = None,
    exempt: Exempt | None = None,
) -> Annex:
    """Change title, openness or text; an upload takes the place of what was there."""
    paper = annex.paper_version.paper
    may_write(paper, by=by)
    if Openness.PRIVATE in (values.get("openness"), annex.openness):
        require(by, Permission.VIEW_PRIVATE, paper)
    values = dict(values)
    body_markdown = values.pop("body_markdown", None)
    if upload is not None or body_markdown is not None:
        values |= _body(paper, body_markdown or "", upload, by=by)
    with transaction.atomic():
        for name, value in values.items():
            setattr(annex, name, value)
        save_recorded(annex, by=by, expected_version=expected_version)
        keep_annex(annex, by=by, exempt=exempt)
        _record("annex.changed", f"Changed the annex “{annex.title}” of “{paper.title}”", annex, by)
    return annex


@transaction.atomic
def remove_annex(annex: Annex, *, by: Any, reason: str = "") -> None:
    """Take an annex out of the draft; its history stays."""
    paper = annex.paper_version.paper
    may_write(paper, by=by)
    _record(
        "annex.removed", f"Took the annex “{annex.title}” out of “{paper.title}”", annex, by, reason=reason
    )
    delete_recorded(annex, by=by, reason=reason)
    annex_is_out(annex, by=by)


@transaction.atomic
def move_annex(annex: Annex, *, direction: str, by: Any) -> None:
    """One step `up` or `down`."""
    may_write(annex.paper_version.paper, by=by)
    rows = {row.pk: row for row in annex.paper_version.annexes.all()}
    order = moved(list(rows), annex.pk, direction)
    if order == list(rows):
        return
    for position, key in enumerate(order, 1):
        if rows[key].position != position:
            rows[key].position = position
            save_recorded(rows[key], by=by, reason="Order of annexes")
    _record("annex.moved", f"Moved the annex “{annex.title}” {direction}", annex, by)


def _body(paper: Paper, markdown: str, upload: Upload | File | SentFile | None, *, by: Any) -> dict[str, Any]:
    if upload is None:
        return written_body(markdown)
    return body_of(upload, icb=paper.icb, by=by)


def _record(code: str, summary: str, annex: Annex, by: Any, *, reason: str = "") -> None:
    sha256 = annex.body_file.sha256 if annex.body_file else ""
    ledger.record(
        code,
        by=by,
        icb=annex.paper_version.paper.icb,
        subject=annex,
        summary=summary,
        reason=reason,
        after={
            "title": annex.title,
            "openness": annex.openness,
            "position": annex.position,
            "sha256": sha256,
        },
    )

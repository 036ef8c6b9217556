"""The text of a paper or an annex: written here, or an uploaded PDF or Word document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.files.base import File

from governance.actions.files import Upload, store_upload
from governance.foundation.errors import RuleNotMet
from governance.foundation.files.docx import docx_to_html
from governance.foundation.files.findings import FileRefused
from governance.foundation.files.sniff import DOCX, PDF
from governance.foundation.files.storage import store
from governance.foundation.outcome import not_met
from governance.models import IntegratedCareBoard, StoredFile
from meetings.enums import BodyKind


def written_body(markdown: str) -> dict[str, Any]:
    """The fields of a body that is written in the portal."""
    return {
        "body_kind": BodyKind.MARKDOWN if markdown.strip() else BodyKind.NONE,
        "body_markdown": markdown,
        "body_file": None,
        "body_html": "",
        "body_filename": "",
        "conversion_warnings": [],
    }


PAPER_FILES = frozenset({PDF, DOCX})


@dataclass(frozen=True)
class SentFile:
    """A file that was checked and stored when it was sent, before anybody took it in; `filename` as it was sent."""

    stored: StoredFile
    filename: str


def body_of(
    upload: Upload | File | SentFile, *, icb: IntegratedCareBoard, by: Any, field: str = "upload"
) -> dict[str, Any]:
    """The fields of a body that is a file: an upload is checked and stored first. Raises RuleNotMet."""
    if isinstance(upload, SentFile):
        return stored_body(upload.stored, upload.filename, field=field)
    sent = Upload.of(upload)
    stored = store_upload(upload=sent, icb=icb, by=by, media_types=PAPER_FILES, field=field)
    return stored_body(stored, sent.filename, field=field)


def stored_body(stored: StoredFile, filename: str, *, field: str = "upload") -> dict[str, Any]:
    """The fields of a body that is a stored file; a Word document is converted. Raises RuleNotMet."""
    warnings = [finding["message"] for finding in stored.inspection["findings"]]
    html = ""
    if stored.media_type == DOCX:
        try:
            html, converted = docx_to_html(store("private").read(stored.sha256))
        except FileRefused as answer:
            raise RuleNotMet(not_met(answer.finding.code, answer.finding.message, field=field)) from answer
        warnings += converted
    return {
        "body_kind": BodyKind.DOCX if stored.media_type == DOCX else BodyKind.PDF,
        "body_markdown": "",
        "body_file": stored,
        "body_html": html,
        "body_filename": filename[-200:],
        "conversion_warnings": list(dict.fromkeys(warnings)),
    }

"""A corrected Word file of minutes, checked and read in a process of its own."""

from __future__ import annotations

import json
from collections.abc import Sequence

from governance.actions.files import limits
from governance.foundation.files import isolate
from governance.foundation.files.check import inspect_upload
from governance.foundation.files.findings import FileRefused, Finding
from governance.foundation.files.messages import refusal
from governance.foundation.files.sniff import DOCX
from meetings.record.rules.minutes_import import Line
from meetings.record.rules.minutes_text import HEADING, Paragraph, Run, text_of_runs
from reports.documents.minutes import FULL, PUBLIC
from reports.documents.minutes_word import EDITION_MARK

TASK = "reports.documents.minutes_word_confined:read_paragraphs"


def lines_of_word(data: bytes, *, filename: str) -> list[Line]:
    """The paragraphs of the file. Raises FileRefused with a sentence for the author."""
    checked = inspect_upload(data, filename=filename, limits=limits())
    if checked.refusal is not None:
        raise FileRefused(checked.refusal)
    if checked.media_type != DOCX:
        raise refusal("file.unknown_type")
    header, body = isolate.run(TASK, checked.cleaned, limits())
    if header["refusal"]:
        raise FileRefused(Finding(**header["refusal"]))
    return [_line(row) for row in json.loads(body)]


def edition_of(lines: Sequence[Line]) -> str:
    """For whom the file was made; the full edition where its mark was lost."""
    marks = {name for line in lines for name in line.marks}
    return PUBLIC if f"{EDITION_MARK}{PUBLIC}" in marks else FULL


def _line(row: dict) -> Line:
    runs = [Run(text, bold, italic) for text, bold, italic in row["runs"]]
    is_plain = row["record"] or row["head"] or row["kind"] == HEADING
    text = " ".join("".join(run.text for run in runs).split()) if is_plain else text_of_runs(runs)
    return Line(Paragraph(row["kind"], text), row["head"], row["record"], tuple(row["marks"]))

"""Check an upload: what it is, whether it may be kept, and the clean copy to keep."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from governance.foundation.files import isolate
from governance.foundation.files.antivirus import refuse_viruses
from governance.foundation.files.findings import FileRefused, Inspection, refused
from governance.foundation.files.limits import DEFAULT_LIMITS, MIB, FileLimits
from governance.foundation.files.messages import note, refusal
from governance.foundation.files.sniff import MEDIA_TYPES

_SAME_ENDING = {".jpeg": ".jpg", ".jpe": ".jpg"}
_KIND_NAMES = {
    ".pdf": "a PDF",
    ".docx": "a Word document",
    ".xlsx": "an Excel workbook",
    ".png": "a PNG picture",
    ".jpg": "a JPEG picture",
}


def inspect_upload(
    data: bytes, *, filename: str = "", limits: FileLimits = DEFAULT_LIMITS, clamd: str = ""
) -> Inspection:
    """Inspect one upload in a process of its own; whatever the file holds, this answers and does not raise.

    `filename` is only compared with the content, to tell the author when they differ. `clamd` is the address of a
    virus scanner (`host:port` or a socket's path); empty where there is none.
    """
    try:
        check_size(data, limits)
        if clamd:
            refuse_viruses(data, clamd)
        header, cleaned = isolate.run("inspect", data, limits)
    except FileRefused as answer:
        return refused(answer.finding)
    return _compare_name(Inspection.from_json(dict(header), cleaned), filename)


def check_size(data: bytes, limits: FileLimits) -> None:
    """FileRefused when there is nothing to check or too much of it."""
    if not data:
        raise refusal("file.empty")
    if len(data) > limits.bytes:
        raise refusal("file.too_large", size=round(len(data) / MIB, 1), limit=limits.bytes // MIB)


def _compare_name(inspection: Inspection, filename: str) -> Inspection:
    ending = PurePath(filename).suffix.lower()
    right = MEDIA_TYPES.get(inspection.media_type, "")
    if not (inspection.accepted and ending) or _SAME_ENDING.get(ending, ending) == right:
        return inspection
    differs = note("file.name_differs", ending=ending[:12], kind=_KIND_NAMES[right])
    return replace(inspection, findings=(differs, *inspection.findings))

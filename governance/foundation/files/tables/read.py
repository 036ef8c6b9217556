"""A file's tables, read in a process of its own with caps on memory and time."""

from __future__ import annotations

import json

from governance.foundation.files import isolate
from governance.foundation.files.findings import FileRefused, Finding
from governance.foundation.files.limits import DEFAULT_LIMITS, FileLimits
from governance.foundation.files.tables.model import FileContent

TASK = "governance.foundation.files.tables.confined:read_tables"


def read_file(data: bytes, *, limits: FileLimits = DEFAULT_LIMITS) -> FileContent:
    """The tables of a Word document or Excel workbook. Raises FileRefused with a sentence for people, also when the
    process had to be stopped."""
    header, body = isolate.run(TASK, data, limits)
    if header["refusal"]:
        raise FileRefused(Finding(**header["refusal"]))
    return FileContent.from_json(json.loads(body))

"""The words of a checked PDF, page by page, read in a process of its own with caps on memory and time."""

from __future__ import annotations

import json

from governance.foundation.files import isolate
from governance.foundation.files.findings import FileRefused, Finding
from governance.foundation.files.limits import DEFAULT_LIMITS, FileLimits

TASK = "governance.foundation.files.words_confined:read_words"


def words_of_pdf(data: bytes, *, limits: FileLimits = DEFAULT_LIMITS) -> list[str]:
    """The text of each page, lines as they stand; a scanned page is empty. Raises FileRefused with a sentence, also
    when the process had to be stopped."""
    header, body = isolate.run(TASK, data, limits)
    if header["refusal"]:
        raise FileRefused(Finding(**header["refusal"]))
    pages: list[str] = json.loads(body)
    return pages

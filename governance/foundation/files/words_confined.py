"""The task of the confined child: one PDF in, the text of its pages out. Nothing of Django is imported here."""

from __future__ import annotations

import json
from typing import Any

import pypdfium2

from governance.foundation.files.findings import FileRefused
from governance.foundation.files.limits import FileLimits
from governance.foundation.files.messages import refusal
from governance.foundation.files.sniff import PDF, sniff

# Characters of a whole document: far more than anybody prints for a meeting.
MOST = 8_000_000


def read_words(data: bytes, limits: FileLimits, options: dict[str, Any]) -> tuple[dict[str, object], bytes]:
    """The header has `refusal`, or None and the body is a JSON list with one text a page."""
    try:
        if sniff(data) != PDF:
            raise refusal("file.unknown_type")
        pages = _pages(data, limits)
    except FileRefused as answer:
        return {"refusal": vars(answer.finding)}, b""
    except (MemoryError, RecursionError):
        return {"refusal": vars(refusal("file.too_complex").finding)}, b""
    except pypdfium2.PdfiumError:
        return {"refusal": vars(refusal("file.damaged").finding)}, b""
    return {"refusal": None}, json.dumps(pages).encode()


def _pages(data: bytes, limits: FileLimits) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    if len(document) > limits.pages:
        raise refusal("file.too_complex")
    pages, room = [], MOST
    for number in range(len(document)):
        page = document[number]
        reader = page.get_textpage()
        text = reader.get_text_bounded().replace("\r\n", "\n").replace("\0", "")
        reader.close()
        page.close()
        room -= len(text)
        if room < 0:
            raise refusal("file.too_complex")
        pages.append(text)
    return pages

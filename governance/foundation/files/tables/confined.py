"""The task of the confined child: one checked file in, its tables out. Nothing of Django is imported here."""

from __future__ import annotations

import json
import struct
import zipfile
import zlib
from typing import Any

from governance.foundation.files.findings import FileRefused
from governance.foundation.files.limits import FileLimits
from governance.foundation.files.messages import refusal
from governance.foundation.files.sniff import DOCX, XLSX, sniff
from governance.foundation.files.tables.excel import read_workbook
from governance.foundation.files.tables.word import read_document

# What the libraries raise over parts that are missing, cut off or nonsense.
_DAMAGED = (
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    LookupError,
    OSError,
    EOFError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
    SyntaxError,  # what both XML parsers derive their errors from
)


def read_tables(data: bytes, limits: FileLimits, options: dict[str, Any]) -> tuple[dict[str, object], bytes]:
    """The header has `refusal`, or None and the body is `FileContent` as JSON."""
    readers = {DOCX: read_document, XLSX: read_workbook}
    try:
        reader = readers.get(sniff(data))
        if reader is None:
            raise refusal("file.unknown_type")
        content = reader(data)
    except FileRefused as answer:
        return {"refusal": vars(answer.finding)}, b""
    except (MemoryError, RecursionError):
        return {"refusal": vars(refusal("file.too_complex").finding)}, b""
    except _DAMAGED:
        return {"refusal": vars(refusal("file.damaged").finding)}, b""
    return {"refusal": None}, json.dumps(content.as_json()).encode()

"""Which check a kind of file goes to. Runs in the child."""

from __future__ import annotations

from governance.foundation.files.findings import Inspection
from governance.foundation.files.limits import FileLimits
from governance.foundation.files.messages import refusal
from governance.foundation.files.sniff import (
    DOCX,
    ENCRYPTED_OFFICE,
    JPEG,
    OLD_OFFICE,
    PDF,
    PNG,
    XLSX,
    sniff,
)


def inspect_by_kind(data: bytes, limits: FileLimits) -> Inspection:
    """The inspection of one file; FileRefused with the reason. Each check is imported only when it is needed."""
    kind = sniff(data)
    if kind == PDF:
        from governance.foundation.files.pdf.inspect import inspect_pdf

        return inspect_pdf(data, limits)
    if kind in (DOCX, XLSX):
        from governance.foundation.files.office import inspect_office

        return inspect_office(data, limits)
    if kind in (PNG, JPEG):
        from governance.foundation.files.images import inspect_image

        return inspect_image(data, kind, limits)
    if kind == ENCRYPTED_OFFICE:
        raise refusal("file.encrypted")
    if kind == OLD_OFFICE:
        raise refusal("file.old_office")
    raise refusal("file.unknown_type")

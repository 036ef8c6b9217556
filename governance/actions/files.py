"""Files that people upload: checked, cleaned and stored once by the hash of their content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.files.base import File
from django.db import transaction

from governance.foundation import clock, ledger
from governance.foundation.errors import RuleNotMet
from governance.foundation.files.check import inspect_upload
from governance.foundation.files.findings import Inspection
from governance.foundation.files.limits import FileLimits
from governance.foundation.files.storage import store
from governance.foundation.outcome import not_met
from governance.models import IntegratedCareBoard, StoredFile


@dataclass(frozen=True)
class Upload:
    """A file as handed in: its name on the sender's machine and its bytes."""

    filename: str
    data: bytes

    @classmethod
    def of(cls, source: Upload | File) -> Upload:
        """The same from a Django file, read to one byte over the limit; folders are taken off the name."""
        data = source.data if isinstance(source, Upload) else source.read(limits().bytes + 1)
        name = source.filename if isinstance(source, Upload) else str(source.name or "")
        return cls(name.replace("\\", "/").rsplit("/", 1)[-1], data)


def limits() -> FileLimits:
    """The deployment's limits of one upload."""
    return FileLimits.from_mapping(getattr(settings, "PBP_FILE_LIMITS", {}))


@transaction.atomic
def store_upload(
    *,
    upload: Upload | File,
    icb: IntegratedCareBoard,
    by: Any,
    media_types: frozenset[str] = frozenset(),
    field: str = "upload",
) -> StoredFile:
    """Check, clean and keep one upload; the caller has asked for the right to what it belongs to.

    `media_types` are those the caller can use (none named means all). Raises RuleNotMet with the finding's code and
    message, its `details["field"]` naming the form field. The stored bytes are the cleaned ones. What the check found
    stands in `StoredFile.inspection`.
    """
    sent = Upload.of(upload)
    inspection = inspect_upload(sent.data, filename=sent.filename, limits=limits())
    if inspection.refusal is not None:
        raise RuleNotMet(not_met(inspection.refusal.code, inspection.refusal.message, field=field))
    if media_types and inspection.media_type not in media_types:
        words = "This kind of file cannot be used here. Upload a PDF or a Word document (.docx)."
        raise RuleNotMet(not_met("file.kind_not_usable", words, field=field))
    return _keep(sent, inspection, icb=icb, by=by)


def _keep(sent: Upload, inspection: Inspection, *, icb: IntegratedCareBoard, by: Any) -> StoredFile:
    sha256 = store("private").put(inspection.cleaned)
    stored, is_new = StoredFile.objects.get_or_create(
        sha256=sha256,
        defaults={
            "media_type": inspection.media_type,
            "byte_size": len(inspection.cleaned),
            "pages": inspection.pages,
            "inspection": inspection.as_json(),
            "created_at": clock.now(),
        },
    )
    ledger.record(
        "file.stored",
        by=by,
        icb=icb,
        subject=stored,
        summary=f"Uploaded {sent.filename or 'a file'}"
        + ("" if is_new else " (the same content was stored before)"),
        after={"sha256": sha256, "media_type": stored.media_type, "byte_size": stored.byte_size},
    )
    return stored

"""Parts rendered once: found again by the hash of all that decides how they look."""

from __future__ import annotations

import hashlib
import json

from governance.foundation import clock
from governance.foundation.files.storage import MissingFile, store
from governance.models import StoredFile
from reports.models import RenderedPart
from reports.packs.plan import PartPlan, pack_css
from reports.pdf.cachekey import engine_version, part_key
from reports.pdf.parts import PartMeta, PreparedPart

PDF = "application/pdf"


def key_of(part: PartPlan) -> str:
    """The key of a part. An uploaded PDF is named by its hash, so its bytes need not be read."""
    if not part.sha256:
        return html_key(part.html, part.title)
    return hashlib.sha256(f"upload\n{part.sha256}\n{part.title}\n{engine_version()}".encode()).hexdigest()


def html_key(html: str, title: str) -> str:
    return part_key(html, pack_css(), title=title)


def find(key: str) -> PreparedPart | None:
    """The part as it was kept; None when it was not, or when its bytes were lost."""
    row = RenderedPart.objects.select_related("file").filter(key=key).first()
    if row is None:
        return None
    try:
        data = store("private").read(row.file.sha256)
    except MissingFile:
        return None
    return PreparedPart(data, PartMeta.from_json(json.dumps(row.meta)))


def keep(key: str, part: PreparedPart) -> None:
    """Keep a part under its key; two workers that made the same part keep one."""
    RenderedPart.objects.get_or_create(
        key=key,
        defaults={
            "file": stored(part.pdf, pages=part.pages),
            "meta": json.loads(part.meta.to_json()),
            "created_at": clock.now(),
        },
    )


def stored(pdf: bytes, *, pages: int) -> StoredFile:
    """A PDF made here, in the private store."""
    sha256 = store("private").put(pdf)
    file, _ = StoredFile.objects.get_or_create(
        sha256=sha256,
        defaults={"media_type": PDF, "byte_size": len(pdf), "pages": pages, "created_at": clock.now()},
    )
    return file

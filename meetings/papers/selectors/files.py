"""The stored file behind a paper or an annex."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from django.core.files.base import File

from governance.foundation.files.sniff import MEDIA_TYPES
from governance.foundation.files.storage import MissingFile, store
from meetings.papers.models import Annex, PaperVersion, Submission


@dataclass(frozen=True)
class OpenedFile:
    file: File
    filename: str
    media_type: str


def open_body(holder: PaperVersion | Annex | Submission) -> OpenedFile | None:
    """The file opened for reading, under the sender's name with the ending that fits its content."""
    stored = holder.body_file
    if stored is None:
        return None
    ending = MEDIA_TYPES.get(stored.media_type, "")
    name = PurePath(holder.body_filename or "paper").stem or "paper"
    try:
        return OpenedFile(store("private").open(stored.sha256), f"{name}{ending}", stored.media_type)
    except MissingFile:
        return None

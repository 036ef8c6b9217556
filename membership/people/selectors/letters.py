"""The letter of a nomination, opened for reading."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from django.core.files.base import File

from governance.foundation.files.sniff import MEDIA_TYPES
from governance.foundation.files.storage import MissingFile, store
from membership.people.models import Appointment


@dataclass(frozen=True)
class OpenedLetter:
    file: File
    filename: str
    media_type: str


def open_letter(appointment: Appointment) -> OpenedLetter | None:
    """The stored letter under the sender's name, with the ending that fits its content; None without one."""
    stored = appointment.nomination_letter
    if stored is None:
        return None
    name = PurePath(appointment.nomination_filename or "letter").stem or "letter"
    try:
        file = store("private").open(stored.sha256)
    except MissingFile:
        return None
    return OpenedLetter(file, f"{name}{MEDIA_TYPES.get(stored.media_type, '')}", stored.media_type)

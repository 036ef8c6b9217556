"""Files kept by the sha256 of their content: the same bytes once, and bytes that changed are noticed.

Three stores that share nothing: `quarantine` (as sent, until checked), `private` and `public`. By default they are
folders under PBP_FILES_ROOT; an entry of the same name in Django's STORAGES (S3-compatible, by django-storages)
takes its place.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import tempfile
from functools import cache
from pathlib import Path
from typing import Literal

from django.conf import settings
from django.core.files import File
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, Storage, storages
from django.utils.deconstruct import deconstructible

StoreName = Literal["quarantine", "private", "public"]
STORE_NAMES: tuple[StoreName, ...] = ("quarantine", "private", "public")

_SHA256 = re.compile(r"[0-9a-f]{64}")


class MissingFile(Exception):
    """There is no file with this hash in this store."""


class DamagedFile(Exception):
    """The bytes kept under this hash are not the bytes that were put there."""


@deconstructible(path="governance.foundation.files.storage.AtomicFolderStorage")
class AtomicFolderStorage(FileSystemStorage):
    """A folder in which a file is there whole or not at all: written aside, flushed to disk, then renamed."""

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """The name as asked: it is the hash of the content, so a file of that name is the same file."""
        return name

    def _save(self, name: str, content: File) -> str:
        path = Path(self.path(name))
        path.parent.mkdir(parents=True, exist_ok=True, mode=self.directory_permissions_mode or 0o777)
        handle, aside = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
        try:
            with os.fdopen(handle, "wb") as out:
                for chunk in content.chunks():
                    out.write(chunk)
                out.flush()
                os.fsync(out.fileno())
            if self.file_permissions_mode is not None:
                os.chmod(aside, self.file_permissions_mode)
            os.replace(aside, path)
        except BaseException:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(aside)
            raise
        _flush_folder(path.parent)
        return name


def _flush_folder(folder: Path) -> None:
    """Make the rename itself survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class ContentStore:
    """Content-addressed storage over one Django storage."""

    def __init__(self, storage: Storage) -> None:
        self.storage = storage

    @staticmethod
    def name(sha256: str) -> str:
        """Where a hash is kept: two levels of folders, so that none holds more than a few thousand files."""
        if not _SHA256.fullmatch(sha256):
            raise ValueError("Not a sha256 in lower-case hex.")
        return f"{sha256[:2]}/{sha256[2:4]}/{sha256}"

    def put(self, data: bytes) -> str:
        """Keep the bytes and answer their sha256. A copy of another size (a full disk, a crash) is replaced."""
        sha256 = hashlib.sha256(data).hexdigest()
        name = self.name(sha256)
        if not (self.storage.exists(name) and self.storage.size(name) == len(data)):
            saved = self.storage.save(name, ContentFile(data))
            if (
                saved != name
            ):  # the storage keeps both: without overwriting, the hash would not lead to the file
                self.storage.delete(saved)
                raise DamagedFile(f"The storage kept {name} under another name; let it overwrite files.")
        return sha256

    def open(self, sha256: str, *, verify: bool = False) -> File:
        """The file, open for reading bytes; with `verify` its content is read and compared first.

        MissingFile when it is not there, DamagedFile when its content is not what its hash says.
        """
        try:
            file = self.storage.open(self.name(sha256), "rb")
        except FileNotFoundError:
            raise MissingFile(sha256) from None
        if verify:
            digest = hashlib.sha256()
            for chunk in file.chunks():
                digest.update(chunk)
            if digest.hexdigest() != sha256:
                file.close()
                raise DamagedFile(sha256)
            file.seek(0)
        return file

    def read(self, sha256: str) -> bytes:
        """The bytes, always verified."""
        with self.open(sha256) as file:
            data: bytes = file.read()
        if hashlib.sha256(data).hexdigest() != sha256:
            raise DamagedFile(sha256)
        return data

    def exists(self, sha256: str) -> bool:
        return self.storage.exists(self.name(sha256))

    def size(self, sha256: str) -> int:
        """Bytes; MissingFile when it is not there."""
        try:
            return self.storage.size(self.name(sha256))
        except FileNotFoundError:
            raise MissingFile(sha256) from None

    def delete(self, sha256: str) -> None:
        """Remove the file if it is there. Whether anything still needs it is for the caller to know."""
        self.storage.delete(self.name(sha256))

    def copy_to(self, other: ContentStore, sha256: str) -> None:
        """Put a verified copy into another store (publication: private to public)."""
        other.put(self.read(sha256))


def folder_store(folder: Path, *, public: bool = False) -> ContentStore:
    """A store in a folder. What is not public is closed to other accounts of the machine."""
    return ContentStore(
        AtomicFolderStorage(
            location=folder,
            base_url=None,
            file_permissions_mode=0o644 if public else 0o600,
            directory_permissions_mode=0o755 if public else 0o700,
        )
    )


def store(name: StoreName) -> ContentStore:
    """The store of that name, as settings say."""
    if name not in STORE_NAMES:
        raise ValueError(f"There is no store {name!r}.")
    if name in settings.STORAGES:
        return ContentStore(storages[name])
    return _folder(Path(settings.PBP_FILES_ROOT), name)


@cache
def _folder(root: Path, name: StoreName) -> ContentStore:
    return folder_store(root / name, public=name == "public")

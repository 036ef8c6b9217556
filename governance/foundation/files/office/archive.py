"""The zip archive that a Word or Excel file is, read within limits."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from itertools import pairwise
from xml.parsers import expat

from governance.foundation.files.limits import MIB, FileLimits
from governance.foundation.files.messages import refusal

# Text in XML packs well, but not a thousandfold; below the size nothing can be made of it anyway.
_MOST_RATIO = 300
_RATIO_FROM = 10 * MIB
_LOCAL_HEADER = 30
_ENCRYPTED = 0x1
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}

UNREADABLE = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    expat.ExpatError,
    EOFError,
    OSError,
    LookupError,
    ValueError,
    NotImplementedError,
)


class Archive:
    """The parts of the file by name. What they unpack to in all is known and allowed before any is read."""

    def __init__(self, data: bytes, limits: FileLimits) -> None:
        self.limits = limits
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self.entries = {entry.filename: entry for entry in self._zip.infolist() if not entry.is_dir()}
        self._check_entries(len(data))

    def _check_entries(self, size: int) -> None:
        listed = self._zip.infolist()
        if len(listed) > self.limits.entries:
            raise refusal("file.zip_bomb")
        unpacked = sum(entry.file_size for entry in listed)
        if unpacked > self.limits.unzipped_bytes or (
            unpacked > _RATIO_FROM and unpacked > _MOST_RATIO * size
        ):
            raise refusal("file.zip_bomb")
        if len({entry.filename.lower() for entry in listed}) != len(listed):
            raise refusal("file.damaged")  # two parts of one name: which one is read depends on the program
        if any(entry.flag_bits & _ENCRYPTED for entry in listed):
            raise refusal("file.encrypted")
        if any(entry.compress_type not in _METHODS for entry in listed):
            raise refusal("file.damaged")
        self._check_overlap(listed)

    def _check_overlap(self, listed: list[zipfile.ZipInfo]) -> None:
        """Entries that share their bytes are how a small archive unpacks to any size."""
        ordered = sorted(listed, key=lambda entry: entry.header_offset)
        for entry, following in pairwise(ordered):
            if entry.header_offset + _LOCAL_HEADER + entry.compress_size > following.header_offset:
                raise refusal("file.zip_bomb")

    def names(self) -> Iterator[str]:
        yield from self.entries

    def __contains__(self, name: str) -> bool:
        return name in self.entries

    def read(self, name: str) -> bytes:
        """One part. zipfile stops at the size that the directory states, and those were added up above."""
        return self._zip.read(self.entries[name])

    def check_all(self) -> None:
        """Unpack every part once, which proves its checksum, and refuse XML that declares entities."""
        for name in self.names():
            data = self.read(name)
            if name.lower().endswith((".xml", ".rels")):
                check_xml(data)
            elif b"<!ENTITY" in data[:4096] or b"<!DOCTYPE" in data[:4096]:
                raise refusal("file.dangerous_xml")


def check_xml(data: bytes) -> None:
    """FileRefused for a document type (and so for every entity trick); ExpatError when it is not well-formed."""

    def refuse(*_: object) -> None:
        raise refusal("file.dangerous_xml")

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.Parse(data, True)


def repack(parts: Iterator[tuple[str, bytes]]) -> bytes:
    """A fresh archive of the parts, without dates, so that the same parts give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            archive.writestr(
                zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED
            )
    return out.getvalue()

"""What a file is, from its content. Its name and the browser's word are never asked."""

from __future__ import annotations

import io
import struct
import zipfile

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PNG = "image/png"
JPEG = "image/jpeg"

MEDIA_TYPES = {PDF: ".pdf", DOCX: ".docx", XLSX: ".xlsx", PNG: ".png", JPEG: ".jpg"}

# Kinds that are recognised only to say something helpful.
OLD_OFFICE = "application/x-ole-storage"
ENCRYPTED_OFFICE = "application/x-ole-storage; encrypted"
ZIP = "application/zip"

_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# The PDF specification lets a reader find the header within the first 1,024 bytes.
_PDF_HEADER_WITHIN = 1024


def sniff(data: bytes) -> str:
    """The media type by content, or "" when it is nothing that is known here.

    It reads the list of an archive, so call it only on bytes of a bounded size and within a memory limit.
    For Office files it tells the family only; macros, templates and broken parts are told by the full check.
    """
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if data.startswith(b"\xff\xd8\xff"):
        return JPEG
    if data.startswith(_OLE_MAGIC):
        return ENCRYPTED_OFFICE if _OLE_ENCRYPTED in data else OLD_OFFICE
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _office_kind(data)
    if b"%PDF-" in data[:_PDF_HEADER_WITHIN]:
        return PDF
    return ""


def _office_kind(data: bytes) -> str:
    """Word or Excel by the folder that holds the main part; any other archive is a zip."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, struct.error):
        # The full check names the fault; here the family is enough for a message that fits.
        names = [folder for folder in ("word/", "xl/") if folder.encode() in data]
    if any(name.startswith("word/") for name in names):
        return DOCX
    if any(name.startswith("xl/") for name in names):
        return XLSX
    return ZIP

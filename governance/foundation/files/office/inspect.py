"""Check and clean one Word or Excel file. Runs in the child."""

from __future__ import annotations

from collections import Counter

from lxml import etree

from governance.foundation.files.findings import Inspection
from governance.foundation.files.limits import FileLimits
from governance.foundation.files.messages import note, refusal
from governance.foundation.files.office.archive import UNREADABLE, Archive, repack
from governance.foundation.files.office.properties import (
    cleaned_parts,
    read_title_and_lang,
    tells_about_people,
)
from governance.foundation.files.office.relations import check_relations, main_part
from governance.foundation.files.office.search import search_excel, search_word
from governance.foundation.files.sniff import DOCX, XLSX

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml."


def inspect_office(data: bytes, limits: FileLimits) -> Inspection:
    """The inspection of a Word or Excel file; FileRefused with the reason."""
    try:
        return _inspect(data, limits)
    except RecursionError:
        raise refusal("file.too_complex") from None
    except (*UNREADABLE, etree.XMLSyntaxError, TypeError, AttributeError) as error:
        raise refusal("file.damaged") from error


def open_office(data: bytes, limits: FileLimits) -> tuple[Archive, str, Counter[str]]:
    """The archive, its media type and what was counted, once everything that is refused has been refused."""
    if not _has_end(data):
        raise refusal("file.truncated")
    archive = Archive(data, limits)
    archive.check_all()
    media_type = _kind(archive)
    counts: Counter[str] = Counter()
    check_relations(archive, counts)
    if media_type == DOCX:
        search_word(archive, counts)
    else:
        search_excel(archive, counts)
    return archive, media_type, counts


def _inspect(data: bytes, limits: FileLimits) -> Inspection:
    archive, media_type, counts = open_office(data, limits)
    title, lang = read_title_and_lang(archive)
    if tells_about_people(archive):
        counts["office.properties_removed"] += 1
    return Inspection(
        accepted=True,
        media_type=media_type,
        cleaned=repack(cleaned_parts(archive, title, lang)),
        title=title,
        lang=lang,
        findings=tuple([note(code, count=count) for code, count in sorted(counts.items())]),
    )


def _has_end(data: bytes) -> bool:
    """A complete archive ends with its directory; a comment of up to 64 KB may follow."""
    return b"PK\x05\x06" in data[-66_000:]


def _kind(archive: Archive) -> str:
    """Word document or Excel workbook, by the type that the file gives its main part."""
    _, content_type = main_part(archive)
    if "macroEnabled" in content_type or any("vbaproject" in name.lower() for name in archive.names()):
        raise refusal("file.macros")
    if content_type.endswith("template.main+xml"):
        raise refusal("file.template")
    if content_type == f"{_WORD}document.main+xml":
        return DOCX
    if content_type == f"{_EXCEL}sheet.main+xml":
        return XLSX
    raise refusal("file.unknown_type")

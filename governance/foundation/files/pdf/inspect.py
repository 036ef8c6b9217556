"""Check and clean one PDF. Runs in the child."""

from __future__ import annotations

import io
import zlib

import pikepdf

from governance.foundation.files.findings import Finding, Inspection
from governance.foundation.files.limits import FileLimits
from governance.foundation.files.messages import note, refusal
from governance.foundation.files.pdf.catalogue import (
    has_extra_properties,
    read_lang,
    read_title,
    write_properties,
)
from governance.foundation.files.pdf.cleaning import Cleaning
from governance.foundation.files.pdf.opening import open_pdf, set_library_limits, unreadable, was_repaired
from governance.foundation.files.pdf.verify import verify
from governance.foundation.files.sniff import PDF

# What pikepdf and zlib raise when a hostile or broken file holds something of another kind than the format says.
UNREADABLE = (
    pikepdf.PdfError,
    zlib.error,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    NotImplementedError,
    RuntimeError,
)


def inspect_pdf(data: bytes, limits: FileLimits) -> Inspection:
    """The inspection of a PDF; FileRefused with the reason."""
    set_library_limits()
    try:
        return _inspect(data, limits)
    except RecursionError:
        raise refusal("file.too_complex") from None
    except UNREADABLE as error:
        raise unreadable() from error


def _inspect(data: bytes, limits: FileLimits) -> Inspection:
    with open_pdf(data, limits) as pdf:
        findings = [note("pdf.restrictions_removed")] if pdf.is_encrypted else []
        title, lang = read_title(pdf), read_lang(pdf)
        if has_extra_properties(pdf):
            findings.append(note("pdf.properties_removed"))
        cleaning = Cleaning(pdf, limits)
        shown, tagged = cleaning.run()
        write_properties(pdf, title, lang, tagged=tagged)
        if was_repaired(pdf):
            findings.append(note("pdf.repaired"))
        findings += [note(code, count=count) for code, count in sorted(cleaning.removed.items())]
        findings += _reading(shown, title, lang, tagged, len(cleaning.sieve.fonts_without_file))
        cleaned = _save(pdf)
    verify(cleaned, len(shown))
    return Inspection(
        accepted=True,
        media_type=PDF,
        cleaned=cleaned,
        pages=len(shown),
        has_text_by_page=tuple([has_text for has_text, _ in shown]),
        tagged=tagged,
        title=title,
        lang=lang,
        findings=tuple({finding.code: finding for finding in findings}.values()),
    )


def _save(pdf: pikepdf.Pdf) -> bytes:
    """The document as bytes: without encryption, and the same bytes for the same input."""
    out = io.BytesIO()
    pdf.save(
        out,
        encryption=False,
        preserve_pdfa=False,
        fix_metadata_version=False,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        deterministic_id=True,
    )
    return out.getvalue()


def _reading(
    shown: list[tuple[bool, bool]], title: str, lang: str, tagged: bool, fonts_without_file: int
) -> list[Finding]:
    """What stands in the way of somebody who listens to the document or searches it."""
    findings = []
    without_text = sum(paints and not has_text for has_text, paints in shown)  # blank pages are no loss
    if not tagged:
        findings.append(note("pdf.untagged"))
    if without_text:
        findings.append(note("pdf.no_text", count=without_text, pages=len(shown)))
    if fonts_without_file:
        findings.append(note("pdf.fonts_not_embedded", count=fonts_without_file))
    if not title:
        findings.append(note("pdf.no_title"))
    if not lang:
        findings.append(note("pdf.no_language"))
    return findings

"""What the pack says about itself: document information, XMP, catalogue entries."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from pikepdf import Array, Dictionary, Name, Pdf, String

PRODUCER = "PBP Portal"


@dataclass(frozen=True)
class PackInfo:
    """`identifier` names this version of the pack; it decides the file's /ID. `created` is aware, or None.
    `series` are (first page from 0, what its page labels start with)."""

    title: str
    lang: str
    author: str
    subject: str
    identifier: str
    created: datetime | None
    claims_ua: bool
    series: Sequence[tuple[int, str]] = ((0, ""),)


def write_metadata(pdf: Pdf, info: PackInfo) -> None:
    """Writes title, language and the rest in all the places where readers and checkers look."""
    root = pdf.Root
    root.Lang = String(info.lang)
    root.MarkInfo = Dictionary(Marked=True)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.PageMode = Name.UseOutlines
    root.PageLabels = Dictionary(Nums=Array(_labels(info.series)))
    packet = pdf.make_stream(_xmp(info).encode())
    packet.Type, packet.Subtype = Name.Metadata, Name.XML
    root.Metadata = pdf.make_indirect(packet)
    details = {"Title": info.title, "Author": info.author, "Subject": info.subject, "Producer": PRODUCER}
    entries = Dictionary({f"/{key}": String(value) for key, value in details.items() if value})
    if info.created:
        entries.CreationDate = String(info.created.astimezone(UTC).strftime("D:%Y%m%d%H%M%SZ"))
    pdf.trailer.Info = pdf.make_indirect(entries)
    name = hashlib.sha256(info.identifier.encode()).digest()[:16]
    pdf.trailer.ID = Array([String(name), String(name)])


def _labels(series: Sequence[tuple[int, str]]) -> list[Any]:
    """Numbers that count from 1 in each series, after its first letters."""
    found: list[Any] = []
    for start, letters in series:
        label = Dictionary(S=Name.D, St=1)
        if letters:
            label.P = String(letters)
        found += [start, label]
    return found


def _xmp(info: PackInfo) -> str:
    def alternative(tag: str, text: str) -> str:
        return f'<{tag}><rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt></{tag}>'

    pieces = [
        alternative("dc:title", info.title),
        f"<dc:identifier>{escape(info.identifier)}</dc:identifier>",
    ]
    pieces.append(f"<dc:language><rdf:Bag><rdf:li>{escape(info.lang)}</rdf:li></rdf:Bag></dc:language>")
    if info.author:
        pieces.append(f"<dc:creator><rdf:Seq><rdf:li>{escape(info.author)}</rdf:li></rdf:Seq></dc:creator>")
    if info.subject:
        pieces.append(alternative("dc:description", info.subject))
    if info.created:
        pieces.append(f"<xmp:CreateDate>{info.created.astimezone(UTC).isoformat()}</xmp:CreateDate>")
    if info.claims_ua:
        pieces.append("<pdfuaid:part>1</pdfuaid:part>")
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
        ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"'
        f" pdf:Producer={quoteattr(PRODUCER)}>{''.join(pieces)}</rdf:Description></rdf:RDF></x:xmpmeta>\n"
        '<?xpacket end="r"?>'
    )

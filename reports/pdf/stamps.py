"""Stamps at the foot of each page: "Item 3.2 · page 4" left, "Pack page 57" right.

They are artifacts, not content: read by eyes, skipped by screen readers. The page's own drawing is wrapped in
q/Q so that nothing it leaves behind (a scale, a colour) reaches the stamp.
"""

from __future__ import annotations

from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from reports.pdf.fontbook import StampFont, stamp_font
from reports.pdf.parts import PackPart, StampSettings

FONT_NAME = "/PackStamp"
GREY = "0.25"
# Text matrices that turn upright what a page's /Rotate turns: (a, b, c, d).
TURNS = {0: (1, 0, 0, 1), 90: (0, 1, -1, 0), 180: (-1, 0, 0, -1), 270: (0, -1, 1, 0)}


class Stamper:
    """Stamps pages of one pack; the font is embedded once."""

    def __init__(self, pdf: Pdf, settings: StampSettings, labels: list[str], total: int):
        self.pdf, self.settings, self.total = pdf, settings, total
        letters = {*settings.left, *settings.right, *"".join(labels)}
        self.font = stamp_font("".join(sorted(letters)))
        self.reference = _embed(pdf, self.font)
        self.before = pdf.make_indirect(pdf.make_stream(b"q\n"))
        self.known_resources: set[tuple[int, int]] = set()

    def stamp(self, page: pikepdf.Object, part: PackPart, number: int, pack_number: int) -> None:
        """`number` counts pages of the part, `pack_number` those of its series; both from 1."""
        left = right = ""
        if part.item_label:
            left = self.settings.left.format(item=part.item_label, page=number)
        right = self.settings.right.format(number=f"{part.series}{pack_number}", total=self.total)
        drawing = self._draw(page, left, right)
        contents = page.get(Name.Contents, Array())
        streams = list(contents) if isinstance(contents, Array) else [contents]
        after = self.pdf.make_indirect(self.pdf.make_stream(b"\nQ\n" + drawing))
        page.Contents = Array([self.before, *streams, after])
        self._add_font(page.Resources)

    def _add_font(self, resources: pikepdf.Object) -> None:
        """Many pages of a part share one resource dictionary: it is visited once."""
        if resources.objgen != (0, 0):
            if resources.objgen in self.known_resources:
                return
            self.known_resources.add(resources.objgen)
        if Name.Font not in resources:
            resources.Font = Dictionary()
        resources.Font[FONT_NAME] = self.reference

    def _draw(self, page: pikepdf.Object, left: str, right: str) -> bytes:
        settings = self.settings
        place = _Frame(page)
        pieces = []
        if left:
            pieces.append(self._text(left, place, settings.inset))
        if right:
            width = self.font.width(right, settings.size)
            pieces.append(self._text(right, place, place.width - settings.inset - width))
        if not pieces:
            return b""
        head = f"/Artifact <</Type /Pagination /Subtype /Footer>> BDC\nq {GREY} g BT {FONT_NAME} {settings.size:g} Tf\n"
        return head.encode() + b"".join(pieces) + b"ET Q\nEMC\n"

    def _text(self, text: str, place: _Frame, across: float) -> bytes:
        matrix = place.matrix(across, self.settings.baseline)
        codes = self.font.encode(text).hex()
        turn = " ".join(f"{value:.4g}" for value in matrix[:4])
        return f"{turn} {matrix[4]:.2f} {matrix[5]:.2f} Tm <{codes}> Tj\n".encode()


class _Frame:
    """The visible page as its reader sees it: width in points, and the way from there to PDF co-ordinates."""

    def __init__(self, page: pikepdf.Object):
        shown = pikepdf.Page(page)
        self.rotation = int(page.get(Name.Rotate, 0)) % 360
        self.unit = float(page.get(Name.UserUnit, 1)) or 1.0
        x1, y1, x2, y2 = (float(value) for value in shown.cropbox)
        self.x1, self.x2 = sorted((x1, x2))
        self.y1, self.y2 = sorted((y1, y2))
        sideways = self.rotation in (90, 270)
        self.width = ((self.y2 - self.y1) if sideways else (self.x2 - self.x1)) * self.unit

    def matrix(self, across: float, up: float) -> tuple[float, ...]:
        """The text matrix for a point `across` and `up` from the lower left corner that the reader sees."""
        across, up = across / self.unit, up / self.unit
        turn = TURNS.get(self.rotation, TURNS[0])
        origin = {
            90: (self.x2 - up, self.y1 + across),
            180: (self.x2 - across, self.y2 - up),
            270: (self.x1 + up, self.y2 - across),
        }.get(self.rotation, (self.x1 + across, self.y1 + up))
        return (*(value / self.unit for value in turn), *origin)


def _embed(pdf: Pdf, font: StampFont) -> Any:
    """A composite font with Identity-H codes, which need no encoding table of their own."""
    content = pdf.make_stream(font.content)
    content.Length1 = len(font.content)
    name = Name("/PBPSTP+LiberationSans")
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=name, Flags=4, FontBBox=list(font.box), ItalicAngle=0,
        Ascent=font.ascent, Descent=font.descent, CapHeight=font.cap_height, StemV=80,
        FontFile2=pdf.make_indirect(content),
    )  # fmt: skip
    widths = Array([0, Array([font.widths[number] for number in sorted(font.widths)])])
    descendant = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=name, CIDToGIDMap=Name.Identity, W=widths,
        CIDSystemInfo=Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
        FontDescriptor=pdf.make_indirect(descriptor),
    )  # fmt: skip
    composite = Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=name, Encoding=Name("/Identity-H"),
        DescendantFonts=Array([pdf.make_indirect(descendant)]),
        ToUnicode=pdf.make_indirect(pdf.make_stream(_unicode_map(font))),
    )  # fmt: skip
    return pdf.make_indirect(composite)


def _unicode_map(font: StampFont) -> bytes:
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <ffff> endcodespacerange",
    ]
    letters = {number: letter for letter, number in sorted(font.glyphs.items(), reverse=True)}
    codes = [
        f"<{number:04x}> <{letter.encode('utf-16-be').hex()}>" for number, letter in sorted(letters.items())
    ]
    for start in range(0, len(codes), 100):
        batch = codes[start : start + 100]
        lines += [f"{len(batch)} beginbfchar", *batch, "endbfchar"]
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines).encode()

"""Fonts: where they are, the one subset that all parts share, and the subset that the stamps use.

No font is in the repository. The text is set in Liberation Sans, which has the measures of Arial and comes
from the operating system; fontconfig says where.
"""

from __future__ import annotations

import hashlib
import io
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from fontTools import subset
from fontTools.ttLib import TTFont

FAMILY = "Liberation Sans"
FACES = ("regular", "bold", "italic", "bold italic")
# Letters of English, Welsh and the neighbours, and the marks of board papers. Every part carries at least
# these, so that the font files of most parts are equal, byte for byte, and a pack keeps one copy.
BASE_LETTERS = "".join(
    [*map(chr, range(0x20, 0x7F)), *map(chr, range(0xA0, 0x180)), "ŴŵŶŷẀẁẂẃẄẅỲỳ–—‘’‚“”„†‡•…‰‹›€™≤≥≠−√∞◊"]
)


@lru_cache
def font_path(face: str = "regular") -> str:
    """The file that fontconfig has for a face of the family."""
    style = {"regular": "Regular", "bold": "Bold", "italic": "Italic", "bold italic": "Bold Italic"}[face]
    found = subprocess.run(
        ["fc-match", "-f", "%{file}", f"{FAMILY}:style={style}"], capture_output=True, text=True, check=True
    )
    return found.stdout


@lru_cache
def font_bytes(face: str = "regular") -> bytes:
    with open(font_path(face), "rb") as file:
        return file.read()


@lru_cache
def fonts_digest() -> str:
    """Changes when a font of this machine does: part of the key under which parts are cached."""
    return hashlib.sha256(b"".join(font_bytes(face) for face in FACES)).hexdigest()[:16]


@lru_cache
def _base_glyphs(face: str) -> tuple[tuple[int, str, int], ...]:
    font = TTFont(io.BytesIO(font_bytes(face)), lazy=True)
    cmap, metrics, scale = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    glyphs: dict[int, tuple[str, int]] = {}
    for letter in BASE_LETTERS:
        if name := cmap.get(ord(letter)):
            glyphs.setdefault(font.getGlyphID(name), (letter, round(metrics[name][0] * 1000 / scale)))
    return tuple((number, letter, width) for number, (letter, width) in sorted(glyphs.items()))


@lru_cache
def _faces_by_content() -> dict[bytes, str]:
    return {hashlib.sha256(font_bytes(face)).digest(): face for face in FACES}


def warm_up() -> None:
    """Reads what every part needs, so that forked children find it in memory."""
    for face in _faces_by_content().values():
        _base_glyphs(face)


@contextmanager
def shared_subsets() -> Iterator[None]:
    """While open, WeasyPrint embeds at least the base letters of our family. Used in the child only."""
    import weasyprint.pdf

    original = weasyprint.pdf.build_fonts_dictionary

    def build(pdf: Any, fonts: dict[Any, Any], *rest: Any) -> Any:
        for font in fonts.values():
            _add_base_letters(font)
        return original(pdf, fonts, *rest)

    weasyprint.pdf.build_fonts_dictionary = build
    try:
        yield
    finally:
        weasyprint.pdf.build_fonts_dictionary = original


def _add_base_letters(font: Any) -> None:
    face = _faces_by_content().get(hashlib.sha256(font.file_content).digest())
    if face is None:
        return
    for number, letter, width in _base_glyphs(face):
        font.to_unicode.setdefault(number, letter)
        font.widths.setdefault(number, width)
    font.to_unicode = dict(sorted(font.to_unicode.items()))
    font.widths = dict(sorted(font.widths.items()))


@dataclass(frozen=True)
class StampFont:
    """A subset of the regular face. `glyphs` maps letters to glyph numbers, `widths` those to 1/1000 em."""

    content: bytes
    glyphs: dict[str, int]
    widths: dict[int, int]
    box: tuple[int, int, int, int]
    ascent: int
    descent: int
    cap_height: int

    def encode(self, text: str) -> bytes:
        """Two bytes a letter, as a font with Identity-H encoding wants; unknown letters become '?'."""
        return b"".join(self._glyph(letter).to_bytes(2, "big") for letter in text)

    def width(self, text: str, size: float) -> float:
        return sum(self.widths[self._glyph(letter)] for letter in text) * size / 1000

    def _glyph(self, letter: str) -> int:
        return self.glyphs.get(letter) or self.glyphs["?"]


@lru_cache(maxsize=8)
def stamp_font(extra_letters: str = "") -> StampFont:
    """The font of the stamps: printable ASCII, Latin-1 and Welsh, and `extra_letters` where it has them."""
    options = subset.Options(
        recalc_timestamp=False,
        notdef_outline=True,
        layout_features=[],
        hinting=False,
        drop_tables=["DSIG", "FFTM"],
    )
    options.name_IDs = []
    font = TTFont(io.BytesIO(font_bytes()), recalcTimestamp=False)
    letters = sorted({*BASE_LETTERS, *extra_letters})
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="".join(letters))
    subsetter.subset(font)
    output = io.BytesIO()
    font.save(output)
    return _describe(TTFont(io.BytesIO(output.getvalue())), output.getvalue(), letters)


def _describe(font: TTFont, content: bytes, letters: list[str]) -> StampFont:
    scale = 1000 / font["head"].unitsPerEm
    cmap = font.getBestCmap()
    glyphs = {letter: font.getGlyphID(cmap[ord(letter)]) for letter in letters if ord(letter) in cmap}
    widths = {
        font.getGlyphID(name): round(advance * scale) for name, (advance, _) in font["hmtx"].metrics.items()
    }
    head, lines = font["head"], font["hhea"]
    return StampFont(
        content=content,
        glyphs=glyphs,
        widths=widths,
        box=tuple(round(value * scale) for value in (head.xMin, head.yMin, head.xMax, head.yMax)),
        ascent=round(lines.ascent * scale),
        descent=round(lines.descent * scale),
        cap_height=round(getattr(font["OS/2"], "sCapHeight", 1409) * scale),
    )

"""One copy of what many parts carry alike: fonts."""

from __future__ import annotations

import hashlib

import pikepdf
from pikepdf import Name

from reports.pdf.objects import EMPTY


class FontShare:
    """Replaces fonts that are equal to one seen before by that one."""

    def __init__(self) -> None:
        self.fonts: dict[bytes, pikepdf.Object] = {}
        self.seen: set[tuple[int, int]] = set()

    def share(self, pages: list[pikepdf.Object]) -> None:
        """Looks at each font dictionary of `pages` once."""
        for page in pages:
            fonts = page.get(Name.Resources, EMPTY).get(Name.Font)
            if fonts is None or fonts.objgen in self.seen:
                continue
            if fonts.objgen != (0, 0):
                self.seen.add(fonts.objgen)
            for name, font in fonts.items():
                mark = _fingerprint(font)
                if mark is not None:
                    fonts[name] = self.fonts.setdefault(mark, font)


def _fingerprint(font: pikepdf.Object) -> bytes | None:
    """Equal for fonts that draw and read alike; None for kinds that parts do not share."""
    if font.get(Name.Subtype) != Name.Type0:
        return None
    descendant = font.DescendantFonts[0]
    program = descendant.get(Name.FontDescriptor, EMPTY).get(Name.FontFile2)
    if program is None or Name.ToUnicode not in font:
        return None
    digest = hashlib.sha256(program.read_raw_bytes())
    digest.update(font.ToUnicode.read_raw_bytes())
    digest.update(descendant.get(Name.W, pikepdf.Array()).unparse())
    digest.update(str(font.BaseFont).encode())
    return digest.digest()

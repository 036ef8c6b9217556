"""Reading a PDF back the way its readers do: as a tree of elements with their words, or as words on a page."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
from pikepdf import Name

from tests.reports.pdf.material import opened


@dataclass
class Element:
    """`kids` are elements and pieces of text in reading order; `pages` where its own content stands, from 1."""

    kind: str
    kids: list[Element | str] = field(default_factory=list)
    pages: set[int] = field(default_factory=set)
    source: pikepdf.Object | None = None
    file: pikepdf.Pdf | None = None  # kept open as long as the tree is read

    def all(self, kind: str) -> Iterator[Element]:
        for kid in self.kids:
            if isinstance(kid, Element):
                if kid.kind == kind:
                    yield kid
                yield from kid.all(kind)

    def text(self) -> str:
        return re.sub(
            r"\s+", " ", " ".join(kid if isinstance(kid, str) else kid.text() for kid in self.kids)
        ).strip()

    def all_pages(self) -> set[int]:
        return self.pages.union(*(kid.all_pages() for kid in self.kids if isinstance(kid, Element)))

    def shape(self) -> list:
        """Kinds only: ["L", ["LI", ["Lbl"], ["LBody"]]]."""
        return [self.kind, *(kid.shape() for kid in self.kids if isinstance(kid, Element))]


def tree(data: bytes) -> Element:
    """The structure tree; raises when it points to content that is not there."""
    pdf = opened(data)
    pages = {page.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    words = {number: _marked_words(page) for number, page in enumerate(pdf.pages, start=1)}

    def read(source: pikepdf.Object) -> Element:
        element = Element(str(source.S)[1:], source=source)
        kids = source.get(Name.K, pikepdf.Array())
        for kid in list(kids) if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int) or kid.get(Name.Type) == Name.MCR:
                holder = source if isinstance(kid, int) else kid
                page = pages[holder.Pg.objgen]
                element.pages.add(page)
                element.kids.append(words[page][int(kid if isinstance(kid, int) else kid.MCID)])
            elif Name.S in kid:
                element.kids.append(read(kid))
        return element

    top = pdf.Root.StructTreeRoot.K
    root = read(top[0] if isinstance(top, pikepdf.Array) else top)
    root.file = pdf
    return root


def _marked_words(page: pikepdf.Page) -> dict[int, str]:
    """The letters of each marked sequence, by its number."""
    maps = {name: _letters(font) for name, font in page.resources.get(Name.Font, {}).items()}
    found: dict[int, str] = {}
    current, letters = None, {}
    for step in pikepdf.parse_content_stream(page):
        name, operands = str(step.operator), list(step.operands)
        if name == "BDC" and isinstance(operands[1], pikepdf.Dictionary) and Name.MCID in operands[1]:
            current = int(operands[1].MCID)
            found[current] = ""
        elif name == "EMC":
            current = None
        elif name == "Tf":
            letters = maps[str(operands[0])]
        elif name in ("Tj", "TJ") and current is not None:
            for piece in operands[0] if name == "TJ" else operands:
                if isinstance(piece, pikepdf.String):
                    codes = bytes(piece)
                    found[current] += "".join(
                        letters.get(codes[at : at + 2], "") for at in range(0, len(codes), 2)
                    )
    return found


def _letters(font: pikepdf.Object) -> dict[bytes, str]:
    if Name.ToUnicode not in font:
        return {}
    text = font.ToUnicode.read_bytes().decode()
    pairs = re.findall(r"<([0-9a-f]{4})> <([0-9a-f]+)>", text)
    return {bytes.fromhex(code): bytes.fromhex(letter).decode("utf-16-be") for code, letter in pairs}


def words_on(data: bytes, page: int, folder: Path) -> list[tuple[str, float, float, float]]:
    """Words of a page as its reader sees it: word, left and right edge, height above the foot, in points."""
    target = folder / "page.pdf"
    target.write_bytes(data)
    command = ["pdftotext", "-bbox", "-f", str(page), "-l", str(page), str(target), "-"]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    with opened(data) as pdf:  # poppler gives the size of the page as it was before turning
        shown = pdf.pages[page - 1]
        x1, y1, x2, y2 = (float(side) for side in shown.cropbox)
        height = x2 - x1 if int(shown.obj.get(Name.Rotate, 0)) % 180 else y2 - y1
    pattern = r'<word xMin="([\d.-]+)" yMin="[\d.-]+" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>'
    return [
        (word, float(left), float(right), height - float(bottom))
        for left, right, bottom, word in re.findall(pattern, output)
    ]

"""How wide words are, and where they break: the advance widths of Arial, which Helvetica and Liberation Sans share."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Thousandths of an em → the letters that are so wide.
REGULAR = {
    191: "'",
    222: "ijl‘’",
    260: "|",
    278: " !,./:;I[\\]ft·",
    333: "()-`r“”",
    334: "{}",
    350: "•",
    355: '"',
    389: "*",
    469: "^",
    500: "Jcksvxyz",
    556: "#$0123456789?L_abdeghnopqu£€–",
    584: "+<=>~×",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "—…→←",
    1015: "@",
}
BOLD = {
    238: "'",
    278: " ,./I\\ijl‘’·",
    280: "|",
    333: "!()-:;[]`ft",
    350: "•",
    389: "*r{}",
    474: '"',
    500: "z“”",
    556: "#$0123456789J_aceksvxy£€–",
    584: "+<=>^~×",
    611: "?FLTZbdghnopqu",
    667: "EPSVXY",
    722: "&ABCDHKNRU",
    778: "GOQw",
    833: "M",
    889: "%m",
    944: "W",
    975: "@",
    1000: "—…→←",
}
WIDEST = 1015
# A reader's machine may set another face: a little room keeps words inside their box.
ROOM = 1.04


def _by_letter(table: dict[int, str]) -> dict[str, int]:
    return {letter: width for width, letters in table.items() for letter in letters}


_WIDTHS = {False: _by_letter(REGULAR), True: _by_letter(BOLD)}


@lru_cache(maxsize=4096)
def text_width(words: str, size: float, *, is_bold: bool = False) -> float:
    """The width of `words` on one line, in the units of `size`. An unknown letter counts as the widest."""
    widths = _WIDTHS[is_bold]
    plain = "".join(
        letter for letter in unicodedata.normalize("NFD", words) if not unicodedata.combining(letter)
    )
    return sum(widths.get(letter, WIDEST) for letter in plain) * size / 1000 * ROOM


def wrap(words: str, size: float, width: float, *, is_bold: bool = False) -> tuple[str, ...]:
    """Lines that each fit into `width`. A word that is too long alone is cut, so that nothing leaves its box."""
    lines: list[str] = []
    line = ""
    for word in words.split():
        for piece in _pieces(word, size, width, is_bold):
            longer = f"{line} {piece}" if line else piece
            if line and text_width(longer, size, is_bold=is_bold) > width:
                lines.append(line)
                longer = piece
            line = longer
    return (*lines, line) if line else tuple(lines)


def _pieces(word: str, size: float, width: float, is_bold: bool) -> list[str]:
    pieces, rest = [], word
    while text_width(rest, size, is_bold=is_bold) > width and len(rest) > 1:
        fits = next(
            (n for n in range(len(rest) - 1, 1, -1) if text_width(rest[:n], size, is_bold=is_bold) <= width),
            1,
        )
        pieces.append(rest[:fits])
        rest = rest[fits:]
    return [*pieces, rest]

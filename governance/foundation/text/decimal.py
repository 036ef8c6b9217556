"""The author's own decimal numbers (R85): 1.1 and 4.9.1 stay as typed and become places that can be cited."""

from __future__ import annotations

import re

from markdown_it.token import Token

from governance.foundation.text.labels import DECIMAL, DECIMAL_HEADING, follows, parts
from governance.foundation.text.numbered import FOREIGN_CLOSE, FOREIGN_OPEN, Register, lines_of, put_number

_BULLETED = re.compile(r"^\s*[-*+] (?=\d{1,3}(?:\.\d{1,3}){1,5}\.?\s)")
# "4.9 million" in the middle of a sentence may start a line too; a numbered paragraph starts a sentence.
_STARTS_SENTENCE = re.compile(r"\.?\s+[A-Z\[*_“\"'‘(]")


def prepare_decimal(source: str) -> tuple[str, list[int]]:
    """Each decimal number in a paragraph of its own; and for each new line its line in the source (from 1)."""
    lines: list[str] = []
    origin: list[int] = []
    last: tuple[int, ...] | None = None
    follows_numbered = False  # the last line with text started with a number
    for number, (line, in_code) in enumerate(lines_of(source), start=1):
        text = line if in_code else _BULLETED.sub("", line)
        found = None if in_code else DECIMAL.match(text)
        if found:
            value = parts(found.group(1))
            expected = last is None or follows_numbered or follows(value, last)
            if expected and _STARTS_SENTENCE.match(text, found.end(1)) and lines and lines[-1].strip():
                lines.append("")
                origin.append(number)
            last = value
        if text.strip():
            follows_numbered = found is not None
        lines.append(text)
        origin.append(number)
    return "\n".join(lines), origin


class DecimalNumbers(Register):
    """Gives paragraphs and headings that start with a number its id; the number stays as typed."""

    def __init__(self, prefix: str, origin: list[int]) -> None:
        super().__init__(prefix)
        self._origin = origin

    def apply(self, tokens: list[Token]) -> list[Token]:
        foreign = 0
        for index, token in enumerate(tokens):
            foreign += (token.type in FOREIGN_OPEN) - (token.type in FOREIGN_CLOSE)
            if not foreign and token.type in ("paragraph_open", "heading_open"):
                self._number(token, tokens[index + 1])
        return tokens

    def _number(self, opening: Token, inline: Token) -> None:
        heading = opening.type == "heading_open"
        found = (DECIMAL_HEADING if heading else DECIMAL).match(inline.content)
        if not found or not _take_from_text(inline, found.group(0)):
            return
        number = found.group(1)
        line = self._origin[opening.map[0]] if opening.map else 0
        opening.attrSet("id", self.add(number, inline, line))
        if not heading:
            opening.attrSet("class", f"app-para app-para--{min(3, number.count('.'))}")
        put_number(inline, found.group(0))


def _take_from_text(inline: Token, number: str) -> bool:
    """Cut the number off the first piece of text; False when it is not plain text there."""
    first = inline.children[0] if inline.children else None
    if first is None or first.type != "text" or not first.content.startswith(number):
        return False
    first.content = first.content[len(number) :].lstrip()
    return True

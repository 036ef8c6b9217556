"""Numbered paragraphs: what both ways of numbering share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.token import Token

_FENCE = re.compile(r"^\s{0,3}(```|~~~)")
_ID_UNSAFE = re.compile(r"[^A-Za-z0-9]+")
_OPENING_CHARS = 120

# Lists in these keep their own look: a quotation's numbers are not ours.
FOREIGN_OPEN = {"bullet_list_open", "blockquote_open", "footnote_block_open"}
FOREIGN_CLOSE = {"bullet_list_close", "blockquote_close", "footnote_block_close"}


@dataclass(frozen=True)
class ParagraphAnchor:
    """A numbered paragraph, as minutes and decisions cite it.

    `number` as cited ("14.b.i", "4.9.1"), `anchor` its id on the page, `opening` its first words, `line` where it
    starts in the source (from 1).
    """

    number: str
    anchor: str
    opening: str
    line: int


class Register:
    """The numbered paragraphs of one text, in order, each with an id of its own."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix
        self.paragraphs: list[ParagraphAnchor] = []
        self._anchors: set[str] = set()

    def add(self, number: str, inline: Token, line: int) -> str:
        """Remember a paragraph and answer its id; a number that comes twice gets a second, distinct id."""
        base = f"{self.prefix}p-{_ID_UNSAFE.sub('-', number)}"
        anchor, copy = base, 1
        while anchor in self._anchors:
            copy += 1
            anchor = f"{base}--{copy}"
        self._anchors.add(anchor)
        self.paragraphs.append(ParagraphAnchor(number, anchor, words(inline)[:_OPENING_CHARS], line))
        return anchor


def lines_of(source: str) -> Iterator[tuple[str, bool]]:
    """Lines, and whether each belongs to a fenced block of code."""
    in_code = False
    for line in source.split("\n"):
        fence = _FENCE.match(line) is not None
        yield line, in_code or fence
        in_code = in_code != fence


def words(token: Token) -> str:
    """The text of a token without markup."""
    if token.type != "inline":
        return token.content.strip()
    pieces = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            pieces.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            pieces.append(" ")
    return "".join(pieces).strip()


def put_number(inline: Token, label: str) -> None:
    """The number as text before the paragraph's own, in an element that styles can reach."""
    mark = Token("paragraph_number", "span", 0, content=label)
    inline.children = [mark, *(inline.children or [])]

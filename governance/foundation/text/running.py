"""Running numbers (R11): 1, 2, 3 on across headings, with a., b. and i., ii. below.

Source lines are prepared first, as what people type is not quite Markdown ("a. text", "- 1. text"); then ordered
lists become paragraphs whose numbers are text, so that they can be cited, copied and read aloud.
"""

from __future__ import annotations

import re

from markdown_it.token import Token

from governance.foundation.text.labels import Running
from governance.foundation.text.numbered import FOREIGN_CLOSE, FOREIGN_OPEN, Register, lines_of, put_number
from governance.foundation.text.parser import LABEL_END, LABEL_START

_BULLETED = re.compile(r"^(\s*)[-*+] (?=(?:\d{1,3}|[a-z]|[ivx]{1,6})[.)]\s)")
_LETTERED = re.compile(r"^(\s*)([a-z]|[ivx]{2,6})[.)]\s+(?=\S)")
_LIST_MARKS = {"ordered_list_open", "ordered_list_close", "list_item_close"}


def prepare_running(source: str) -> str:
    """Lettered and roman items as list items that remember their label; the number of lines stays."""
    lines = []
    for line, in_code in lines_of(source):
        if not in_code:
            line = _BULLETED.sub(r"\1", line)
            line = _LETTERED.sub(rf"\g<1>1. {LABEL_START}\g<2>{LABEL_END}", line)
        lines.append(line)
    return "\n".join(lines)


class RunningNumbers(Register):
    """Makes numbered paragraphs of the ordered lists of a text; those in quotes, bullets and notes stay lists."""

    def __init__(self, prefix: str) -> None:
        super().__init__(prefix)
        self._counters = Running()
        self._levels: list[int] = []  # of the numbered items that are open
        self._foreign = 0  # how many bullet lists, quotes and notes are open
        self._awaits_text = False  # the item that was opened last has nothing in it yet

    def apply(self, tokens: list[Token]) -> list[Token]:
        out: list[Token] = []
        for index, token in enumerate(tokens):
            if self._awaits_text and token.type != "paragraph_open":
                out += self._number_alone(token)
            out += self._pass(tokens, index, token)
        return out

    def _pass(self, tokens: list[Token], index: int, token: Token) -> list[Token]:
        """What one token becomes."""
        if token.type in FOREIGN_OPEN:
            self._foreign += 1
            if token.type == "bullet_list_open" and self._levels:
                token.attrSet("class", f"app-para__list app-para__list--{self._levels[-1]}")
        elif token.type in FOREIGN_CLOSE:
            self._foreign -= 1
        if self._foreign:
            return [_without_label(token)]
        if token.type == "list_item_open":
            self._levels.append(self._level(tokens[index + 2 : index + 3]))
            self._awaits_text = True
            return []
        if token.type == "list_item_close":
            self._levels.pop()
        if token.type in _LIST_MARKS:
            return []
        if self._levels and token.type == "paragraph_open":
            self._paragraph(token, tokens[index + 1])
        elif token.type == "paragraph_close":
            token.hidden = False
        return [token]

    def _level(self, following: list[Token]) -> int:
        """The level of an item: by its typed label if it has one, else by how deep it lies."""
        if following and following[0].content.startswith(LABEL_START):
            label = following[0].content[1 : following[0].content.index(LABEL_END)]
            return self._counters.level_of(label)
        return min(len(self._levels) + 1, 3)

    def _paragraph(self, opening: Token, inline: Token) -> None:
        level = self._levels[-1]
        opening.hidden = False
        if not self._awaits_text:
            opening.attrSet("class", f"app-para app-para--{level} app-para--continued")
            return
        self._awaits_text = False
        _without_label(inline)
        label, number = self._counters.next(level)
        opening.attrSet("id", self.add(number, inline, opening.map[0] + 1 if opening.map else 0))
        opening.attrSet("class", f"app-para app-para--{level}")
        put_number(inline, label)

    def _number_alone(self, at: Token) -> list[Token]:
        """A paragraph for the number of an item that has no text, or starts with a table, list or quote."""
        opening = Token("paragraph_open", "p", 1, map=at.map, block=True)
        inline = Token("inline", "", 0, children=[], block=True)
        self._paragraph(opening, inline)
        return [opening, inline, Token("paragraph_close", "p", -1, block=True)]


def _without_label(token: Token) -> Token:
    """Take the remembered label out of the text again."""
    if token.type == "inline" and token.content.startswith(LABEL_START):
        for child in token.children or ():
            if child.type == "text" and child.content.startswith(LABEL_START):
                child.content = child.content[child.content.index(LABEL_END) + 1 :]
                break
        token.content = token.content[token.content.index(LABEL_END) + 1 :]
    return token

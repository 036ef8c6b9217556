"""Tables that can be scrolled by keyboard, with scoped headers."""

from __future__ import annotations

import re

from markdown_it.token import Token

_ALIGNMENT = re.compile(r"text-align:(left|right|center)")


def shape_tables(tokens: list[Token]) -> list[Token]:
    """Each table in a frame; header cells with a scope (or plain when they are empty); alignment as a class."""
    out: list[Token] = []
    tables = 0
    for index, token in enumerate(tokens):
        if token.type == "table_open":
            tables += 1
            out.append(_frame(tables))
        elif token.type in ("th_open", "td_open"):
            _shape_cell(token, tokens[index + 1])
        elif token.type == "th_close" and not tokens[index - 1].content.strip():
            token.tag = "td"
        out.append(token)
        if token.type == "table_close":
            out.append(Token("table_frame_close", "div", -1, block=True))
    return out


def _frame(number: int) -> Token:
    frame = Token("table_frame_open", "div", 1, block=True)
    frame.attrs = {"class": "app-table", "role": "group", "aria-label": f"Table {number}", "tabindex": "0"}
    return frame


def _shape_cell(token: Token, inline: Token) -> None:
    style = _ALIGNMENT.search(str(token.attrs.pop("style", "")))
    if style:
        token.attrSet("class", f"app-align-{style.group(1)}")
    if token.type == "th_open" and inline.content.strip():
        token.attrSet("scope", "col")
    elif token.type == "th_open":
        token.tag = "td"  # a header cell without words announces nothing

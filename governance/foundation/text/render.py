"""HTML, plain text and paragraph numbers of what people wrote."""

from __future__ import annotations

import html
import re
from typing import Any, Literal

from markdown_it.token import Token
from markupsafe import Markup

from governance.foundation.text.decimal import DecimalNumbers, prepare_decimal
from governance.foundation.text.numbered import ParagraphAnchor, Register, words
from governance.foundation.text.parser import parse, parser, tidy
from governance.foundation.text.running import RunningNumbers, prepare_running
from governance.foundation.text.sanitise import sanitise
from governance.foundation.text.tables import shape_tables

Numbering = Literal["none", "running", "decimal"]

_PREFIX = re.compile(r"[^A-Za-z0-9-]")
_BLANK_LINES = re.compile(r"\n[ \t]*\n")


def render_markdown(
    source: str, *, numbering: Numbering = "none", prefix: str = "", heading_offset: int = 2
) -> Markup:
    """Safe HTML of a text; templates do not escape it again. Never raises because of the text.

    `numbering`: `running` (R11) or `decimal` (R85). `prefix` goes before every id, for pages with several texts.
    `heading_offset`: the top heading of the text becomes this level plus one, and no level is skipped.
    A text longer or nested deeper than a paper can be comes out as plain paragraphs, complete.
    """
    prefix = _PREFIX.sub("", prefix)
    env: dict[str, Any] = {"docId": prefix.rstrip("-")} if prefix else {}
    tokens, _ = _read(source, numbering, prefix, env)
    if tokens is None:
        return Markup(_plain_paragraphs(source))  # noqa: S704 - escaped there
    _shift_headings(tokens, heading_offset)
    rendered = parser().renderer.render(shape_tables(tokens), parser().options, env)
    return Markup(sanitise(rendered))  # noqa: S704 - sanitised


def paragraph_anchors(source: str, *, numbering: Numbering, prefix: str = "") -> list[ParagraphAnchor]:
    """The numbered paragraphs in their order, so that minutes can cite them; none without numbering."""
    _, register = _read(source, numbering, _PREFIX.sub("", prefix), {})
    return register.paragraphs


def plain_text(source: str) -> str:
    """The words without markup, a block a line, for search and summaries."""
    tokens = parse(tidy(source), {})
    if tokens is None:
        return tidy(source)
    blocks = (words(token) for token in tokens if token.type in ("inline", "fence", "code_block"))
    return "\n".join(block for block in blocks if block)


def _read(
    source: str, numbering: Numbering, prefix: str, env: dict[str, Any]
) -> tuple[list[Token] | None, Register]:
    """Tokens with their numbers in place (None: too long or too deep), and the numbered paragraphs."""
    text = tidy(source)
    register: RunningNumbers | DecimalNumbers
    if numbering == "running":
        register, tokens = RunningNumbers(prefix), parse(prepare_running(text), env)
    elif numbering == "decimal":
        prepared, origin = prepare_decimal(text)
        register, tokens = DecimalNumbers(prefix, origin), parse(prepared, env)
    else:
        return parse(text, env), Register(prefix)
    return register.apply(tokens) if tokens is not None else None, register


def _plain_paragraphs(source: str) -> str:
    blocks = (block.strip() for block in _BLANK_LINES.split(tidy(source)))
    return "\n".join(f"<p>{html.escape(block)}</p>" for block in blocks if block)


def _shift_headings(tokens: list[Token], offset: int) -> None:
    """Headings below those of the page, without gaps between levels (a jump is a step for a screen reader)."""
    levels = [int(token.tag[1]) for token in tokens if token.type == "heading_open"]
    previous = offset
    for token in tokens:
        if token.type == "heading_open":
            previous = min(offset + 1 + int(token.tag[1]) - min(levels), previous + 1, 6)
            token.tag = f"h{previous}"
        elif token.type == "heading_close":
            token.tag = f"h{previous}"

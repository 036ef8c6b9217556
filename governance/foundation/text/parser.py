"""From source to tokens: CommonMark without raw HTML and images, with tables, footnotes and bare web addresses."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from governance.foundation.text.sanitise import is_safe_link

MAX_CHARS = 500_000
MAX_NESTING = 24

# Marks put into the text by running.py; nobody may type them, nor control characters.
LABEL_START, LABEL_END = "\ue000", "\ue001"
_UNWANTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ue000\ue001\ufeff\u202a-\u202e\u2066-\u2069]")


def tidy(source: str) -> str:
    """The source with one kind of line end and without characters that have no place in text."""
    return _UNWANTED.sub("", source.replace("\r\n", "\n").replace("\r", "\n"))


@cache
def parser() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False, "linkify": True, "maxNesting": MAX_NESTING})
    markdown.enable(["table", "linkify"]).disable(["image", "html_block", "html_inline"])
    markdown.use(footnote_plugin, inline=False)
    markdown.validateLink = is_safe_link  # type: ignore[method-assign, assignment]
    # "paper.it" is a sentence without a space more often than an address; a real one is typed with its scheme.
    assert markdown.linkify is not None
    markdown.linkify.set({"fuzzy_link": False, "fuzzy_ip": False})
    markdown.add_render_rule("paragraph_number", _paragraph_number)
    markdown.add_render_rule("footnote_ref", _footnote_ref)
    markdown.add_render_rule("footnote_block_open", _footnote_block_open)
    markdown.add_render_rule("footnote_block_close", _footnote_block_close)
    markdown.add_render_rule("footnote_anchor", _footnote_back)
    return markdown


def parse(source: str, env: dict[str, Any]) -> list[Token] | None:
    """Tokens of a tidy source; None when it is longer or nested deeper than a paper can be."""
    if len(source) > MAX_CHARS:
        return None
    tokens = parser().parse(source, env)
    if any(token.level >= MAX_NESTING - 1 for token in tokens):
        return None  # the parser leaves out what lies deeper
    return tokens


def _paragraph_number(self: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    return f'<span class="app-para__number">{html.escape(tokens[index].content)}</span> '


def _number(renderer: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> tuple[str, str]:
    """The footnote's name in ids (with the prefix), and the id of this reference to it."""
    name = renderer.rules["footnote_anchor_name"](tokens, index, options, env)
    again = tokens[index].meta.get("subId", 0)
    return name, f"{name}:{again}" if again > 0 else name


def _footnote_ref(self: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    name, reference = _number(self, tokens, index, options, env)
    shown = tokens[index].meta["id"] + 1
    return (
        f'<sup class="app-footnote-ref"><a href="#fn{name}" id="fnref{reference}" aria-label="Footnote {shown}">'
        f"[{shown}]</a></sup>"
    )


def _footnote_block_open(self: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    return '<div class="app-footnotes" role="doc-endnotes">\n<ol>\n'


def _footnote_block_close(self: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    return "</ol>\n</div>\n"


def _footnote_back(self: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    _, reference = _number(self, tokens, index, options, env)
    shown = tokens[index].meta["id"] + 1
    return (
        f' <a href="#fnref{reference}" class="app-footnote-back" aria-label="Back to footnote {shown} in the text">'
        "↩︎</a>"
    )

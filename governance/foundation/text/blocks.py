"""Texts of different kinds as the same thing: a list of paragraphs that can be compared."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from lxml import html

from governance.foundation.text.changes import Block

_OWN_LINE = re.compile(r"\s*(?:[-*+•]\s|#{1,6}\s|\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,5})[.)]\s|\|)")
_ENDS = re.compile(r"[.:;?!][\"'”’)]*$")
_DIGITS = re.compile(r"\d+")
# A line of a page that is shorter than this share of the longest one ends its paragraph.
SHORT = 0.6
# Lines at the edge of a page that come back on so many pages are running heads and page numbers.
EDGE, RUNNING = 2, 0.5


_PARAGRAPHS = (
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "tr",
    "dt",
    "dd",
    "pre",
    "blockquote",
    "caption",
)


def blocks_of_html(source: str) -> list[Block]:
    """Paragraphs, headings, list entries and rows of tables of HTML that the portal made itself; the cells of a row
    are divided by bars."""
    if not source.strip():
        return []
    root = html.fragment_fromstring(source, create_parent="div")
    found = []
    for element in root.iter(*_PARAGRAPHS):
        if any(above.tag == "tr" for above in element.iterancestors()):
            continue
        if element.tag == "tr":
            found.append(" | ".join(_plain(cell.itertext()) for cell in element.iter("td", "th")))
        elif not any(True for _ in element.iterdescendants(*_PARAGRAPHS)):
            found.append(_plain(element.itertext()))
        else:  # an entry of a list with a list in it: its own words only
            found.append(_plain(_own_words(element)))
    return _blocks((text, 0) for text in found)


def _own_words(element: html.HtmlElement) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag not in (*_PARAGRAPHS, "ul", "ol", "table"):
            yield from child.itertext()
        yield child.tail or ""


def blocks_of_pages(pages: Sequence[str]) -> list[Block]:
    """The lines of pages put together to paragraphs, without running heads and page numbers."""
    lines = [[line.strip() for line in page.splitlines() if line.strip()] for page in pages]
    running = _running(lines)
    found: list[tuple[str, int]] = []
    for number, page in enumerate(lines, 1):
        kept = [
            line
            for place, line in enumerate(page)
            if not (_at_edge(place, page) and _DIGITS.sub("#", line) in running)
        ]
        found += [(text, number) for text in _paragraphs(kept)]
    return _blocks(found)


def _running(pages: Sequence[Sequence[str]]) -> set[str]:
    counted: Counter[str] = Counter()
    for page in pages:
        counted.update({_DIGITS.sub("#", line) for line in (*page[:EDGE], *page[-EDGE:])})
    return {line for line, count in counted.items() if count >= 3 and count > len(pages) * RUNNING}


def _at_edge(place: int, page: Sequence[str]) -> bool:
    return place < EDGE or place >= len(page) - EDGE


def _paragraphs(lines: Sequence[str]) -> list[str]:
    longest = max((len(line) for line in lines), default=0)
    found: list[str] = []
    is_open = False
    for line in lines:
        if is_open and not _OWN_LINE.match(line):
            found[-1] += f" {line}"
        else:
            found.append(line)
        is_open = not (_ENDS.search(line) or len(line) < longest * SHORT)
    return found


def _plain(texts: Iterator[str]) -> str:
    return " ".join("".join(texts).split())


def _blocks(found: Iterator[tuple[str, int]] | Sequence[tuple[str, int]]) -> list[Block]:
    return [Block(text.strip(), page) for text, page in found if text.strip()]

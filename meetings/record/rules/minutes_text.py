"""The clerk's Markdown as paragraphs and back, for Word files. Pure.

What Word has styles for becomes a style (lists, headings, bold, italic); any other line stays as it was typed. What
`markdown_of` gives reads back as the same paragraphs, so that a file that nobody touched changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

PLAIN, BULLET, NUMBER, HEADING = "plain", "bullet", "number", "heading"
_BULLET = re.compile(r"^[-*+]\s+(?=\S)")
_NUMBER = re.compile(r"^\d{1,3}[.)]\s+(?=\S)")
_HEADING = re.compile(r"^#{1,6}\s+(?=\S)")
_MARKS = re.compile(r"(\*\*[^*\n]+\*\*|\*[^*\s][^*\n]*\*)")
_TABLE = re.compile(r"^\s*\|")


@dataclass(frozen=True)
class Run:
    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Paragraph:
    """One paragraph; `text` is Markdown within the line."""

    kind: str
    text: str

    @property
    def runs(self) -> tuple[Run, ...]:
        """The text with bold and italic as Word has them."""
        found = []
        for piece in _MARKS.split(self.text):
            if piece.startswith("**") and piece.endswith("**") and len(piece) > 4:
                found.append(Run(piece[2:-2], bold=True))
            elif piece.startswith("*") and piece.endswith("*") and len(piece) > 2:
                found.append(Run(piece[1:-1], italic=True))
            elif piece:
                found.append(Run(piece))
        return tuple(found)


def paragraphs_of(source: str) -> tuple[Paragraph, ...]:
    """Paragraphs of Markdown: lines that follow each other belong together, but for lists, headings and tables."""
    found: list[Paragraph] = []
    goes_on = False
    for line in source.replace("\r\n", "\n").split("\n"):
        if not line.strip():
            goes_on = False
            continue
        kind, text = _line(line)
        if kind == PLAIN and goes_on and not _TABLE.match(line):
            last = found.pop()
            found.append(_joined(last, text))
        else:
            found.append(Paragraph(kind, text))
        goes_on = kind != HEADING and not _TABLE.match(line)
    return tuple(found)


def _joined(last: Paragraph, text: str) -> Paragraph:
    """The paragraph goes on in the next line; together they may read as an entry of a list."""
    if last.kind != PLAIN:
        return Paragraph(last.kind, f"{last.text} {text}")
    return Paragraph(*_line(f"{last.text} {text}"))


def _line(line: str) -> tuple[str, str]:
    text = " ".join(line.split())
    for kind, mark in ((HEADING, _HEADING), (BULLET, _BULLET), (NUMBER, _NUMBER)):
        if found := mark.match(text):
            return kind, text[found.end() :]
    return PLAIN, text


def markdown_of(paragraphs: Iterable[Paragraph]) -> str:
    """Markdown that reads back as these paragraphs."""
    lines: list[str] = []
    before = ""
    number = 0
    for row in paragraphs:
        text = " ".join(row.text.split())
        if not text:
            continue
        kind = _TABLE_LINE if row.kind == PLAIN and _TABLE.match(text) else row.kind
        number = number + 1 if kind == NUMBER and before == NUMBER else 1
        together = kind == before and kind in (BULLET, NUMBER, _TABLE_LINE)
        if lines and not together:
            lines.append("")
        mark = {BULLET: "- ", NUMBER: f"{number}. ", HEADING: "### "}.get(kind, "")
        lines.append(f"{mark}{text}")
        before = kind
    return "\n".join(lines)


_TABLE_LINE = "table"


def text_of_runs(runs: Sequence[Run]) -> str:
    """Runs of Word as Markdown within the line; neighbours of one kind are joined first."""
    joined: list[Run] = []
    for run in runs:
        if joined and (joined[-1].bold, joined[-1].italic) == (run.bold, run.italic):
            joined[-1] = Run(joined[-1].text + run.text, run.bold, run.italic)
        elif run.text:
            joined.append(run)
    return " ".join("".join(_marked(run) for run in joined).split())


def _marked(run: Run) -> str:
    inner = run.text.strip()
    if not inner or not (run.bold or run.italic) or "*" in inner:
        return run.text
    mark = "**" if run.bold else "*"
    before = run.text[: len(run.text) - len(run.text.lstrip())]
    after = run.text[len(run.text.rstrip()) :]
    return f"{before}{mark}{inner}{mark}{after}"


def settled(source: str) -> str:
    """The Markdown as it comes back from a Word file that nobody touched."""
    return markdown_of(paragraphs_of(source))


def says_the_same(one: str, other: str) -> bool:
    return settled(one) == settled(other)

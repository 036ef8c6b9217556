"""Slips in an author's own paragraph numbers: kept as printed, but reported (R86)."""

from __future__ import annotations

from dataclasses import dataclass

from governance.foundation.text.labels import follows, parts
from governance.foundation.text.render import paragraph_anchors


@dataclass(frozen=True)
class NumberingSlip:
    """`code` is `gap`, `repeated`, `backwards` or `restarted`; `line` counts from 1 in the source."""

    line: int
    number: str
    after: str
    code: str
    message: str


_MESSAGES = {
    "gap": "Paragraph {number} comes after {after}: is one missing, or is the number wrong?",
    "repeated": "There is a paragraph {number} already: the number is used twice.",
    "backwards": "Paragraph {number} comes after {after}: the numbers go back.",
    "restarted": "Numbers start again at {number} after {after}. Say which part is meant when you cite from here.",
}


def numbering_slips(source: str) -> list[NumberingSlip]:
    """Where the typed numbers (1.1, 4.9.1) do not follow on, in the order of the text."""
    slips = []
    seen: set[tuple[int, ...]] = set()
    after: tuple[int, ...] | None = None
    for paragraph in paragraph_anchors(source, numbering="decimal"):
        number = parts(paragraph.number)
        if after is not None and not follows(number, after):
            code = _code(number, after, seen)
            shown = ".".join(str(part) for part in after)
            message = _MESSAGES[code].format(number=paragraph.number, after=shown)
            slips.append(NumberingSlip(paragraph.line, paragraph.number, shown, code, message))
            if code == "restarted":  # an appended document: what came before is another sequence
                seen.clear()
        seen.add(number)
        after = number
    return slips


def _code(number: tuple[int, ...], after: tuple[int, ...], seen: set[tuple[int, ...]]) -> str:
    if all(part == 1 for part in number) and number in seen | {number[:1]}:
        return "restarted"
    if number in seen:
        return "repeated"
    return "backwards" if number < after else "gap"

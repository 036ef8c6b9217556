"""The paragraph numbers that Word prints, worked out from its list definitions.

Word stores "list 3, level 1", not "14." or "4.9.1", and converters start each list at 1 again. Papers are cited by
their printed numbers (R11, R85), so they are worked out here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from governance.foundation.text.labels import letters, roman

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9
_MAX_STYLE_DEPTH = 20
_MOST_ROMAN = 3999


@dataclass(frozen=True)
class Level:
    """One level of a list: its format (`decimal`, `lowerLetter`, `bullet` …), text (`%1.%2`) and first number."""

    format: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass(frozen=True)
class Number:
    """`label` as printed ("b.", "4.9.1"), `full` as cited ("14.b", "4.9.1"), `level` from 1."""

    label: str
    full: str
    level: int


@dataclass
class _List:
    abstract: str
    levels: dict[int, Level]
    restarts: dict[int, int] = field(default_factory=dict)


def _value(element: etree._Element | None, name: str = "val") -> str:
    return element.get(f"{W}{name}", "") if element is not None else ""


def _integer(text: str, default: int = 0) -> int:
    return int(text) if text.lstrip("-").isdigit() and len(text) < 7 else default


def show(number: int, kind: str) -> str:
    """A number in one of Word's formats."""
    if kind in ("lowerLetter", "upperLetter"):
        text = letters(max(number, 1))
        return text.upper() if kind == "upperLetter" else text
    if kind in ("lowerRoman", "upperRoman") and 0 < number <= _MOST_ROMAN:
        return roman(number).upper() if kind == "upperRoman" else roman(number)
    if kind == "none":
        return ""
    return f"{number:02d}" if kind == "decimalZero" else str(number)


class Numbering:
    """Counts through a document's numbered paragraphs in order."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._lists = dict(_lists(numbering)) if numbering is not None else {}
        self._styles = (
            {s.get(f"{W}styleId", ""): s for s in styles.iter(f"{W}style")} if styles is not None else {}
        )
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._restarted: set[tuple[str, int]] = set()

    def place(self, paragraph: etree._Element) -> tuple[str, int] | None:
        """The list and level of a paragraph, its own or its style's; None when it is in no list."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return None
        own = self._place_in(properties)
        style = _value(properties.find(f"{W}pStyle"))
        for _ in range(_MAX_STYLE_DEPTH):
            if own is not None and own[0]:
                break
            element = self._styles.get(style)
            if element is None:
                break
            inherited = self._place_in(element.find(f"{W}pPr"))
            if inherited is not None:
                own = (inherited[0], own[1] if own is not None else inherited[1])
            style = _value(element.find(f"{W}basedOn"))
        if own is None or own[0] not in self._lists or not 0 <= own[1] < _LEVELS:
            return None
        return own

    @staticmethod
    def _place_in(properties: etree._Element | None) -> tuple[str, int] | None:
        numbered = properties.find(f"{W}numPr") if properties is not None else None
        if numbered is None:
            return None
        return _value(numbered.find(f"{W}numId")), _integer(_value(numbered.find(f"{W}ilvl")))

    def is_bullet(self, place: tuple[str, int]) -> bool:
        return self._level(*place).format == "bullet"

    def _level(self, number: str, level: int) -> Level:
        return self._lists[number].levels.get(level, Level(text=f"%{level + 1}."))

    def next(self, place: tuple[str, int]) -> Number:
        """Count on in this list, and what Word prints there."""
        name, level = place
        found = self._lists[name]
        counts = self._counts[found.abstract]
        if level in found.restarts and (name, level) not in self._restarted:
            self._restarted.add((name, level))
            counts[level] = found.restarts[level]
        else:
            counts[level] = counts.get(level, self._level(name, level).start - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        return self._shown(name, level, counts)

    def _shown(self, name: str, level: int, counts: dict[int, int]) -> Number:
        shown = [
            show(counts.get(other, self._level(name, other).start), self._level(name, other).format)
            for other in range(level + 1)
        ]
        label = self._level(name, level).text
        for other in range(level, -1, -1):
            label = label.replace(f"%{other + 1}", shown[other])
        return Number(label=label, full=".".join(part for part in shown if part), level=level + 1)


def _lists(numbering: etree._Element) -> Iterator[tuple[str, _List]]:
    """The lists of the document by their number."""
    abstract = {a.get(f"{W}abstractNumId", ""): a for a in numbering.iter(f"{W}abstractNum")}
    for element in numbering.iter(f"{W}num"):
        name = _value(element.find(f"{W}abstractNumId"))
        if name not in abstract:
            continue
        found = _List(name, dict(_levels(abstract[name])))
        for change in element.iter(f"{W}lvlOverride"):
            level = _integer(change.get(f"{W}ilvl", ""), -1)
            found.levels.update(_levels(change))
            restart = change.find(f"{W}startOverride")
            if restart is not None:
                found.restarts[level] = _integer(_value(restart), 1)
        yield element.get(f"{W}numId", ""), found


def _levels(holder: etree._Element) -> Iterator[tuple[int, Level]]:
    for element in holder.findall(f"{W}lvl"):
        yield (
            _integer(element.get(f"{W}ilvl", ""), -1),
            Level(
                format=_value(element.find(f"{W}numFmt")) or "decimal",
                text=_value(element.find(f"{W}lvlText")),
                start=_integer(_value(element.find(f"{W}start")), 1),
            ),
        )

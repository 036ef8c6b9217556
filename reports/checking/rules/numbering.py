"""Numbers that an author typed do not follow on: gaps, repeats, jumps back (R86). Lettered lists as well."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from governance.foundation.text.labels import follows, is_roman, letters, roman
from reports.checking.rules.facts import Block, PaperText, Slip, Spot

_BULLET = re.compile(r"^[-–•*✓➢►]\s+")
_AFTER = r"(?=\s+(?:[\[(“‘\"'_*]*[A-Z(“‘\"'\[]))"
_DECIMAL = re.compile(rf"(\d{{1,2}}(?:\.\d{{1,2}}){{1,4}})\.?{_AFTER}")
_NOT_A_NUMBER = re.compile(r"\d+\.\d+\.?\s+(?:AM|PM|Million|Billion)\b")
_SINGLE = re.compile(rf"(\d{{1,2}})\.?{_AFTER}")
_LABEL = re.compile(r"(\()?([a-z]|[ivx]{1,5}|\d{1,2})([.)])\s+(?=\S)")
_HEADING_CHARS = 90
_GAP = 5

Number = tuple[int, ...]
Listed = tuple[str, str, int]  # form, kind of label, the last one counted


def check_numbering(paper: PaperText) -> Iterator[Slip]:
    for part, text in enumerate(paper.parts):
        if text.kind == "cover sheet":
            continue
        yield from _decimals(part, text.blocks, with_headings=not text.is_read)
        if text.is_read:
            # Lines of a PDF do not tell headings from short items, and both may be numbered: only gaps count.
            yield from (slip for slip in _labels(part, text.blocks) if slip.code == "number.gap")
        else:
            yield from _labels(part, text.blocks, headings=True)
            yield from _labels(part, text.blocks, headings=False)


def decimal_slips(numbers: Sequence[Number]) -> list[tuple[int, str, Number]]:
    """(index, `gap`, `repeated` or `backwards`, the number before). A text that starts again at 1 is another sequence.

    After a slip counting goes on from the number as it stands, so that one slip is told once.
    """
    found: list[tuple[int, str, Number]] = []
    seen: set[Number] = set()
    after: Number | None = None
    for index, number in enumerate(numbers):
        if after is None or follows(number, after):
            pass
        elif all(part == 1 for part in number) and (number in seen or number[:1] in seen):
            seen.clear()
        else:
            code = "repeated" if number in seen else "backwards" if number < after else "gap"
            found.append((index, code, after))
        seen.add(number)
        after = number
    return found


_SAID = {
    "gap": "Paragraph {number} comes after {after}: is one missing, or is the number wrong?",
    "repeated": "The number {number} is used twice.",
    "backwards": "Paragraph {number} comes after {after}: the numbers go back.",
}


def _decimals(part: int, blocks: Sequence[Block], *, with_headings: bool) -> Iterator[Slip]:
    read = [(place, *one) for place, block in enumerate(blocks) if (one := _decimal(block))]
    found = [each for each in read if with_headings or len(each[1]) > 1]
    if sum(len(number) > 1 for _, number, _ in found) < 3:
        return
    for index, code, after in decimal_slips([number for _, number, _ in found]):
        place, number, shown = found[index]
        if not with_headings and number[0] > after[0] and all(each == 1 for each in number[1:]):
            continue  # sections between them may have had no numbered paragraphs
        words = _SAID[code].format(number=shown, after=".".join(map(str, after)))
        start = blocks[place].text.index(shown)
        yield Slip(f"number.{code}", words, Spot(part, place, start, start + len(shown)), "R86")


def _decimal(block: Block) -> tuple[Number, str] | None:
    """The typed number at the start of a block: of a heading one part is enough."""
    if block.kind == "row":
        return None
    text = _BULLET.sub("", block.text)
    match = _DECIMAL.match(text)
    if match is None and _reads_as_heading(block, text):
        match = _SINGLE.match(text)
    if match is None or _NOT_A_NUMBER.match(text):
        return None
    return tuple(int(each) for each in match[1].split(".")), match[1]


def _reads_as_heading(block: Block, text: str) -> bool:
    if block.kind == "heading":
        return True
    return len(text) <= _HEADING_CHARS and text[-1:] not in ".;:,"


def _labels(part: int, blocks: Sequence[Block], *, headings: bool | None = None) -> Iterator[Slip]:
    """Labels such as "4.", "(b)" or "iii." at the start of headings, of all else, or of both."""
    read = [
        (place, *found)
        for place, block in enumerate(blocks)
        if headings in (None, block.kind == "heading") and (found := _label(block))
    ]
    for index, before in label_slips([(form, label) for _, form, label, _ in read]):
        place, _, label, shown = read[index]
        code = "repeated" if label == before else "gap"
        words = f"“{shown}” comes after “{shown.replace(label, before)}”: " + (
            "the number is used twice." if code == "repeated" else "is one missing?"
        )
        start = blocks[place].text.index(shown)
        yield Slip(f"number.{code}", words, Spot(part, place, start, start + len(shown)), "R86")


def _label(block: Block) -> tuple[str, str, str] | None:
    """(form, label, as printed); None for a block without one."""
    if block.kind == "row":
        return None
    text = _BULLET.sub("", block.text)
    match = _LABEL.match(text)
    if match is None:
        return None
    rest = text[match.end() :]
    if match[2].isdigit() and not rest[:1].isupper():
        return None
    kind = "number" if match[2].isdigit() else "letter"
    return f"{match[1] or ''}{kind}{match[3]}", match[2], match[0].strip()


def label_slips(labels: Sequence[tuple[str, str]]) -> list[tuple[int, str]]:
    """(index, label before) of each (form, label) that neither begins a list nor goes on with one that is open.

    Lists may lie in one another: an inner one ends when an outer one goes on. The innermost that fits is taken, which
    never loses a reading that another choice would allow. A jump of more than five is no gap but another thing.
    """
    found = []
    open_lists: list[Listed] = []
    for index, (form, label) in enumerate(labels):
        readings = [(form, kind, value) for kind, value in _readings(label)]
        if _go_on(open_lists, readings):
            continue
        begins = next((each for each in readings if each[2] == 1), None)
        slip = _slip(open_lists, readings) if begins is None else None
        if slip is not None:
            before, place, goes_on = slip
            found.append((index, before))
            del open_lists[place:]
            open_lists.append(goes_on)
        else:
            open_lists.append(begins or readings[0])
    return found


def _readings(label: str) -> list[tuple[str, int]]:
    """As a number, a letter, a roman number: (i) may be the ninth letter or the first roman number."""
    if label.isdigit():
        return [("number", int(label))]
    found = []
    if is_roman(label):
        found.append(("roman", next(n for n in range(1, 40) if roman(n) == label)))
    if len(label) == 1 and label.isalpha():
        found.append(("letter", ord(label) - ord("a") + 1))
    return found


def _go_on(open_lists: list[Listed], readings: Sequence[Listed]) -> bool:
    for place in range(len(open_lists) - 1, -1, -1):
        form, kind, last = open_lists[place]
        if (form, kind, last + 1) in readings:
            del open_lists[place:]
            open_lists.append((form, kind, last + 1))
            return True
    return False


def _slip(open_lists: Sequence[Listed], readings: Sequence[Listed]) -> tuple[str, int, Listed] | None:
    """The innermost open list that the label just misses: (label before, its place, where it goes on)."""
    for place in range(len(open_lists) - 1, -1, -1):
        form, kind, last = open_lists[place]
        for each in readings:
            if each[:2] == (form, kind) and (last == each[2] or last + 1 < each[2] <= last + _GAP):
                return _shown(kind, last), place, each
    return None


def _shown(kind: str, value: int) -> str:
    return str(value) if kind == "number" else roman(value) if kind == "roman" else letters(value)

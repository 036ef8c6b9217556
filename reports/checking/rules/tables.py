"""Figures: a total that its column does not give, and a number of things against the list that follows (R162)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from reports.checking.rules.facts import Block, PaperText, Slip, Spot

_TOTAL = re.compile(r"^(?:grand |overall )?totals?(?:\s+(?!of\b)[\w£()]+){0,3}$", re.IGNORECASE)
_SUBTOTAL = re.compile(r"\bsub-?\s?totals?\b|\btotals?\b|\bof which\b", re.IGNORECASE)
_FIGURE = re.compile(
    r"^\(?\s*[-–−]?\s*£?\s*\d{1,3}(?:,?\d{3})*(?:\.\d+)?\s*(?:%|k|m|bn|million)?\s*\)?$", re.IGNORECASE
)
_NOTHING = re.compile(r"^(?:[-–—]*|nil|n/?a|none)$", re.IGNORECASE)
_ROUNDED = re.compile(r"£\s?m|£\s?'?000|£k|\bmillion|rounding|rounded|\bm\b", re.IGNORECASE)
_NOT_SUMMED = re.compile(r"%|per cent|average|mean|median|rate|ratio|rank|score", re.IGNORECASE)

_NUMBERS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
WORDS = {word: number for number, word in enumerate(_NUMBERS.split(" "), 2)}
_COUNTED = re.compile(
    rf"(?<![\w£.,/-])({'|'.join(WORDS)}|[2-9]|[1-3]\d)\s+((?:[a-z][\w’'-]*\s+){{0,3}}[a-z][\w’'-]*s)\b",
    re.IGNORECASE,
)
_ANY_NUMBER = re.compile(rf"(?<![\w£.,/-])({'|'.join(WORDS)}|[2-9]|[1-3]\d)(?![\w/-])", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:includ\w*|such as|for example|e\.g|at least|up to|no (?:less|fewer)|more than|over|about|around|some of|"
    r"among|first|last|next|each|per|of the|one of|not limited|years?|months?|weeks?|days?|hours?|minutes?)\b",
    re.IGNORECASE,
)


def check_totals(paper: PaperText) -> Iterator[Slip]:
    for part, text in enumerate(paper.parts):
        if text.is_read:
            continue  # a table guessed from the lines of a PDF is no ground for a sum
        for group, rows in groupby(enumerate(text.blocks), key=lambda pair: pair[1].group):
            lines = [(n, block) for n, block in rows if block.kind == "row"]
            if group and lines:
                yield from _table(part, lines)


def _table(part: int, lines: Sequence[tuple[int, Block]]) -> Iterator[Slip]:
    heads = [block.cells for _, block in lines if block.is_head]
    body = [(n, block) for n, block in lines if not block.is_head]
    if len(body) < 3:
        return
    place, last = body[-1]
    if not last.cells or not _TOTAL.match(last.cells[0].strip(" :*")):
        return
    rows = [block.cells for _, block in body[:-1]]
    for column in range(1, len(last.cells)):
        head = " ".join(cells[column] for cells in heads if column < len(cells))
        slip = total_slip(
            [(cells[0], cells[column] if column < len(cells) else "") for cells in rows],
            last.cells[column],
            head,
        )
        if slip is not None:
            named = f"“{head}”" if head.strip() else f"column {column + 1}"
            words = f"The rows of {named} add up to {slip:,}; the total says {last.cells[column].strip()}."
            start = sum(len(cell) + 3 for cell in last.cells[:column])
            yield Slip(
                "table.total", words, Spot(part, place, start, start + len(last.cells[column])), "R196"
            )


def total_slip(rows: Sequence[tuple[str, str]], total: str, head: str = "") -> Decimal | None:
    """What (label, figure) rows add up to, when that is not the total; None when it is or cannot be told.

    Rows may hold sub-totals: all rows, those that are none, or the sub-totals alone may make the total.
    """
    said = figure(total)
    if said is None or _NOT_SUMMED.search(head) or "%" in total:
        return None
    values = []
    for label, text in rows:
        value = Decimal(0) if _NOTHING.match(text.strip()) else figure(text)
        if value is None or _NOT_SUMMED.search(label):
            return None
        values.append((bool(_SUBTOTAL.search(label)), value))
    if sum(value != 0 for _, value in values) < 2:
        return None
    plain = sum((value for is_sub, value in values if not is_sub), Decimal(0))
    subs = sum((value for is_sub, value in values if is_sub), Decimal(0))
    allowed = _tolerance([total, *(text for _, text in rows)], head, len(rows))
    if any(abs(each - said) <= allowed for each in {plain, subs, plain + subs}):
        return None
    return plain


def figure(text: str) -> Decimal | None:
    """A number as printed in a table: pounds, thousands with commas, minus or brackets; None for anything else."""
    text = text.strip().strip("*")
    if not _FIGURE.match(text):
        return None
    digits = re.sub(r"[^\d.]", "", text)
    value = Decimal(digits)
    return -value if text.startswith(("(", "-", "–", "−")) else value


def _tolerance(texts: Sequence[str], head: str, rows: int) -> Decimal:
    """Rounded figures may miss their total by half of the last place for each row."""
    places = max((len(text.split(".")[1].rstrip(")%kmbn ")) if "." in text else 0) for text in texts)
    if not places and not _ROUNDED.search(head):
        return Decimal(0)
    return Decimal(rows + 1) * Decimal(5) * Decimal(10) ** -(places + 1)


def check_counts(paper: PaperText) -> Iterator[Slip]:
    """ "The five partnerships are:" and four items follow."""
    for part, text in enumerate(paper.parts):
        if text.kind == "cover sheet" or text.is_read:
            continue
        blocks = text.blocks
        for number, block in enumerate(blocks[:-1]):
            follows = blocks[number + 1]
            if (
                block.kind == "row"
                or follows.kind != "item"
                or not follows.group
                or not block.text.rstrip().endswith((":", ";"))
            ):
                continue
            listed = sum(
                1 for each in blocks[number + 1 :] if each.group == follows.group and each.kind == "item"
            )
            yield from _count(part, number, block, listed)


def _count(part: int, number: int, block: Block, listed: int) -> Iterator[Slip]:
    start = max(block.text.rstrip(" :;").rfind(". ") + 1, 0)
    sentence = block.text[start:]
    found = list(_COUNTED.finditer(sentence))
    if not found or _OPEN.search(sentence):
        return
    counts = [WORDS.get(word.lower()) or int(word) for word in _ANY_NUMBER.findall(sentence)]
    if listed in counts or listed == sum(counts) or len(counts) > 2:
        return
    match = found[-1]
    words = f"“{match[0]}” are announced; {listed} {'follows' if listed == 1 else 'follow'} in the list."
    yield Slip("list.count", words, Spot(part, number, start + match.start(), start + match.end()), "R162")

"""Dates that a text names: days that do not exist, wrong weekdays, slips of the year, meetings on no calendar."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

from reports.checking.rules.facts import Around, Block, PaperText, Slip, Spot
from reports.checking.rules.sentences import sentence_around

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" if len(name) > 3 else name for name in MONTHS).replace(
    "sep(?:tember)?", "sept?(?:ember)?"
)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = (
    r"(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun)(?:s|sday|nesday|r|rs|rsday|urday|day)?\.?,?\s+(?:the\s+)?)?"
)
_WORDS = re.compile(
    rf"\b{_WEEKDAY}(?P<day>\d{{1,2}})\s?(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})\b(?:\.?,?\s+(?P<year>\d{{4}})\b)?",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"(?<![\d./-])(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>\d{4})(?![\d/])")
_MONTH_ONLY = re.compile(rf"\b(?P<month>{_MONTH})\b\.?\s+(?P<year>\d{{4}})\b", re.IGNORECASE)
_MEETING_FIELD = re.compile(r"date of (?:the )?(?:board |committee )?meeting\b\W*", re.IGNORECASE)
_LAST_YEARS = 30
_LEAST_ROWS = 4
_OPENING = 20  # characters of a line before its date: "TBC", "Workshop 1"
_FAR = 60  # days: a list of dates may lie a little out of order without a slip of the year


@dataclass(frozen=True)
class Named:
    """A date as it stands in a text; `year` is None when none is said, `day` when only the month is."""

    start: int
    end: int
    day: int | None
    month: int
    year: int | None
    weekday: str = ""

    @property
    def exists(self) -> bool:
        if self.day is None:
            return True
        if not 1 <= self.month <= 12:
            return False
        return 1 <= self.day <= monthrange(self.year if self.year is not None else 2024, self.month)[1]

    @property
    def on(self) -> date | None:
        if self.day is None or self.year is None or not self.year or not self.exists:
            return None
        return date(self.year, self.month, self.day)


def dates_in(text: str) -> list[Named]:
    """Every date named with its day, in the order of the text; those that cannot be are among them."""
    found = [
        Named(
            match.start(),
            match.end(),
            int(match["day"]),
            _month(match["month"]),
            int(match["year"]) if match["year"] else None,
            (match["weekday"] or "").lower(),
        )
        for match in _WORDS.finditer(text)
    ]
    found += [
        Named(match.start(), match.end(), int(match["day"]), int(match["month"]), int(match["year"]))
        for match in _DIGITS.finditer(text)
        if int(match["month"]) <= 12 and int(match["day"]) <= 31
    ]
    return sorted(found, key=lambda each: each.start)


def _month(word: str) -> int:
    return next(n for n, name in enumerate(MONTHS, 1) if name.startswith(word[:3].lower()))


def words_of(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def check_dates(paper: PaperText, around: Around) -> Iterator[Slip]:
    for part, number, block in paper.blocks():
        for named in dates_in(block.text):
            spot = Spot(part, number, named.start, named.end)
            yield from _single(block.text[named.start : named.end].strip(" ,"), named, spot, around)
            yield from _meeting(block, named, spot, around)
    for part, text in enumerate(paper.parts):
        if text.is_read:
            yield from _year_slips_of_lines(part, text.blocks)
        else:
            yield from _year_slips(part, text.blocks)


def _single(said: str, named: Named, spot: Spot, around: Around) -> Iterator[Slip]:
    if not named.exists:
        month = MONTHS[named.month - 1].capitalize()
        words = f"“{said}”: {month} has {monthrange(named.year or 2024, named.month)[1]} days"
        yield Slip(
            "date.impossible", words + (f" in {named.year}." if named.month == 2 else "."), spot, "R187"
        )
        return
    if named.on is None:
        return
    if named.weekday and not f"{named.on:%A}".lower().startswith(named.weekday):
        yield Slip(
            "date.weekday_wrong",
            f"“{said}”: {words_of(named.on)} is a {named.on:%A}.",
            spot,
            "R187",
        )
    today = around.meeting_day
    if today and not 1800 <= named.on.year <= today.year + _LAST_YEARS:
        yield Slip("date.year_unlikely", f"“{said}”: is the year right?", spot, "R187")


# -- the body's own meetings --


def _meeting(block: Block, named: Named, spot: Spot, around: Around) -> Iterator[Slip]:
    """A day on which this body is said to meet, against its calendar."""
    day = named.on
    if day is None:
        return
    before = block.text[: named.start]
    if (label := _MEETING_FIELD.search(before)) and label.end() == len(before):
        if around.meeting_day and day != around.meeting_day:
            words = f"The text says that the meeting is on {words_of(day)}; it is on {words_of(around.meeting_day)}."
            yield Slip("date.meeting_differs", words, spot, "R187")
        return
    days = around.meeting_days
    if not days or day in days or not days[0] <= day <= days[-1] or not _says_it_meets(before, around):
        return
    near = min(days, key=lambda other: abs((other - day).days))
    words = f"{words_of(day)} is no meeting day of this body"
    words += f"; it meets on {words_of(near)}." if abs((near - day).days) <= 7 else "."
    yield Slip("date.no_meeting", words, spot, "R187", {"named": day.isoformat()})


def _says_it_meets(before: str, around: Around) -> bool:
    """ "… submitted to the Bexley Strategic Board, Part 1, on": the sentence names this body and then the day."""
    sentence = sentence_around(before, len(before))[0]
    for head in {name.split()[-1] for name in around.meets if name.split()}:
        pattern = (
            rf"\bthe\s+((?:[A-Z][\w&’'-]*\s+){{0,5}}){re.escape(head)}\b[^.;:]{{0,40}}?\bon\s+(?:the\s+)?$"
        )
        match = re.search(pattern, sentence)
        if match and _is_this_body(f"{match[1]}{head}", around):
            return True
    return False


def _is_this_body(name: str, around: Around) -> bool:
    if len(name.split()) == 1:
        return True
    others = {each.lower() for body in around.bodies for each in body.names} - {
        n.lower() for n in around.meets
    }
    return name.lower() not in others and any(_almost(name.split(), own.split()) for own in around.meets)


def _almost(said: list[str], own: list[str]) -> bool:
    """The same but for one word of three or more: the body under a name that is not quite its own."""
    if said == own:
        return True
    return len(said) == len(own) >= 3 and sum(one != other for one, other in zip(said, own, strict=True)) == 1


# -- years between their neighbours --


def _year_slips(part: int, blocks: Sequence[Block]) -> Iterator[Slip]:
    """One row of a list in the order of time says another year than its neighbours (R178)."""
    for _, group in groupby(enumerate(blocks), key=lambda pair: (pair[1].kind, pair[1].group)):
        rows = list(group)
        if not rows[0][1].group:
            continue
        columns = max(len(block.cells) for _, block in rows) if rows[0][1].kind == "row" else 0
        for column in range(columns) if columns else (None,):
            yield from _column_slips(part, rows, column)


def _year_slips_of_lines(part: int, blocks: Sequence[Block]) -> Iterator[Slip]:
    """Of an uploaded PDF: lines on end that each begin with a date, as the rows of a table read."""
    numbered = list(enumerate(blocks))
    for begins, group in groupby(numbered, key=lambda pair: _begins_with_date(pair[1])):
        if begins:
            yield from _column_slips(part, list(group), None)


def _begins_with_date(block: Block) -> bool:
    named = _one_date(block.text)
    return named is not None and named.start <= _OPENING


def _column_slips(part: int, rows: Sequence[tuple[int, Block]], column: int | None) -> Iterator[Slip]:
    found = []
    for number, block in rows:
        text, offset = (block.text, 0) if column is None else _cell(block, column)
        named = _one_date(text)
        if named is not None:
            found.append((number, offset, text, named))
    if len(found) < _LEAST_ROWS:
        return
    for place in year_slips([named for *_, named in found]):
        number, offset, text, named = found[place]
        said = text[named.start : named.end].strip()
        words = f"“{said}” stands between dates of other years. Is {_right_year([n for *_, n in found], place)} meant?"
        yield Slip(
            "date.year_slip", words, Spot(part, number, offset + named.start, offset + named.end), "R178"
        )


def _cell(block: Block, column: int) -> tuple[str, int]:
    if column >= len(block.cells):
        return "", 0
    offset = sum(len(cell) + 3 for cell in block.cells[:column])
    return block.cells[column], offset


def _one_date(text: str) -> Named | None:
    """The one date with a year that a cell names, by day or by month."""
    dated = [each for each in dates_in(text) if each.year and each.exists]
    if not dated:
        dated = [
            Named(match.start(), match.end(), None, _month(match["month"]), int(match["year"]))
            for match in _MONTH_ONLY.finditer(text)
        ]
    return dated[0] if len(dated) == 1 else None


def _span(named: Named, year: int) -> tuple[date, date]:
    """First and last day that it may be."""
    if named.day is None:
        return date(year, named.month, 1), date(year, named.month, monthrange(year, named.month)[1])
    day = date(year, named.month, min(named.day, monthrange(year, named.month)[1]))
    return day, day


def year_slips(dates: Sequence[Named]) -> list[int]:
    """Places whose year is a slip: out of order as written, in order with the year before or after.

    Only where all the others are in order, and never at an end of the list, where nothing holds it on both sides.
    """
    spans = [_span(each, each.year or 1) for each in dates]
    found = []
    for place in range(1, len(dates) - 1):
        before, after = spans[place - 1], spans[place + 1]
        is_slip = _in_order(spans[:place] + spans[place + 1 :]) and _is_far(spans[place], before, after)
        if is_slip and _right_year(dates, place) is not None:
            found.append(place)
    return found


def _in_order(spans: Sequence[tuple[date, date]]) -> bool:
    return all(one[0] <= other[1] for one, other in pairwise(spans))


def _is_far(span: tuple[date, date], before: tuple[date, date], after: tuple[date, date]) -> bool:
    return (before[0] - span[1]).days > _FAR or (span[0] - after[1]).days > _FAR


def _right_year(dates: Sequence[Named], place: int) -> int | None:
    """The year with which it would stand between its neighbours."""
    year = dates[place].year or 1
    first = _span(dates[place - 1], dates[place - 1].year or 1)[0]
    last = _span(dates[place + 1], dates[place + 1].year or 1)[1]
    for other in (year + 1, year - 1):
        begins, ends = _span(dates[place], other)
        if first <= ends and begins <= last:
            return other
    return None

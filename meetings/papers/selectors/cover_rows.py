"""The rows of a cover sheet as printed: the template's order and labels, the values in words (R1, R57, R138, R192)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from governance.foundation.text import render_markdown
from governance.foundation.words import day
from meetings.enums import ConflictOption, Purpose
from meetings.papers.cover_sheets import IMPLICATION_ROWS
from meetings.papers.cover_values import CONFLICT_PARTIES
from meetings.papers.facts import CoverRow, SignOffFacts, Tick
from meetings.papers.models import Paper, PaperVersion
from meetings.papers.rules.cover import check_cover_complete
from meetings.papers.rules.facts import CoverField
from meetings.papers.selectors.checks import cover_facts, iso_day
from meetings.papers.sheet_design import design_of

ANSWER_WORDS = {"yes": "Yes", "no": "No", "na": "N/A", "": ""}


@dataclass(frozen=True)
class Sheet:
    """What the rows are made from."""

    paper: Paper
    version: PaperVersion
    enclosure: str
    signature: SignOffFacts | None
    is_supplementary: bool = False

    def value(self, field: CoverField) -> Any:
        return self.version.cover.get(field.key)


def cover_rows(
    paper: Paper,
    version: PaperVersion,
    *,
    enclosure: str,
    signature: SignOffFacts | None,
    is_supplementary: bool = False,
) -> tuple[CoverRow, ...]:
    sheet = Sheet(paper, version, enclosure, signature, is_supplementary)
    facts = cover_facts(paper, version)
    missing = {outcome.details["field"] for outcome in check_cover_complete(facts)}
    return tuple(
        replace(row_of(sheet, field), is_required=field.is_required, is_missing=field.key in missing)
        for field in facts.fields
    )


def row_of(sheet: Sheet, field: CoverField) -> CoverRow:
    """One row in words."""
    return _ROWS[field.kind](sheet, field)


def _text(words: Callable[[Sheet], str]) -> Callable[[Sheet, CoverField], CoverRow]:
    return lambda sheet, field: CoverRow(field.key, field.label, "text", text=words(sheet))


def meeting_name(sheet: Sheet) -> str:
    """Bexley Strategic Board – Part 1: Supplementary Paper."""
    meeting = sheet.paper.item.meeting
    name = f"{meeting.title} – Part {meeting.part.number}" if meeting.part else meeting.title
    return f"{name}: Supplementary Paper" if sheet.is_supplementary else name


def _meeting_date(sheet: Sheet) -> str:
    meeting = sheet.paper.item.meeting
    return f"{meeting.date:%A} {day(meeting.date)}" if meeting.date else meeting.date_note


def confidential_words(paper: Paper) -> str:
    """Whether it is confidential, and why: the row of that name."""
    if paper.released_on is not None:
        return f"Yes, until it was released on {day(paper.released_on)}"
    return f"Yes: {paper.get_confidential_reason_display()}" if paper.is_confidential else "No"


def _authorised_by(sheet: Sheet) -> str:
    return f"{sheet.signature.name}, {day(sheet.signature.at)}" if sheet.signature else ""


def _rich(sheet: Sheet, field: CoverField) -> CoverRow:
    source = sheet.value(field) or ""
    html = render_markdown(source, prefix=f"{field.key}-", heading_offset=3) if source else ""
    return CoverRow(field.key, field.label, "rich", html=html)


def _plain_day(sheet: Sheet, field: CoverField) -> CoverRow:
    return CoverRow(field.key, field.label, "text", text=day_or_text(sheet.value(field)))


def day_or_text(value: Any) -> str:
    """27 September 2022 for an ISO day; anything else as it was written."""
    known: date | None = iso_day(value)
    return day(known) if known else str(value or "")


def person_words(person: dict[str, str] | None) -> str:
    return ", ".join(part for part in ((person or {}).get("name"), (person or {}).get("job_title")) if part)


def _person(sheet: Sheet, field: CoverField) -> CoverRow:
    return CoverRow(field.key, field.label, "text", text=person_words(sheet.value(field)))


def _people(sheet: Sheet, field: CoverField) -> CoverRow:
    lines = tuple(person_words(person) for person in sheet.value(field) or [])
    return CoverRow(field.key, field.label, "lines", lines=lines)


def _review_lines(sheet: Sheet, field: CoverField) -> CoverRow:
    lines = tuple(
        ", ".join(part for part in (row["meeting"], day_or_text(row["date"]), row["outcome"]) if part)
        for row in sheet.value(field) or []
    )
    return CoverRow(field.key, field.label, "lines", lines=lines)


def _forums(sheet: Sheet, field: CoverField) -> CoverRow:
    rows = tuple(
        (row["meeting"], day_or_text(row["date"]), row["outcome"]) for row in sheet.value(field) or []
    )
    return CoverRow(field.key, field.label, "table", columns=("Meeting", "Date", "Outcomes"), rows=rows)


def _lines(sheet: Sheet, field: CoverField) -> CoverRow:
    return CoverRow(field.key, field.label, "lines", lines=tuple(sheet.value(field) or []))


def purpose_words(code: str) -> str:
    return Purpose(code).label if code in Purpose.values else code


def _purposes(sheet: Sheet, field: CoverField) -> CoverRow:
    chosen = sheet.version.cover.get("purposes") or []
    offered = design_of(sheet.version).purposes or [str(code) for code in Purpose.values]
    ticks = tuple(Tick(purpose_words(code), code in chosen) for code in offered)
    return CoverRow(field.key, field.label, "ticks", ticks=ticks)


def _purpose_line(sheet: Sheet, field: CoverField) -> CoverRow:
    words = [purpose_words(code).lower() for code in sheet.version.cover.get("purposes") or []]
    line = " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
    return CoverRow(field.key, field.label, "text", text=line)


def _conflict(sheet: Sheet, field: CoverField) -> CoverRow:
    return CoverRow(field.key, field.label, "text", text=sheet.version.conflict_text)


def _conflict_option(sheet: Sheet, field: CoverField) -> CoverRow:
    """The text, whom it concerns, and the six statements with one ticked (R8, R10)."""
    parties = sheet.version.cover.get(CONFLICT_PARTIES) or ""
    text = "\n".join(part for part in (sheet.version.conflict_text, parties) if part)
    ticks = tuple(Tick(o.label, o.value == sheet.version.conflict_option) for o in ConflictOption)
    return CoverRow(field.key, field.label, "conflict", text=text, ticks=ticks)


def _implications(sheet: Sheet, field: CoverField) -> CoverRow:
    """Columns Yes / No / N/A / Comments (R60): one cell of the first three is ticked."""
    given = sheet.value(field) or {}
    rows = []
    for row in IMPLICATION_ROWS:
        answer = given.get(row.code) or {}
        ticked = ["✓" if answer.get("answer") == code else "" for code in ("yes", "no", "na")]
        comment = " ".join(
            part for part in (answer.get("comment"), _reference(answer.get("risk_reference"))) if part
        )
        rows.append((row.label, *ticked, comment))
    columns = (
        "If yes, please provide a brief risk description and reference number",
        *("Yes", "No", "N/A", "Comments"),
    )
    return CoverRow(field.key, field.label, "table", columns=columns, rows=tuple(rows))


def _reference(reference: str | None) -> str:
    return f"({reference})" if reference else ""


def _recommendations(sheet: Sheet, field: CoverField) -> CoverRow:
    return CoverRow(field.key, field.label, "recommendations")


_ROWS: dict[str, Callable[[Sheet, CoverField], CoverRow]] = {
    "item_number": _text(lambda sheet: sheet.paper.item.number),
    "enclosure": _text(lambda sheet: sheet.enclosure),
    "meeting_name": _text(meeting_name),
    "meeting_date": _text(_meeting_date),
    "title": _text(lambda sheet: sheet.paper.title),
    "confidential": _text(lambda sheet: confidential_words(sheet.paper)),
    "authorised_by": _text(_authorised_by),
    "rich": _rich,
    "day": _plain_day,
    "person": _person,
    "people": _people,
    "review": _review_lines,
    "discussion": _review_lines,
    "forums": _forums,
    "lines": _lines,
    "purposes": _purposes,
    "purpose_line": _purpose_line,
    "conflict": _conflict,
    "conflict_option": _conflict_option,
    "implications": _implications,
    "recommendations": _recommendations,
}

"""The shapes of cover-sheet values: what is kept under each key, in the catalogue's shapes (R192)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from governance.models import CoverSheetTemplate
from meetings.enums import Purpose
from meetings.papers.cover_sheets import FIELDS, IMPLICATION_ROWS
from meetings.papers.rules.cover import ANSWERS
from meetings.planning.dates_in_text import dates_named

PERSON_COLUMNS = (("name", "Name"), ("job_title", "Job title"))
REVIEW_COLUMNS = (("meeting", "Committee or meeting"), ("date", "Date"), ("outcome", "Outcome"))
# Kept beside the text of the conflict: whom it concerns, people or a class of members (R10).
CONFLICT_PARTIES = "conflict_parties"


def check_cover_values(cover: Mapping[str, Any], *, template: CoverSheetTemplate) -> dict[str, Any]:
    """The values in their kept shape. Raises ValidationError, by key, for one of another shape or an unknown key."""
    kept: dict[str, Any] = {}
    wrong: dict[str, str] = {}
    for key, value in cover.items():
        try:
            kept[key] = _shape_of(key, template)(value)
        except (ValueError, TypeError, AttributeError, KeyError) as error:
            wrong[key] = (
                str(error) if isinstance(error, ValueError) else "This value has another shape than expected."
            )
    if wrong:
        raise ValidationError(wrong)
    return kept


def _shape_of(key: str, template: CoverSheetTemplate) -> Callable[[Any], Any]:
    if key == "purposes":
        return lambda value: _purposes(value, template)
    if key == CONFLICT_PARTIES:
        return _text
    field = FIELDS.get(key)
    if field is None or not field.is_asked or field.kind not in _SHAPES:
        raise ValueError(f"A cover sheet keeps nothing under “{key}”.")
    return _SHAPES[field.kind]


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value.strip()


def _day(value: Any) -> str:
    """An ISO day, or nothing."""
    if isinstance(value, date):
        return value.isoformat()
    try:
        return date.fromisoformat(value).isoformat() if value else ""
    except ValueError as error:
        raise ValueError("This is not a real date.") from error


def _person(value: Any) -> dict[str, str]:
    return {key: _text((value or {}).get(key, "")) for key, _ in PERSON_COLUMNS}


def _people(value: Any) -> list[dict[str, str]]:
    return [person for person in map(_person, value) if any(person.values())]


def _reviews(value: Any) -> list[dict[str, str]]:
    """Rows of earlier discussions. A day that cannot be read stays as written, and counts as unknown."""
    rows = [
        {
            "meeting": _text(row["meeting"]),
            "date": _review_day(row.get("date")),
            "outcome": _text(row.get("outcome", "")),
        }
        for row in value
    ]
    return [row for row in rows if any(row.values())]


def _review_day(value: Any) -> str:
    """The ISO day that a date or a text such as 12/09/2022 or 12 September 2022 names, else the text as it is."""
    if isinstance(value, date):
        return value.isoformat()
    text = _text(value or "")
    named = dates_named(text)
    return named[0].isoformat() if len(named) == 1 else text


def _lines(value: Any) -> list[str]:
    return [line for line in map(_text, value) if line]


def _implications(value: Any) -> dict[str, dict[str, str]]:
    kept = {}
    for row in IMPLICATION_ROWS:
        given = value.get(row.code) or {}
        answer = given.get("answer") or ""
        if answer and answer not in ANSWERS:
            raise ValueError(f"“{row.label}” is answered yes, no or not applicable.")
        comment, reference = (_text(given.get(key) or "") for key in ("comment", "risk_reference"))
        kept[row.code] = {"answer": answer, "comment": comment, "risk_reference": reference}
    if unknown := set(value) - set(kept):
        raise ValueError(f"Unknown rows of the implications table: {', '.join(sorted(unknown))}.")
    return kept


def _purposes(value: Any, template: CoverSheetTemplate) -> list[str]:
    allowed = template.purposes or Purpose.values
    if unknown := [code for code in value if code not in allowed]:
        raise ValueError(f"This cover sheet does not offer: {', '.join(unknown)}.")
    return [code for code in allowed if code in value]


_SHAPES: dict[str, Callable[[Any], Any]] = {
    "rich": _text,
    "text": _text,
    "day": _day,
    "person": _person,
    "people": _people,
    "review": _reviews,
    "forums": _reviews,
    "discussion": _reviews,
    "lines": _lines,
    "implications": _implications,
}

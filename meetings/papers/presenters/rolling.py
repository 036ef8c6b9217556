"""Words and rows of an agenda that is made from the last one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from governance.foundation.screens import Tag
from governance.foundation.words import day
from meetings.enums import Purpose
from meetings.papers.forms.rolling import RollForm, field_of
from meetings.papers.models import ItemDeferral
from meetings.papers.rules.rolling import BROUGHT, DEFERRED, PLANNED, Row

GROUPS = {
    DEFERRED: Tag("Deferred", "yellow"),
    BROUGHT: Tag("To be ratified", "orange"),
    PLANNED: Tag("Forward plan", "blue"),
}
WITHOUT_DEBATE = Tag("Without debate", "purple")


@dataclass(frozen=True)
class RollLine:
    """A row as shown: `number` and `letter` as it will stand, empty while it is left out."""

    row: Row
    is_taken: bool
    place: int | str
    field: str
    number: str
    letter: str
    about: str
    tags: list[Tag]


def lines(
    form: RollForm, rows: Sequence[Row], taken: Sequence[Row], numbers: Mapping[str, tuple[str, str]]
) -> list[RollLine]:
    """What is taken, in its order, then what is left out and what stands on the agenda already."""
    if form.errors:
        return [_as_typed(form, row, numbers) for row in rows]
    keys = {row.key for row in taken}
    ordered = [*taken, *(row for row in rows if row.key not in keys)]
    return [_line(row, place, row.key in keys, numbers) for place, row in enumerate(ordered, 1)]


def _as_typed(form: RollForm, row: Row, numbers: Mapping[str, tuple[str, str]]) -> RollLine:
    """Where something is wrong, nothing that was typed is lost."""
    typed = "" if row.there else form[field_of(row.key)].value()
    return _line(row, typed or "", row.key in (form["take"].value() or ()), numbers)


def _line(row: Row, place: int | str, is_taken: bool, numbers: Mapping[str, tuple[str, str]]) -> RollLine:
    number, letter = numbers.get(row.key, ("", ""))
    values = row.values
    purposes = ", ".join(str(Purpose(code).label) for code in values.get("purposes", ())).lower()
    bits = [f"For {purposes}" if purposes else "", str(values.get("lead", "")), _paper(row, letter)]
    tags = [GROUPS[row.group]] if row.group in GROUPS else []
    tags += [WITHOUT_DEBATE] if row.is_consent else []
    tags += [Tag("Private", "pink")] if values.get("openness") == "private" else []
    about = " · ".join(bit for bit in bits if bit)
    return RollLine(row, is_taken, place, field_of(row.key), number, letter, about, tags)


def _paper(row: Row, letter: str) -> str:
    if not row.values.get("needs_paper"):
        return ""
    return f"Enclosure {letter}" if letter else "Paper needed"


def deferred_words(one: ItemDeferral) -> str:
    """Deferred to 27 January 2022: the figures are late."""
    to = day(one.to_meeting.date) if one.to_meeting is not None else "the next meeting"
    return f"Deferred to {to}: {one.because}"

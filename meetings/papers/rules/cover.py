"""Is the cover sheet complete (R62), and are its implications answered as asked (R60, R61, R142)?"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from governance.foundation.outcome import Outcome, met, not_met
from meetings.papers.rules.facts import CoverFacts, CoverField, ImplicationRow

ANSWERS = ("yes", "no", "na")
# Filled from elsewhere: nobody types them on the cover sheet.
DERIVED_KINDS = frozenset(
    {"item_number", "enclosure", "meeting_name", "meeting_date", "title", "confidential"}
)
_BLANK = re.compile(r"[\s\-–—_.…]*")


def is_blank(value: object) -> bool:
    """Nothing, or only dashes and dots as in "--" (R62). "N/A" is an answer (R142)."""
    return _BLANK.fullmatch(str(value or "")) is not None


def check_cover_complete(
    cover: CoverFacts, *, leaving_out: frozenset[str] = frozenset()
) -> tuple[Outcome, ...]:
    """One outcome for each required row without an answer, in the template's order; empty when complete (R62).

    `leaving_out` are kinds that come later, such as the sign-off while a paper is being written.
    """
    found: list[Outcome] = []
    for row in cover.fields:
        if row.is_required and row.kind not in leaving_out:
            found += [_missing(row, words) for words in _unanswered(row, cover)]
    return tuple(found)


def _missing(row: CoverField, words: str) -> Outcome:
    reason = f"“{row.label}” is not filled in." if not words else f"“{row.label}”: {words}"
    return not_met("paper.cover_incomplete", reason, "R62", field=row.key, label=row.label)


def _unanswered(row: CoverField, cover: CoverFacts) -> list[str]:
    """What is missing in one row: nothing, "" for the whole row, or words on a part of it."""
    if row.kind in DERIVED_KINDS:
        return []
    value = cover.values.get(row.key)
    if row.kind == "implications":
        return _unanswered_implications(value or {}, cover.implication_rows)
    if row.kind == "conflict_option":
        return _unanswered_conflict(cover)
    special: dict[str, Callable[[], bool]] = {
        "conflict": lambda: not is_blank(cover.conflict_text),
        "recommendations": lambda: cover.recommendation_count > 0,
        "authorised_by": lambda: cover.is_signed_off,
        "purposes": lambda: bool(cover.values.get("purposes")),
        "purpose_line": lambda: bool(cover.values.get("purposes")),
    }
    answered = special[row.kind]() if row.kind in special else has_answer(value)
    return [] if answered else [""]


def has_answer(value: Any) -> bool:
    """Text, a person, or rows with at least one filled cell."""
    if isinstance(value, Mapping):
        return any(not is_blank(cell) for cell in value.values())
    if isinstance(value, Sequence) and not isinstance(value, str):
        return any(has_answer(row) for row in value)
    return not is_blank(value)


def _unanswered_implications(value: Mapping[str, Any], rows: Sequence[ImplicationRow]) -> list[str]:
    blank = [row.label for row in rows if value.get(row.code, {}).get("answer") not in ANSWERS]
    if len(blank) == len(rows):
        return [""]
    return [f"answer “{label}” with yes, no or not applicable." for label in blank]


def _unanswered_conflict(cover: CoverFacts) -> list[str]:
    if not cover.conflict_option:
        return ["choose one of the six statements."]
    if cover.conflict_option != "none" and is_blank(cover.conflict_text):
        return ["say what the conflict is."]
    return []


def check_implications(
    values: Mapping[str, Any], *, rows: Sequence[ImplicationRow], field: str = "implications"
) -> tuple[Outcome, ...]:
    """ "Yes" on a risk row asks for a brief description and a reference in the risk register (R61)."""
    found = []
    for row in rows:
        answer = values.get(row.code, {})
        if not row.is_risk or answer.get("answer") != "yes":
            continue
        wanted = [
            words
            for key, words in (("comment", "a brief description"), ("risk_reference", "its reference number"))
            if is_blank(answer.get(key))
        ]
        if wanted:
            reason = f"“{row.label}” is answered yes: give {' and '.join(wanted)}."
            found.append(not_met("paper.risk_not_described", reason, "R61", field=field, row=row.code))
    return tuple(found)


def check_conflict_named(option: str, *, withheld_from: int) -> Outcome:
    """When the supported paper is withheld from the conflicted party, somebody has to be named (R9)."""
    if option != "paper_withheld" or withheld_from:
        return met("paper.conflict_named", clause="R9")
    return not_met(
        "paper.withheld_from_nobody",
        "The cover sheet says that this paper is withheld from the conflicted party, but nobody is named. "
        "Name the person under “Withhold this paper”, so that it is left out of their pack.",
        "R9",
        field="conflicts",
    )

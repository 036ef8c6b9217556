"""What the terms of reference or standing orders say about questions and petitions, as plain values.

None and "" mean "not set": nothing is assumed in their place. `sources` names the document of each value that is set.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from governance.rules.procedure import Parameter


@dataclass(frozen=True)
class Settings:
    """Minutes, words and days are whole numbers; choices are codes of `governance.enums`."""

    taken: str = ""
    askers: str = ""
    about_agenda: bool = False
    asks_interest: bool = False
    slot: int | None = None
    each: int | None = None
    per_person: int | None = None
    per_meeting: int | None = None
    most_words: int | None = None
    answer_days: int | None = None
    answer_count: str = ""
    late: str = ""
    keep_days: int | None = None
    petitions: str = ""
    signatures: int | None = None
    petition_minutes: int | None = None
    sources: Mapping[str, str] = field(default_factory=dict)


NAMES = {
    "taken": "questions_taken",
    "askers": "question_askers",
    "slot": "question_slot_minutes",
    "each": "question_minutes_each",
    "per_person": "questions_per_person",
    "per_meeting": "questions_per_meeting",
    "most_words": "question_most_words",
    "answer_days": "question_answer_days",
    "answer_count": "question_answer_day_count",
    "late": "late_questions",
    "keep_days": "question_keep_days",
    "petitions": "petitions_taken",
    "signatures": "petition_signatures",
    "petition_minutes": "petition_minutes",
}
YES_OR_NO = {"about_agenda": "question_about_agenda", "asks_interest": "question_interest"}
# Without a time of its own, questions have that of the public forum (R176).
FORUM = "public_forum_minutes"


def settings_from(parameters: Mapping[str, Parameter]) -> Settings:
    """The settings by the rules of procedure in force on one day (`rules_of_procedure`)."""
    values = {name: parameters[held].value for name, held in NAMES.items() if parameters[held].is_set}
    values |= {name: parameters[held].value == "yes" for name, held in YES_OR_NO.items()}
    sources = {
        name: parameters[held].source for name, held in (NAMES | YES_OR_NO).items() if parameters[held].is_set
    }
    if "slot" not in values and parameters[FORUM].is_set:
        values["slot"], sources["slot"] = parameters[FORUM].value, parameters[FORUM].source
    return Settings(**values, sources=sources)


@dataclass(frozen=True)
class Occasion:
    """A meeting as these rules look at it. `closes_at` (aware) is the last minute in time; None when none is known,
    and `why_unknown` then says why, where a rule for it is set."""

    state: str
    is_public: bool
    is_over: bool
    has_forum: bool
    closes_at: datetime | None
    why_unknown: str = ""

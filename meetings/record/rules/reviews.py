"""What a committee asks itself about its year, and when the answers are the committee's own (G17)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from governance.foundation.outcome import Outcome, met, not_met

CLAUSE = "terms of reference, review of effectiveness"
QUESTIONS: Mapping[str, str] = {
    "purpose": "Did the committee do what its terms of reference set it up to do?",
    "members": "Were the right members and organisations at the table, and did they come?",
    "papers": "Were papers clear, in time and short enough to decide on?",
    "debate": "Was every member and partner heard, and was there enough challenge?",
    "conflicts": "Were conflicts of interest known in time and handled well?",
    "decisions": "Which decisions made a difference to people, and which did not?",
    "voice": "How were residents, patients and staff heard?",
    "actions": "Was what was agreed carried out?",
    "next": "What will the committee do differently next year?",
}
LONGEST = 10_000


def check_days(*, first: date, last: date, today: date) -> Outcome:
    """A year is looked at once it has begun."""
    if last < first:
        return not_met("review.days", "The last day comes after the first.", CLAUSE, field="last_day")
    if first > today:
        return not_met("review.days", "This period has not begun yet.", CLAUSE, field="first_day")
    return met("review.days", clause=CLAUSE)


def cleaned(answers: Mapping[str, str]) -> dict[str, str]:
    """The answers to known questions, in their order, without those that say nothing."""
    said = {key: str(answers.get(key) or "").strip() for key in QUESTIONS}
    return {key: text for key, text in said.items() if text}


def unanswered(answers: Mapping[str, str]) -> tuple[str, ...]:
    """The questions that nobody answered, in their words."""
    said = cleaned(answers)
    return tuple(words for key, words in QUESTIONS.items() if key not in said)


def check_agreed(
    answers: Mapping[str, str],
    *,
    is_own: bool,
    is_recorded: bool,
    outcome: str,
    day: date | None,
    first: date,
) -> Outcome:
    """A review is the committee's once a recorded decision of its own accepts it, with every question answered."""
    if missing := unanswered(answers):
        count = "One question has" if len(missing) == 1 else f"{len(missing)} questions have"
        return not_met(
            "review.agree.unanswered",
            f"{count} no answer yet: {' '.join(missing)}",
            CLAUSE,
            missing=missing,
        )
    if not is_own or not is_recorded:
        return not_met(
            "review.agree.decision", "Choose a recorded decision of this committee.", CLAUSE, field="decision"
        )
    if outcome not in ("accepted", "amended"):
        return not_met(
            "review.agree.not_accepted",
            "By this decision the committee did not accept the review.",
            CLAUSE,
            field="decision",
        )
    if day is None or day < first:
        return not_met(
            "review.agree.too_early",
            "This decision was taken before the period of the review began.",
            CLAUSE,
            field="decision",
        )
    return met("review.agreed", clause=CLAUSE)

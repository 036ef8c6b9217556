"""What the law asks at least, beside the local rule (LP47, LP51, LP52, LP55). A shorter local rule is a problem.

The five clear days of the Local Government Act bind a council's own bodies. A body that a council convenes together
with the NHS may be bound by them or not: there a shorter rule is something to look at.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from governance.foundation.bank_holidays import BankHolidays
from governance.foundation.outcome import Outcome, met, not_met
from governance.foundation.words import day as day_words
from meetings.planning.rules.deadline_words import offset_words
from meetings.planning.rules.deadlines import Offset, deadline

A_YEAR = 366  # days on which a meeting is tried, to find one where the local rule leaves too little time


@dataclass(frozen=True)
class LegalMinimum:
    """`offset` is always before the meeting. `is_certain` is whether the Act surely binds this body."""

    kind: str
    offset: Offset
    citation: str
    is_certain: bool = True


@dataclass(frozen=True)
class Body:
    """What the law looks at in a committee."""

    is_of_a_council: bool = False
    is_convened_by_a_council: bool = False


THREE_CLEAR_DAYS = LegalMinimum(
    "notice", Offset(3, "clear"), "Public Bodies (Admission to Meetings) Act 1960, section 1(4)"
)
FIVE_CLEAR_DAYS = Offset(5, "clear_working")
COUNCIL_ACT = {
    "notice": "Local Government Act 1972, section 100A(6)",
    "publication": "Local Government Act 1972, section 100B(3)",
}


def legal_minimums(kind: str, body: Body, meeting_kind: str) -> tuple[LegalMinimum, ...]:
    """What the Acts ask for this deadline of this body, the surer first. They speak of meetings open to the public."""
    if meeting_kind != "public":
        return ()
    found = [THREE_CLEAR_DAYS] if kind == THREE_CLEAR_DAYS.kind and not body.is_of_a_council else []
    if kind in COUNCIL_ACT and (body.is_of_a_council or body.is_convened_by_a_council):
        found.append(LegalMinimum(kind, FIVE_CLEAR_DAYS, COUNCIL_ACT[kind], body.is_of_a_council))
    return tuple(found)


def check_day_against_law(
    local: Offset, law: LegalMinimum, meeting_day: date | None, holidays: BankHolidays
) -> Outcome:
    """For one meeting: does the local rule leave at least the time that the law asks?"""
    code = "deadline.law"
    if meeting_day is None:
        return met(code)
    ours, least = deadline(meeting_day, local, holidays), deadline(meeting_day, law.offset, holidays)
    if ours.day is None or least.day is None or ours.day <= least.day:
        return met(code, clause=law.citation)
    who = "The law asks" if law.is_certain else "Where a council’s rules of access apply, the law asks"
    return not_met(
        "deadline.shorter_than_law",
        f"{who} at least {offset_words(law.offset)}: {ours.day:%A} {day_words(ours.day)} is too late, "
        f"{least.day:%A} {day_words(least.day)} is the last day.",
        law.citation,
        is_certain=law.is_certain,
    )


def check_rule_against_law(
    local: Offset, law: LegalMinimum, *, from_day: date, holidays: BankHolidays
) -> Outcome:
    """For the rule itself: a day within a year from `from_day` on which a meeting would have too little time."""
    for ahead in range(A_YEAR):
        meeting_day = from_day + timedelta(days=ahead)
        if meeting_day.weekday() > 4 or meeting_day in holidays.days:
            continue  # no meeting is held on such a day
        outcome = check_day_against_law(local, law, meeting_day, holidays)
        if not outcome.ok:
            example = f"For a meeting on {meeting_day:%A} {day_words(meeting_day)}: {outcome.reason}"
            return not_met(outcome.code, example, outcome.clause, **outcome.details)
    return met("deadline.law", clause=law.citation)

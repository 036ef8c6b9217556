"""Public or private: does the meeting fit what the terms of reference say (R149, R175)?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from governance.foundation.outcome import Outcome, met, not_met
from meetings.planning.rules.facts import MeetingTerms, PlannedMeeting

CODE = "meeting.openness"
WORDS = {"public": "in public", "private": "in private"}


def check_openness(
    meeting: PlannedMeeting, *, terms: MeetingTerms, others: Sequence[PlannedMeeting]
) -> Outcome:
    """`others` are the committee's other meetings. A workshop is neither public nor private, and is left out."""
    clause = terms.source or "R175"
    if not terms.meets_in_public:
        return met(
            f"{CODE}.not_set", "The terms of reference do not say which meetings are held in public.", clause
        )
    if meeting.kind == "workshop":
        return met(f"{CODE}.workshop", clause=clause)
    if terms.meets_in_public == "always" and meeting.kind != "public":
        return not_met(
            f"{CODE}.should_be_public",
            "The terms of reference have every meeting held in public.",
            clause,
            field="kind",
        )
    if terms.meets_in_public == "never" and meeting.kind == "public":
        return not_met(
            f"{CODE}.should_be_private",
            "The terms of reference have no meeting held in public.",
            clause,
            field="kind",
        )
    if meeting.date is None:
        return met(f"{CODE}.no_date", clause=clause)
    if terms.meets_in_public == "alternate":
        return _check_alternates(meeting, meeting.date, others, clause)
    if terms.meets_in_public == "at_least_quarterly":
        return _check_quarter(meeting, meeting.date, others, clause)
    return met(CODE, clause=clause)


def _dated(others: Sequence[PlannedMeeting]) -> list[tuple[date, str]]:
    return sorted((m.date, m.kind) for m in others if m.date is not None and m.kind != "workshop")


def _check_alternates(
    meeting: PlannedMeeting, day: date, others: Sequence[PlannedMeeting], clause: str
) -> Outcome:
    dated = _dated(others)
    before = [m for m in dated if m[0] < day][-1:]
    after = [m for m in dated if m[0] > day][:1]
    for other_day, kind in before + after:
        if kind == meeting.kind:
            return not_met(
                f"{CODE}.does_not_alternate",
                "The terms of reference have public and private meetings alternate, but the meeting of "
                f"{other_day.day} {other_day:%B %Y} is also held {WORDS[kind]}.",
                clause,
                field="kind",
            )
    return met(f"{CODE}.alternates", clause=clause)


def _check_quarter(
    meeting: PlannedMeeting, day: date, others: Sequence[PlannedMeeting], clause: str
) -> Outcome:
    if meeting.kind == "public":
        return met(f"{CODE}.public", clause=clause)
    last = [d for d, kind in _dated(others) if kind == "public" and d < day][-1:]
    if last and (day.year - last[0].year) * 12 + day.month - last[0].month < 3:
        return met(f"{CODE}.public_this_quarter", clause=clause)
    since = (
        f"the last was on {last[0].day} {last[0]:%B %Y}" if last else "there has been none before this one"
    )
    return not_met(
        f"{CODE}.quarter_without_public",
        f"The terms of reference have a meeting in public at least once a quarter; {since}.",
        clause,
        field="kind",
    )

"""Length of meetings, and notes on dates that are still to be confirmed (R176, R178)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from governance.foundation.outcome import Outcome, met, not_met
from meetings.planning.rules.facts import MeetingTerms, PlannedMeeting, Times


def hours(minutes: int) -> str:
    """150 → 2 hours 30 minutes."""
    whole, rest = divmod(minutes, 60)
    parts = [f"{whole} hour{'' if whole == 1 else 's'}"] if whole else []
    parts += [f"{rest} minute{'' if rest == 1 else 's'}"] if rest or not whole else []
    return " ".join(parts)


def check_length(kind: str, times: Times, *, terms: MeetingTerms) -> Outcome:
    """A public and a private meeting each have a length in the terms of reference (R176)."""
    wanted = {"public": terms.public_minutes, "private": terms.private_minutes}.get(kind)
    clause = terms.source or "R176"
    if wanted is None or times.minutes is None:
        return met("meeting.length.not_set", clause=clause)
    if times.minutes == wanted:
        return met("meeting.length", clause=clause)
    return not_met(
        "meeting.length.differs",
        f"The terms of reference give a {kind} meeting {hours(wanted)}; this one is planned for "
        f"{hours(times.minutes)}.",
        clause,
        field="ends_at",
    )


def check_forum(kind: str, planned: int | None, *, terms: MeetingTerms) -> Outcome:
    """The public forum within a public meeting has its time (R176, R185). `planned`: minutes of its items on the
    agenda; None when there is no such item."""
    clause, wanted = terms.source or "R176", terms.forum_minutes
    if kind != "public" or wanted is None:
        return met("agenda.forum.not_set", clause=clause)
    if planned is None:
        return not_met(
            "agenda.forum.missing",
            f"The terms of reference give a public meeting a public forum of {hours(wanted)}; the agenda has none.",
            clause,
        )
    if planned < wanted:
        return not_met(
            "agenda.forum.too_short",
            f"The terms of reference give the public forum {hours(wanted)}; the agenda gives it {hours(planned)}.",
            clause,
        )
    return met("agenda.forum", clause=clause)


def check_month_named(meeting: PlannedMeeting, *, schedule: Sequence[PlannedMeeting], on: date) -> Outcome:
    """A note such as "TBC February 2021" must fit the rest of the schedule (R178, R196).

    `schedule` holds the committee's other meetings in the order they were entered before this one.
    """
    code = "meeting.date_note"
    if meeting.date is not None or meeting.month is None:
        return met(code, clause="R178")
    named = date(*meeting.month, 1)
    dated = [m.date for m in schedule if m.date is not None]
    if dated and named < min(dated).replace(day=1):
        first = min(dated)
        return not_met(
            f"{code}.before_the_schedule",
            f"The date is noted as {named:%B %Y}, before the first meeting of the schedule on "
            f"{first.day} {first:%B %Y}. Check the year.",
            "R178",
            field="date_note",
        )
    earlier = [m.month for m in schedule if m.date is None and m.month and m.kind == meeting.kind]
    if earlier and meeting.month < max(earlier):
        return not_met(
            f"{code}.out_of_sequence",
            f"The date is noted as {named:%B %Y}, before that of an earlier entry "
            f"({date(*max(earlier), 1):%B %Y}). Check the year.",
            "R178",
            field="date_note",
        )
    if meeting.month < (on.year, on.month):
        return not_met(
            f"{code}.over",
            f"{named:%B %Y} is over and the date was never confirmed. Set the date, or cancel the meeting.",
            "R178",
            field="date_note",
        )
    return met(code, clause="R178")


def check_open(state: str) -> Outcome:
    """A meeting, its agenda and its papers can be worked on until it was held or cancelled."""
    over = {"held": "This meeting was held", "cancelled": "This meeting was cancelled"}
    if state not in over:
        return met("meeting.open")
    return not_met("meeting.over", f"{over[state]}: its agenda and papers stay as they are.", state=state)


def check_confirmed(day: date | None) -> Outcome:
    """A meeting whose date is to be confirmed cannot be issued or held."""
    if day is not None:
        return met("meeting.date_confirmed")
    return not_met(
        "meeting.date_to_be_confirmed",
        "The date of this meeting is still to be confirmed. Set the date first.",
        "R178",
        field="date",
    )

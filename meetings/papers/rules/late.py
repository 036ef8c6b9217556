"""Late papers, supplements and urgent items: what each needs, and what stands in the way (R140, R181, LP47, LP55).

A paper is *late* when the deadline for papers has passed and it is not signed off. Once the papers of its meeting went
out to members or to the public it is *supplementary*: it reaches them by a supplement, which the chair has to accept.
An item that comes on the agenda after that is *urgent* and needs special circumstances, in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from governance.foundation.outcome import Outcome, met, not_met
from governance.foundation.words import day, moment

IN_TIME, LATE, SUPPLEMENTARY = "in_time", "late", "supplementary"
LAW = "LP55"


@dataclass(frozen=True)
class LateTerms:
    """What the terms of reference in force say, or else the standing orders. "" and None mean that they are silent."""

    chair_accepts: str = ""
    hours_before: int | None = None
    source: str = ""


@dataclass(frozen=True)
class LateThing:
    """A paper or an item that comes late. `request`: asked, accepted, declined, or "" while nobody asked."""

    title: str
    number: str
    is_item: bool = False
    is_revision: bool = False
    is_signed_off: bool = True
    is_announced: bool = False  # the main agenda says "to follow"
    request: str = ""

    @property
    def words(self) -> str:
        return f"Item {self.number}, “{self.title}”" if self.number else f"“{self.title}”"


def lateness(
    *, issued_at: datetime | None, due: datetime | None, signed_at: datetime | None, at: datetime
) -> str:
    """`due` is the last minute for papers; `signed_at` when this one was signed off, None while it is not."""
    if issued_at is not None and (signed_at is None or signed_at > issued_at):
        return SUPPLEMENTARY
    if due is not None and (signed_at or at) >= due + timedelta(minutes=1):
        return LATE
    return IN_TIME


def check_may_ask(*, how_late: str, is_out: bool, request: str, is_removed: bool) -> Outcome:
    """May the chair be asked? `request` is the state of the one that stands, "" when none does."""
    code = "late.ask"
    if is_removed:
        return not_met(f"{code}.removed", "It was taken off the agenda. Put it back first.")
    if is_out:
        return not_met(f"{code}.is_out", "It went out already: there is nothing to accept.")
    if request == "asked":
        return not_met(f"{code}.asked", "The chair was asked about this already and has not answered yet.")
    if request == "accepted":
        return not_met(f"{code}.accepted", "The chair has accepted this already.")
    if how_late == IN_TIME:
        return not_met(
            f"{code}.in_time",
            "It is in time: no acceptance is needed before the deadline for papers.",
            "R140",
        )
    return met(code, clause="R140")


def check_reasons(
    *, reason: str, cannot_wait: str, what_changed: str, is_item: bool, is_revision: bool
) -> Outcome:
    """The words that are printed. For an urgent item the law wants its special circumstances (LP55)."""
    if not reason.strip():
        why = "Say why it was not on the agenda." if is_item else "Say why it is late."
        return not_met("late.reason_missing", why, "R140", field="reason")
    if not cannot_wait.strip():
        why = (
            "Say which special circumstances make it urgent: they are printed with the agenda."
            if is_item
            else "Say why it cannot wait for the next meeting."
        )
        return not_met("late.urgency_missing", why, LAW, field="cannot_wait")
    if is_revision and not what_changed.strip():
        why = "Say what changed, so that readers need not compare the two texts."
        return not_met("late.change_missing", why, "R140", field="what_changed")
    return met("late.reasons", clause=LAW)


def latest_moment(begins_at: datetime | None, terms: LateTerms) -> datetime | None:
    """Until when late papers may be accepted; None where the terms set no hours or the time is not known."""
    if begins_at is None or terms.hours_before is None:
        return None
    return begins_at - timedelta(hours=terms.hours_before)


def check_acceptable(
    *, terms: LateTerms, begins_at: datetime | None, at: datetime, is_at_the_meeting: bool = False
) -> Outcome:
    """May the chair accept it at this moment, by the terms in force? Where they are silent the chair may.

    `is_at_the_meeting`: an urgent item or a tabled paper, of which the chair may decide as late as at the meeting.
    """
    clause = terms.source or "R140"
    if is_at_the_meeting:
        return met("late.accept", clause=LAW)
    if terms.chair_accepts == "no":
        return not_met(
            "late.accept.not_allowed",
            "The terms of reference do not let the chair accept late papers: it has to wait for the next meeting.",
            clause,
        )
    until = latest_moment(begins_at, terms)
    if until is not None and at > until:
        hours = f"{terms.hours_before} hour{'' if terms.hours_before == 1 else 's'}"
        return not_met(
            "late.accept.too_late",
            f"Late papers may be accepted until {hours} before the meeting, so until {moment(until)}.",
            clause,
            until=until.isoformat(),
        )
    return met("late.accept", clause=clause)


def check_decision(
    *, name: str, note: str, decided_at: datetime, now: datetime, is_declined: bool
) -> Outcome:
    """Whose word it is, when it was given, and a reason where it is no."""
    if not name.strip():
        return not_met(
            "late.decision.name_missing", "Name the chair, or who presides, as printed.", field="name"
        )
    if decided_at > now:
        return not_met(
            "late.decision.ahead", "This moment lies ahead.", field="day", at=decided_at.isoformat()
        )
    if is_declined and not note.strip():
        return not_met("late.decision.reason_missing", "Say why it is declined.", field="note")
    return met("late.decision", clause=LAW)


def check_supplement(things: Sequence[LateThing]) -> Outcome:
    """May these go out as the next supplement? Each accepted by the chair, each text signed off (R63)."""
    if not things:
        return not_met("supplement.nothing", "Nothing that the chair accepted is waiting to go out.", "R140")
    for thing in things:
        if thing.request != "accepted":
            return not_met("supplement.not_accepted", f"{thing.words}: the chair has not accepted it.", LAW)
        if not thing.is_signed_off:
            return not_met(
                "supplement.not_signed_off", f"{thing.words}: it is accepted, and not signed off yet.", "R63"
            )
    return met("supplement.ready", clause="R140")


def check_placed(thing: LateThing) -> Outcome:
    """What stands in neither the main papers nor a supplement is told, with the way on: nothing is left out unseen."""
    code, start = "late.left_out", f"{thing.words}: it is in neither the main pack nor a supplement."
    if thing.is_revision:
        start = f"{thing.words}: the revised text is in no supplement; the text that went out stands."
    if thing.request == "accepted" and thing.is_signed_off:
        return not_met(
            f"{code}.accepted", f"{start} The chair has accepted it: issue the supplement.", "R140"
        )
    if thing.request == "accepted":
        return not_met(
            f"{code}.not_signed_off", f"{start} The chair has accepted it; it waits for sign-off.", "R63"
        )
    if thing.request == "asked":
        return not_met(f"{code}.asked", f"{start} It waits for the chair.", LAW)
    if thing.request == "declined":
        return not_met(
            f"{code}.declined", f"{start} The chair declined it: defer the item or remove the paper.", LAW
        )
    if thing.is_announced and not thing.is_signed_off:
        return not_met(
            f"{code}.to_follow",
            f"{thing.words}: the agenda says that it follows; it is not signed off yet.",
            "R140",
        )
    return not_met(f"{code}.not_asked", f"{start} Ask the chair to accept it, defer it or remove it.", LAW)


STOPS_PUBLICATION = ("late.left_out.accepted", "late.left_out.declined", "late.left_out.not_asked")
"""The page would leave out what somebody has still to settle. A paper that is announced, being written or before the
chair stops nothing: the page says that it follows, or it is not ready for any reader."""


def stops_publication(thing: LateThing, outcome: Outcome) -> bool:
    if thing.is_revision and outcome.code == "late.left_out.declined":
        return False
    return outcome.code in STOPS_PUBLICATION and (thing.is_signed_off or thing.is_item)


def clear_days(issued_on: date, meeting_day: date) -> int:
    """Whole days between the two; neither counts (LP47)."""
    return max((meeting_day - issued_on).days - 1, 0)


def check_notice(
    *, issued_on: date, meeting_day: date | None, rule_day: date | None, rule_words: str, clause: str
) -> Outcome:
    """How long before the meeting it went out, held against the rule: told as it is (R181)."""
    code = "supplement.notice"
    if meeting_day is None:
        return met(code, clause=clause)
    days = clear_days(issued_on, meeting_day)
    left = (
        "on the day of the meeting"
        if issued_on >= meeting_day
        else f"{days} clear day{'' if days == 1 else 's'} before the meeting"
    )
    if rule_day is None or issued_on <= rule_day:
        return met(code, f"Issued {left}.", clause, days=days)
    return not_met(
        f"{code}.short",
        f"Issued {left}; the rule says {rule_words}, so by {day(rule_day)}.",
        clause,
        days=days,
    )

"""Interests: declared in time, reviewed by somebody else, on the public register or not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from governance.foundation import words
from governance.foundation.outcome import Outcome, met, not_met
from governance.foundation.periods import Period
from membership.interests.rules.policy import PolicyFacts, in_force_of, kept_until, public_until

OWN_SOURCES = ("self", "meeting")
DETAILS, ENTRY = "details", "entry"


@dataclass(frozen=True)
class InterestFacts:
    """What the rules ask of an interest: the days it lasts, its state, and when it was declared."""

    period: Period
    state: str
    declared_on: date


@dataclass(frozen=True)
class RedactionFacts:
    """A decision to keep an interest back: its days, and whether its details or the whole entry."""

    period: Period
    scope: str


def declared_in_time(
    interest: InterestFacts, *, first_held: date | None, versions: Iterable[PolicyFacts]
) -> Outcome:
    """LP38: within so many days of arising, or of the day on which the person first took a seat or post.

    Lateness is told and never refused. Where no policy was in force when the days began to run, or it does not say
    how many, the answer is undetermined.
    """
    begins = max(interest.period.start, first_held) if first_held else interest.period.start
    policy = in_force_of(versions, begins)
    if policy is None or policy.declare_within_days is None:
        reason = f"The policy does not say how soon an interest was to be declared on {words.day(begins)}."
        return not_met("interest.time_undetermined", reason, clause="LP38")
    due = begins + timedelta(days=policy.declare_within_days)
    if interest.declared_on <= due:
        return met(
            "interest.in_time", f"Declared by {words.day(due)}, as it had to be.", clause="LP38", due=due
        )
    late = (interest.declared_on - due).days
    return not_met(
        "interest.late",
        f"Declared {late} {'day' if late == 1 else 'days'} late: it was due by {words.day(due)}, "
        f"{policy.declare_within_days} days after {words.day(begins)}.",
        clause="LP38",
        due=due,
        days=late,
    )


def check_source(source: str, *, is_own: bool) -> Outcome:
    """Whoever enters an interest for somebody else says where it comes from; nobody else declares as the person."""
    if is_own:
        if source in OWN_SOURCES:
            return met("interest.source_told")
        reason = "Your own interest is declared by yourself, or at a meeting."
        return not_met("interest.source_not_own", reason, field="source")
    if source and source != "self":
        return met("interest.source_told")
    reason = "Say where it comes from: only the person declares as themselves."
    return not_met("interest.source_not_told", reason, field="source")


def check_declared_on(declared_on: date, *, today: date) -> Outcome:
    """A declaration is made today or was made before."""
    if declared_on <= today:
        return met("interest.declared_by_now")
    reason = "An interest cannot be declared on a day to come."
    return not_met("interest.declared_in_future", reason, field="declared_on")


def check_reviewed_by_another(*, is_own: bool) -> Outcome:
    """Nobody reviews their own interests (LP40)."""
    if not is_own:
        return met("interest.reviewed_by_another", clause="LP40")
    reason = "Nobody reviews their own interests. Ask the guardian, another guardian or your line manager."
    return not_met("interest.own_review", reason, clause="LP40")


def public_on(
    interest: InterestFacts,
    redactions: Iterable[RedactionFacts],
    policy: PolicyFacts | None,
    on: date,
) -> Outcome:
    """Is the interest on the public register on that day? The one predicate of every register, export and page.

    `policy` is the version in force on that day. `details["scope"]` is "details" when only the category is public;
    `details["until"]` is the last public day of an interest that has ended (LP39).
    """
    if interest.state == "withdrawn":
        return not_met("interest.withdrawn", "It was entered in error.")
    if policy is None or policy.public_months_after is None:
        reason = "No policy in force says how long an interest stays public: until one does, nothing is."
        return not_met("interest.policy_unset", reason, clause="LP39")
    if interest.state != "confirmed":
        return not_met("interest.not_confirmed", "It has not been looked at and confirmed yet.")
    if on < interest.declared_on:
        return not_met("interest.not_declared_yet", f"It was declared on {words.day(interest.declared_on)}.")
    if on < interest.period.start:
        return not_met("interest.not_begun", f"It begins on {words.day(interest.period.start)}.")
    until = public_until(interest.period.end, policy)
    if until is not None and on > until:
        reason = f"It ended on {words.day(interest.period.end)} and was public until {words.day(until)}."
        return not_met("interest.no_longer_public", reason, clause="LP39", until=until)
    scopes = {redaction.scope for redaction in redactions if redaction.period.covers(on)}
    if ENTRY in scopes:
        return not_met(
            "interest.kept_back", "It is kept off the public register by a decision.", clause="LP39"
        )
    if DETAILS in scopes:
        reason = "On the public register by its category; the details are kept back by a decision."
        return met("interest.public_without_details", reason, clause="LP39", scope=DETAILS, until=until)
    return met("interest.public", "On the public register.", clause="LP39", scope="", until=until)


def private_term_over(interest: InterestFacts, policy: PolicyFacts | None, on: date) -> Outcome:
    """May the record be removed (LP39)? Only once it has ended and its years in the private record are over."""
    if interest.period.end is None:
        return not_met("interest.still_held", "It has not ended.", clause="LP39")
    until = kept_until(interest.period.end, policy)
    if until is None:
        reason = "No policy in force says for how many years the private record is kept."
        return not_met("interest.policy_unset", reason, clause="LP39")
    if on <= until:
        reason = f"It is kept in the private record until {words.day(until)}."
        return not_met("interest.kept", reason, clause="LP39", until=until)
    return met("interest.term_over", f"Its term ended on {words.day(until)}.", clause="LP39", until=until)


def check_redaction_ends(*, effective_to: date | None, review_due: date | None) -> Outcome:
    """Nothing is kept back without an end in sight: a last day, or a day by which it is looked at again (LP39)."""
    if effective_to or review_due:
        return met("interest_redaction.ends", clause="LP39")
    reason = "Give its last day, or the day by which it is looked at again."
    return not_met("interest_redaction.no_end", reason, clause="LP39", field="review_due")

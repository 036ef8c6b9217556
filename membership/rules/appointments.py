"""May this person be put into this seat or post, on these days?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from governance.foundation import words
from governance.foundation.outcome import Outcome, met, not_met
from governance.foundation.periods import Period
from membership.rules.facts import Holding


def check_within(period: Period, *, outer: Period, what: str) -> Outcome:
    """Nobody sits in a seat or post on a day on which it does not exist (R190)."""
    if period.start < outer.start:
        return not_met(
            "appointment.before_it_exists",
            f"{what} exists from {words.day(outer.start)}. Give that day or a later one.",
            clause="R190",
            field="effective_from",
        )
    if not period.within(outer):
        return not_met(
            "appointment.after_it_ends",
            f"{what} ends on {words.day(outer.end)}. Give that day or an earlier one as the last day.",
            clause="R190",
            field="effective_to",
        )
    return met("appointment.within", clause="R190")


def check_free(new: Holding, *, others: Iterable[Holding], what: str) -> Outcome:
    """Two people hold one seat or post on one day only if each of them shares it (R164, R190)."""
    for other in sorted(others, key=lambda holding: holding.period.start):
        if other.key == new.key and new.key is not None:
            continue
        if not other.period.overlaps(new.period):
            continue
        if other.person == new.person:
            return _twice(other, what)
        if not (new.is_job_share and other.is_job_share):
            return _taken(new, other, what)
    return met("appointment.free", clause="R190")


def _twice(other: Holding, what: str) -> Outcome:
    return not_met(
        "appointment.same_person",
        f"{other.person_name} already holds {what} {_span(other.period)}. Change that appointment instead.",
        clause="R190",
        field="effective_from",
        appointment=other.key,
    )


def _taken(new: Holding, other: Holding, what: str) -> Outcome:
    remedy = "End that appointment first, or mark both as sharing it."
    if new.is_job_share:
        remedy = "Mark that appointment as shared too, or end it first."
    return not_met(
        "appointment.taken",
        f"{other.person_name} holds {what} {_span(other.period)}. {remedy}",
        clause="R190",
        field="effective_from",
        appointment=other.key,
    )


def _span(period: Period) -> str:
    if period.end is None:
        return f"from {words.day(period.start)}, with no last day"
    return f"from {words.day(period.start)} to {words.day(period.end)}"


def check_office_holder(
    *, person: int, on: date, post_title: str, post_holders: Iterable[Holding], nominee_allowed: bool
) -> Outcome:
    """A seat that follows a post is held by its holder, or by a nominee where the rule allows one (R35)."""
    holders = [holding for holding in post_holders if holding.period.covers(on)]
    if not post_title or nominee_allowed or any(holding.person == person for holding in holders):
        return met("appointment.office_holder", clause="R35")
    who = " and ".join(sorted(holding.person_name for holding in holders))
    remedy = (
        f"{who}, who may not nominate somebody else"
        if who
        else "nobody yet: appoint somebody to the post first"
    )
    return not_met(
        "appointment.not_office_holder",
        f"This seat belongs to the holder of {post_title}, on {words.day(on)} {remedy}.",
        clause="R35",
        field="person",
    )


def check_last_day(last_day: date, *, period: Period, what: str) -> Outcome:
    """An appointment ends on one of its own days; a later end than the one it has is a change, not an end."""
    if last_day < period.start:
        return not_met(
            "appointment.ends_before_start",
            f"{what} starts on {words.day(period.start)}. The last day cannot be before that.",
            field="last_day",
        )
    if period.end is not None and last_day > period.end:
        return not_met(
            "appointment.already_ended",
            f"{what} already ends on {words.day(period.end)}.",
            field="last_day",
        )
    return met("appointment.may_end")


def check_end_reason(*, effective_to: date | None, end_reason: str) -> Outcome:
    """A reason for leaving stands beside a last day, never alone."""
    if end_reason and effective_to is None:
        return not_met(
            "appointment.reason_without_end",
            "Give the last day as well, or leave the reason for ending empty.",
            field="end_reason",
        )
    return met("appointment.end_told")


def check_deputy_is_another(*, person: int, period: Period, holders: Iterable[Holding]) -> Outcome:
    """Nobody deputises for themselves (R163)."""
    for holder in holders:
        if holder.person == person and holder.period.overlaps(period):
            return not_met(
                "deputy.is_holder",
                f"{holder.person_name} holds this seat {_span(holder.period)}. Nobody is their own deputy.",
                clause="R163",
                field="person",
            )
    return met("deputy.is_another", clause="R163")

"""May this person be put into this seat or post, on these days?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from governance.foundation import words
from governance.foundation.outcome import Outcome, met, not_met
from governance.foundation.periods import Period
from membership.people.rules.facts import Holding
from membership.people.rules.spans import span


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
        f"{other.person_name} already holds {what} {span(other.period)}. Change that appointment instead.",
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
        f"{other.person_name} holds {what} {span(other.period)}. {remedy}",
        clause="R190",
        field="effective_from",
        appointment=other.key,
    )


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


def check_legal_start(
    *, status: str, start: date, legal_start: date | None, designate: str, substantive: str, what: str
) -> Outcome:
    """Before a body or post exists in law somebody may be designate for it, not hold it in substance (R109).

    `legal_start` is the first day in law, None where the law asks for none; `designate` and `substantive` are the
    codes of the two statuses.
    """
    if status == substantive and legal_start is not None and start < legal_start:
        return not_met(
            "appointment.before_legal_start",
            f"{what} exists in law from {words.day(legal_start)}. Until the day before, appoint as designate; from "
            "then on, make a substantive appointment.",
            clause="R109",
            field="status",
            use=designate,
        )
    return met("appointment.legal_start", clause="R109")


def check_election(*, is_elected: bool, held_on: date | None, start: date, tells: bool) -> Outcome:
    """An election is held before the elected person starts; its facts stand at elected appointments only (R134)."""
    if tells and not is_elected:
        return not_met(
            "appointment.not_elected",
            "Electorate, day and votes belong to an election. Choose “Elected” as the basis, or leave them empty.",
            clause="R134",
            field="electorate",
        )
    if held_on is not None and held_on > start:
        return not_met(
            "appointment.elected_later",
            f"The election was held on {words.day(held_on)}, after the first day in the seat.",
            clause="R134",
            field="elected_on",
        )
    return met("appointment.election", clause="R134")


def check_terms(*, number: int | None, maximum: int | None, source: str) -> Outcome:
    """Nobody serves more terms in a row than the terms of reference allow. Unset allows any number."""
    if number is None or maximum is None or number <= maximum:
        return met("appointment.terms", clause=source)
    return not_met(
        "appointment.too_many_terms",
        f"This would be term {number}. At most {maximum} {'term' if maximum == 1 else 'terms'} in a row may be served "
        f"({source}).",
        clause=source,
        field="term_number",
    )


def check_follows(*, start: date, previous_end: date) -> Outcome:
    """A renewal starts on the day after the term that it renews: no gap and no overlap (R164)."""
    follows = previous_end + timedelta(days=1)
    if start != follows:
        return not_met(
            "appointment.not_without_gap",
            f"The term before ends on {words.day(previous_end)}: its renewal starts on {words.day(follows)}.",
            clause="R164",
            field="effective_from",
        )
    return met("appointment.follows", clause="R164")


def check_may_be_renewed(*, name: str, end: date | None, ended_early: str) -> Outcome:
    """A term that ran to its last day may be renewed; `ended_early` says in words why it ended before (R164)."""
    if end is None:
        return not_met(
            "appointment.term_open",
            "This term has no last day, so there is nothing to renew. Give it a last day first.",
            clause="R164",
            field="effective_to",
        )
    if ended_early:
        return not_met(
            "appointment.ended_early",
            f"{name} left on {words.day(end)} ({ended_early}). Make a new appointment instead.",
            clause="R164",
            field="effective_to",
        )
    return met("appointment.may_be_renewed", clause="R164")


def check_renewal_stays(*, end: date | None, renewal_start: date) -> Outcome:
    """A term that was renewed ends on the day before its renewal (R164)."""
    if end is not None and end + timedelta(days=1) == renewal_start:
        return met("appointment.renewal_stays", clause="R164")
    return not_met(
        "appointment.was_renewed",
        f"This term was renewed from {words.day(renewal_start)}. Withdraw or end the renewal first.",
        clause="R164",
        field="effective_to",
    )


def check_handover(*, person: int, handover_to: int | None, ended: bool) -> Outcome:
    """Somebody who leaves hands over to somebody else."""
    if handover_to is None:
        return met("appointment.handover")
    if not ended:
        return not_met(
            "appointment.handover_before_end",
            "A handover is told when the appointment ends. Give the last day as well.",
            field="handover_to",
        )
    if handover_to == person:
        return not_met(
            "appointment.handover_to_self", "Choose somebody else to hand over to.", field="handover_to"
        )
    return met("appointment.handover")


def check_not_started(*, start: date, today: date) -> Outcome:
    """Only what has not begun is withdrawn; what has begun is ended, and stays on record (R190)."""
    if start > today:
        return met("appointment.not_started", clause="R190")
    return not_met(
        "appointment.started",
        f"It began on {words.day(start)}. End it instead: who held what stays on record.",
        clause="R190",
    )

"""May somebody work for this organisation on these days?"""

from __future__ import annotations

from collections.abc import Iterable

from governance.foundation import words
from governance.foundation.outcome import Outcome, met, not_met
from governance.foundation.periods import Period
from membership.people.rules.facts import Job
from membership.people.rules.spans import span


def check_employer_exists(job: Job, *, employer: Period) -> Outcome:
    """Nobody works for an organisation on a day on which it does not exist (R190)."""
    if job.period.start < employer.start:
        return not_met(
            "employment.before_it_exists",
            f"{job.organisation_name} exists from {words.day(employer.start)}. Give that day or a later one.",
            clause="R190",
            field="effective_from",
        )
    if not job.period.within(employer):
        return not_met(
            "employment.after_it_ends",
            f"{job.organisation_name} ends on {words.day(employer.end)}. Give that day or an earlier one as the last "
            "day, and add the organisation that follows it.",
            clause="R190",
            field="effective_to",
        )
    return met("employment.employer_exists", clause="R190")


def check_not_employed_yet(new: Job, *, others: Iterable[Job]) -> Outcome:
    """One job with one organisation at a time; with several organisations there may be several (R133, R144)."""
    for other in others:
        if other.key is not None and other.key == new.key:
            continue
        if other.organisation == new.organisation and other.period.overlaps(new.period):
            return not_met(
                "employment.twice",
                f"{new.person_name} already works for {other.organisation_name} {span(other.period)}. "
                "Change that employment instead.",
                clause="R190",
                field="effective_from",
            )
    return met("employment.new", clause="R190")

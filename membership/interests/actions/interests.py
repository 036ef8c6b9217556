"""Interests: declared, changed, ended; by the person, or by who keeps the register with the source named."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from governance.foundation import clock, words
from governance.foundation.outcome import Outcome
from governance.foundation.own_acts import alter, enter
from governance.foundation.periods import Period
from membership.enums import INTEREST_LIFECYCLE, InterestSource
from membership.interests.models import Interest
from membership.interests.rules.interests import check_declared_on, check_source
from membership.interests.selectors.rights import is_own, may_declare
from membership.people.models import Person
from membership.people.rules.appointments import check_last_day

# What the person, or the keeper for them, may say about an interest; its state and review are moved by other acts.
SAID = frozenset(
    {
        "category",
        "kind",
        "relation",
        "organisation",
        "party",
        "position",
        "nature",
        "mitigation",
        "effective_from",
        "effective_to",
    }
)
KEPT = frozenset({"declared_on", "source"})  # by the keeper alone


def declare_interest(
    *,
    person: Person,
    by: Any,
    source: str = "",
    declared_on: date | None = None,
    reason: str = "",
    **values: Any,
) -> Interest:
    """Enter an interest of `person`, by themselves (no role is needed) or by KEEP_INTERESTS with its source.

    `values`: category, nature, effective_from; optional kind, relation, organisation or party, position, mitigation,
    effective_to. Somebody who declares for themselves does so today; `declared_on` is for the keeper. An interest
    declared late is entered like any other. Raises NotPermitted, RuleNotMet or ValidationError.
    """
    own, today = is_own(by, person), clock.today()
    declared = today if own or declared_on is None else declared_on
    told = source or (InterestSource.SELF if own else "")
    interest = Interest(person=person, source=told, declared_on=declared, **_allowed(values, SAID))
    return enter(
        interest,
        icb=person.icb,
        right=may_declare(by, person, on=today),
        by=by,
        event="interest.declared",
        summary=f"Declared: {interest}",
        reason=reason,
        rules=[check_source(told, is_own=own), check_declared_on(declared, today=today)],
    )


@transaction.atomic
def change_interest(
    interest: Interest,
    values: Mapping[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
) -> Interest:
    """Change what is said about an interest. What it says anew is looked at anew, so it waits for a review again.

    `declared_on` and `source` are changed by the keeper only. Raises NotPermitted, RuleNotMet, ValidationError or
    StaleEdit.
    """
    current = locked(interest)
    own, today = is_own(by, current.person), clock.today()
    given = _allowed(values, SAID if own else SAID | KEPT)
    rules = [check_changeable(current)]
    if not own:
        rules.append(check_source(given.get("source", current.source), is_own=_was_own(current, given)))
    if "declared_on" in given:
        rules.append(check_declared_on(given["declared_on"], today=today))
    if any(getattr(current, name) != value for name, value in given.items()):
        given |= {"state": INTEREST_LIFECYCLE.transition("reopen").target, **NOT_REVIEWED}
    return alter(
        current,
        given,
        icb=current.person.icb,
        right=may_declare(by, current.person, on=today),
        by=by,
        event="interest.changed",
        summary=f"Changed: {current}",
        reason=reason,
        expected_version=expected_version,
        rules=rules,
    )


def _was_own(current: Interest, given: Mapping[str, Any]) -> bool:
    """A keeper who corrects what the person declared leaves the source as it is."""
    return current.source == InterestSource.SELF and given.get("source", current.source) == current.source


@transaction.atomic
def end_interest(interest: Interest, *, last_day: date, by: Any, reason: str = "") -> Interest:
    """End an interest: `last_day` is the last day on which it was held. A confirmed one stays confirmed."""
    current = locked(interest)
    period = Period(current.effective_from, current.effective_to)
    return alter(
        current,
        {"effective_to": last_day},
        icb=current.person.icb,
        right=may_declare(by, current.person, on=clock.today()),
        by=by,
        event="interest.ended",
        summary=f"Ended: {current}, last day {words.day(last_day)}",
        reason=reason,
        rules=[check_changeable(current), check_last_day(last_day, period=period, what="This interest")],
    )


NOT_REVIEWED: Mapping[str, Any] = {"reviewed_by": None, "reviewed_on": None}


def locked(interest: Interest) -> Interest:
    """The interest as it stands, held until the act is over: only one of two people moves it."""
    rows = Interest.objects.select_for_update(of=("self",)).select_related("person__icb", "organisation")
    return rows.get(pk=interest.pk)


def check_changeable(interest: Interest) -> Outcome:
    """What was entered in error stays as it is."""
    return INTEREST_LIFECYCLE.check(interest.state, "reopen")


def _allowed(values: Mapping[str, Any], names: frozenset[str]) -> dict[str, Any]:
    """Raises TypeError for a name that this act does not take: a slip of the caller, not of the person."""
    if unknown := set(values) - names:
        raise TypeError(f"These cannot be set here: {sorted(unknown)}.")
    return dict(values)

"""People: entered and changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from governance.enums import Permission
from governance.foundation import actions, clock
from governance.foundation.errors import NotPermitted
from governance.foundation.outcome import Outcome, not_met
from governance.foundation.permissions import can
from governance.foundation.slugs import unique_slug
from governance.models import IntegratedCareBoard, Organisation
from membership.people.actions.employment import employ
from membership.people.models import Person
from membership.permissions import KEEP_PEOPLE


def may_link_account(by: Any, icb: Any, *, on: date, person: Person | None = None) -> Outcome:
    """Who says which roles an account holds in the ICB also says whose account it is: it opens what is theirs."""
    outcome = can(by, Permission.GRANT_ROLES, person or icb, on=on)
    if outcome.ok:
        return outcome
    return not_met(
        "person.account_not_yours_to_link",
        "Only who grants roles in this ICB links a person to an account: ask its governance lead.",
        permission=Permission.GRANT_ROLES,
    )


def _check_account(person: Person, user: Any, *, by: Any) -> None:
    """The right to link, and one person an account. Raises NotPermitted or RuleNotMet."""
    outcome = may_link_account(by, person.icb, person=person if person.pk else None, on=clock.today())
    if not outcome.ok:
        raise NotPermitted(outcome)
    if user is not None and Person.objects.filter(user=user).exclude(pk=person.pk).exists():
        words = "This account is linked to another person already. End that link first."
        actions.obey(not_met("person.account_taken", words, field="user"))


@transaction.atomic
def create_person(
    *,
    icb: IntegratedCareBoard,
    name: str,
    by: Any,
    reason: str = "",
    employer: Organisation | None = None,
    employed_from: date | None = None,
    seniority: str = "",
    **values: Any,
) -> Person:
    """Enter somebody who will hold seats or posts. `values` are further fields of Person; e-mail and phone stay
    private. With `employer` and `employed_from` the first employment is entered in the same transaction, under the
    person's main job title; further ones by `employ`. Raises NotPermitted, RuleNotMet or ValidationError."""
    values.setdefault("slug", unique_slug(Person, name))
    person = Person(icb=icb, name=name, **values)
    if person.user is not None:
        _check_account(person, person.user, by=by)
    made = actions.create(
        person,
        by=by,
        permission=KEEP_PEOPLE,
        event="person.created",
        summary=f"Entered {person}",
        reason=reason,
    )
    if employer is not None and employed_from is not None:
        employ(
            person=made,
            organisation=employer,
            effective_from=employed_from,
            job_title=made.job_title,
            seniority=seniority,
            by=by,
            reason=reason,
        )
    return made


def change_person(
    person: Person,
    values: Mapping[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
) -> Person:
    """Change a person's particulars. Raises NotPermitted, RuleNotMet, ValidationError or StaleEdit."""
    if "user" in values and values["user"] != person.user:
        _check_account(person, values["user"], by=by)
    return actions.update(
        person,
        values,
        by=by,
        permission=KEEP_PEOPLE,
        event="person.changed",
        summary=f"Changed the particulars of {person}",
        reason=reason,
        expected_version=expected_version,
    )

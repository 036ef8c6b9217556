"""What one person sees of themselves: seats with their terms, deputies both ways, interests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from governance.foundation.effective import not_ended_q
from governance.models import IntegratedCareBoard
from membership.interests.selectors.policy import policy_on
from membership.people.models import DeputyArrangement, Person
from membership.people.selectors.committees import Member


def person_of(user: Any) -> Person | None:
    """The person whose account this is."""
    if not getattr(user, "is_authenticated", False):
        return None
    return Person.objects.filter(user=user).select_related("icb").first()


@dataclass(frozen=True)
class OutsidePortal:
    """Where an ICB takes declarations besides this portal (R174)."""

    name: str
    url: str


def outside_portal(icb: IntegratedCareBoard, *, on: date) -> OutsidePortal | None:
    """The outside portal that the policy of that day names, or None."""
    policy = policy_on(icb, on=on)
    if policy is None or not policy.portal_url:
        return None
    return OutsidePortal(policy.portal_name or policy.portal_url, policy.portal_url)


def stands_in_for_me(seats: list[Member], *, on: date) -> list[DeputyArrangement]:
    """Who may stand in, that day or later, in the seats that a person holds."""
    rows = DeputyArrangement.objects.filter(not_ended_q(on), seat__in=[member.seat.pk for member in seats])
    return list(
        rows.select_related("seat__committee", "person").order_by("seat__committee__name", "person__name")
    )


def i_stand_in_for(person: Person, *, on: date) -> list[DeputyArrangement]:
    """The seats in which a person may stand in, that day or later."""
    rows = DeputyArrangement.objects.filter(not_ended_q(on), person=person)
    return list(rows.select_related("seat__committee").order_by("seat__committee__name"))

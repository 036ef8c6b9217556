"""Reads of declarations: who owes one, what it listed, and how a mail reaches the person.

Who answers and who reviews is told by `interest_rights`: a declaration follows the interests it lists.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from governance.foundation.effective import not_ended_q
from governance.foundation.outcome import Outcome, met, not_met
from governance.foundation.permissions import can, icbs_where
from governance.models import IntegratedCareBoard, RoleGrant, Seat
from membership.interests.models import Declaration, Interest, InterestPolicy
from membership.interests.models.interests import reports_of
from membership.interests.rules.declarations import Asked
from membership.interests.selectors.policy import policy_on
from membership.people.models import Person
from membership.people.selectors.committees import fill, holders
from membership.permissions import KEEP_INTERESTS, REVIEW_INTERESTS

RELATED = ("person__icb", "person__user", "campaign", "returned_by", "reviewed_by")


def declarations_of(person: Person) -> QuerySet[Declaration]:
    """Every declaration of one person, newest first."""
    return Declaration.objects.filter(person=person).select_related(*RELATED)


def declarations_visible(person: Person, user: Any, *, on: date) -> list[Declaration]:
    """Those of one person that `user` may read by their rights of that day, newest first."""
    rows = Declaration.objects.visible_to(user, on=on).filter(person=person)
    return list(rows.select_related(*RELATED))


def due_of(person: Person) -> QuerySet[Declaration]:
    """What is asked of this person and not answered, or sent back: the soonest due first."""
    rows = Declaration.objects.outstanding().filter(person=person)
    return rows.select_related(*RELATED).order_by("due_on", "pk")


def waiting_for_review(user: Any, *, on: date) -> list[Declaration]:
    """Returns that nobody has looked at yet, of the people whose declarations `user` reviews, oldest first."""
    if not getattr(user, "is_authenticated", False):
        return []
    icbs = icbs_where(user, REVIEW_INTERESTS, on=on)
    mine = Q(person__icb__in=icbs) | Q(person__in=reports_of(user, on=on))
    rows = Declaration.objects.filter(mine, state="returned").exclude(person__user=user)
    return list(rows.select_related(*RELATED).order_by("returned_on", "pk"))


def standing_interests(person: Person, *, on: date) -> QuerySet[Interest]:
    """The interests that a return of that day has to speak of: not entered in error, and not ended before it."""
    rows = Interest.objects.filter(not_ended_q(on), person=person).exclude(state="withdrawn")
    return rows.select_related("organisation").order_by("pk")


SAID = (
    *("category", "kind", "relation", "organisation_id", "party", "position", "nature", "mitigation"),
    *("effective_from", "effective_to"),
)


@dataclass(frozen=True)
class Listed:
    """An interest as a return listed it; `now` is the row today, which may have moved on."""

    then: Any
    now: Interest

    @property
    def has_changed(self) -> bool:
        """Whether it says something else now; a review alone changes nothing of what was declared."""
        return any(getattr(self.then, name) != getattr(self.now, name) for name in SAID)


def listed_in(declaration: Declaration) -> list[Listed]:
    """The interests of a return as they were given, from their histories."""
    wanted = {row["interest"]: row["version"] for row in declaration.listed}
    rows = Interest.objects.filter(pk__in=wanted).select_related("organisation").in_bulk()
    histories: Any = Interest.history.filter(id__in=wanted).select_related("organisation")
    then = {row.id: row for row in histories if row.version == wanted[row.id]}
    return [Listed(then.get(key, rows[key]), rows[key]) for key in wanted if key in rows]


def calendar_of(declaration: Declaration, policy: InterestPolicy | None) -> Asked:
    """The days of one declaration: its campaign's own, else the policy's; without either, no reminder is sent."""
    source: Any = declaration.campaign or policy
    return Asked(
        asked_on=declaration.asked_on,
        due_on=declaration.due_on,
        remind_days=tuple(source.remind_days) if source else (),
        escalate_after_days=source.escalate_after_days if source else None,
        reminded_on=declaration.reminded_on,
        escalated_on=declaration.escalated_on,
    )


def may_keep(user: Any, person: Person, *, on: date) -> Outcome:
    """Who asks for declarations and stops asking."""
    return can(user, KEEP_INTERESTS, person, on=on)


NO_ADDRESS = not_met("mail.no_address", "No e-mail address is known.")
NO_ACCOUNT = not_met("mail.no_account", "Has no account on this portal.")


def mail_address(person: Person) -> str:
    """The account's address where there is one that is open, else the person's own; empty when none is known."""
    user: Any = person.user
    return user.email if user is not None and user.is_active else person.email


def may_be_mailed(person: Person) -> Outcome:
    """Whether a mail reaches this person; who has no account reads it and answers on paper."""
    if not mail_address(person):
        return NO_ADDRESS
    user: Any = person.user
    return met("mail.sent") if user is not None and user.is_active else NO_ACCOUNT


def asked_already(people: Iterable[Person], *, occasion: str, subject: str, campaign: Any = None) -> set[int]:
    """The people (by id) of whom the same thing is outstanding; in a campaign, who were asked at all."""
    rows = Declaration.objects.filter(person__in=[person.pk for person in people])
    if campaign is not None:
        rows = rows.filter(campaign=campaign)
    else:
        rows = rows.outstanding().filter(occasion=occasion, subject=subject)
    return set(rows.values_list("person", flat=True))


def never_asked(icb: IntegratedCareBoard, *, since: date, on: date) -> list[Person]:
    """Who sits at a table of the ICB that day, by a term that began on `since` or later, and was never asked.

    Who has sat there for longer is asked by a campaign: entering an ICB's people writes to nobody.
    """
    new: dict[int, Person] = {}
    for member in fill(Seat.objects.filter(committee__icb=icb).in_force(on), on=on):
        for holder in member.holders:
            if holder.appointment.effective_from >= since:
                new[holder.person.pk] = holder.person
    asked = Declaration.objects.filter(person__in=new).values_list("person", flat=True)
    rows = Person.objects.filter(pk__in=set(new) - set(asked)).select_related("icb", "user")
    return list(rows.order_by("name", "pk"))


def guardians_of(icb: IntegratedCareBoard, *, on: date) -> list[str]:
    """The addresses of the conflicts of interest guardian on that day: who holds the post that the policy names,
    else who holds the role; empty when nobody does (LP40)."""
    policy = policy_on(icb, on=on)
    if policy is not None and policy.guardian_post is not None:
        people = [row.person for row in holders(policy.guardian_post, on=on)]
        found = [address for person in people if (address := mail_address(person))]
        if found:
            return sorted(set(found))
    grants = RoleGrant.objects.in_force(on).filter(role="coi_guardian", icb=icb, user__is_active=True)
    return sorted(set(grants.values_list("user__email", flat=True)))

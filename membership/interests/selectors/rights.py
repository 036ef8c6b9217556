"""Rights over interests that one permission does not tell: one's own, and those of the people one manages."""

from __future__ import annotations

from datetime import date
from typing import Any

from governance.foundation.outcome import Outcome, met, not_met
from governance.foundation.permissions import Anchor, can
from membership.interests.models.interests import reports_of
from membership.interests.rules.interests import check_reviewed_by_another
from membership.people.models import Person
from membership.permissions import KEEP_INTERESTS, REVIEW_INTERESTS


def is_own(user: Any, person: Person) -> bool:
    """Whether the account is this person's own."""
    return person.user_id is not None and person.user_id == getattr(user, "pk", None)


def own_people(user: Any) -> list[Person]:
    """The person behind an account, if there is one."""
    return list(Person.objects.filter(user=user).select_related("icb")) if user.is_authenticated else []


def may_declare(user: Any, person: Person, *, on: date) -> Outcome:
    """Their own, or as somebody who keeps the register of the ICB."""
    if is_own(user, person):
        return met("permission.own_interests")
    return can(user, KEEP_INTERESTS, person, on=on)


def may_register(user: Any, icb: Any, *, on: date) -> Outcome:
    """May the user enter interests at all: for others in the ICB, or their own."""
    held = can(user, KEEP_INTERESTS, Anchor(icb.pk if icb else None), on=on)
    if held.ok or not own_people(user):
        return held
    return met("permission.own_interests")


def manages(user: Any, person: Person, *, on: date) -> bool:
    """Whether the person's post reports, that day, to a post which the user holds."""
    return Person.objects.filter(pk=person.pk, pk__in=reports_of(user, on=on)).exists()


def may_review(user: Any, person: Person, *, on: date) -> Outcome:
    """The guardian, or the line manager; nobody their own."""
    another = check_reviewed_by_another(is_own=is_own(user, person))
    if not another.ok:
        return another
    held = can(user, REVIEW_INTERESTS, person, on=on)
    if held.ok:
        return held
    if getattr(user, "is_authenticated", False) and manages(user, person, on=on):
        return met("permission.line_manager")
    return not_met(
        "permission.not_a_reviewer",
        "Interests are reviewed by the conflicts of interest guardian or the person's line manager.",
        permission=REVIEW_INTERESTS,
    )


def may_redact(user: Any, person: Person, *, on: date) -> Outcome:
    """The guardian alone decides what is kept off the public register, and not of their own interests."""
    another = check_reviewed_by_another(is_own=is_own(user, person))
    return can(user, REVIEW_INTERESTS, person, on=on) if another.ok else another


def may_withdraw(user: Any, person: Person, *, on: date) -> Outcome:
    """Marked as entered in error by a reviewer, or by who keeps the register; nobody their own."""
    another = check_reviewed_by_another(is_own=is_own(user, person))
    if not another.ok:
        return another
    kept = can(user, KEEP_INTERESTS, person, on=on)
    return kept if kept.ok else may_review(user, person, on=on)


def notes_visible_to(user: Any, person: Person, *, on: date) -> bool:
    """Questions, answers and grounds are for the person, who keeps the register, and who reviews."""
    if may_declare(user, person, on=on).ok:
        return True
    return may_review(user, person, on=on).ok

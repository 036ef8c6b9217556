"""Who is away from signing, and who may say so."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from governance.enums import Permission
from governance.foundation.outcome import Outcome, met, not_met
from governance.foundation.screens.access import holds_in
from governance.models import IntegratedCareBoard
from meetings.papers.models import StandIn
from meetings.papers.selectors.routes import holds_right
from membership.models import Person


def may_say_away(absent: Person, user: Any, *, on: date) -> Outcome:
    """Somebody says it of themselves, and whoever keeps an agenda in the ICB notes it for another."""
    if absent.user is not None and absent.user == user and holds_right(absent, on=on):
        return met("stand_in.oneself_away")
    return keeps_agenda(user, absent.icb, on=on)


def may_say_something(user: Any, icb: IntegratedCareBoard | None, *, on: date) -> Outcome:
    """May this person say of anybody in the ICB that they are away?"""
    person = own_person(user, icb)
    if person is not None and holds_right(person, on=on):
        return met("stand_in.oneself_away")
    may = keeps_agenda(user, icb, on=on)
    if may.ok or icb is None:
        return may
    return not_met(
        "permission.not_held",
        "Whoever signs papers, or keeps an agenda, says who stands in for them. Your role does neither here.",
        permission=Permission.SIGN_OFF_PAPER,
    )


def keeps_agenda(user: Any, icb: IntegratedCareBoard | None, *, on: date) -> Outcome:
    """Does this person keep an agenda somewhere in the ICB? They note for others who is away."""
    return holds_in(user, Permission.CHANGE_AGENDA, icb, on=on)


def own_person(user: Any, icb: IntegratedCareBoard | None) -> Person | None:
    return Person.objects.filter(user=user, icb=icb).select_related("user", "icb").first() if icb else None


def away_between(person: Person, first: date, last: date) -> bool:
    """Whether somebody signs for this person on any of these days."""
    rows = StandIn.objects.filter(absent=person, effective_from__lte=last, effective_to__gte=first)
    return rows.exists()


def known_stand_ins(user: Any, *, on: date) -> QuerySet[StandIn]:
    return StandIn.objects.visible_to(user, on=on).select_related("absent", "substitute", "icb")

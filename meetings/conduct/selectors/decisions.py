"""Reads of decisions."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from governance.enums import Permission
from governance.foundation.permissions import can
from meetings.conduct.models import Decision
from meetings.conduct.selectors.conditions import Matter


def matter_of(decision: Decision) -> Matter:
    """What the decision is about, as the scheme is asked."""
    return Matter(
        function=decision.function,
        place=decision.place,
        amount=decision.amount,
        amount_kind=decision.amount_kind or "spend",
        in_budget=decision.in_budget,
    )


def recorded_for(user: Any, *, on: date) -> QuerySet[Decision]:
    """The register of decisions, as far as this person may read it, the latest first."""
    return Decision.objects.visible_to(user, on=on).filter(state="recorded")


def decision_or_none(user: Any, public_id: Any, *, on: date) -> Decision | None:
    """A recorded decision that this person may read."""
    related = (
        "committee__icb",
        "meeting",
        "item__meeting",
        "function",
        "place",
        "depends_on",
        "ratification_item__meeting__sitting",
        "ratified_by",
        "referred_to",
        "committee__parent",
        "ratifies",
    )
    return recorded_for(user, on=on).select_related(*related).filter(public_id=public_id).first()


def may_read_private_text(decision: Decision, user: Any, *, on: date) -> bool:
    """What only the private record says is for who reads private business there."""
    return can(user, Permission.VIEW_PRIVATE, decision, on=on).ok

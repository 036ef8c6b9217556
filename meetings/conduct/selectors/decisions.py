"""Reads of decisions."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import F, Func, QuerySet, TextField, Value
from django.db.models.functions import Cast

from governance.enums import Permission
from governance.foundation.permissions import can
from meetings.conduct.models import Decision
from meetings.conduct.selectors.conditions import Matter

KEPT_AUTHORITY = '$.conditions[*] ? (@.kind == "authority").clause'
"""Where a decision's record names the row of the scheme."""


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


def narrowed(
    rows: QuerySet[Decision], *, least: Decimal | None, most: Decimal | None, authority: str
) -> QuerySet[Decision]:
    """By amount, both ends included, and by words of the scheme's row as it was kept with the decision (G1)."""
    if least is not None:
        rows = rows.filter(amount__gte=least)
    if most is not None:
        rows = rows.filter(amount__lte=most)
    if authority:
        kept = Func(
            F("record"),
            Value(KEPT_AUTHORITY),
            function="jsonb_path_query_array",
            template="%(function)s(%(expressions)s::jsonpath)",
        )
        rows = rows.alias(authority_kept=Cast(kept, TextField())).filter(authority_kept__icontains=authority)
    return rows


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

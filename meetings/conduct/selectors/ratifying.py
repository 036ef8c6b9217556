"""Chair's actions that wait for their committee, and how each stands (G16, LP68)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from governance.models import Committee
from meetings.conduct.enums import DecisionWay
from meetings.conduct.models import Decision
from meetings.conduct.rules import ratifying as rules
from meetings.papers.models import AgendaItem


@dataclass(frozen=True)
class Ratification:
    """`standing` is one of `rules.ratifying`; the decision that settled it, or the item at which it stands."""

    standing: str
    decision: Decision | None = None
    item: AgendaItem | None = None


def settled_by(decision: Decision) -> Decision | None:
    """The recorded decision that ratified it or refused to."""
    found = getattr(decision, "ratified_by", None)
    return found if found is not None and found.is_recorded else None


def is_settled(decision: Decision, *, but: Decision) -> bool:
    """Did another recorded decision than `but` settle it?"""
    return Decision.objects.filter(ratifies=decision, state="recorded").exclude(pk=but.pk).exists()


def ratification_of(decision: Decision) -> Ratification:
    settles = settled_by(decision)
    item = _standing_item(decision)
    standing = rules.standing_of(
        way=decision.way, settled_by=settles.outcome if settles else "", is_on_agenda=item is not None
    )
    return Ratification(standing, settles, item)


def _standing_item(decision: Decision) -> AgendaItem | None:
    """The item at which it is to be ratified, while that meeting lies ahead or is at work."""
    item = decision.ratification_item
    if item is None or item.is_removed or item.meeting.state in ("held", "cancelled"):
        return None
    sitting = getattr(item.meeting, "sitting", None)
    return item if sitting is None or sitting.is_open else None


def awaited(committees: Collection[Committee]) -> list[Decision]:
    """Chair's actions of these committees that nothing settled and that stand on no agenda, the oldest first."""
    rows = _unsettled().filter(committee__in=committees)
    return [row for row in rows.order_by("decided_at", "pk") if _standing_item(row) is None]


def to_ratify_at(item: AgendaItem, user: Any, *, on: date) -> QuerySet[Decision]:
    """What stands to be ratified at this item, also when it was put off to it, as far as this person may read it."""
    before = item.continues.values("item") if item.pk else []
    seen = Decision.objects.visible_to(user, on=on).values("pk")
    rows = _unsettled().filter(Q(ratification_item=item) | Q(ratification_item__in=before), pk__in=seen)
    return rows.order_by("decided_at", "pk")


def _unsettled() -> QuerySet[Decision]:
    rows = Decision.objects.filter(way=DecisionWay.URGENT, state="recorded").exclude(
        ratified_by__state="recorded"
    )
    return rows.select_related("committee", "ratification_item__meeting__sitting", "function", "place")

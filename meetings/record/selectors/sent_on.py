"""Reads of what was sent on: from an item, a decision or a committee, and what came to one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from governance.enums import Permission
from governance.foundation.outcome import Outcome
from governance.foundation.permissions import can
from governance.models import Committee, IntegratedCareBoard
from governance.selectors.procedure import rules_of_procedure
from meetings.conduct.models import Decision
from meetings.conduct.rules.facts import Bars
from meetings.conduct.rules.quorum import check_quorum
from meetings.conduct.selectors.items import OVER, phase_of, table_now
from meetings.papers.models import AgendaItem
from meetings.planning.models import Meeting
from meetings.record.models import Referral
from meetings.record.rules import sent_on as rules

SENDS, TAKES = Permission.RUN_MEETING, Permission.CHANGE_AGENDA
RELATED = (
    "from_committee__icb__organisation",
    "to_committee__icb",
    "item__meeting",
    "decision__committee",
    "report__committee",
    "placed_item__meeting",
    "placed_planned",
    "answered_by",
)
WAITING = ("sent", "received")


def seen(user: Any, *, on: date) -> QuerySet[Referral]:
    return Referral.objects.visible_to(user, on=on).select_related(*RELATED)


def referral_or_none(user: Any, public_id: Any, *, on: date) -> Referral | None:
    return seen(user, on=on).filter(public_id=public_id).first()


def sent_from_item(item: AgendaItem, user: Any, *, on: date) -> list[Referral]:
    """From the item itself, and from decisions made at it."""
    return list(seen(user, on=on).filter(Q(item=item) | Q(decision__item=item)).order_by("sent_at", "pk"))


def sent_from_decision(decision: Decision, user: Any, *, on: date) -> list[Referral]:
    return list(seen(user, on=on).filter(decision=decision).order_by("sent_at", "pk"))


def answered_by_decision(decision: Decision, user: Any, *, on: date) -> list[Referral]:
    return list(seen(user, on=on).filter(answered_by=decision))


def came_to(committee: Committee, user: Any, *, on: date) -> list[Referral]:
    """What was sent to this committee, what waits first."""
    rows = list(seen(user, on=on).filter(to_committee=committee))
    return sorted(rows, key=lambda row: row.state not in WAITING)


def went_from(committee: Committee, user: Any, *, on: date) -> list[Referral]:
    return list(seen(user, on=on).filter(from_committee=committee))


def inbox(user: Any, icb: IntegratedCareBoard, *, on: date) -> list[Referral]:
    """What waits for the secretariats that this person is, the oldest first."""
    rows = Referral.objects.received_by(user, on=on).filter(to_committee__icb=icb, state__in=WAITING)
    return list(rows.select_related(*RELATED).order_by("sent_at", "pk"))


def may_take(referral: Referral, user: Any, *, on: date) -> Outcome:
    """The receiving secretariat; of a body outside, who sent it writes down what it answers."""
    if referral.to_committee is None:
        return can(user, SENDS, referral.from_committee, on=on)
    return can(user, TAKES, referral.to_committee, on=on)


def may_withdraw(referral: Referral, user: Any, *, on: date) -> Outcome:
    return can(user, SENDS, referral.from_committee, on=on)


def stands_on(referral: Referral) -> str:
    """The agenda or plan on which it stands; "" while it stands on none."""
    item = referral.placed_item
    if item is not None and not item.is_removed and item.meeting.state != "cancelled":
        return f"item {item.number} of {item.meeting}"
    planned = referral.placed_planned
    return f"forward plan of {planned.committee}" if planned is not None and item is None else ""


def meetings_to_place(referral: Referral, user: Any, *, on: date) -> QuerySet[Meeting]:
    """Meetings of the receiving committee whose agenda is still open."""
    rows = Meeting.objects.visible_to(user, on=on).filter(
        committee_links__committee=referral.to_committee, state__in=("planned", "issued")
    )
    return rows.exclude(kind="workshop").order_by("date", "pk").distinct()


def decisions_to_answer(referral: Referral, user: Any, *, on: date) -> QuerySet[Decision]:
    """Recorded decisions of the receiving committee since it was sent, those at its own item first."""
    rows = Decision.objects.visible_to(user, on=on).filter(
        committee=referral.to_committee, state="recorded", decided_at__gte=referral.sent_at
    )
    return rows.order_by("-decided_at", "-pk")


def committees_to_send(committee: Committee, *, on: date) -> QuerySet[Committee]:
    """Every other committee in force, of any ICB: what meets is public."""
    rows = Committee.objects.in_force(on).exclude(pk=committee.pk).select_related("icb")
    return rows.order_by("icb__short_name", "name")


@dataclass(frozen=True)
class Route:
    """Where an item goes for which conflicts left this committee no quorum."""

    committee: Committee
    outcome: Outcome

    @property
    def code(self) -> str:
        return str(self.outcome.details.get("route", ""))


def routes_of(item: AgendaItem, *, on: date, at: datetime) -> list[Route]:
    """For each committee whose quorum the rulings at this item took; none before anybody is barred."""
    if phase_of(item.meeting) == OVER:
        return []
    found = []
    for committee in item.taken_by:
        table = table_now(item, committee, on=on, at=at)
        free = replace(table, people=tuple(replace(one, bars=Bars()) for one in table.people))
        if rules.lost_by_conflicts(check_quorum(table), check_quorum(free)):
            parameter = rules_of_procedure(committee, on=item.meeting.date or on)["inquorate_route"]
            outcome = rules.check_route(
                route=str(parameter.value or ""), parent=str(committee.parent or ""), clause=parameter.source
            )
            found.append(Route(committee, outcome))
    return found

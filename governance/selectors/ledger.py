"""Reads of the ledger: that of an ICB for whoever may, that of the deployment for its administrator."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import Q, QuerySet

from governance.enums import Permission
from governance.foundation.ledger import GENESIS
from governance.foundation.permissions import DEPLOYMENT, can, grants_q
from governance.foundation.zone import LONDON
from governance.models import GovernanceEvent, IntegratedCareBoard, LedgerChain


def events_visible_to(user: Any, *, on: date) -> QuerySet[GovernanceEvent]:
    """Events of the ICBs whose ledger `user` may read on that day."""
    mine = grants_q(user, Permission.VIEW_LEDGER, on=on, icb="chain__icb_id")
    if can(user, Permission.MANAGE_USERS, DEPLOYMENT, on=on).ok:
        mine |= Q(chain__icb__isnull=True)
    return GovernanceEvent.objects.filter(mine).select_related("actor", "chain")


def between(
    events: QuerySet[GovernanceEvent], first: date | None, last: date | None
) -> QuerySet[GovernanceEvent]:
    """Events of the days from `first` to `last`, both included, in London."""
    if first:
        events = events.filter(at__gte=datetime.combine(first, time.min, LONDON))
    if last:
        events = events.filter(at__lte=datetime.combine(last, time.max, LONDON))
    return events


@dataclass(frozen=True)
class Checkpoint:
    """How far the ledger of an ICB reaches: the number, hash and time of its last event. `number` 0: none yet."""

    number: int
    head: str
    at: datetime | None


def checkpoint(icb: IntegratedCareBoard) -> Checkpoint:
    """What a printed answer names, so that it can be shown later what was recorded when it was given."""
    chain = LedgerChain.objects.filter(icb=icb).first()
    if chain is None or not chain.size:
        return Checkpoint(0, GENESIS, None)
    last = chain.events.filter(sequence=chain.size).values_list("at", flat=True).first()
    return Checkpoint(chain.size, chain.head, last)

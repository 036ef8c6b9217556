"""Reads of the ledger: that of an ICB for whoever may, that of the deployment for its administrator."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django.db.models import Q, QuerySet

from governance.enums import Permission
from governance.foundation.permissions import DEPLOYMENT, can, grants_q
from governance.foundation.zone import LONDON
from governance.models import GovernanceEvent


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

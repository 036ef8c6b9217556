"""Who may be told of a draft: nobody is written to about a paper that they may not read as it stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Q

from governance.models import User
from meetings.papers.models import Paper


def may_read(user: User, papers: Sequence[int], *, on: date) -> set[int]:
    """Those of these papers that the person may read as they stand: a draft asks for the right to drafts."""
    shared = Paper.objects.all().shared_with(user, on=on).values("pk")
    seen = Paper.objects.visible_to(user, on=on).filter(pk__in=papers)
    return set(
        seen.filter(Paper.objects.drafts_q(user, on=on) | Q(pk__in=shared)).values_list("pk", flat=True)
    )

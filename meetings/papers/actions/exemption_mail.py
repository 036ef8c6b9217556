"""The mail to those who may release private business, when the day of a review has come. It counts and never names."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from governance.enums import Permission
from governance.foundation import outbox
from governance.foundation.models import OutboxMessage
from governance.models import IntegratedCareBoard, RoleGrant
from governance.roles import ROLES
from meetings.papers.models import Exemption
from meetings.papers.selectors.exemptions import due_q

BODY = """{count} of {icb} {wait} for a review: each is kept private and its day of review has come.

{page}

Keep it private with the reason and another day, or release it. This mail comes once for what is due.
"""


def tell_of_reviews(*, today: date) -> int:
    """Put a mail in the outbox for who may release, in every ICB where something new is due; returns how many.

    By beat, any number of times: what was told of once is not told of again.
    """
    return sum(_tell(icb, today) for icb in IntegratedCareBoard.objects.order_by("pk"))


@transaction.atomic
def _tell(icb: IntegratedCareBoard, today: date) -> int:
    due = Exemption.objects.filter(due_q(today), icb=icb, item__is_removed=False).order_by("pk")
    rows = [f"{pk}:{day}" for pk, day in due.values_list("pk", "review_on")]
    if not rows:
        return 0
    # One at a time: two workers must not write the same mail.
    IntegratedCareBoard.objects.select_for_update().get(pk=icb.pk)
    people = {
        f"exemptions.due:{icb.pk}:{_short(rows)}:{_short([who])}": who for who in _releasers(icb, today)
    }
    known = set(OutboxMessage.objects.filter(once_key__in=people).values_list("once_key", flat=True))
    one = len(rows) == 1
    body = BODY.format(
        icb=icb,
        count="One piece of private business" if one else f"{len(rows)} pieces of private business",
        wait="waits" if one else "wait",
        page=f"{settings.SITE_URL.rstrip('/')}{reverse('meetings:exemption-list')}?state=due",
    )
    for key in sorted(people.keys() - known):
        outbox.post(
            recipient=people[key],
            subject=f"Private business of {icb} to review",
            body=body,
            once_key=key,
        )
    return len(people.keys() - known)


def _releasers(icb: IntegratedCareBoard, on: date) -> list[str]:
    """The addresses of those who may release in the whole ICB on that day."""
    roles = [code for code, role in ROLES.items() if Permission.REVIEW_EXEMPTION in role.permissions]
    grants = RoleGrant.objects.in_force(on).filter(
        icb=icb, place__isnull=True, committee__isnull=True, role__in=roles, user__is_active=True
    )
    return sorted(set(grants.values_list("user__email", flat=True)))


def _short(texts: Iterable[str]) -> str:
    """A name for texts that does not tell them."""
    return hashlib.sha256("\n".join(texts).lower().encode()).hexdigest()[:24]

"""What waits to be published in the registers of an ICB, and the mail that tells those who publish.

A register loses entries by itself and gains them by publication only: without a word to somebody, what is new could
wait for good. The mail counts and never names.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from governance.enums import Permission
from governance.foundation import outbox, words
from governance.foundation.models import OutboxMessage
from governance.foundation.zone import LONDON
from governance.models import IntegratedCareBoard, RoleGrant
from governance.roles import ROLES
from reports.models import Publication
from reports.publication.gather_registers import register_draft
from reports.publication.register_rules import Waits, what_waits
from reports.publication.register_shapes import RegisterDraft
from reports.publication.selectors import registers_of

BODY = """What is published of {icb} is not what its registers say today:

{lines}

Nothing of it becomes public until somebody publishes the register. This mail comes once for what waits, and not more
than once a day.
"""


@dataclass(frozen=True)
class Waiting:
    """A published register from which the register of today differs; `mark` is the same while nothing changes."""

    publication: Publication
    waits: Waits
    mark: str


def waiting(icb: IntegratedCareBoard, *, on: date) -> list[Waiting]:
    """The published registers of an ICB in which something waits on that day."""
    found = []
    for publication in registers_of(icb):
        draft = register_draft(publication.kind, icb, on=on)
        if waits := waits_of(publication, draft):
            mark = f"{publication.content_hash} {draft.draft.content_hash}"
            found.append(Waiting(publication, waits, mark))
    return found


def waits_of(publication: Publication, now: RegisterDraft) -> Waits:
    """What publishing `now` would change."""
    return what_waits(publication.content["rows"], now.rows, now.waiting)


def tell_of_waiting(*, today: date) -> int:
    """Put a mail in the outbox for everybody who publishes for an ICB in whose registers something waits.

    By beat, any number of times: one mail for one state of things, one in a day at most. Returns how many were written.
    """
    return sum(_tell(icb, today) for icb in IntegratedCareBoard.objects.order_by("pk"))


@transaction.atomic
def _tell(icb: IntegratedCareBoard, today: date) -> int:
    series = f"registers.waiting:{icb.pk}:"
    IntegratedCareBoard.objects.select_for_update().get(
        pk=icb.pk
    )  # one at a time, so that nobody is told twice
    written = OutboxMessage.objects.filter(once_key__startswith=series)
    if written.filter(created_at__gte=datetime.combine(today, time(), LONDON)).exists():
        return 0
    found = waiting(icb, on=today)
    if not found:
        return 0
    due = {
        f"{series}{_short(one.mark for one in found)}:{_short([who])}": who for who in _publishers(icb, today)
    }
    known = set(written.filter(once_key__in=due).values_list("once_key", flat=True))
    subject = f"Registers of {icb} that wait to be published"
    body = BODY.format(icb=icb, lines="\n".join(_line(one, icb) for one in found))
    for key in sorted(due.keys() - known):
        outbox.post(recipient=due[key], subject=subject, body=body, once_key=key)
    return len(due.keys() - known)


def _publishers(icb: IntegratedCareBoard, on: date) -> list[str]:
    """The addresses of those who may publish for the whole ICB on that day."""
    roles = [code for code, role in ROLES.items() if Permission.PUBLISH in role.permissions]
    grants = RoleGrant.objects.in_force(on).filter(
        icb=icb, place__isnull=True, committee__isnull=True, role__in=roles, user__is_active=True
    )
    return sorted(set(grants.values_list("user__email", flat=True)))


def _short(texts: Iterable[str]) -> str:
    """A name for texts that does not tell them."""
    return hashlib.sha256("\n".join(texts).lower().encode()).hexdigest()[:24]


def _line(one: Waiting, icb: IntegratedCareBoard) -> str:
    row = one.publication
    page = reverse("reports:register-publish", args=[row.kind, icb.slug])
    return (
        f"- {row.get_kind_display()} (version {row.number}, published {words.day(row.published_at)}): "
        f"{waits_words(one.waits)}.\n  {settings.SITE_URL.rstrip('/')}{page}"
    )


def waits_words(waits: Waits) -> str:
    """2 entries are new, 1 entry says something else or falls away."""
    said = [
        (waits.added, "is new", "are new"),
        (waits.changed, "says something else or falls away", "say something else or fall away"),
        (waits.leaving, "should have left by now", "should have left by now"),
    ]
    return ", ".join(
        f"{number} {'entry' if number == 1 else 'entries'} {one if number == 1 else many}"
        for number, one, many in said
        if number
    )

"""Publishing the registers of an ICB, and taking out of them by itself what is no longer public.

A register goes out when somebody with the right publishes it. Time goes on after that: an interest's months end, a
decision to keep one back begins. What is no longer public then leaves by itself, as a version of its own; nothing is
ever added without somebody who publishes it.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from governance.foundation import clock
from governance.foundation.errors import RuleNotMet
from governance.models import IntegratedCareBoard
from reports.enums import PublicationKind
from reports.models import Publication
from reports.publication.actions import publish, put_out, withdraw_version
from reports.publication.gather_registers import choices_of, register_draft
from reports.publication.register_rules import Taken, still_public, tells_more
from reports.publication.register_shapes import RegisterDraft
from reports.publication.selectors import published_registers

logger = logging.getLogger(__name__)
NO_LONGER = "It showed entries that are no longer public."
PRIVATE_KINDS = (PublicationKind.INTERESTS, PublicationKind.GIFTS)
"""Registers whose earlier versions are public only as long as everything in them still is."""


@transaction.atomic
def publish_register(kind: str, icb: IntegratedCareBoard, *, by: Any, reason: str = "") -> Publication:
    """Publish one register of an ICB as it stands today; earlier versions that tell more than may be told go.

    Raises NotPermitted; RuleNotMet when it says what is published already.
    """
    found = register_draft(kind, icb, on=clock.today())
    publication = publish(found.draft, subject=icb, by=by, reason=reason)
    _withdraw_earlier(publication, found, by=by)
    return publication


def refresh_registers(*, today: date) -> int:
    """Take out of every published register what is no longer public. Returns how many got a new version.

    By beat, any number of times: a register from which nothing has to go is left as it is. One that cannot be refreshed
    does not keep the others waiting; the next run tries it again, and `tell_of_waiting` names it.
    """
    return sum(_refreshed(row, today) for row in published_registers())


def _refreshed(row: Publication, today: date) -> int:
    try:
        return _refresh(row.pk, today)
    except (RuleNotMet, ValidationError, DatabaseError):
        logger.exception("The register %s could not be refreshed.", row.subject_key)
        return 0


@transaction.atomic
def _refresh(pk: int, today: date) -> int:
    before = Publication.objects.select_for_update().select_related("icb__organisation").get(pk=pk)
    if before.state != "published":
        return 0
    fresh = register_draft(before.kind, before.icb, on=today)
    taken = still_public(before.content["rows"], fresh.rows, fresh.waiting)
    if taken.is_whole:
        return 0
    content = before.content | {"rows": taken.rows} | choices_of(taken.rows)
    draft = replace(fresh.draft, content=content, slug=before.slug, title=before.title)
    publication = put_out(draft, by=None, reason=_words(taken))
    _withdraw_earlier(publication, fresh, by=None)
    return 1


def _words(taken: Taken) -> str:
    """The reason, printed at the version that is replaced: how many entries, never which."""
    said = []
    if taken.gone:
        said.append(f"{taken.gone} {'entry is' if taken.gone == 1 else 'entries are'} no longer public")
    if taken.cut:
        said.append(f"{taken.cut} {'entry shows' if taken.cut == 1 else 'entries show'} less than before")
    return f"{' and '.join(said)}."


def _withdraw_earlier(publication: Publication, now: RegisterDraft, *, by: Any) -> None:
    """Earlier versions go when they tell what may no longer be told: a private matter is not public by its age."""
    if publication.kind not in PRIVATE_KINDS:
        return
    earlier = Publication.objects.filter(subject_key=publication.subject_key, state="superseded")
    for row in earlier.select_for_update():
        if tells_more(row.content["rows"], now.rows, now.waiting):
            withdraw_version(row, because=NO_LONGER, by=by)

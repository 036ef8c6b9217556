"""Proposals as their authors and the keepers of the scheme look at them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet

from delegation.models import Proposal, ProposedChange, SchemeEntry, SchemeVersion
from delegation.rules.compare import compare
from delegation.selectors.facts import entry_facts, with_parts
from governance.models import IntegratedCareBoard


def proposals_visible_to(user: Any, *, on: date) -> QuerySet[Proposal]:
    rows = Proposal.objects.visible_to(user, on=on)
    return rows.select_related("scheme_version__scheme__icb", "proposed_by").prefetch_related("changes")


def open_proposal(user: Any, version: SchemeVersion) -> Proposal | None:
    """The one that this person is writing on this version."""
    return Proposal.objects.filter(scheme_version=version, proposed_by=user, state="open").first()


def changes_of(proposal: Proposal) -> QuerySet[ProposedChange]:
    """What it proposes, in the order of writing."""
    return proposal.changes.select_related(
        "entry__function", "entry__scheme_version", "landed_in", "decided_by"
    ).order_by("pk")


def drafts_for(proposal: Proposal) -> QuerySet[SchemeVersion]:
    """The drafts of the scheme in which accepted changes may land; the version itself first when it is one."""
    rows = SchemeVersion.objects.filter(scheme=proposal.scheme_version.scheme_id, state="draft")
    return rows.select_related("scheme__icb").order_by("effective_from", "pk")


def counterparts(version: SchemeVersion, draft: SchemeVersion) -> dict[int, int]:
    """The row of the draft that answers to each row of the version, by their keys."""
    if version.pk == draft.pk:
        return {key: key for key in version.entries.values_list("pk", flat=True)}
    before, after = (
        [entry_facts(row) for row in with_parts(each.entries.all())] for each in (version, draft)
    )
    pairs = (change for change in compare(before, after) if change.before and change.after)
    return {change.before.key: change.after.key for change in pairs if change.before and change.after}


def counterpart(entry: SchemeEntry, draft: SchemeVersion) -> SchemeEntry | None:
    """The row of the draft that answers to this one; None when there is none."""
    key = counterparts(entry.scheme_version, draft).get(entry.pk)
    return with_parts(draft.entries.all()).filter(pk=key).first() if key else None


def targets(
    changes: Iterable[ProposedChange], version: SchemeVersion, draft: SchemeVersion | None
) -> dict[int, SchemeEntry]:
    """The row of the draft in which each change would land, by the key of the change."""
    waiting = {each.pk: each.entry_id for each in changes if each.entry_id and each.state == "proposed"}
    if draft is None or not waiting:
        return {}
    pairs = counterparts(version, draft)
    rows = {row.pk: row for row in with_parts(draft.entries.filter(pk__in=pairs.values()))}
    found = {change: rows.get(pairs.get(entry, 0)) for change, entry in waiting.items()}
    return {change: row for change, row in found.items() if row is not None}


def change_visible(key: int, user: Any, *, on: date) -> ProposedChange | None:
    """The proposed change, if this person may read it."""
    rows = ProposedChange.objects.visible_to(user, on=on)
    return rows.select_related("proposal__scheme_version__scheme__icb").filter(pk=key).first()


def sent_proposals(user: Any, icb: IntegratedCareBoard, *, on: date) -> QuerySet[Proposal]:
    """Those of an ICB that wait for an answer, the oldest first."""
    rows = proposals_visible_to(user, on=on).filter(scheme_version__scheme__icb=icb, state="sent")
    return rows.order_by("sent_at")

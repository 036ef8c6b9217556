"""Reads of papers and of what they hold."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet

from governance.enums import Permission
from governance.foundation.permissions import can
from governance.models import CoverSheetTemplate, IntegratedCareBoard
from meetings.papers.models import (
    AgendaItem,
    Annex,
    Paper,
    PaperUserObjectPermission,
    PaperVersion,
    PaperWithholding,
    Recommendation,
    SignOff,
)
from meetings.planning.models import Meeting


def working_version(paper: Paper) -> PaperVersion:
    """The newest version: the draft, or what was signed off last."""
    return (
        PaperVersion.objects.filter(paper=paper)
        .select_related("paper__item__meeting", "body_file")
        .latest("number")
    )


def version_for(paper: Paper, user: Any, *, on: date) -> PaperVersion | None:
    """The version that this person reads: the newest, or for who does not see drafts the newest signed one."""
    versions = PaperVersion.objects.filter(paper=paper).select_related("paper__item__meeting", "body_file")
    sees_drafts = can(user, Permission.VIEW_DRAFTS, paper, on=on).ok
    if not sees_drafts and not Paper.objects.all().shared_with(user, on=on).filter(pk=paper.pk).exists():
        versions = versions.exclude(content_hash="")
    return versions.order_by("-number").first()


def paper_or_none(user: Any, public_id: Any, *, on: date) -> Paper | None:
    return _papers(user, on=on).filter(public_id=public_id).first()


def papers_of(meeting: Meeting, user: Any, *, on: date) -> list[Paper]:
    """The papers of this meeting that the person may see, in the order of the agenda."""
    found = _papers(user, on=on).filter(item__meeting=meeting, is_removed=False, item__is_removed=False)
    return sorted(found, key=lambda paper: (paper.item_id, paper.position, paper.pk))


def removed_papers(meeting: Meeting, user: Any, *, on: date) -> QuerySet[Paper]:
    return _papers(user, on=on).filter(item__meeting=meeting, is_removed=True)


def _papers(user: Any, *, on: date) -> QuerySet[Paper]:
    return Paper.objects.visible_to(user, on=on).select_related("item__meeting__icb", "template")


def recommendations(version: PaperVersion) -> QuerySet[Recommendation]:
    return version.recommendations.select_related("depends_on")


def annexes(version: PaperVersion, user: Any, *, on: date) -> QuerySet[Annex]:
    """The annexes of this version that the person may see."""
    return Annex.objects.visible_to(user, on=on).filter(paper_version=version).select_related("body_file")


def annex_or_none(user: Any, paper: Paper, pk: int, *, on: date) -> Annex | None:
    found = Annex.objects.visible_to(user, on=on).select_related("body_file", "paper_version__paper")
    return found.filter(paper_version__paper=paper, pk=pk).first()


def sign_offs(paper: Paper) -> QuerySet[SignOff]:
    """Every signature and return of this paper, newest first."""
    return SignOff.objects.filter(paper_version__paper=paper).select_related("paper_version", "user")


def signature(version: PaperVersion) -> SignOff | None:
    """The signature that froze this version."""
    return version.sign_offs.filter(is_approved=True).first() if version.is_frozen else None


def withholdings(paper: Paper, *, on: date) -> QuerySet[PaperWithholding]:
    return PaperWithholding.objects.filter(paper=paper).in_force(on).select_related("person")


def withholding_or_none(paper: Paper, pk: int, *, on: date) -> PaperWithholding | None:
    return withholdings(paper, on=on).filter(pk=pk).first()


def shares(paper: Paper, *, on: date) -> QuerySet[PaperUserObjectPermission]:
    rows = PaperUserObjectPermission.objects.in_force(on).filter(content_object=paper)
    return rows.select_related("user", "content_object__item__meeting__icb")


def share_or_none(paper: Paper, pk: int, *, on: date) -> PaperUserObjectPermission | None:
    return shares(paper, on=on).filter(pk=pk).first()


def templates_of(icb: IntegratedCareBoard) -> QuerySet[CoverSheetTemplate]:
    return CoverSheetTemplate.objects.filter(icb=icb)


def standing_papers(items: list[AgendaItem]) -> dict[int, list[Paper]]:
    """Papers by item id with all that a pack needs, in a fixed number of queries. No row filter: for packs only."""
    versions = (
        PaperVersion.objects.select_related("body_file")
        .order_by("-number")
        .prefetch_related(
            "recommendations__depends_on",
            Prefetch("annexes", Annex.objects.select_related("body_file")),
            Prefetch("sign_offs", SignOff.objects.order_by("-at")),
        )
    )
    rows = (
        Paper.objects.filter(item__in=items, is_removed=False)
        .select_related("template", "item__meeting__icb")
        .prefetch_related(Prefetch("versions", versions))
        .order_by("position", "pk")
    )
    by_item: dict[int, list[Paper]] = {}
    for paper in rows:
        by_item.setdefault(paper.item_id, []).append(paper)
    return by_item

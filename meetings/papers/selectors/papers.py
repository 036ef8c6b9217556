"""Reads of papers and of what they hold."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import F, Prefetch, Q, QuerySet

from governance.enums import Permission
from governance.models import Committee, IntegratedCareBoard
from meetings.papers.models import (
    Annex,
    Paper,
    PaperUserObjectPermission,
    PaperVersion,
    PaperWithholding,
    SignOff,
)
from meetings.planning.models import Meeting
from meetings.planning.selectors.meetings import next_meetings
from membership.models import Person


def working_version(paper: Paper) -> PaperVersion:
    """The newest version: the draft, or what was signed off last."""
    return (
        PaperVersion.objects.filter(paper=paper)
        .select_related("paper__item__meeting", "body_file")
        .latest("number")
    )


def paper_or_none(user: Any, public_id: Any, *, on: date) -> Paper | None:
    return visible_papers(user, on=on).filter(public_id=public_id).first()


def removed_papers(meeting: Meeting, user: Any, *, on: date) -> QuerySet[Paper]:
    return visible_papers(user, on=on).filter(item__meeting=meeting, is_removed=True)


def visible_papers(user: Any, *, on: date) -> QuerySet[Paper]:
    return Paper.objects.visible_to(user, on=on).select_related("item__meeting__icb", "template")


def newest_versions_of_year(
    committee: Committee, first: date, last: date, user: Any, *, on: date
) -> list[PaperVersion]:
    """The newest version of each paper that this person may see, for the meetings from first to last."""
    held = Meeting.objects.filter(committee_links__committee=committee, date__range=(first, last))
    papers = visible_papers(user, on=on).filter(item__meeting__in=held.values("pk"), is_removed=False)
    versions = PaperVersion.objects.filter(paper__in=papers.values("pk"))
    newest = versions.order_by("paper_id", "-number").distinct("paper_id")
    return list(newest.select_related("paper").prefetch_related("recommendations"))


def submitted(user: Any, icb: IntegratedCareBoard, *, on: date) -> QuerySet[Paper]:
    """Submitted papers where this person signs papers off or keeps the agenda, those of the nearest meeting first."""
    return _waiting(user, icb, Permission.SIGN_OFF_PAPER, Permission.CHANGE_AGENDA, on=on).filter(
        state="submitted"
    )


def unfinished(user: Any, icb: IntegratedCareBoard, *, on: date) -> QuerySet[Paper]:
    """Drafts that this person may write, of meetings that lie ahead."""
    ahead = next_meetings(Meeting.objects.all(), on=on).order_by()
    drafts = _waiting(user, icb, Permission.WRITE_PAPER, on=on).filter(state="draft")
    return drafts.filter(item__meeting__in=ahead.values("pk"))


def _waiting(user: Any, icb: IntegratedCareBoard, *permissions: str, on: date) -> QuerySet[Paper]:
    meetings = Meeting.objects.all()
    held = Q(pk__in=[])
    for permission in permissions:
        held |= meetings.held_by_q(user, permission, on=on)
    mine = meetings.of_icb(icb).filter(held, state__in=("planned", "issued"))
    papers = visible_papers(user, on=on).filter(item__meeting__in=mine.values("pk"))
    standing = papers.filter(is_removed=False, item__is_removed=False)
    return standing.order_by(F("item__meeting__date").asc(nulls_last=True), "pk")


def annexes(version: PaperVersion, user: Any, *, on: date) -> QuerySet[Annex]:
    """The annexes of this version that the person may see."""
    return Annex.objects.visible_to(user, on=on).filter(paper_version=version).select_related("body_file")


def annex_or_none(user: Any, paper: Paper, pk: int, *, on: date) -> Annex | None:
    found = Annex.objects.visible_to(user, on=on).select_related("body_file", "paper_version__paper")
    return found.filter(paper_version__paper=paper, pk=pk).first()


def sign_offs(paper: Paper) -> QuerySet[SignOff]:
    """Every signature and return of this paper, newest first."""
    return SignOff.objects.filter(paper_version__paper=paper).select_related(
        "paper_version", "user", "for_whom"
    )


def withholdings(paper: Paper, *, on: date) -> QuerySet[PaperWithholding]:
    return PaperWithholding.objects.filter(paper=paper).in_force(on).select_related("person")


def withholding_or_none(paper: Paper, pk: int, *, on: date) -> PaperWithholding | None:
    return withholdings(paper, on=on).filter(pk=pk).first()


def shares(paper: Paper, *, on: date) -> QuerySet[PaperUserObjectPermission]:
    rows = PaperUserObjectPermission.objects.in_force(on).filter(content_object=paper)
    return rows.select_related("user", "content_object__item__meeting__icb")


def share_or_none(paper: Paper, pk: int, *, on: date) -> PaperUserObjectPermission | None:
    return shares(paper, on=on).filter(pk=pk).first()


def people_of(meeting: Meeting, user: Any, *, on: date) -> QuerySet[Person]:
    """The people of the ICBs whose committees meet, as far as this person sees them, to choose from."""
    icbs = {committee.icb_id for committee in meeting.holding}
    return Person.objects.visible_to(user, on=on).filter(icb__in=icbs)


def newest(paper: Paper) -> PaperVersion:
    """The newest version among the prefetched ones, with its paper at hand."""
    version: PaperVersion = next(iter(paper.versions.all()))
    version.paper = paper
    return version


def standing_papers(meeting: Meeting) -> dict[int, list[Paper]]:
    """Papers by item id with all that a pack needs, in a fixed number of queries. No row filter: for packs only."""
    versions = (
        PaperVersion.objects.select_related("body_file")
        .order_by("-number")
        .prefetch_related(
            "recommendations__depends_on",
            Prefetch("annexes", Annex.objects.select_related("body_file")),
            Prefetch("sign_offs", SignOff.objects.select_related("for_whom").order_by("-at")),
        )
    )
    rows = (
        Paper.objects.filter(item__meeting=meeting, item__is_removed=False, is_removed=False)
        .select_related("template", "item__parent", "item__meeting__icb", "item__meeting__part")
        .prefetch_related(Prefetch("versions", versions), "withholdings")
        .order_by("position", "pk")
    )
    by_item: dict[int, list[Paper]] = {}
    for paper in rows:
        by_item.setdefault(paper.item_id, []).append(paper)
    return by_item

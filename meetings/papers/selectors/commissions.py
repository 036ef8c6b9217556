"""Reads of commissions, their links and what was sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch, QuerySet

from governance.enums import Permission
from governance.foundation.outcome import Outcome, met, not_met
from governance.foundation.permissions import can
from meetings.enums import DeadlineKind, PaperKind
from meetings.papers.models import AgendaItem, Commission, Paper, Submission, UploadLink
from meetings.papers.rules.commissions import check_link
from meetings.papers.selectors.agenda import visible_agenda
from meetings.papers.selectors.board import papers_by_item
from meetings.planning.models import Meeting
from meetings.planning.rules.schedule import check_open
from meetings.planning.selectors.deadlines import deadline_of

WITHOUT_AUTHOR = (PaperKind.VERBAL, PaperKind.TABLED)


@dataclass(frozen=True)
class Asked:
    """One row of a meeting's commissions: a paper or an item that waits for one, and of whom it is asked."""

    item: AgendaItem
    paper: Paper | None
    commission: Commission | None
    link: UploadLink | None = None
    waiting: int = 0


def with_all() -> QuerySet[Commission]:
    """Requests with their people, the link that stands and the files that wait; no row filter."""
    return (
        Commission.objects.select_related(
            "paper__item__meeting__icb", "paper__template", "author__user", "sponsor__user"
        )
        .prefetch_related(
            Prefetch("links", UploadLink.objects.filter(is_revoked=False), to_attr="standing_links"),
            Prefetch("submissions", Submission.objects.filter(state="waiting"), to_attr="waiting_files"),
        )
        .order_by("paper__item__position", "pk")
    )


def commissions_of(meeting: Meeting, user: Any, *, on: date) -> list[Asked]:
    """The papers of the meeting in the order of the agenda with who was asked, and what nobody was asked for yet."""
    standing = {
        one.paper_id: one
        for one in with_all()
        .filter(pk__in=Commission.objects.visible_to(user, on=on).values("pk"))
        .filter(paper__item__meeting=meeting)
        .exclude(state="withdrawn")
    }
    papers = papers_by_item(meeting, user, on=on)
    rows: list[Asked] = []
    for item in visible_agenda(meeting, user, on=on):
        mine = [paper for paper in papers.get(item.pk, []) if paper.kind not in WITHOUT_AUTHOR]
        rows += [_asked(item, paper, standing.get(paper.pk)) for paper in mine]
        if item.needs_paper and not mine:
            rows.append(Asked(item, None, None))
    return rows


def _asked(item: AgendaItem, paper: Paper, commission: Any) -> Asked:
    if commission is None:
        return Asked(item, paper, None)
    link = next(iter(commission.standing_links), None)
    return Asked(item, paper, commission, link, len(commission.waiting_files))


def commission_or_none(user: Any, public_id: Any, *, on: date) -> Commission | None:
    seen = Commission.objects.visible_to(user, on=on).values("pk")
    return with_all().filter(pk__in=seen, public_id=public_id).first()


def asked_of(user: Any) -> QuerySet[Commission]:
    """What this person is asked for, the nearest day first."""
    return (
        with_all()
        .filter(pk__in=Commission.objects.all().asked_of(user).values("pk"))
        .order_by("due_on", "pk")
    )


def own_commission_or_none(user: Any, public_id: Any) -> Commission | None:
    return asked_of(user).filter(public_id=public_id).first()


def standing_link(commission: Commission) -> UploadLink | None:
    return UploadLink.objects.filter(commission=commission, is_revoked=False).first()


def link_or_none(public_id: Any) -> UploadLink | None:
    """For whoever has its address: no row filter, because the address is the right."""
    links = UploadLink.objects.select_related("commission__paper__item__meeting__icb__organisation")
    return links.filter(public_id=public_id).first()


def link_state(link: UploadLink, *, on: date) -> Outcome:
    """Does the link take a file on that day?"""
    paper = link.commission.paper
    wanted = (
        link.commission.state != "withdrawn"
        and not paper.is_removed
        and not paper.item.is_removed
        and check_open(paper.item.meeting.state).ok
    )
    return check_link(is_revoked=link.is_revoked, expires_on=link.expires_on, is_wanted=wanted, today=on)


def submissions_of(commission: Commission) -> QuerySet[Submission]:
    return Submission.objects.filter(commission=commission).select_related("file", "link")


def submission_or_none(commission: Commission, pk: int) -> Submission | None:
    return submissions_of(commission).filter(pk=pk).first()


def waiting_files(user: Any, icb: Any, *, on: date) -> QuerySet[Submission]:
    """Files that wait to be taken in by this person, the oldest first."""
    meetings = Meeting.objects.all()
    mine = meetings.of_icb(icb).filter(meetings.held_by_q(user, Permission.CHANGE_AGENDA, on=on))
    seen = Commission.objects.visible_to(user, on=on).filter(paper__item__meeting__in=mine.values("pk"))
    rows = Submission.objects.filter(state="waiting", commission__in=seen.values("pk"))
    return rows.select_related("commission__paper__item__meeting", "commission__author").order_by("sent_at")


def may_commission(meeting: Meeting, user: Any, *, on: date) -> Outcome:
    """Papers are asked for by whoever keeps the agenda, while the meeting is not over."""
    right = can(user, Permission.CHANGE_AGENDA, meeting, on=on)
    return check_open(meeting.state) if right.ok else right


def may_answer(commission: Commission, user: Any, *, on: date) -> Outcome:
    """The author answers for themselves; whoever keeps the agenda may note what they heard."""
    if commission.author is not None and commission.author.user_id == getattr(user, "pk", None):
        return met("commission.own")
    if can(user, Permission.CHANGE_AGENDA, commission, on=on).ok:
        return met("commission.kept")
    return not_met("commission.of_another", "This paper is asked of somebody else.")


def usual_day(meeting: Meeting, *, on: date, at: datetime) -> date | None:
    """The day by which drafts are due by the rules of the ICB or the committee; None when no rule says one that still
    lies ahead."""
    due = deadline_of(meeting, DeadlineKind.DRAFTS, on=on, at=at)
    return due.day if due is not None and due.day is not None and due.day >= on else None


def may_see_commissions(meeting: Meeting, user: Any, *, on: date) -> Outcome:
    """Of whom papers are asked is told to who sees the meeting in preparation."""
    return can(user, Permission.VIEW_DRAFTS, meeting, on=on)


def papers_to_ask_for(item: AgendaItem, user: Any, *, on: date) -> QuerySet[Paper]:
    """The papers of the item that nobody was asked for."""
    asked = Commission.objects.exclude(state="withdrawn").values("paper_id")
    papers = Paper.objects.visible_to(user, on=on).filter(item=item, is_removed=False)
    return papers.exclude(pk__in=asked).exclude(kind__in=WITHOUT_AUTHOR)


def may_write_it(commission: Commission, user: Any, *, on: date) -> bool:
    """Does the author's role let them open and write the paper in the portal?"""
    paper = commission.paper
    seen = Paper.objects.visible_to(user, on=on).filter(pk=paper.pk).exists()
    return seen and can(user, Permission.WRITE_PAPER, paper, on=on).ok

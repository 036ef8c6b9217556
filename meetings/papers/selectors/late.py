"""What came late at a meeting, whether the chair accepted it, and what is in neither the main pack nor a supplement."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from governance.enums import Permission
from governance.foundation.outcome import Outcome, first_not_met
from governance.foundation.permissions import can
from governance.foundation.zone import LONDON
from governance.models import StandingOrders
from meetings.enums import DeadlineKind, ItemKind, PaperKind
from meetings.lifecycles import LATE_LIFECYCLE
from meetings.papers.models import AgendaItem, LateRequest, Paper, PaperIssue
from meetings.papers.models.late import MAIN
from meetings.papers.rules.late import (
    IN_TIME,
    SUPPLEMENTARY,
    LateTerms,
    LateThing,
    check_acceptable,
    check_may_ask,
    check_notice,
    check_placed,
    lateness,
    stops_publication,
)
from meetings.papers.selectors.agenda import agenda
from meetings.papers.selectors.issues import WentOut, went_out
from meetings.papers.selectors.papers import newest, standing_papers, visible_papers
from meetings.planning.models import Meeting
from meetings.planning.rules.deadline_words import offset_words
from meetings.planning.rules.schedule import check_open
from meetings.planning.selectors.deadlines import MeetingDeadline, day_in_london, deadline_of
from meetings.planning.selectors.terms import terms_in_force


@dataclass(frozen=True)
class Late:
    """A paper, or an urgent item with its papers (`paper` None), that is not out; `request` is the last one."""

    item: AgendaItem
    paper: Paper | None
    papers: tuple[Paper, ...]
    thing: LateThing
    how_late: str
    request: LateRequest | None = None

    @property
    def placed(self) -> Outcome:
        return check_placed(self.thing)

    @property
    def is_private(self) -> bool:
        return self.paper.is_private if self.paper is not None else self.item.is_private

    @property
    def is_ready(self) -> bool:
        """Accepted and signed off: it goes out with the next supplement."""
        return (
            self.how_late == SUPPLEMENTARY and self.thing.request == "accepted" and self.thing.is_signed_off
        )


@dataclass(frozen=True)
class Moments:
    """What lateness is counted from. None: not known, or not yet."""

    issued_at: datetime | None
    due: datetime | None
    begins_at: datetime | None


def late_things(meeting: Meeting, *, at: datetime, out: WentOut | None = None) -> list[Late]:
    """Everything that is late and not out, in the order of the agenda. No row filter: see `seen_by`."""
    out = went_out(meeting) if out is None else out
    if meeting.date is None or meeting.state == "cancelled":
        return []
    moments = moments_of(meeting, out, at=at)
    papers, asked = standing_papers(meeting), _requests(meeting)
    found: list[Late] = []
    for item in agenda(meeting):
        mine = papers.get(item.pk, [])
        if out and item.pk not in out.items and item.kind == ItemKind.EXCLUSION:
            continue  # the resolution to exclude the public comes by itself with the business it is about
        if out and item.pk not in out.items:
            found.append(_of_item(item, mine, asked.get((item.pk, None))))
            continue
        rows = (_of_paper(item, paper, out, moments, asked.get((item.pk, paper.pk)), at) for paper in mine)
        found += [row for row in rows if row is not None]
    return found


def _of_item(item: AgendaItem, papers: list[Paper], request: LateRequest | None) -> Late:
    thing = LateThing(
        title=item.title,
        number=item.number,
        is_item=True,
        is_signed_off=all(paper.state == "signed_off" for paper in papers),
        request=_state(request),
    )
    return Late(item, None, tuple(papers), thing, SUPPLEMENTARY, request)


def _of_paper(
    item: AgendaItem,
    paper: Paper,
    out: WentOut,
    moments: Moments,
    request: LateRequest | None,
    at: datetime,
) -> Late | None:
    """None for a paper that is out as it stands, or that is in time."""
    version = newest(paper)
    if version.pk in out.versions:
        return None
    is_revision = out.version_of(paper) is not None
    signed = (
        next((s.at for s in version.sign_offs.all() if s.is_approved), None) if version.is_frozen else None
    )
    how = lateness(issued_at=moments.issued_at, due=moments.due, signed_at=signed, at=at)
    if how == IN_TIME and request is None:
        return None
    thing = LateThing(
        title=paper.title,
        number=item.number,
        is_revision=is_revision,
        is_signed_off=paper.state == "signed_off",
        is_announced=paper.pk in out.announced,
        request=_state(request),
    )
    return Late(item, paper, (paper,), thing, SUPPLEMENTARY if out else how, request)


def _state(request: LateRequest | None) -> str:
    return "" if request is None or request.state == "withdrawn" or request.issue_id else request.state


def _requests(meeting: Meeting) -> dict[tuple[int, int | None], LateRequest]:
    """The last request about each paper, or (None) about an item, that has not gone out."""
    rows = LateRequest.objects.filter(item__meeting=meeting, issue__isnull=True).order_by("pk")
    return {(row.item_id, row.paper_id): row for row in rows.select_related("item__meeting", "paper")}


def moments_of(meeting: Meeting, out: WentOut, *, at: datetime) -> Moments:
    main = out.issue(MAIN)
    due = papers_due(meeting, at=at)
    return Moments(main.at if main else None, due.moment if due else None, begins_at(meeting))


def papers_due(meeting: Meeting, *, at: datetime) -> MeetingDeadline | None:
    return deadline_of(meeting, DeadlineKind.PAPERS_OUT, on=day_in_london(at), at=at)


def begins_at(meeting: Meeting) -> datetime | None:
    """The moment at which the meeting begins; the start of its day while no time is set."""
    if meeting.date is None:
        return None
    return datetime.combine(meeting.date, meeting.starts_at or time.min, LONDON)


def late_terms(meeting: Meeting, *, on: date) -> LateTerms:
    """What the terms of reference in force on the day of the meeting say; what they leave open, the standing orders."""
    day = meeting.date or on
    rows = (
        terms_in_force(meeting.lead_committee, on=day),
        StandingOrders.objects.filter(icb_id=meeting.icb_id).in_force(day).first(),
    )
    terms = LateTerms()
    for row in (row for row in rows if row is not None):
        if not terms.chair_accepts and row.late_papers:
            terms = replace(
                terms, chair_accepts=row.late_papers, source=terms.source or row.source or str(row)
            )
        if terms.hours_before is None and row.late_papers_hours is not None:
            terms = replace(terms, hours_before=row.late_papers_hours, source=row.source or str(row))
    return terms


def ready_to_issue(meeting: Meeting, *, at: datetime) -> list[Late]:
    return [one for one in late_things(meeting, at=at) if one.is_ready]


def seen_by(things: Iterable[Late], user: Any, *, on: date) -> list[Late]:
    """Those whose paper, or whose item, this person sees."""
    things = list(things)
    papers = {paper.pk for one in things for paper in one.papers}
    items = {one.item.pk for one in things}
    shown = set(visible_papers(user, on=on).filter(pk__in=papers).values_list("pk", flat=True))
    open_items = set(
        AgendaItem.objects.visible_to(user, on=on).filter(pk__in=items).values_list("pk", flat=True)
    )
    return [
        one for one in things if one.item.pk in open_items and (one.paper is None or one.paper.pk in shown)
    ]


def publication_problems(meeting: Meeting, *, at: datetime) -> tuple[Outcome, ...]:
    """What the public page would silently leave out (R140): of public business, and while it can still be settled."""
    if not check_open(meeting.state).ok:
        return ()
    things = (one for one in late_things(meeting, at=at, out=went_out(meeting)) if not one.is_private)
    found = ((one.thing, one.placed) for one in things if one.how_late == SUPPLEMENTARY)
    return tuple(outcome for thing, outcome in found if stops_publication(thing, outcome))


def may_ask(one: Late, user: Any, *, on: date) -> Outcome:
    """An author asks for a paper, who keeps the agenda for an item."""
    right = Permission.CHANGE_AGENDA if one.paper is None else Permission.WRITE_PAPER
    meeting = one.item.meeting
    return first_not_met(
        can(user, right, one.item, on=on),
        check_open(meeting.state),
        check_may_ask(
            how_late=one.how_late, is_out=False, request=one.thing.request, is_removed=one.item.is_removed
        ),
    )


def may_answer(request: LateRequest, user: Any, *, on: date) -> Outcome:
    """The chair answers; who keeps the agenda records what the chair said."""
    own = can(user, Permission.AGREE_AGENDA, request.item, on=on)
    right = own if own.ok else can(user, Permission.CHANGE_AGENDA, request.item, on=on)
    return first_not_met(right, check_open(request.item.meeting.state))


def acceptable(request: LateRequest, *, at: datetime, on: date) -> Outcome:
    """By the terms of reference in force, may the chair accept it at that moment?"""
    meeting = request.item.meeting
    return check_acceptable(
        terms=late_terms(meeting, on=on),
        begins_at=begins_at(meeting),
        at=at,
        is_at_the_meeting=request.paper is None or request.paper.kind == PaperKind.TABLED,
    )


def request_or_none(user: Any, public_id: Any, *, on: date) -> LateRequest | None:
    rows = LateRequest.objects.visible_to(user, on=on).select_related(
        "item__meeting__icb", "paper__item", "issue"
    )
    return rows.filter(public_id=public_id).first()


def thing_of(meeting: Meeting, user: Any, *, item: Any, paper: Any, on: date, at: datetime) -> Late | None:
    """The late paper with this permanent id, or (without one) the urgent item, as this person sees it."""
    for one in seen_by(late_things(meeting, at=at), user, on=on):
        if paper is not None and one.paper is not None and one.paper.public_id == paper:
            return one
        if paper is None and one.paper is None and one.item.public_id == item:
            return one
    return None


def notice_of(issue: PaperIssue, *, at: datetime) -> Outcome:
    """How long before the meeting this went out, held against the rule for papers (R181)."""
    meeting = issue.meeting
    due = papers_due(meeting, at=at)
    return check_notice(
        issued_on=day_in_london(issue.at),
        meeting_day=meeting.date,
        rule_day=due.day if due else None,
        rule_words=offset_words(due.due.applied.offset) if due and due.due.applied.offset else "",
        clause=due.due.applied.source if due else "R181",
    )


def supplements_for(meeting: Meeting, user: Any, *, on: date) -> list[tuple[PaperIssue, list[LateRequest]]]:
    """The supplements of a meeting with what this person reads of each, the latest first; empty ones left out."""
    issues = PaperIssue.objects.filter(meeting=meeting, number__gt=MAIN).order_by("-number")
    rows = LateRequest.objects.filter(issue__in=issues).select_related(
        "item__meeting", "paper__item", "issue"
    )
    found = list(rows.order_by("item__position", "pk"))
    items = set(
        AgendaItem.objects.visible_to(user, on=on)
        .filter(pk__in=[row.item_id for row in found])
        .values_list("pk", flat=True)
    )
    papers = set(
        visible_papers(user, on=on)
        .filter(pk__in=[row.paper_id for row in found if row.paper_id])
        .values_list("pk", flat=True)
    )
    blocks = []
    for issue in issues:
        mine = [
            row
            for row in found
            if row.issue_id == issue.pk
            and (row.paper_id in papers if row.paper_id is not None else row.item_id in items)
        ]
        if mine:
            blocks.append((issue, mine))
    return blocks


def may_withdraw_right(request: LateRequest, user: Any, *, on: date) -> Outcome:
    right = Permission.CHANGE_AGENDA if request.paper_id is None else Permission.WRITE_PAPER
    return can(user, right, request.item, on=on)


def may_withdraw(request: LateRequest, user: Any, *, on: date) -> Outcome:
    return first_not_met(
        may_withdraw_right(request, user, on=on),
        check_open(request.item.meeting.state),
        LATE_LIFECYCLE.check(request.state, "withdraw"),
    )


def next_name(meeting: Meeting) -> str:
    """Supplement 2: how the next one will be called."""
    last = PaperIssue.objects.filter(meeting=meeting).order_by("-number").first()
    return str(PaperIssue(meeting=meeting, number=(last.number if last else MAIN) + 1))

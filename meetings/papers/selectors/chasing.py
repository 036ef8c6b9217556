"""Papers that are waited for, of one meeting or of many: with whom, since when, how late, and who was reminded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from governance.enums import Permission
from governance.foundation.models import GovernanceEvent
from governance.foundation.outcome import Outcome, first_not_met
from governance.foundation.screens.access import holds_in
from governance.models import IntegratedCareBoard, User
from meetings.enums import DeadlineKind
from meetings.papers.models import AgendaItem, Commission, Paper, PaperWithholding
from meetings.papers.rules.chasing import (
    BEFORE_DRAFT,
    Standing,
    check_escalation,
    check_reminder,
    days_late,
    stage_of,
)
from meetings.papers.selectors.chasing_signers import Signers
from meetings.papers.selectors.commissions import WITHOUT_AUTHOR, may_commission, with_all
from meetings.papers.selectors.signing import Line
from meetings.papers.selectors.withheld import may_read
from meetings.planning.models import Meeting
from meetings.planning.selectors.deadlines import day_in_london, deadlines_of_many, prepared_by
from meetings.planning.selectors.meetings import next_meetings
from membership.models import Person

REMINDER, ESCALATION = "commission.reminded", "commission.escalated"


@dataclass(frozen=True)
class Told:
    """A mail about one paper: the day, to whom by name, and its place in the order of all mails."""

    on: date
    to: str
    mark: int


@dataclass(frozen=True)
class Awaited:
    """One line of the board: a paper, or an item that waits for one.

    `since` is the first day of the present stage. `due` is the day of the commission until the draft is in, then that
    of the deadline for sign-off; None where no rule sets one. `steps` are those of a route that wait: the earliest of
    their days is then `due`, and `also` are further people who sign as well. `reminder` and `escalation` say why a
    mail cannot go.
    """

    item: AgendaItem
    paper: Paper | None
    commission: Commission | None
    stage: str
    since: date | None
    due: date | None
    late: int
    waiting_with: Standing
    sponsor: Standing
    steps: tuple[Line, ...] = ()
    also: tuple[Standing, ...] = ()
    told: Mapping[str, Told] = field(default_factory=dict)
    reminder: Outcome = field(kw_only=True)
    escalation: Outcome = field(kw_only=True)

    @property
    def meeting(self) -> Meeting:
        return self.item.meeting

    @property
    def title(self) -> str:
        return self.paper.title if self.paper else self.item.title

    def standing(self, event: str) -> Standing:
        return self.sponsor if event == ESCALATION else self.waiting_with

    def standings(self, event: str) -> tuple[Standing, ...]:
        """Everybody to whom such a mail goes."""
        return (self.standing(event), *(self.also if event == REMINDER else ()))

    def outcome(self, event: str) -> Outcome:
        return self.escalation if event == ESCALATION else self.reminder


def meetings_to_chase(user: Any, icb: IntegratedCareBoard, *, on: date) -> list[Meeting]:
    """The meetings that lie ahead and that this person sees in preparation, the nearest first."""
    return list(next_meetings(prepared_by(user, icb, on=on), on=on))


def may_chase_in(user: Any, icb: IntegratedCareBoard | None, *, on: date) -> Outcome:
    """Does this person keep an agenda somewhere in the ICB?"""
    return holds_in(user, Permission.CHANGE_AGENDA, icb, on=on)


def awaited(meetings: Sequence[Meeting], user: Any, *, on: date, at: datetime) -> list[Awaited]:
    """Every paper of these meetings that the person may see, in the order of meetings and agendas.

    The caller has asked whether they see the meetings in preparation. The count of queries does not grow with the
    meetings or papers, but with the sponsors.
    """
    items = _items(meetings, user, on=on)
    papers = _papers(items, user, on=on)
    asked = {
        one.paper_id: one
        for one in with_all()
        .filter(pk__in=Commission.objects.visible_to(user, on=on).values("pk"))
        .filter(paper__in=[paper.pk for mine in papers.values() for paper in mine])
        .exclude(state="withdrawn")
    }
    facts = _Facts(meetings, asked, papers, on=on, at=at)
    elsewhere = set(
        Paper.objects.filter(item__in=items, prepared_by__isnull=False, is_removed=False).values_list(
            "item_id", flat=True
        )
    )
    rows = []
    for item in items:
        mine = papers.get(item.pk, [])
        rows += [facts.row(item, p, asked.get(p.pk)) for p in mine if p.kind not in WITHOUT_AUTHOR]
        if item.needs_paper and not mine and item.pk not in elsewhere:
            rows.append(facts.row(item, None, None))
    return rows


def _items(meetings: Sequence[Meeting], user: Any, *, on: date) -> list[AgendaItem]:
    place = {meeting.pk: n for n, meeting in enumerate(meetings)}
    seen = AgendaItem.objects.visible_to(user, on=on).filter(meeting__in=place, is_removed=False)
    rows = list(seen.select_related("parent"))
    for item in rows:
        item.meeting = meetings[place[item.meeting_id]]

    def key(item: AgendaItem) -> tuple[Any, ...]:
        top = item.parent or item
        return (
            place[item.meeting_id],
            top.position,
            top.pk,
            item.parent_id is not None,
            item.position,
            item.pk,
        )

    return sorted(rows, key=key)


def _papers(items: Iterable[AgendaItem], user: Any, *, on: date) -> dict[int, list[Paper]]:
    by_key = {item.pk: item for item in items}
    found: dict[int, list[Paper]] = {}
    rows = Paper.objects.visible_to(user, on=on).filter(item__in=by_key, is_removed=False)
    for paper in rows.order_by("position", "pk"):
        paper.item = by_key[paper.item_id]
        found.setdefault(paper.item_id, []).append(paper)
    return found


class _Facts:
    """What the lines rest on, read once for all of them."""

    def __init__(
        self,
        meetings: Sequence[Meeting],
        asked: Mapping[int, Commission],
        papers: Mapping[int, Sequence[Paper]],
        *,
        on: date,
        at: datetime,
    ) -> None:
        self.today = on
        self.days = {(one.meeting.pk, one.kind): one.day for one in deadlines_of_many(meetings, on=on, at=at)}
        every = [paper.pk for mine in papers.values() for paper in mine]
        self.commission_since = _since(Commission, [one.pk for one in asked.values()])
        self.paper_since = _since(Paper, every)
        self.told = _told(asked.values())
        self.withheld = _withheld(every, on=on)
        self.readable = _readable(asked.values(), on=on)
        self.signers = Signers([paper for mine in papers.values() for paper in mine], on=on)

    def row(self, item: AgendaItem, paper: Paper | None, commission: Any) -> Awaited:
        files = len(commission.waiting_files) if commission else 0
        stage = stage_of(
            commission=commission.state if commission else None,
            paper=paper.state if paper else None,
            files_wait=bool(files),
        )
        steps = self.signers.steps(paper) if stage == "submitted" else ()
        due = self._due(item, commission, stage, steps)
        told = self.told.get(commission.pk, {}) if commission else {}
        author, sponsor = self._author(commission, stage, due), self._sponsor(commission, stage, due)
        with_now = sponsor if stage == "submitted" else author
        also: list[Standing] = []
        if steps and paper is not None:
            with_now, *also = self.signers.standings(paper, due, is_asked=commission is not None)
        with_now = _with_told(with_now, told.get(REMINDER, ()))
        sponsor = _with_told(sponsor, told.get(ESCALATION, ()))
        return Awaited(
            item,
            paper,
            commission,
            stage,
            self._since(paper, commission, stage, steps),
            due,
            days_late(stage, due, today=self.today),
            with_now,
            sponsor,
            steps,
            tuple(_with_told(one, told.get(REMINDER, ())) for one in also),
            {event: mails[-1] for event, mails in told.items()},
            reminder=check_reminder(with_now),
            escalation=check_escalation(sponsor, today=self.today),
        )

    def _due(
        self, item: AgendaItem, commission: Commission | None, stage: str, steps: Sequence[Line]
    ) -> date | None:
        if stage == "signed":
            return None
        if days := [line.due for line in steps if line.due]:
            return min(days)
        if stage not in BEFORE_DRAFT:
            return self.days.get((item.meeting_id, DeadlineKind.SIGN_OFF))
        return commission.due_on if commission else self.days.get((item.meeting_id, DeadlineKind.DRAFTS))

    def _since(self, paper: Paper | None, commission: Any, stage: str, steps: Sequence[Line]) -> date | None:
        if days := [line.since for line in steps if line.since]:
            return min(days)
        if stage == "sent":
            return day_in_london(min(one.sent_at for one in commission.waiting_files))
        if stage in ("submitted", "signed"):
            return self.paper_since.get(paper.pk) if paper else None
        return self.commission_since.get(commission.pk) if commission else None

    def _author(self, commission: Any, stage: str, due: date | None) -> Standing:
        if commission is None:
            return Standing(stage, due)
        author = commission.author
        is_barred = author is not None and (commission.paper_id, author.pk) in self.withheld
        closed = author is not None and author.user is not None and not author.user.is_active
        address = "" if closed else commission.address
        return Standing(stage, due, commission.author_words, address, not is_barred)

    def _sponsor(self, commission: Any, stage: str, due: date | None) -> Standing:
        if commission is None or commission.sponsor is None:
            return Standing(stage, due)
        sponsor: Person = commission.sponsor
        user = sponsor.user
        may_know = user is not None and commission.paper_id in self.readable.get(user.pk, ())
        address = (sponsor.email or user.email) if user is not None else ""
        return Standing(stage, due, str(sponsor), address, may_know)


def _with_told(one: Standing, told: Iterable[Told]) -> Standing:
    """A mail to somebody else before says nothing of this person."""
    days = [mail.on for mail in told if mail.to == one.whom]
    return replace(one, told_on=max(days)) if days else one


def _since(model: Any, keys: Sequence[int]) -> dict[int, date]:
    """Row → the day on which its present state began, from its history."""
    rows = (
        model.history.filter(id__in=keys)
        .order_by("history_date", "history_id")
        .values_list("id", "state", "history_date")
    )
    began: dict[int, date] = {}
    before: dict[int, str] = {}
    for pk, state, moment in rows:
        if before.get(pk) != state:
            began[pk], before[pk] = day_in_london(moment), state
    return began


def _told(commissions: Iterable[Commission]) -> dict[int, dict[str, list[Told]]]:
    """Commission → code of the mail → every one in order, from the ledger."""
    keys = [str(one.pk) for one in commissions]
    events = GovernanceEvent.objects.filter(
        subject_type="meetings.commission", subject_id__in=keys, code__in=(REMINDER, ESCALATION)
    ).order_by("at", "pk")
    found: dict[int, dict[str, list[Told]]] = {}
    for event in events:
        told = Told(day_in_london(event.at), str(event.after.get("to", "")), event.pk)
        found.setdefault(int(event.subject_id), {}).setdefault(event.code, []).append(told)
    return found


def _withheld(papers: Sequence[int], *, on: date) -> set[tuple[int, int]]:
    """(paper, person) of every paper that is withheld from somebody on that day."""
    rows = PaperWithholding.objects.in_force(on).filter(paper__in=papers)
    return set(rows.values_list("paper_id", "person_id"))


def _readable(commissions: Iterable[Commission], *, on: date) -> dict[int, set[int]]:
    """User of a sponsor → the papers that they may read as they stand: a draft asks for the right to drafts."""
    wanted: dict[User, list[int]] = {}
    for one in commissions:
        if one.sponsor is not None and one.sponsor.user is not None and one.sponsor.user.is_active:
            wanted.setdefault(one.sponsor.user, []).append(one.paper_id)
    return {user.pk: may_read(user, papers, on=on) for user, papers in wanted.items()}


def may_chase(meeting: Meeting, user: Any, *, on: date) -> Outcome:
    """Mail about a meeting's papers is sent by whoever keeps its agenda, while it is not over."""
    return may_commission(meeting, user, on=on)


def chased_by(rows: Iterable[Awaited], user: Any, event: str, *, on: date) -> list[tuple[Awaited, Outcome]]:
    """Each line with whether this person may send this mail about it; what is signed is left out."""
    rights: dict[int, Outcome] = {}
    found = []
    for row in rows:
        if row.stage == "signed" or row.paper is None:
            continue
        if row.meeting.pk not in rights:
            rights[row.meeting.pk] = may_chase(row.meeting, user, on=on)
        found.append((row, first_not_met(rights[row.meeting.pk], row.outcome(event))))
    return found


def narrowed(rows: Iterable[Awaited], *, words: str = "", stage: str = "", only: str = "") -> list[Awaited]:
    """Lines by words of title, author or sponsor, by stage, and `only` "late" or "open"."""
    wanted = words.strip().casefold()
    return [
        row
        for row in rows
        if (not wanted or wanted in " ".join((row.title, author_of(row), sponsor_of(row))).casefold())
        and (not stage or row.stage == stage)
        and (only != "late" or row.late)
        and (only != "open" or row.stage != "signed")
    ]


def mark_of(rows: Iterable[Awaited]) -> int:
    """The newest mail about any of these papers, 0 for none: it changes whenever somebody writes about one."""
    return max((told.mark for row in rows for told in row.told.values()), default=0)


def author_of(row: Awaited) -> str:
    return row.commission.author_words if row.commission else ""


def sponsor_of(row: Awaited) -> str:
    return str(row.commission.sponsor or "") if row.commission else ""

"""The deadlines of meetings: computed anew each time, with what was done by them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from governance.enums import Permission
from governance.foundation.zone import LONDON
from governance.models import Committee, IntegratedCareBoard
from meetings.planning import evidence
from meetings.planning.models import Meeting
from meetings.planning.rules.deadline_states import OPEN, state_of
from meetings.planning.selectors.deadline_rules import Due, RuleBooks, occasion_of
from meetings.planning.selectors.meetings import meetings_for

# What is late after a meeting is told for this long.
OVERDUE = timedelta(days=92)
AT_ITS_PLACE = ("planned", "issued", "held")


@dataclass(frozen=True)
class MeetingDeadline:
    """One deadline of one meeting. `state` is a code of `STATES`; `done_at` when its act was first recorded."""

    meeting: Meeting
    due: Due
    state: str
    done_at: datetime | None

    @property
    def kind(self) -> str:
        return self.due.applied.kind

    @property
    def title(self) -> str:
        return self.due.title

    @property
    def day(self) -> date | None:
        return self.due.day

    @property
    def moment(self) -> datetime | None:
        """The last minute in time, aware, UTC."""
        return self.due.deadline.moment if self.due.deadline else None

    @property
    def is_open(self) -> bool:
        """Whether somebody has still to do it, as far as the portal knows."""
        return self.state in OPEN


def deadlines_of(meeting: Meeting, *, on: date, at: datetime) -> list[MeetingDeadline]:
    """The deadlines of a meeting by day. `on`: the rules' day while the date is to be confirmed; `at`: the moment
    (aware) for which states are told. A cancelled meeting has none."""
    return deadlines_of_many([meeting], on=on, at=at)


def deadline_of(meeting: Meeting, kind: str, *, on: date, at: datetime) -> MeetingDeadline | None:
    """The deadline of one kind (`DeadlineKind`); None when no rule sets it."""
    return next((one for one in deadlines_of(meeting, on=on, at=at) if one.kind == kind), None)


def deadlines_of_many(meetings: Sequence[Meeting], *, on: date, at: datetime) -> list[MeetingDeadline]:
    """As `deadlines_of`, for many at once and in the order of their days; the count of queries does not grow."""
    standing = [meeting for meeting in meetings if meeting.state in AT_ITS_PLACE]
    if not standing:
        return []
    return _judge(standing, RuleBooks(), on=on, at=at)


def _judge(standing: Sequence[Meeting], books: RuleBooks, *, on: date, at: datetime) -> list[MeetingDeadline]:
    done, recorded = evidence.acts(standing), evidence.recorded_kinds()
    found = [
        _judged(meeting, due, done.get((meeting.pk, due.applied.kind), []), at, recorded)
        for meeting in standing
        for due in books.dues(occasion_of(meeting), on=on)
    ]
    return sorted(found, key=lambda one: (one.day or date.max, one.meeting.pk))


def _judged(
    meeting: Meeting, due: Due, acts: Sequence[datetime] | None, at: datetime, recorded: Iterable[str]
) -> MeetingDeadline:
    done_at = next((moment for moment in acts or () if moment <= at), None)
    offset, today = due.applied.offset, day_in_london(at)
    is_over = bool(offset and not offset.is_after and meeting.date and meeting.date < today)
    state = state_of(
        due.deadline,
        done_at=done_at,
        at=at,
        is_recorded=due.applied.kind in recorded and acts is not None,
        is_over=is_over,
    )
    return MeetingDeadline(meeting, due, state, done_at)


def prepared_by(user: Any, icb: IntegratedCareBoard, *, on: date) -> QuerySet[Meeting]:
    """The meetings of this ICB and of its committees that this person sees in preparation; deadlines are told to
    nobody else."""
    drafts = Meeting.objects.held_by_q(user, Permission.VIEW_DRAFTS, on=on)
    return meetings_for(user, on=on).of_icb(icb).filter(drafts)


def deadlines_between(
    user: Any,
    icb: IntegratedCareBoard,
    *,
    first: date,
    last: date,
    on: date,
    at: datetime,
    committee: Committee | None = None,
    place: Any = None,
    kind: str = "",
) -> list[MeetingDeadline]:
    """What is due from `first` to `last`, both included, and what is late, over all that this person prepares."""
    books = RuleBooks()
    reach = books.of(icb.pk).reach()
    near = Q(date__range=(first - reach - OVERDUE, last + reach))
    meetings = prepared_by(user, icb, on=on).filter(near, state__in=AT_ITS_PLACE)
    if committee is not None:
        meetings = meetings.filter(committee_links__committee=committee)
    if place is not None:
        meetings = meetings.filter(committee_links__committee__place=place)
    found = _judge(list(meetings.distinct()), books, on=on, at=at)
    return [
        one
        for one in found
        if one.day is not None
        and (not kind or one.kind == kind)
        and (first <= one.day <= last or (one.state == "late" and one.day < first))
    ]


def day_in_london(moment: datetime) -> date:
    return moment.astimezone(LONDON).date()

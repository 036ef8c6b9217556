"""What the public form of one meeting rests on. It is asked only about meetings of which something is published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from governance.foundation.outcome import Outcome, first_not_met
from meetings.enums import QuestionCourse, QuestionKind
from meetings.papers.models import AgendaItem
from meetings.planning.models import Meeting
from meetings.planning.selectors.deadlines import MeetingDeadline
from meetings.questions.models import PublicQuestion
from meetings.questions.rules.offering import check_in_time, check_offered, check_room
from meetings.questions.rules.settings import Settings
from meetings.questions.selectors.settings import (
    asked_of,
    closing_of,
    occasion_of,
    public_items,
    settings_of,
)


@dataclass(frozen=True)
class Desk:
    """`outcome` says whether the form is open; `course` is the way that what is sent now would take."""

    meeting: Meeting
    settings: Settings
    outcome: Outcome
    in_time: Outcome
    closing: MeetingDeadline | None
    asked: int
    other_kind: str  # the other form, where that one is open as well

    @property
    def course(self) -> str:
        return str(self.in_time.details.get("course", QuestionCourse.MEETING))


def desk_of(meeting_pk: int, kind: str, *, on: date, at: datetime) -> Desk | None:
    """None when there is no such meeting."""
    rows = Meeting.objects.select_related("icb__organisation", "lead_committee", "part")
    meeting = rows.filter(pk=meeting_pk).first()
    if meeting is None:
        return None
    settings, occasion = settings_of(meeting, on=on), occasion_of(meeting, on=on, at=at)
    in_time = check_in_time(settings, occasion.closes_at, at)
    offered = check_offered(kind, settings, occasion)
    asked = asked_of(meeting)
    room = check_room(asked, settings)
    # A meeting that is full takes no more; what goes another way needs no room.
    full = kind == QuestionKind.QUESTION and in_time.details.get("course") == QuestionCourse.MEETING
    other = QuestionKind.QUESTION if kind == QuestionKind.PETITION else QuestionKind.PETITION
    is_other_open = first_not_met(check_offered(other, settings, occasion), in_time).ok
    return Desk(
        meeting=meeting,
        settings=settings,
        outcome=first_not_met(offered, in_time, room) if full else first_not_met(offered, in_time),
        in_time=in_time,
        closing=closing_of(meeting, on=on, at=at),
        asked=asked,
        other_kind=str(other) if is_other_open else "",
    )


def item_of(meeting: Meeting, public_id: str) -> AgendaItem | None:
    """The item in public that the form named; it may have been taken off the agenda since that was published."""
    return next((item for item in public_items(meeting) if str(item.public_id) == public_id), None)


def own_or_none(public_id: UUID) -> PublicQuestion | None:
    """For whoever has the mailed address: that is the right."""
    rows = PublicQuestion.objects.select_related(
        "meeting__icb__organisation", "ground", "merged_into", "sent", "answer"
    )
    return rows.filter(public_id=public_id).first()

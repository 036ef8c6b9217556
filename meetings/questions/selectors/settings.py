"""What holds for questions to one meeting: the settings of its day, its closing time, and how much was asked."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from governance.foundation.outcome import Outcome
from governance.foundation.zone import LONDON
from governance.selectors.procedure import rules_of_procedure
from meetings.enums import DeadlineKind, ItemKind, MeetingKind, QuestionCourse, QuestionKind
from meetings.papers.models import AgendaItem
from meetings.planning.models import Meeting
from meetings.planning.selectors.deadlines import MeetingDeadline, deadline_of
from meetings.questions.models import PublicQuestion
from meetings.questions.rules.offering import check_offered
from meetings.questions.rules.settings import Occasion, Settings, settings_from

COUNTED = ("confirmed", "accepted")


def settings_of(meeting: Meeting, *, on: date) -> Settings:
    """Those in force on the meeting's day; `on` counts while the meeting has none."""
    return settings_from(rules_of_procedure(meeting.lead_committee, on=meeting.date or on))


def closing_of(meeting: Meeting, *, on: date, at: datetime) -> MeetingDeadline | None:
    """The deadline for questions, None when no rule sets one."""
    return deadline_of(meeting, DeadlineKind.QUESTIONS, on=on, at=at)


def occasion_of(meeting: Meeting, *, on: date, at: datetime) -> Occasion:
    closing = closing_of(meeting, on=on, at=at)
    today = at.astimezone(LONDON).date()
    return Occasion(
        state=meeting.state,
        is_public=is_held_in_public(meeting),
        is_over=meeting.date is not None and meeting.date < today,
        has_forum=forum_item(meeting) is not None,
        closes_at=closing.moment if closing else None,
        why_unknown=_why_unknown(closing) if closing and closing.moment is None else "",
    )


def _why_unknown(closing: MeetingDeadline) -> str:
    """The date of the meeting is to be confirmed, or holidays of that year are not known yet."""
    found = closing.due.deadline
    return found.outcome.reason if found is not None else ""


def is_held_in_public(meeting: Meeting) -> bool:
    """A public meeting, and not a part that is private by its constitution (R158)."""
    return meeting.kind == MeetingKind.PUBLIC and not (meeting.part and meeting.part.openness == "private")


def offered(kind: str, meeting: Meeting, *, on: date, at: datetime) -> Outcome:
    """Is the form for this kind open to this meeting, apart from the hour?"""
    return check_offered(kind, settings_of(meeting, on=on), occasion_of(meeting, on=on, at=at))


def public_item_rows(meeting: Meeting) -> QuerySet[AgendaItem]:
    """Items taken in public; a sub-item is as private as the item above it."""
    rows = AgendaItem.objects.filter(meeting=meeting, meeting__kind=MeetingKind.PUBLIC, is_removed=False)
    return rows.filter(openness="public").exclude(parent__openness="private")


def public_items(meeting: Meeting) -> list[AgendaItem]:
    """The same, in order."""
    return list(public_item_rows(meeting).select_related("meeting"))


def forum_item(meeting: Meeting) -> AgendaItem | None:
    """The public forum of the agenda, the first where there are several (R176)."""
    return next((item for item in public_items(meeting) if item.kind == ItemKind.PUBLIC_FORUM), None)


def for_the_meeting(meeting: Meeting) -> Any:
    """The questions that count against the limits of a meeting."""
    return PublicQuestion.objects.filter(
        meeting=meeting, kind=QuestionKind.QUESTION, course=QuestionCourse.MEETING
    )


def asked_of(meeting: Meeting) -> int:
    """How many were confirmed and neither refused nor withdrawn."""
    return int(for_the_meeting(meeting).filter(state__in=COUNTED).count())


def asked_by(meeting: Meeting, email: str) -> int:
    """How many of them came from one address; one that was taken with another counts as well."""
    mine = for_the_meeting(meeting).filter(state__in=(*COUNTED, "merged"))
    return int(mine.filter(sent__email__iexact=email.strip()).count())


def accepted_count(meeting: Meeting) -> int:
    return int(for_the_meeting(meeting).filter(state="accepted").count())

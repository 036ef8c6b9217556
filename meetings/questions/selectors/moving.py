"""Which questions of a meeting were not taken, and for which meetings they can be kept."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import F, Q

from governance.foundation.outcome import Outcome
from meetings.planning.models import Meeting
from meetings.questions.models import PublicQuestion, QuestionMove
from meetings.questions.rules.moving import Target, check_may_move, check_target
from meetings.questions.selectors.questions import questions_of
from meetings.questions.selectors.settings import is_held_in_public


def may_move(question: PublicQuestion) -> Outcome:
    answer = getattr(question, "answer", None)
    answered = answer is not None and answer.state == "signed_off"
    return check_may_move(state=question.state, course=question.course, is_answered=answered)


def not_taken(meeting: Meeting, user: Any, *, on: date) -> list[PublicQuestion]:
    """Those that this person sees and that can be kept for another meeting."""
    return [row for row in questions_of(meeting, user, on=on) if may_move(row).ok]


def target_of(question: PublicQuestion, meeting: Meeting, *, on: date) -> Outcome:
    bodies = {row.pk for row in question.meeting.holding}
    return check_target(
        Target(
            is_same=question.meeting_id == meeting.pk,
            same_body=not bodies.isdisjoint(row.pk for row in meeting.holding),
            is_public=is_held_in_public(meeting),
            state=meeting.state,
            is_later=meeting.date is None or meeting.date >= on,
        )
    )


def meetings_ahead(meeting: Meeting, user: Any, *, on: date) -> list[Meeting]:
    """The meetings in public of its committees that lie ahead, the next first; those without a date last."""
    rows = (
        Meeting.objects.visible_to(user, on=on)
        .exclude(pk=meeting.pk)
        .exclude(state__in=("held", "cancelled"))
    )
    ahead = rows.filter(Q(date__gte=on) | Q(date__isnull=True)).filter(
        Q(lead_committee__in=meeting.holding) | Q(committee_links__committee__in=meeting.holding)
    )
    found = ahead.select_related("icb", "lead_committee", "part").order_by(
        F("date").asc(nulls_last=True), "pk"
    )
    return [row for row in found.distinct() if is_held_in_public(row)]


def moves_from(meeting: Meeting) -> list[QuestionMove]:
    """Accepted ones that left this meeting and still stand somewhere; what was taken back since is not told again."""
    rows = QuestionMove.objects.filter(from_meeting=meeting, was_accepted=True, question__state="accepted")
    return list(rows.select_related("question", "to_meeting", "item"))


def last_move(question: PublicQuestion) -> QuestionMove | None:
    """By which it came to the meeting where it stands."""
    return question.moves.select_related("from_meeting", "to_meeting").last()

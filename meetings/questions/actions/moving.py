"""Questions that were not taken are kept for another meeting of the committee."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from governance.enums import Permission
from governance.foundation import actions, clock
from governance.foundation.audit import save_recorded
from governance.foundation.outcome import Outcome, first_not_met, met, not_met
from governance.foundation.permissions import can
from meetings.enums import QuestionCourse
from meetings.planning.models import Meeting
from meetings.planning.selectors.deadline_rules import HOLIDAYS
from meetings.questions.actions import letters
from meetings.questions.actions.answering import answer_of
from meetings.questions.actions.sending import locked, next_number
from meetings.questions.models import PublicQuestion, QuestionMove
from meetings.questions.rules.answers import answer_due
from meetings.questions.selectors.moving import may_move, target_of
from meetings.questions.selectors.settings import settings_of


@transaction.atomic
def keep_questions(
    questions: Sequence[PublicQuestion], *, to_meeting: Meeting, because: str, by: Any
) -> list[PublicQuestion]:
    """Keep these for another meeting, with those that are taken with them. Whoever sent one is told by mail.

    They keep their reference and their state; what was accepted is in the public forum there until an item is chosen.
    Raises NotPermitted, or RuleNotMet with the reason of the first that cannot be kept; nothing is done then.
    """
    actions.obey(*([] if questions else [not_met("question.move.none", "Choose at least one.")]))
    return [_keep(locked(one), to_meeting, because.strip(), by) for one in questions]


def _keep(current: PublicQuestion, to: Meeting, because: str, by: Any) -> PublicQuestion:
    today = clock.today()
    left, item = current.meeting, current.item
    rules = (
        _named(current, may_move(current)),
        target_of(current, to, on=today),
        met("question.move.reason")
        if because
        else not_met("question.move.no_reason", "Say why: whoever asked is told.", field="because"),
        can(by, Permission.CHANGE_AGENDA, to, on=today),
    )
    moved = _move(current, to, by=by, rules=[first_not_met(*rules)])
    move = QuestionMove(
        question=moved,
        from_meeting=left,
        to_meeting=to,
        item=item,
        was_accepted=moved.state == "accepted",
        because=because,
        moved_at=clock.now(),
    )
    save_recorded(move, by=by)
    _move_answer(moved, left, by=by)
    letters.tell_moved(moved, move)
    for other in PublicQuestion.objects.filter(merged_into=moved, state="merged"):
        _move(locked(other), to, by=by, rules=[])
        letters.tell_moved(locked(other), move)
    return moved


def _move(current: PublicQuestion, to: Meeting, *, by: Any, rules: list[Outcome]) -> PublicQuestion:
    first, number = current.first_meeting or current.meeting, current.first_number or current.number
    moved: PublicQuestion = actions.update(
        current,
        {
            "meeting": to,
            "number": next_number(to),
            "first_meeting": first,
            "first_number": number,
            "item": None,
            "position": 0,
            "course": QuestionCourse.MEETING,
        },
        by=by,
        permission=Permission.CHANGE_AGENDA,
        event="question.moved_on",
        summary=f"{current} is kept for {to}",
        rules=rules,
    )
    return moved


def _move_answer(question: PublicQuestion, left: Meeting, *, by: Any) -> None:
    """An answer that was due so many days after the first meeting is due as many after this one."""
    answer = answer_of(question)
    today = clock.today()
    if not answer.pk or answer.due_on != answer_due(left.date, settings_of(left, on=today), HOLIDAYS):
        return
    answer.due_on = answer_due(question.meeting.date, settings_of(question.meeting, on=today), HOLIDAYS)
    save_recorded(answer, by=by, reason="Kept for another meeting")


def _named(question: PublicQuestion, outcome: Outcome) -> Outcome:
    if outcome.ok:
        return outcome
    return not_met(outcome.code, f"{question.reference}: {outcome.reason}", outcome.clause)

"""Answers: asked of somebody by a day, drafted, signed off by the chair or a lead, mailed to who asked."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from governance.enums import Permission
from governance.foundation import actions, clock, ledger
from governance.foundation.audit import save_recorded
from governance.foundation.outcome import Outcome
from governance.foundation.permissions import require
from meetings.lifecycles import ANSWER_LIFECYCLE
from meetings.planning.selectors.deadline_rules import HOLIDAYS
from meetings.questions.actions import letters
from meetings.questions.actions.reminders import tell_owner
from meetings.questions.actions.sending import locked
from meetings.questions.models import Answer, PublicQuestion
from meetings.questions.rules import answers as rules
from meetings.questions.selectors.questions import may_draft, may_sign
from meetings.questions.selectors.settings import settings_of
from membership.models import Person


@transaction.atomic
def ask_for_answer(question: PublicQuestion, *, owner: Person | None, due_on: date | None, by: Any) -> Answer:
    """Say who drafts the answer and by when. They are told by mail when an address of theirs is known."""
    question = locked(question)
    require(by, Permission.CHANGE_AGENDA, question)
    actions.obey(rules.check_answerable(question.state))
    answer = answer_of(question)
    before = answer.owner_id
    answer.owner, answer.due_on = owner, due_on
    _save(answer, by=by, event="answer.asked", summary=f"Asked for the answer to {question.reference}")
    if owner is not None and owner.pk != before:
        tell_owner(answer)
    return answer


def start_answer(question: PublicQuestion, *, by: Any) -> None:
    """Once it is accepted, its answer is due by the day that the settings give; part of the act of accepting."""
    settings = settings_of(question.meeting, on=clock.today())
    due_on = rules.answer_due(question.meeting.date, settings, HOLIDAYS)
    if due_on is not None and not Answer.objects.filter(question=question).exists():
        answer = Answer(question=question, due_on=due_on)
        _save(answer, by=by, event="answer.due", summary=f"The answer to {question.reference} is due")


@transaction.atomic
def write_answer(
    question: PublicQuestion, *, text: str, by: Any, expected_version: int | None = None
) -> Answer:
    """Draft it. Raises NotPermitted for who neither keeps the agenda nor owns the answer; StaleEdit."""
    question = locked(question)
    actions.allow(may_draft(question, by, on=clock.today()))
    actions.obey(rules.check_answerable(question.state))
    answer = answer_of(question)
    actions.obey(rules.check_frozen(answer.state))
    answer.text = text.strip()
    _save(
        answer,
        by=by,
        event="answer.drafted",
        summary=f"Drafted the answer to {question.reference}",
        expected_version=expected_version if answer.pk else None,
    )
    return answer


@transaction.atomic
def sign_answer(question: PublicQuestion, *, name: str, by: Any, tell: bool) -> tuple[Answer, int]:
    """Sign it off as it stands; `tell` mails it now. Returns the answer and how many were written to."""
    question = locked(question)
    actions.allow(may_sign(question, by, on=clock.today()))
    answer = answer_of(question)
    actions.obey(
        rules.check_answerable(question.state),
        rules.check_text(answer.text),
        ANSWER_LIFECYCLE.check(answer.state, "sign_off"),
    )
    answer.state, answer.signed_name, answer.signed_at = "signed_off", name.strip(), clock.now()
    _save(answer, by=by, event="answer.signed_off", summary=f"Signed off the answer to {question.reference}")
    question.answer = answer
    return answer, letters.tell_answer(question) if tell else 0


@transaction.atomic
def revise_answer(question: PublicQuestion, *, by: Any) -> Answer:
    """Open a signed answer again; what was published of it stays until it is published anew."""
    question = locked(question)
    actions.allow(_any(may_draft(question, by, on=clock.today()), may_sign(question, by, on=clock.today())))
    answer = answer_of(question)
    actions.obey(ANSWER_LIFECYCLE.check(answer.state, "revise"))
    answer.state, answer.signed_name, answer.signed_at = "draft", "", None
    _save(answer, by=by, event="answer.revised", summary=f"Opened the answer to {question.reference} again")
    return answer


def answer_of(question: PublicQuestion) -> Answer:
    """The answer, held until the transaction ends; a new one that is not saved when there is none."""
    found = Answer.objects.select_for_update(of=("self",)).filter(question=question).first()
    return found or Answer(question=question)


def _any(*outcomes: Outcome) -> Outcome:
    return next((outcome for outcome in outcomes if outcome.ok), outcomes[-1])


def _save(answer: Answer, *, by: Any, event: str, summary: str, expected_version: int | None = None) -> None:
    save_recorded(answer, by=by, expected_version=expected_version)
    ledger.record(
        event,
        by=by,
        icb=answer.question.meeting.icb,
        subject=answer,
        summary=summary,
        after={
            "question": answer.question_id,
            "state": answer.state,
            "owner_id": answer.owner_id,
            "due_on": answer.due_on,
        },
    )

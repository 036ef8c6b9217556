"""What is decided about questions and petitions: accepted, refused, taken with another, put in order."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from governance.enums import Permission
from governance.foundation import actions
from governance.foundation.outcome import Outcome
from meetings.enums import QuestionCourse
from meetings.lifecycles import QUESTION_LIFECYCLE
from meetings.papers.models import AgendaItem
from meetings.questions.actions import letters
from meetings.questions.actions.answering import start_answer
from meetings.questions.actions.sending import locked
from meetings.questions.models import PublicQuestion, RefusalGround, SentQuestion
from meetings.questions.rules import moderation as rules
from meetings.questions.rules.names import shown_name
from meetings.questions.selectors.settings import forum_item, public_items


@transaction.atomic
def accept_question(
    question: PublicQuestion,
    *,
    wording: str,
    by: Any,
    title: str = "",
    item: AgendaItem | None = None,
    expected_version: int | None = None,
) -> PublicQuestion:
    """Take it, in the wording that is published, under the name to which the questioner agreed. They are told by mail.

    `item` None: the public forum. Raises NotPermitted, RuleNotMet or StaleEdit.
    """
    current = locked(question)
    sent = SentQuestion.objects.filter(question=current).first()
    name = shown_name(sent.shown_as, sent.name, sent.organisation) if sent else current.shown_name
    values = {
        "wording": wording.strip(),
        "title": title.strip(),
        "shown_name": name,
        "item": item,
        "position": _last_position(current) + 1,
        "ground": None,
        "decided_words": "",
    }
    done = _decide(
        current,
        "accept",
        values,
        by=by,
        event="question.accepted",
        summary=f"Accepted {current} for {current.meeting}",
        rules=[
            rules.check_wording(wording),
            rules.check_name(name),
            rules.check_title(title, is_petition=current.is_petition),
            _place(current, item),
        ],
        expected_version=expected_version,
    )
    start_answer(done, by=by)
    letters.tell_accepted(done)
    return done


@transaction.atomic
def refuse_question(
    question: PublicQuestion,
    *,
    ground: RefusalGround,
    by: Any,
    words: str = "",
    expected_version: int | None = None,
) -> PublicQuestion:
    """Refuse it on a ground of the ICB. The questioner is told the ground and `words` by mail."""
    current = locked(question)
    done = _decide(
        current,
        "refuse",
        {"ground": ground, "decided_words": words.strip()},
        by=by,
        event="question.refused",
        summary=f"Refused {current}: {ground.title}",
        rules=[rules.check_ground(ground_icb=ground.icb_id, icb=current.meeting.icb_id)],
        expected_version=expected_version,
    )
    letters.tell_refused(done)
    return done


@transaction.atomic
def merge_question(question: PublicQuestion, *, into: PublicQuestion, by: Any) -> PublicQuestion:
    """It asks the same as `into`: one answer for both, and the questioner is told so."""
    current, other = locked(question), locked(into)
    fits = rules.check_merge(
        same=current.pk == other.pk,
        same_meeting=current.meeting_id == other.meeting_id,
        same_kind=current.kind == other.kind,
        other_state=other.state,
        has_merged=current.merged.filter(state="merged").exists(),
    )
    done = _decide(
        current,
        "merge",
        {"merged_into": other},
        by=by,
        event="question.merged",
        summary=f"{current} is taken with {other.reference}",
        rules=[fits],
    )
    letters.tell_merged(done)
    return done


@transaction.atomic
def reopen_question(question: PublicQuestion, *, reason: str, by: Any) -> PublicQuestion:
    """Look at it again: a decision about it is taken back."""
    current = locked(question)
    values = {"ground": None, "decided_words": "", "merged_into": None}
    return _decide(
        current,
        "reopen",
        values,
        by=by,
        event="question.reopened",
        summary=f"{current} is looked at again",
        reason=reason,
        rules=[rules.check_not_signed(_answer_state(current))],
    )


@transaction.atomic
def withdraw_question(question: PublicQuestion, *, reason: str, by: Any) -> PublicQuestion:
    """The questioner said otherwise than by their link that they take it back."""
    return _decide(
        locked(question),
        "withdraw",
        {"merged_into": None},
        by=by,
        event="question.withdrawn",
        summary=f"{question} was withdrawn, as the questioner said",
        reason=reason,
    )


@transaction.atomic
def change_wording(
    question: PublicQuestion,
    *,
    wording: str,
    reason: str,
    by: Any,
    title: str = "",
    item: AgendaItem | None = None,
    expected_version: int | None = None,
) -> PublicQuestion:
    """Take something out of the published wording, or take it at another item. What was sent stays beside it."""
    question = locked(question)
    return actions.update(
        question,
        {"wording": wording.strip(), "title": title.strip(), "item": item},
        by=by,
        permission=Permission.CHANGE_AGENDA,
        event="question.reworded",
        summary=f"Changed how {question} is published",
        reason=reason,
        expected_version=expected_version,
        rules=[
            rules.check_accepted(question.state),
            rules.check_wording(wording),
            rules.check_title(title, is_petition=question.is_petition),
            _place(question, item),
        ],
    )


@transaction.atomic
def note_supplementary(
    question: PublicQuestion, *, text: str, answer: str, by: Any, expected_version: int | None = None
) -> PublicQuestion:
    """What was asked at the meeting beside the question, and what was said to it."""
    question = locked(question)
    return actions.update(
        question,
        {"supplementary": text.strip(), "supplementary_answer": answer.strip()},
        by=by,
        permission=Permission.CHANGE_AGENDA,
        event="question.supplementary",
        summary=f"Noted a supplementary question to {question.reference}",
        expected_version=expected_version,
        rules=[rules.check_accepted(question.state)],
    )


@transaction.atomic
def move_question(question: PublicQuestion, *, direction: str, by: Any) -> PublicQuestion:
    """One step "up" or "down" among the accepted ones of its meeting."""
    current = locked(question)
    actions.obey(rules.check_accepted(current.state))
    row = list(_accepted(current).order_by("position", "number"))
    here = next(n for n, one in enumerate(row) if one.pk == current.pk)
    there = here + {"up": -1, "down": 1}[direction]
    if 0 <= there < len(row):
        row[here], row[there] = row[there], row[here]
    for place, one in enumerate(row, 1):
        if one.position != place:
            moved = actions.update(
                one,
                {"position": place},
                by=by,
                permission=Permission.CHANGE_AGENDA,
                event="question.moved",
                summary=f"{one.reference} is number {place} of the questions",
            )
            current = moved if moved.pk == current.pk else current
    return current


def _decide(
    current: PublicQuestion,
    name: str,
    values: dict[str, Any],
    *,
    by: Any,
    event: str,
    summary: str,
    rules: list[Outcome] | None = None,
    reason: str = "",
    expected_version: int | None = None,
) -> PublicQuestion:
    return actions.update(
        current,
        values | {"state": QUESTION_LIFECYCLE.transition(name).target},
        by=by,
        permission=Permission.CHANGE_AGENDA,
        event=event,
        summary=summary,
        reason=reason,
        expected_version=expected_version,
        rules=[QUESTION_LIFECYCLE.check(current.state, name), *(rules or [])],
    )


def _place(question: PublicQuestion, item: AgendaItem | None) -> Outcome:
    """Somewhere on the agenda where the public is, for what is taken at the meeting."""
    return rules.check_place(
        at_meeting=question.course == QuestionCourse.MEETING,
        item_is_public=item is None or item.pk in {one.pk for one in public_items(question.meeting)},
        has_place=item is not None or forum_item(question.meeting) is not None,
    )


def _accepted(question: PublicQuestion) -> Any:
    return PublicQuestion.objects.filter(meeting_id=question.meeting_id, state="accepted")


def _last_position(question: PublicQuestion) -> int:
    last = _accepted(question).order_by("-position").first()
    return last.position if last else 0


def _answer_state(question: PublicQuestion) -> str:
    answer = getattr(question, "answer", None)
    return answer.state if answer is not None else ""

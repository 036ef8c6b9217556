"""Reads of questions and petitions. Every one for a page starts from `visible_to`."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from governance.enums import Permission
from governance.foundation.outcome import Outcome, first_not_met, met, not_met
from governance.foundation.permissions import can
from governance.models import IntegratedCareBoard
from meetings.planning.models import Meeting
from meetings.questions.models import PublicQuestion, RefusalGround
from meetings.questions.models.questions import READERS
from meetings.questions.rules.moderation import check_accepted

SIGNERS = (Permission.AGREE_AGENDA, Permission.SIGN_OFF_PAPER)


def questions_for(user: Any, *, on: date) -> QuerySet[PublicQuestion]:
    """Every one that this person may see, with what pages print."""
    return (
        PublicQuestion.objects.visible_to(user, on=on)
        .select_related(
            "meeting__icb__organisation",
            "meeting__lead_committee",
            "item",
            "ground",
            "merged_into",
            "sent__signatures_file",
            "answer__owner__user",
        )
        .prefetch_related("meeting__committee_links__committee")
    )


def questions_of(meeting: Meeting, user: Any, *, on: date) -> list[PublicQuestion]:
    """Those of one meeting: accepted ones in their order, the others as they came."""
    return list(questions_for(user, on=on).filter(meeting=meeting).order_by("position", "number"))


def question_or_none(user: Any, public_id: UUID, *, on: date) -> PublicQuestion | None:
    return questions_for(user, on=on).filter(public_id=public_id).first()


def may_see_questions(meeting: Meeting, user: Any, *, on: date) -> Outcome:
    """Who keeps or agrees the agenda, signs answers off, or audits."""
    asked = [can(user, right, meeting, on=on) for right in READERS]
    return next((one for one in asked if one.ok), asked[0])


def may_moderate(meeting: Meeting, user: Any, *, on: date) -> Outcome:
    """Also the right to see who asked: addresses are for nobody else."""
    return can(user, Permission.CHANGE_AGENDA, meeting, on=on)


def is_owner(question: PublicQuestion, user: Any) -> bool:
    answer = getattr(question, "answer", None)
    owner = answer.owner if answer is not None else None
    return owner is not None and owner.user_id is not None and owner.user_id == getattr(user, "pk", None)


def may_draft(question: PublicQuestion, user: Any, *, on: date) -> Outcome:
    """Who keeps the agenda, and whoever is asked for this answer."""
    if is_owner(question, user):
        return check_accepted(question.state)
    return first_not_met(may_moderate(question.meeting, user, on=on), check_accepted(question.state))


def may_sign(question: PublicQuestion, user: Any, *, on: date) -> Outcome:
    """The chair, or a lead who signs papers off."""
    if any(can(user, right, question, on=on).ok for right in SIGNERS):
        return met("answer.may_sign")
    return not_met(
        "answer.not_signer", "An answer is signed off by the chair, or by a lead who signs papers off."
    )


def grounds_in_force(icb: IntegratedCareBoard, *, on: date) -> QuerySet[RefusalGround]:
    return RefusalGround.objects.filter(icb=icb).in_force(on)


def others_to_merge(question: PublicQuestion, user: Any, *, on: date) -> QuerySet[PublicQuestion]:
    """Those with which this one could be taken."""
    rows = PublicQuestion.objects.visible_to(user, on=on)
    same = rows.filter(meeting=question.meeting, kind=question.kind, state__in=("confirmed", "accepted"))
    return same.exclude(pk=question.pk)


def waiting(user: Any, icb: IntegratedCareBoard, *, on: date) -> QuerySet[PublicQuestion]:
    """To be looked at, in meetings whose agenda this person keeps."""
    kept = Meeting.objects.filter(Meeting.objects.all().held_by_q(user, Permission.CHANGE_AGENDA, on=on))
    rows = PublicQuestion.objects.visible_to(user, on=on).filter(
        meeting__in=kept.values("pk"), meeting__icb=icb, state="confirmed"
    )
    return rows.select_related("meeting").order_by("meeting__date", "confirmed_at")


def answers_due(user: Any, icb: IntegratedCareBoard | None, *, on: date) -> list[PublicQuestion]:
    """Accepted and not answered yet, as far as this person sees them; the nearest first."""
    rows = questions_for(user, on=on).filter(state="accepted").exclude(answer__state="signed_off")
    if icb is not None:
        rows = rows.filter(meeting__icb=icb)
    return sorted(rows, key=lambda one: (due_of(one) or date.max, one.meeting_id, one.number))


def answers_asked_of(user: Any, *, on: date) -> list[PublicQuestion]:
    """Drafts that this person owes, whatever else they see; the nearest first."""
    rows = questions_for(user, on=on).filter(
        answer__owner__user=user, answer__state="draft", state="accepted"
    )
    return sorted(rows, key=lambda one: (due_of(one) or date.max, one.pk))


def due_of(question: PublicQuestion) -> date | None:
    answer = getattr(question, "answer", None)
    return answer.due_on if answer is not None else None

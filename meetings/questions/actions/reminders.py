"""Who drafts an answer is told of it, and reminded before and after its day."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.urls import reverse

from governance.foundation import outbox
from governance.foundation.words import day
from meetings.questions.models import Answer
from meetings.questions.rules.answers import due_state
from membership.models import Person

ASKED = """{name},

You are asked to draft the answer to {what} from the public, sent to {meeting}{due}.

{address}

This mail was sent by {portal} for {icb}.
"""
REMINDER = """{name},

The answer to {what} from the public, sent to {meeting}, {state}{due}.

{address}

This mail was sent by {portal} for {icb}.
"""
STATES = {"soon": "is due soon", "late": "is late"}


def tell_owner(answer: Answer) -> bool:
    """Once for each owner of an answer. False when no address of theirs is known."""
    return _post(answer, ASKED, "An answer is asked of you", f"asked:{answer.owner_id}:{answer.due_on}")


def remind_of_answers(*, today: date) -> int:
    """By beat: a mail three days before the day, and one when it has passed. Returns how many were written."""
    rows = Answer.objects.filter(state="draft", question__state="accepted", due_on__isnull=False)
    told = 0
    for answer in rows.select_related("owner__user", "question__meeting__icb__organisation"):
        state = due_state(answer.due_on, is_signed=False, today=today)
        if state in STATES:
            key = f"{state}:{answer.owner_id}:{answer.due_on}"
            told += _post(answer, REMINDER, f"An answer {STATES[state]}", key, state=STATES[state])
    return told


def _post(answer: Answer, template: str, subject: str, key: str, **said: str) -> bool:
    owner = answer.owner
    address = _address(owner) if owner else ""
    once = f"answer:{answer.pk}:{key}"
    if owner is None or not address or outbox.is_posted(once):
        return False
    meeting = answer.question.meeting
    page = reverse("meetings:question-detail", args=[answer.question.public_id])
    body = template.format(
        name=owner,
        what=f"{answer.question.kind} {answer.question.reference}",
        meeting=meeting.title,
        due=f": {day(answer.due_on)}" if said else f", by {day(answer.due_on)}" if answer.due_on else "",
        address=settings.SITE_URL.rstrip("/") + page,
        portal=settings.PORTAL_NAME,
        icb=meeting.icb.organisation.name,
        **said,
    )
    outbox.post(recipient=address, subject=subject, body=body, once_key=once)
    return True


def _address(person: Person) -> str:
    return person.email or (person.user.email if person.user else "")

"""Mail to people who asked something. An address that is not confirmed gets nothing that a stranger typed."""

from __future__ import annotations

from django.conf import settings

from governance.foundation import outbox
from governance.foundation.models import OutboxMessage
from governance.foundation.words import day, moment
from meetings.questions.links import address_of
from meetings.questions.models import PublicQuestion, QuestionMove, SentQuestion
from meetings.questions.rules.keeping import UNCONFIRMED

END = """
See where it stands, or withdraw it, here:
{address}

This mail was sent by {portal} for {icb}.
"""
CONFIRM = """Hello,

A {kind} was sent with this e-mail address to {meeting}{when}. Its number is {reference}.

Please confirm that it is yours. Until you do, it is not looked at. If you do not, it is removed after {days} days:
{address}

If you sent nothing, do nothing. Nobody will write to you again.

This mail was sent by {portal} for {icb}.
"""
ACCEPTED = """Hello,

Your {kind} {reference} to {meeting}{when} was accepted. {course}
It is published as from: {name}.
"""
REFUSED = """Hello,

Your {kind} {reference} to {meeting}{when} was not accepted. The reason is:

{ground}
{words}
"""
MERGED = """Hello,

Your {kind} {reference} to {meeting}{when} asks the same as another, {other}. Both are answered together.
"""
ANSWERED = """Hello,

This is the answer to your {kind} {reference} to {meeting}{when}:

{answer}

{signed}
"""
MOVED = """Hello,

Your {kind} {reference} was not taken at {left}{left_when}. It is kept for {meeting}{when}. The reason is:

{because}
"""
COURSES = {
    "meeting": "It is taken at the meeting.",
    "written": "It came after the closing time, so it is answered in writing.",
    "next_meeting": "It came after the closing time, so it is kept for the next meeting.",
}


def key_of(question: PublicQuestion) -> str:
    """What begins the key of every mail about one question."""
    return f"question:{question.pk}:"


def ask_to_confirm(question: PublicQuestion) -> None:
    _post(question, "confirm", f"Please confirm your {question.kind}", CONFIRM, days=UNCONFIRMED.days)


def tell_accepted(question: PublicQuestion) -> None:
    said = {"course": COURSES[question.course], "name": question.shown_name}
    _post(question, f"accepted:{question.version}", "It was accepted", ACCEPTED + END, **said)


def tell_refused(question: PublicQuestion) -> None:
    ground = question.ground.words if question.ground else ""
    said = {"ground": ground, "words": f"\n{question.decided_words}\n" if question.decided_words else ""}
    _post(question, f"refused:{question.version}", "It was not accepted", REFUSED + END, **said)


def tell_merged(question: PublicQuestion) -> None:
    other = question.merged_into.reference if question.merged_into else ""
    _post(question, f"merged:{question.version}", "It is answered with another", MERGED + END, other=other)


def tell_moved(question: PublicQuestion, move: QuestionMove) -> None:
    left = move.from_meeting
    said = {
        "left": left.title,
        "left_when": f" on {day(left.date)}" if left.date else "",
        "because": move.because,
    }
    _post(question, f"moved:{move.pk}", "It is kept for another meeting", MOVED + END, **said)


def tell_answer(question: PublicQuestion) -> int:
    """To the questioner and to those whose questions are answered with theirs; how many could be written to."""
    answer = question.answer
    told = 0
    for one in (question, *question.merged.filter(state="merged")):
        said = {
            "answer": answer.text,
            "signed": f"Signed off by {answer.signed_name}, {moment(answer.signed_at)}.",
        }
        told += _post(
            one, f"answered:{answer.version}", "The answer to your question", ANSWERED + END, **said
        )
    return told


def forget(question: PublicQuestion) -> None:
    """Remove every mail about a question, with the address that it went to."""
    OutboxMessage.objects.filter(once_key__startswith=key_of(question)).delete()


def _post(question: PublicQuestion, what: str, subject: str, template: str, **said: object) -> bool:
    sent = SentQuestion.objects.filter(question=question).first()
    if sent is None:
        return False  # the days for keeping the address are over
    meeting = question.meeting
    body = template.format(
        kind=question.get_kind_display().lower(),
        reference=question.reference,
        meeting=meeting.title,
        when=f" on {day(meeting.date)}" if meeting.date else "",
        address=address_of(question),
        portal=settings.PORTAL_NAME,
        icb=meeting.icb.organisation.name,
        **said,
    )
    outbox.post(
        recipient=sent.email,
        subject=f"{question.reference}: {subject}",
        body=body,
        once_key=f"{key_of(question)}{what}",
    )
    return True

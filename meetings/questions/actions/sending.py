"""What the public sends, confirms and withdraws. There is no user: an open form is the right, then the mailed link."""

from __future__ import annotations

from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.db.models import Max

from governance.actions.files import Upload, store_upload
from governance.foundation import actions, clock, ledger
from governance.foundation.audit import save_recorded
from governance.foundation.outcome import not_met
from meetings.enums import QuestionCourse, QuestionKind
from meetings.lifecycles import QUESTION_LIFECYCLE
from meetings.papers.models import AgendaItem
from meetings.planning.models import Meeting
from meetings.questions import defence
from meetings.questions.actions import letters
from meetings.questions.models import PublicQuestion, SentQuestion
from meetings.questions.rules import offering
from meetings.questions.rules.settings import Settings
from meetings.questions.selectors.settings import asked_by, asked_of, occasion_of, settings_of

ENDINGS = (".pdf", ".docx", ".xlsx", ".png", ".jpg", ".jpeg")


def send_question(
    *,
    meeting: Meeting,
    kind: str,
    name: str,
    email: str,
    text: str,
    shown_as: str,
    reading: str,
    organisation: str = "",
    title: str = "",
    interest: str = "",
    item: AgendaItem | None = None,
    signatures: int | None = None,
    upload: Upload | File | None = None,
    takes_later: bool = False,
) -> PublicQuestion:
    """Keep what was sent, unconfirmed, and mail the address for a confirmation.

    `takes_later`: the sender knows that it comes too late and goes another way. Raises RuleNotMet with the rule and the
    field it is about; nothing is kept then.
    """
    now, today = clock.now(), clock.today()
    settings = settings_of(meeting, on=today)
    occasion = occasion_of(meeting, on=today, at=now)
    in_time = offering.check_in_time(settings, occasion.closes_at, now)
    actions.obey(offering.check_offered(kind, settings, occasion), in_time)
    course = in_time.details["course"]
    if course != QuestionCourse.MEETING and not takes_later:
        actions.obey(not_met("question.late_not_chosen", in_time.reason, in_time.clause, field="takes_later"))
    _obey_limits(kind, meeting, settings, course, email=email, text=text, item=item, signatures=signatures)
    defence.count_try("meeting", str(meeting.pk))
    defence.count_try("address", email.strip().casefold())
    stored = _signatures(upload, meeting) if upload is not None else None
    with transaction.atomic():
        question = PublicQuestion(
            meeting=meeting,
            number=next_number(meeting),
            kind=kind,
            course=course,
            reading=reading,
            item=item,
            signatures=signatures,
            sent_at=now,
        )
        save_recorded(question, by=None)
        SentQuestion.objects.create(
            question=question,
            name=name.strip(),
            email=email.strip(),
            organisation=organisation.strip(),
            shown_as=shown_as,
            title=title.strip(),
            text=text.strip(),
            interest=interest.strip(),
            signatures_file=stored,
            signatures_name=_neutral(upload) if upload is not None else "",
        )
        _note(question, "question.sent", f"{question} was sent to {meeting} from the public form")
        letters.ask_to_confirm(question)
    return question


def _obey_limits(
    kind: str,
    meeting: Meeting,
    settings: Settings,
    course: str,
    *,
    email: str,
    text: str,
    item: AgendaItem | None,
    signatures: int | None,
) -> None:
    if kind == QuestionKind.PETITION:
        actions.obey(offering.check_signatures(signatures or 0, settings))
        return
    actions.obey(
        offering.check_length(text, settings),
        offering.check_item(is_chosen=item is not None, settings=settings),
    )
    if course == QuestionCourse.MEETING:
        actions.obey(
            offering.check_person(asked_by(meeting, email), settings),
            offering.check_room(asked_of(meeting), settings),
        )


@transaction.atomic
def confirm_question(question: PublicQuestion) -> PublicQuestion:
    """The address is theirs: it counts from now. Raises RuleNotMet when it was confirmed before, when the meeting
    is over, or when others filled it meanwhile."""
    # One at a time for a meeting, so that two cannot both take the last place.
    meeting = Meeting.objects.select_for_update().get(pk=question.meeting_id)
    current = locked(question)
    actions.obey(QUESTION_LIFECYCLE.check(current.state, "confirm"))
    now = clock.now()
    occasion, settings = (
        occasion_of(meeting, on=clock.today(), at=now),
        settings_of(meeting, on=clock.today()),
    )
    if current.course == QuestionCourse.MEETING:
        actions.obey(offering.check_offered(current.kind, settings, occasion))
    if current.kind == QuestionKind.QUESTION and current.course == QuestionCourse.MEETING:
        actions.obey(
            offering.check_person(asked_by(meeting, current.sent.email), settings),
            offering.check_room(asked_of(meeting), settings),
        )
    current.confirmed_at = now
    return _move(current, "confirm", "question.confirmed", f"The address of {current} was confirmed")


@transaction.atomic
def withdraw_own(question: PublicQuestion) -> PublicQuestion:
    """The questioner takes it back, by the mailed link."""
    current = locked(question)
    actions.obey(QUESTION_LIFECYCLE.check(current.state, "withdraw"))
    current.merged_into = None
    return _move(current, "withdraw", "question.withdrawn", f"{current} was withdrawn by its questioner")


def _move(current: PublicQuestion, name: str, event: str, summary: str) -> PublicQuestion:
    current.state = QUESTION_LIFECYCLE.transition(name).target
    save_recorded(current, by=None)
    _note(current, event, summary)
    return current


def _note(question: PublicQuestion, event: str, summary: str) -> None:
    ledger.record(
        event,
        by=None,
        icb=question.meeting.icb,
        subject=question,
        summary=summary,
        after={"state": question.state, "course": question.course},
    )


def locked(question: PublicQuestion) -> PublicQuestion:
    """The row as it stands, held until the transaction ends."""
    rows: Any = PublicQuestion.objects.select_for_update(of=("self",))
    found: PublicQuestion = rows.select_related("meeting__icb__organisation", "meeting__lead_committee").get(
        pk=question.pk
    )
    return found


def next_number(meeting: Meeting) -> int:
    """The next number of this meeting; the meeting is held meanwhile."""
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    last = PublicQuestion.objects.filter(meeting=meeting).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _signatures(upload: Upload | File, meeting: Meeting) -> Any:
    """Checked and kept like every upload, without the sender's name of the file: that may name people."""
    sent = Upload.of(upload)
    return store_upload(upload=Upload(_neutral(upload), sent.data), icb=meeting.icb, by=None)


def _neutral(upload: Upload | File) -> str:
    name = upload.filename if isinstance(upload, Upload) else str(upload.name or "")
    return "signatures" + next((ending for ending in ENDINGS if name.lower().endswith(ending)), "")

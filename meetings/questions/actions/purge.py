"""What was sent is removed when its days are over: name, address, words as they came, signatures, every mail."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import ProtectedError

from governance.foundation import ledger
from governance.foundation.actions import obey
from governance.foundation.errors import RuleNotMet
from governance.foundation.files.storage import store
from governance.foundation.zone import LONDON
from governance.models import StoredFile
from meetings.questions.actions import letters
from meetings.questions.actions.sending import locked
from meetings.questions.models import PublicQuestion, SentQuestion
from meetings.questions.rules.keeping import check_over, last_day_kept
from meetings.questions.selectors.settings import settings_of


def purge_questions(*, today: date) -> int:
    """By beat; returns how many were freed of their details. Safe to run again."""
    removed = 0
    for question in PublicQuestion.objects.filter(sent__isnull=False).select_related("meeting"):
        try:
            purge_question(question, today=today)
        except RuleNotMet:
            continue
        removed += 1
    return removed


@transaction.atomic
def purge_question(question: PublicQuestion, *, today: date) -> None:
    """Remove what was sent. The public wording, its name and its answer stay. Raises RuleNotMet while days are left."""
    current = locked(question)
    obey(check_over(last_day_of(current, today=today), today=today))
    sent = SentQuestion.objects.select_related("signatures_file").get(question=current)
    file = sent.signatures_file
    sent.delete()
    letters.forget(current)
    if file is not None:
        _drop(file)
    ledger.record(
        "question.details_removed",
        by=None,
        icb=current.meeting.icb,
        subject=current,
        summary=f"The details of who sent {current.reference} were removed",
    )


def last_day_of(question: PublicQuestion, *, today: date) -> date | None:
    """The last day on which the details are kept."""
    return last_day_kept(
        state=question.state,
        sent_on=question.sent_at.astimezone(LONDON).date(),
        meeting_day=question.meeting.date,
        keep_days=settings_of(question.meeting, on=today).keep_days,
    )


def _drop(file: StoredFile) -> None:
    """Remove a file that nothing else uses; the same bytes elsewhere keep it."""
    sha256 = file.sha256
    try:
        with transaction.atomic():
            file.delete()
    except ProtectedError:
        return
    transaction.on_commit(lambda: store("private").delete(sha256))

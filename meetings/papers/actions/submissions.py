"""Files that authors send: by a link without an account, or signed in. Nothing counts before it is taken in."""

from __future__ import annotations

from typing import Any

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction

from governance.actions.files import Upload, store_upload
from governance.enums import Permission
from governance.foundation import actions, clock, ledger
from governance.foundation.audit import save_recorded
from governance.foundation.errors import RuleNotMet
from governance.foundation.outcome import not_met
from governance.foundation.permissions import require
from meetings.lifecycles import SUBMISSION_LIFECYCLE
from meetings.papers.actions.bodies import PAPER_FILES, SentFile
from meetings.papers.actions.commissions import move
from meetings.papers.actions.writing import write_paper
from meetings.papers.models import Commission, PaperVersion, Submission, UploadLink
from meetings.papers.rules.commissions import TRIES_AN_HOUR, check_room
from meetings.papers.selectors.commissions import link_state, may_answer
from meetings.planning.rules.schedule import check_open

HOUR = 3600


def send_by_link(link: UploadLink, *, name: str, upload: Upload | File, note: str = "") -> Submission:
    """Keep a file that came by the link, to be looked at. There is no user: the address is the right.

    Raises RuleNotMet when the link takes none today, was tried too often, or the file is refused.
    """
    actions.obey(link_state(link, on=clock.today()))
    count_try(link)
    return _send(link.commission, link=link, name=name, upload=upload, note=note, by=None)


def send_own(commission: Commission, *, upload: Upload | File, by: Any, note: str = "") -> Submission:
    """Keep a file that the author sends signed in, whatever their role is."""
    actions.allow(may_answer(commission, by, on=clock.today()))
    actions.obey(check_open(commission.paper.item.meeting.state))
    return _send(commission, link=None, name=str(by), upload=upload, note=note, by=by)


def count_try(link: UploadLink) -> None:
    """One more try with this link; RuleNotMet when there were too many within the hour."""
    key = f"paper-link:{link.pk}"
    cache.add(key, 0, HOUR)
    if cache.incr(key) > TRIES_AN_HOUR:
        words = "This link was tried too often. Wait an hour, then try again."
        raise RuleNotMet(not_met("link.too_often", words, field="upload"))


def _send(
    commission: Commission, *, link: UploadLink | None, name: str, upload: Upload | File, note: str, by: Any
) -> Submission:
    actions.obey(check_room(Submission.objects.filter(commission=commission, state="waiting").count()))
    sent = Upload.of(upload)
    icb = commission.paper.icb
    stored = store_upload(upload=sent, icb=icb, by=by, media_types=PAPER_FILES)
    with transaction.atomic():
        submission = Submission(
            commission=commission,
            link=link,
            name=name.strip()[:200],
            note=note,
            file=stored,
            filename=sent.filename[-200:] or "a file",
            sent_at=clock.now(),
        )
        save_recorded(submission, by=by)
        ledger.record(
            "submission.sent",
            by=by,
            icb=icb,
            subject=submission,
            summary=f"A file was sent {'by link' if link else 'by its author'} for “{commission.paper.title}”",
            after={"sha256": stored.sha256, "link": link.pk if link else None},
        )
    return submission


@transaction.atomic
def take_in(submission: Submission, *, by: Any) -> PaperVersion:
    """Make the file the text of its paper: a new version where there was a text. Raises NotPermitted; RuleNotMet when
    the paper is no draft, or the file was dealt with already."""
    require(by, Permission.CHANGE_AGENDA, submission)
    current = _decide(submission, "take_in", by=by, event="submission.taken_in", verb="Took in")
    commission = current.commission
    sent = SentFile(current.file, current.filename)
    version = write_paper(commission.paper, upload=sent, by=by, reason=f"Sent by {current.name}")
    if commission.state != "withdrawn":
        move(commission, "receive", by=by, event="commission.received", verb="The draft is in:")
    return version


@transaction.atomic
def set_submission_aside(submission: Submission, *, reason: str, by: Any) -> Submission:
    """It does not become the paper; it stays to be read, with the reason."""
    if not reason.strip():
        raise ValidationError({"reason": "Say why it is set aside."})
    require(by, Permission.CHANGE_AGENDA, submission)
    return _decide(
        submission, "set_aside", by=by, event="submission.set_aside", verb="Set aside", reason=reason
    )


def _decide(
    submission: Submission, name: str, *, by: Any, event: str, verb: str, reason: str = ""
) -> Submission:
    current = (
        Submission.objects.select_for_update(of=("self",))
        .select_related("commission__paper__item__meeting__icb", "file")
        .get(pk=submission.pk)
    )
    actions.obey(SUBMISSION_LIFECYCLE.check(current.state, name))
    current.state = SUBMISSION_LIFECYCLE.transition(name).target
    save_recorded(current, by=by, reason=reason)
    ledger.record(
        event,
        by=by,
        icb=current.commission.paper.icb,
        subject=current,
        summary=f"{verb} a file that was sent for “{current.commission.paper.title}”",
        reason=reason,
        after={"state": current.state, "sha256": current.file.sha256},
    )
    return current

"""A paper that is asked of an author outside, with a link and a file that waits; a private one; a folder to confirm."""

from __future__ import annotations

from datetime import date, timedelta

from governance.actions.files import Upload
from governance.foundation import clock, jobs
from governance.foundation.models import Job
from meetings.models import Folder, Paper
from meetings.papers.actions.commissions import commission_paper
from meetings.papers.actions.folders import drop_folder
from meetings.papers.actions.submissions import send_by_link
from meetings.papers.links import token_of
from meetings.papers.selectors.commissions import standing_link
from tests.reports.conftest import pdf_upload
from tests.security.samples import Samples

DUE = date(2031, 4, 1)


def add(s: Samples) -> None:
    waiting, secret = (Paper.objects.get(pk=s[name].pk) for name in ("submitted", "private-paper"))
    commission = commission_paper(
        item=waiting.item,
        paper=waiting,
        author_name="Ada Outside",
        author_email=f"{s.canary('contact', 'author')}@outside.example",
        brief="Two pages.",
        due_on=DUE,
        link_until=clock.today() + timedelta(30),
        by=s.lead,
    )
    private = commission_paper(
        item=secret.item,
        paper=secret,
        author_name=s.canary("private", "author"),
        brief=s.canary("private", "brief"),
        due_on=DUE,
        by=s.lead,
    )
    link = standing_link(commission)
    assert link is not None
    sent = send_by_link(
        link,
        name=s.canary("draft", "sendername"),
        note=s.canary("draft", "sendernote"),
        upload=Upload(f"{s.canary('draft', 'sentname')}.pdf", pdf_upload("Sent", pages=1).data),
    )
    s.addresses |= {
        ("meetings:*", "commission"): commission.public_id,
        ("meetings:commission-detail@private", "commission"): private.public_id,
        ("meetings:*", "sent"): sent.pk,
        ("meetings:*", "folder"): dropped(s).public_id,
        ("paper-links:send", "token"): token_of(link),
        ("paper-links:send@made-up", "token"): f"{link.public_id.hex}.made-up",
    }


def dropped(s: Samples) -> Folder:
    """A folder whose files were looked at: one is for the private paper."""
    name = f"{s.canary('private', 'filename')}.pdf"
    folder = drop_folder(
        meeting=s["meeting"], uploads=[Upload(name, pdf_upload("Dropped", pages=1).data)], by=s.lead
    )
    job = Job.objects.get(kind="meetings.check_folder", payload__folder=folder.pk)
    assert jobs.run(str(job.pk)) == "done", Job.objects.get(pk=job.pk).error
    return folder

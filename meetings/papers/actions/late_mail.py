"""One mail a member about a supplement: what is new, as far as each may see it. Confidential papers are not named."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse

from governance.foundation import clock, ledger, outbox
from governance.foundation.words import day, moment
from meetings.papers.models import AgendaItem, LateRequest, Paper, PaperIssue
from meetings.planning.selectors.recipients import recipients

SUPPLEMENT = """{supplement} of {committee} for {day} was issued on {issued}.

What is new:
{lines}

Read it here, after signing in:
{address}

The pages and numbers of the papers that you have already stay as they are.

This mail was sent by {portal} because you are a member of the committee.
"""


def tell_of_supplement(issue: PaperIssue, *, by: Any) -> int:
    """Put one mail a member in the outbox; who may see nothing of it gets none. Returns how many. Runs in the
    transaction of the issue."""
    meeting = issue.meeting
    told = []
    for one in recipients(meeting, on=clock.today()):
        if not one.outcome.ok:
            continue
        lines = lines_for(issue, one.person.user)
        if lines:
            _post(issue, one.person.user, lines)
            told.append(one.person)
    if told:
        ledger.record(
            "supplement.members_told",
            by=by,
            icb=meeting.icb,
            subject=issue,
            summary=f"Mail about {issue} of {meeting} to {len(told)} member{'' if len(told) == 1 else 's'}",
            after={"members": [str(person) for person in told]},
        )
    return len(told)


def lines_for(issue: PaperIssue, user: Any) -> list[str]:
    """What this person reads of the supplement, a line each; what is taken in private is counted and not named."""
    on = clock.today()
    requests = (
        LateRequest.objects.filter(issue=issue).select_related("item__meeting", "paper__item").order_by("pk")
    )
    papers = set(
        Paper.objects.visible_to(user, on=on)
        .filter(pk__in=issue.versions.values("paper_id"))
        .values_list("pk", flat=True)
    )
    items = set(
        AgendaItem.objects.visible_to(user, on=on)
        .filter(pk__in=[row.item_id for row in requests])
        .values_list("pk", flat=True)
    )
    seen = [
        row
        for row in requests
        if (row.paper_id in papers if row.paper_id is not None else row.item_id in items)
    ]
    lines = [_line(row) for row in seen if not row.is_private]
    hidden = len(seen) - len(lines)
    if hidden:
        lines.append(f"- {hidden} matter{'' if hidden == 1 else 's'} taken in private")
    return lines


def _line(row: LateRequest) -> str:
    what = "urgent item" if row.paper_id is None else "revised paper" if row.is_revision else "late paper"
    return f"- Item {row.item.number}: {row.title} ({what})"


def _post(issue: PaperIssue, user: Any, lines: list[str]) -> None:
    meeting = issue.meeting
    words = {
        "supplement": str(issue),
        "committee": meeting.lead_committee.name,
        "day": day(meeting.date),
        "issued": moment(issue.at),
        "lines": "\n".join(lines),
        "address": settings.SITE_URL.rstrip("/") + reverse("meetings:meeting-detail", args=[meeting.slug]),
        "portal": settings.PORTAL_NAME,
    }
    outbox.post(
        recipient=user.email,
        subject=f"{issue}: {words['committee']}, {words['day']}",
        body=SUPPLEMENT.format(**words),
        once_key=f"supplement.issued:{issue.pk}:{user.pk}",
    )

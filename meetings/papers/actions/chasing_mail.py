"""Mail about papers that are waited for: one a person, with their own papers only. A private paper is not named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import reverse

from governance.foundation.words import day
from meetings.papers.links import address_of
from meetings.papers.models import Commission
from meetings.papers.rules.chasing import Standing
from meetings.papers.selectors.chasing import ESCALATION, Awaited

BODY = """{hello},

{text}

{papers}

This mail was sent by {portal} for {icb}.
"""
STARTING_TEXTS = {
    "commission.reminded": "These papers are still waited for. Please send them, or tell us when they will come.",
    "commission.escalated": "You sponsor these papers, and they are late. Please help us to have them.",
}


@dataclass(frozen=True)
class Letter:
    """What one person gets. `rows` are the papers it tells of, `whom` their name as it stands with each."""

    recipient: str
    name: str
    subject: str
    body: str
    rows: tuple[Awaited, ...]
    whom: tuple[str, ...]


def letters(rows: Iterable[Awaited], event: str, *, text: str, today: date) -> list[Letter]:
    """One mail for each address, its papers in the order given. Every row may be written about."""
    by_address: dict[str, dict[int, tuple[Awaited, Standing]]] = {}
    for row in rows:
        for one in row.standings(event):
            by_address.setdefault(one.address.casefold(), {}).setdefault(id(row), (row, one))
    return [_letter(list(mine.values()), event, text=text, today=today) for mine in by_address.values()]


def _letter(mine: list[tuple[Awaited, Standing]], event: str, *, text: str, today: date) -> Letter:
    rows = tuple(row for row, _ in mine)
    whom = tuple(one.whom for _, one in mine)
    names = " and ".join(dict.fromkeys(whom))
    body = BODY.format(
        hello=names,
        text=text.strip(),
        papers="\n\n".join(_paper(row, event, today=today) for row in rows),
        portal=settings.PORTAL_NAME,
        icb=rows[0].meeting.icb.organisation.name,
    )
    return Letter(mine[0][1].address, names, _subject(len(rows), event), body, rows, whom)


def _subject(number: int, event: str) -> str:
    papers = "A paper" if number == 1 else f"{number} papers"
    verb = "is" if number == 1 else "are"
    return f"{papers} that you sponsor {verb} late" if event == ESCALATION else f"{papers} {verb} waited for"


def _paper(row: Awaited, event: str, *, today: date) -> str:
    is_private = row.paper is None or row.paper.is_private
    what = "A private paper" if is_private else f"“{row.title}”"
    # Authors are told of their paper and of nothing else of the meeting; sponsors read its drafts.
    if (event == ESCALATION or row.stage == "submitted") and not is_private:
        what += f", {_meeting(row)}"
    if event == ESCALATION and not is_private and row.commission is not None:
        what += f", asked of {row.commission.author_words}"
    return "\n".join(part for part in (f"- {what}: {_when(row)}", _way(row, event, today=today)) if part)


def _meeting(row: Awaited) -> str:
    meeting = row.meeting
    when = f" on {day(meeting.date)}" if meeting.date else ""
    return f"{meeting.lead_committee.name}{when}"


def _when(row: Awaited) -> str:
    if row.stage == "submitted":
        waits = f"waits for sign-off since {day(row.since)}" if row.since else "waits for sign-off"
        return f"{waits}{f', due on {day(row.due)}' if row.due else ''}{_late(row)}"
    return f"due on {day(row.due)}{_late(row)}" if row.due else "no day is set"


def _late(row: Awaited) -> str:
    return f", {row.late} day{'' if row.late == 1 else 's'} late" if row.late else ""


def _way(row: Awaited, event: str, *, today: date) -> str:
    """How they send it, or where they read it."""
    commission = row.commission
    site = settings.SITE_URL.rstrip("/")
    if event == ESCALATION or row.stage == "submitted":
        return f"  {site}{reverse('meetings:paper-detail', args=[row.paper.public_id])}" if row.paper else ""
    return _way_of_author(commission, site, today=today) if commission is not None else ""


def _way_of_author(commission: Commission, site: str, *, today: date) -> str:
    link = next(iter(commission.standing_links), None)  # type: ignore[attr-defined]  # prefetched
    if link is not None and link.expires_on >= today:
        return f"  Send it here, without signing in, until {day(link.expires_on)}:\n  {address_of(link)}"
    if commission.author is not None and commission.author.user_id:
        return f"  Send it after signing in:\n  {site}{reverse('meetings:my-papers')}"
    return "  Send it to whoever asked you for it."

"""Mail to the author of a paper that was asked for. A private paper is not named in a mail."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse

from governance.foundation import outbox
from governance.foundation.words import day
from meetings.papers.links import address_of
from meetings.papers.models import Commission, UploadLink

ASKED = """{hello},

You are asked for a paper{title}, by {due}.
{brief}
{way}

This mail was sent by {portal} for {icb}.
"""
BY_LINK = """Send it here, without signing in, until {until}:
{address}

Whoever has this address can send this one paper. Do not pass it on."""
SIGNED_IN = """See what is asked, and send it, after signing in:
{address}"""
NO_WAY = "Send it to whoever asked you for it."


def ask_by_mail(commission: Commission, link: UploadLink | None) -> bool:
    """Tell the author what is asked and how to send it. False when no address of theirs is known."""
    recipient = commission.address
    if not recipient:
        return False
    paper = commission.paper
    meeting = paper.item.meeting
    brief = f"\n{commission.brief.strip()}\n" if commission.brief.strip() and not paper.is_private else ""
    body = ASKED.format(
        hello=commission.author_words,
        title=_title(commission),
        due=day(commission.due_on),
        brief=brief,
        way=_way(commission, link),
        portal=settings.PORTAL_NAME,
        icb=meeting.icb.organisation.name,
    )
    outbox.post(
        recipient=recipient,
        subject=f"A paper is asked of you by {day(commission.due_on)}",
        body=body,
        once_key=f"commission.asked:{commission.pk}:{commission.version}:{link.pk if link else 0}",
    )
    return True


def _title(commission: Commission) -> str:
    return "" if commission.paper.is_private else f": “{commission.paper.title}”"


def _way(commission: Commission, link: UploadLink | None) -> str:
    if link is not None:
        return BY_LINK.format(until=day(link.expires_on), address=address_of(link))
    if commission.author is not None and commission.author.user_id:
        return SIGNED_IN.format(address=settings.SITE_URL.rstrip("/") + reverse("meetings:my-papers"))
    return NO_WAY

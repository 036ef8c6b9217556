"""Secret addresses of calendar feeds. The address is signed and kept nowhere, so a copy of the database opens none."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from meetings.planning.models import CalendarFeed

_signer = Signer(salt="meetings.calendar_feed", sep="~")


def address_of(feed: CalendarFeed) -> str:
    """The whole address, as a calendar program wants it."""
    token = _signer.sign(feed.public_id.hex)
    return settings.SITE_URL.rstrip("/") + reverse("meetings:calendar-feed", args=[token])


def id_in(token: str) -> str:
    """The id of the feed that a token was signed for; "" for any other text."""
    try:
        return str(UUID(hex=_signer.unsign(token)))
    except (BadSignature, ValueError):
        return ""

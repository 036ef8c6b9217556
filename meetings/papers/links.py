"""Addresses of upload links: the id of the link under the deployment's secret key.

Nothing that the database holds opens a link, and a made-up address is told without asking the database. The address of
a standing link can be shown again at any time; a renewed link has another id, and the old address ends.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.urls import reverse

SALT = "meetings.papers.links"


def _signer() -> signing.Signer:
    return signing.Signer(salt=SALT, sep=".")


def token_of(link: Any) -> str:
    """The last part of the address: 32 letters and digits, a point, and the signature."""
    return _signer().sign(link.public_id.hex)


def id_in(token: str) -> UUID | None:
    """The id of the link, or None when this token was not made here."""
    try:
        return UUID(hex=_signer().unsign(token))
    except (signing.BadSignature, ValueError):
        return None


def address_of(link: Any) -> str:
    """The whole address, as it is mailed."""
    return settings.SITE_URL.rstrip("/") + reverse("paper-links:send", args=[token_of(link)])

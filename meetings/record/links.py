"""Addresses of the links by which an owner says how an action stands: the id of the link under the secret key.

As with the links for papers, nothing that the database holds opens one, and a made-up address is told without asking
the database.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.urls import reverse

SALT = "meetings.record.links"


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
    return settings.SITE_URL.rstrip("/") + reverse("action-links:say", args=[token_of(link)])

"""The address by which somebody without an account confirms, follows or withdraws what they sent (see decision 14)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.urls import reverse

SALT = "meetings.questions.links"


def _signer() -> signing.Signer:
    return signing.Signer(salt=SALT, sep=".")


def token_of(question: Any) -> str:
    return _signer().sign(question.public_id.hex)


def id_in(token: str) -> UUID | None:
    """The id of the question, or None when this token was not made here."""
    try:
        return UUID(hex=_signer().unsign(token))
    except (signing.BadSignature, ValueError):
        return None


def address_of(question: Any) -> str:
    """The whole address, as it is mailed."""
    return settings.SITE_URL.rstrip("/") + reverse("questions:own", args=[token_of(question)])

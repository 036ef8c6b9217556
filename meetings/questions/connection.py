"""From where a request comes, for counting tries; it is never stored."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def connection_of(request: HttpRequest) -> str:
    """The sender's address. Behind our own proxy it is the one that the proxy added last; others can be made up."""
    if settings.BEHIND_PROXY:
        given = str(request.META.get("HTTP_X_FORWARDED_FOR", "")).split(",")[-1].strip()
        if given:
            return given
    return str(request.META.get("REMOTE_ADDR", ""))

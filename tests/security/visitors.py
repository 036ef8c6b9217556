"""Browsers of people by role, signed in once; each visit leaves nothing behind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client

from tests.security.samples import Samples
from tests.security.table import EVERYBODY

ROLES = tuple(sorted(EVERYBODY))
# Not in the table: the chair of another place's board, and somebody outside to whom one meeting and paper are shown.
GUESTS = ("nobody_of_hill", "nobody_invited")
SERVER_ERROR = 500


@dataclass(frozen=True)
class Answer:
    """What came back, read to its end."""

    status: int
    body: bytes
    headers: Any
    cookies: Any

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")

    @property
    def media_type(self) -> str:
        return str(self.headers.get("Content-Type", "")).partition(";")[0]

    @property
    def location(self) -> str:
        return str(self.headers.get("Location", ""))


class Visitors:
    """`samples` is the world they visit."""

    def __init__(self, samples: Samples) -> None:
        self.samples = samples
        self._clients: dict[str, Client] = {}
        self._sessions: dict[str, str] = {}

    def sign_in(self, *roles: str) -> None:
        """Open a session for each of these people."""
        for role in roles:
            client = self._clients[role] = Client(raise_request_exception=False)
            if role != "anonymous":
                client.force_login(self.samples.people(role))
                self._sessions[role] = client.cookies[settings.SESSION_COOKIE_NAME].value

    def visit(self, role: str, address: str, method: str = "get", *data: Any, **options: Any) -> Answer:
        """One request in a savepoint that is rolled back; the browser's cookies are then as before."""
        client = self._clients[role]
        with transaction.atomic():
            answer = read(getattr(client, method)(address, *data, **options))
            transaction.set_rollback(True)
        client.cookies.clear()
        if role in self._sessions:
            client.cookies[settings.SESSION_COOKIE_NAME] = self._sessions[role]
        return answer


def read(response: HttpResponseBase) -> Answer:
    """The whole answer. Closing it is left to the client, which knows that the connection is the test's."""
    parts = response.streaming_content if response.streaming else [response.content]  # type: ignore[attr-defined]
    return Answer(response.status_code, b"".join(parts), response.headers, response.cookies)

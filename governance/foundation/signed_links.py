"""Addresses that need no account: the id of a row under the deployment's secret key (docs/decisions/0014).

Nothing that the database holds opens one, and a made-up address is told without asking the database. The address of a
row can be shown again at any time; a renewed link has another id, and the old address ends.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.urls import reverse


@dataclass(frozen=True)
class SignedLinks:
    """One kind of such addresses. `salt` keeps its tokens apart from those of other kinds; `route` takes the token."""

    salt: str
    route: str

    def token_of(self, row: Any) -> str:
        """The last part of the address: 32 letters and digits, a point, and the signature."""
        return self._signer().sign(row.public_id.hex)

    def id_in(self, token: str) -> UUID | None:
        """The id of the row, or None when this token was not made here."""
        try:
            return UUID(hex=self._signer().unsign(token))
        except (signing.BadSignature, ValueError):
            return None

    def address_of(self, row: Any) -> str:
        """The whole address, as it is mailed."""
        return str(settings.SITE_URL).rstrip("/") + reverse(self.route, args=[self.token_of(row)])

    def _signer(self) -> signing.Signer:
        return signing.Signer(salt=self.salt, sep=".")

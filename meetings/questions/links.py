"""The address by which somebody without an account confirms, follows or withdraws what they sent."""

from __future__ import annotations

from governance.foundation.signed_links import SignedLinks

_LINKS = SignedLinks(salt="meetings.questions.links", route="questions:own")
token_of, id_in, address_of = _LINKS.token_of, _LINKS.id_in, _LINKS.address_of

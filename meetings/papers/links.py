"""Addresses of upload links."""

from __future__ import annotations

from governance.foundation.signed_links import SignedLinks

_LINKS = SignedLinks(salt="meetings.papers.links", route="paper-links:send")
token_of, id_in, address_of = _LINKS.token_of, _LINKS.id_in, _LINKS.address_of

"""Addresses of the links by which an owner says how an action stands."""

from __future__ import annotations

from governance.foundation.signed_links import SignedLinks

_LINKS = SignedLinks(salt="meetings.record.links", route="action-links:say")
token_of, id_in, address_of = _LINKS.token_of, _LINKS.id_in, _LINKS.address_of

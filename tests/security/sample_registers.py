"""The registers of the ICB on the public site, made of the same world: nothing of what is private may be in them."""

from __future__ import annotations

from reports.publication.registers import publish_register
from tests.security.samples import Samples


def add(s: Samples) -> None:
    for kind in ("members", "interests", "gifts"):
        publish_register(kind, s.world.north, by=s.lead)
    s.addresses |= {
        ("reports:register-publish", "kind"): "interests",
        ("reports:register-publish", "slug"): s.world.north.slug,
        ("public:register", "kind"): "interests",
        ("public:register-file", "kind"): "members",
        ("public:register-file", "form"): "popolo",
        ("public:person", "slug"): s["person"].slug,
        ("public:person@unpublished", "slug"): "rowan-oak",
    }

"""What the entries of a version say, as plain values that a row of a file can be compared with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from delegation.models import Limit, SchemeEntry, SchemeVersion
from delegation.reading.meaning import pounds
from delegation.selectors.facts import with_parts
from delegation.selectors.imports.catalogue import holder_key

TEXTS = (
    "reference",
    "theme",
    "wording",
    "treatment",
    "verb",
    "lead_body",
    "responsibility",
    "conditions",
    "exclusions",
    "may_sub_delegate",
    "statutory_basis",
    "accountable",
    "source",
    "note",
)


def plain_entries(version: SchemeVersion | None) -> list[tuple[SchemeEntry, dict[str, Any]]]:
    """The entries of a version in their order, each with its values; none for no version."""
    if version is None:
        return []
    return [(entry, plain_entry(entry)) for entry in with_parts(version.entries.order_by("pk"))]


def plain_entry(entry: SchemeEntry) -> dict[str, Any]:
    """The values of one entry; read it `with_parts`."""
    return {
        **{name: getattr(entry, name) for name in TEXTS},
        "function": entry.function_id,
        "place": entry.place_id,
        "holder": holder_key(entry.holder_committee_id, entry.holder_post_id, entry.holder_body_id) or None,
        "effective_from": entry.effective_from.isoformat(),
        "effective_to": entry.effective_to.isoformat() if entry.effective_to else None,
        "limits": plain_limits(entry.limits.all()),
    }


def plain_limits(limits: Iterable[Limit]) -> list[dict[str, Any]]:
    return [
        {
            "kind": limit.kind,
            "amount": pounds(limit.amount),
            "is_unlimited": limit.is_unlimited,
            "above": pounds(limit.above),
            "basis": limit.basis,
            "vat": limit.vat,
            "budget": limit.budget,
            "joint_post": limit.joint_post_id,
            "set_by": limit.set_by_id,
            "note": limit.note,
        }
        for limit in limits
    ]

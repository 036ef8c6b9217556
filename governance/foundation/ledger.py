"""The one writer of the governance ledger, and its proof.

One hash chain an ICB: `row_hash = sha256(previous_hash ‖ canonical row)`, serialised by a lock on the chain head.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import dataclass
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from governance.foundation import clock
from governance.foundation.models import GovernanceEvent, LedgerActor, LedgerChain

GENESIS = "0" * 64


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def actor_digest(salt: str, name: str) -> str:
    return _sha256(f"{salt}:{name}")


def canonical(event: GovernanceEvent) -> str:
    """The row as one line of JSON with sorted keys, without its own hash."""
    row = {
        "sequence": event.sequence,
        "at": event.at.isoformat(),
        "code": event.code,
        "actor_id": event.actor_id,
        "actor_hash": event.actor_hash,
        "subject": [event.subject_type, event.subject_id, event.subject_label],
        "summary": event.summary,
        "reason": event.reason,
        "before": event.before,
        "after": event.after,
    }
    return json.dumps(row, sort_keys=True, separators=(",", ":"), cls=DjangoJSONEncoder, ensure_ascii=False)


def row_hash(event: GovernanceEvent) -> str:
    return _sha256(event.previous_hash + canonical(event))


def _plain(values: dict[str, Any] | None) -> dict[str, Any]:
    """Values as JSON will give them back, so that the hash can be computed again from the row."""
    plain: dict[str, Any] = json.loads(json.dumps(values or {}, cls=DjangoJSONEncoder))
    return plain


def record(
    code: str,
    *,
    by: Any,
    icb: Any,
    subject: models.Model,
    summary: str,
    reason: str = "",
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> GovernanceEvent:
    """Write one event: `code` is `<noun>.<past>`, `summary` one readable line. Runs in the action's transaction."""
    chain, _ = LedgerChain.objects.select_for_update().get_or_create(icb=icb)
    salt = secrets.token_hex(16)
    name = str(getattr(by, "name", "") or "The portal")
    event = GovernanceEvent(
        chain=chain,
        sequence=chain.size + 1,
        at=clock.now(),
        code=code,
        actor_id=getattr(by, "pk", None),
        actor_hash=actor_digest(salt, name),
        subject_type=subject._meta.label_lower,
        subject_id=str(subject.pk),
        subject_label=str(subject)[:500],
        summary=summary,
        reason=reason,
        before=_plain(before),
        after=_plain(after),
        previous_hash=chain.head,
    )
    event.row_hash = row_hash(event)
    event.save(force_insert=True)
    LedgerActor.objects.create(event=event, name=name, salt=salt)
    chain.size, chain.head = event.sequence, event.row_hash
    chain.save(update_fields=["size", "head"])
    return event


@dataclass(frozen=True)
class Flaw:
    """The first bad row of a chain: its sequence number and what is wrong with it."""

    chain_id: int
    sequence: int
    problem: str


def verify(chain: LedgerChain) -> Flaw | None:
    """Walk one chain from its start; None when every row holds."""
    previous, expected, last_at = GENESIS, 1, None
    for event in chain.events.select_related("actor").order_by("sequence").iterator(chunk_size=2000):
        problem = _problem(event, previous=previous, expected=expected, last_at=last_at)
        if problem:
            return Flaw(chain.pk, event.sequence, problem)
        previous, expected, last_at = event.row_hash, expected + 1, event.at
    if expected - 1 != chain.size or previous != chain.head:
        return Flaw(
            chain.pk, expected, f"the chain should hold {chain.size} rows and ends after {expected - 1}"
        )
    return None


def _problem(event: GovernanceEvent, *, previous: str, expected: int, last_at: Any) -> str:
    if event.sequence != expected:
        return f"row {expected} is missing"
    if event.previous_hash != previous:
        return "it does not follow from the row before it"
    if row_hash(event) != event.row_hash:
        return "its content does not match its hash"
    if last_at is not None and event.at < last_at:
        return "it is dated before the row before it"
    actor = getattr(event, "actor", None)
    if actor is None:
        return "its actor row is missing"
    if actor.name and actor_digest(actor.salt, actor.name) != event.actor_hash:
        return "the name of its actor was changed"
    return ""

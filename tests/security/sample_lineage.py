"""A recommendation of the hill board that was sent to the vale board, and a private one."""

from __future__ import annotations

from typing import Any

from meetings.conduct.models import Decision
from meetings.record.actions.sent_on import send_on
from tests.security.samples import Samples


def add(s: Samples) -> None:
    decision = Decision.objects.get(public_id=s.addresses["meetings:decision-detail", "public_id"])
    item: Any = decision.item
    shared: dict[str, Any] = {
        "from_committee": s.world.hill_board,
        "to_committee": s.world.vale_board,
        "kind": "recommendation",
        "decision": decision,
        "item": item,
        "by": s.lead,
    }
    sent = send_on(title="Buses for both", asks="To ask the council as well.", **shared)
    secret = send_on(
        title=s.canary("private", "referraltitle"),
        asks=s.canary("private", "referralasks"),
        is_private=True,
        **shared | {"to_committee": None, "to_body": "The university of the hill"},
    )
    s.addresses |= {
        ("meetings:*", "referral"): sent.public_id,
        ("meetings:referral-detail@private", "referral"): secret.public_id,
        ("meetings:live-item-send", "pk"): item.meeting.slug,
        ("meetings:live-item-send", "item"): item.public_id,
        ("meetings:live-item-journey", "pk"): item.meeting.slug,
        ("meetings:live-item-journey", "item"): item.public_id,
        ("meetings:decision-send", "public_id"): decision.public_id,
        ("meetings:decision-journey", "public_id"): decision.public_id,
    }

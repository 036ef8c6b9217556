"""Who may open the lists of an ICB: whoever holds the permission anywhere in it."""

from __future__ import annotations

from datetime import date
from typing import Any

from governance.foundation.errors import NotPermitted
from governance.foundation.outcome import Outcome, met, not_met


def holds_in(user: Any, permission: str, icb: Any, *, on: date) -> Outcome:
    """Does `user` hold `permission` at some anchor inside `icb`? What they then see is a selector's matter."""
    if icb is None:
        return not_met(
            "permission.no_icb",
            "You hold no role in an ICB. Ask its governance team for one.",
            permission=permission,
        )
    grants = user.grants_in_force(on) if getattr(user, "is_authenticated", False) else []
    if any(permission in grant.permissions and grant.anchor.icb_id == icb.pk for grant in grants):
        return met("permission.held", permission=permission)
    return not_met(
        "permission.not_held",
        "Your role does not allow this in this ICB. Ask its governance team if it should.",
        permission=permission,
    )


def require_in(user: Any, permission: str, icb: Any, *, on: date) -> None:
    outcome = holds_in(user, permission, icb, on=on)
    if not outcome.ok:
        raise NotPermitted(outcome)

"""Users and the roles granted to them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from governance.enums import Permission
from governance.foundation import actions, clock, ledger
from governance.foundation.permissions import DEPLOYMENT, require
from governance.models import Committee, IntegratedCareBoard, Place, RoleGrant, User
from governance.roles import ROLES

# The administrator may name these and no other: the first lead then names everybody else.
GRANTED_BY_ADMINISTRATOR = frozenset({"governance_lead", "system_administrator"})


@transaction.atomic
def create_user(*, email: str, name: str, by: Any, reason: str = "", password: str | None = None) -> User:
    """Make an account; its owner sets a password by the reset link. No password means none can be used."""
    require(by, Permission.MANAGE_USERS, DEPLOYMENT)
    user = User.objects.create_user(email, password, name=name)
    ledger.record("user.created", by=by, icb=None, subject=user, summary="Made a user account", reason=reason)
    return user


@transaction.atomic
def set_user_active(user: User, *, active: bool, by: Any, reason: str) -> User:
    """Deactivate a user (access ends with the next request) or let them in again. Nobody is deleted."""
    require(by, Permission.MANAGE_USERS, DEPLOYMENT)
    user.is_active = active
    user.save(update_fields=["is_active"])
    event = "user.reactivated" if active else "user.deactivated"
    words = "Let a user in again" if active else "Deactivated a user"
    ledger.record(event, by=by, icb=None, subject=user, summary=words, reason=reason)
    return user


def grant_role(
    *,
    user: User,
    role: str,
    by: Any,
    effective_from: date,
    effective_to: date | None = None,
    icb: IntegratedCareBoard | None = None,
    place: Place | None = None,
    committee: Committee | None = None,
    reason: str = "",
) -> RoleGrant:
    """Give `user` a role at an anchor between two dates. Needs the right to grant roles there."""
    grant = RoleGrant(
        user=user,
        role=role,
        icb=icb,
        place=place,
        committee=committee,
        effective_from=effective_from,
        effective_to=effective_to,
    )
    made = actions.create(
        grant,
        by=by,
        permission=_permission(role, by),
        event="role.granted",
        summary=f"{ROLES[role].title} granted at {committee or place or icb or 'the portal'}",
        reason=reason,
        at=DEPLOYMENT if _is_administrator(by) and role in GRANTED_BY_ADMINISTRATOR else grant,
    )
    user.forget_grants()
    return made


def end_role(grant: RoleGrant, *, last_day: date, by: Any, reason: str) -> RoleGrant:
    """End a role: `last_day` is the last day it gives access."""
    ended = actions.end(
        grant,
        last_day=last_day,
        by=by,
        permission=Permission.GRANT_ROLES,
        event="role.ended",
        summary=f"{ROLES[grant.role].title} ends on {last_day:%-d %B %Y}",
        reason=reason,
    )
    grant.user.forget_grants()
    return ended


def _is_administrator(by: Any) -> bool:
    return any(grant.role == "system_administrator" for grant in by.grants_in_force(clock.today()))


def _permission(role: str, by: Any) -> str:
    administered = role in GRANTED_BY_ADMINISTRATOR and _is_administrator(by)
    return Permission.MANAGE_USERS if administered else Permission.GRANT_ROLES

"""Users and the roles granted to them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction

from governance.enums import Permission
from governance.foundation import actions, clock, ledger, outbox
from governance.foundation.audit import delete_recorded, save_recorded, snapshot
from governance.foundation.permissions import DEPLOYMENT, can, require
from governance.models import Committee, IntegratedCareBoard, Place, RoleGrant, User
from governance.roles import ROLES
from governance.rules.access import check_first_lead, check_role_not_begun
from governance.selectors.access import has_lead

# The administrator may name these and no other: an ICB's first lead then names everybody else.
GRANTED_BY_ADMINISTRATOR = frozenset({"governance_lead", "system_administrator"})


INVITATION = """An account has been made for you on {portal}.

Choose your password here: {site}/accounts/password/reset/
Use this e-mail address: {email}
"""


@transaction.atomic
def create_user(
    *, email: str, name: str, by: Any, reason: str = "", password: str | None = None, invites: bool = False
) -> User:
    """Make an account; its owner sets a password by the reset link. No password means none can be used.

    `invites` puts a mail in the outbox that says how. Raises NotPermitted, or ValidationError for a bad address or
    one that is taken.
    """
    require(by, Permission.MANAGE_USERS, DEPLOYMENT)
    if User.objects.filter(email__iexact=email).exists():
        raise ValidationError({"email": "There is already an account with this address."})
    user = User.objects.create_user(email, password, name=name)
    user.full_clean(exclude=["password"])
    if invites:
        _invite(user)
    ledger.record("user.created", by=by, icb=None, subject=user, summary="Made a user account", reason=reason)
    return user


def _invite(user: User) -> None:
    words = {"portal": settings.PORTAL_NAME, "site": settings.SITE_URL, "email": user.email}
    outbox.post(
        recipient=user.email,
        subject=f"Your account on {settings.PORTAL_NAME}",
        body=INVITATION.format(**words),
        once_key=f"user.created:{user.pk}",
    )


@transaction.atomic
def create_administrator(*, email: str, name: str) -> User:
    """Make (or find) the account of a system administrator and give it the role.

    Asked for on the server itself, before anybody holds a right; the deployment's ledger says so.
    """
    reason = "Asked for on the server"
    user = User.objects.filter(email__iexact=email).first()
    if user is None:
        user = User.objects.create_user(email, None, name=name)
        user.full_clean(exclude=["password"])
        ledger.record(
            "user.created", by=None, icb=None, subject=user, summary="Made a user account", reason=reason
        )
        _invite(user)
    if not _is_administrator(user):
        grant = RoleGrant(user=user, role="system_administrator", effective_from=clock.today())
        save_recorded(grant, by=None, reason=reason)
        summary = "System administrator granted at the portal"
        ledger.record("role.granted", by=None, icb=None, subject=grant, summary=summary, reason=reason)
        user.forget_grants()
    return user


@transaction.atomic
def set_user_active(user: User, *, active: bool, by: Any, reason: str) -> User:
    """Deactivate a user (access ends with the next request) or let them in again. Nobody is deleted."""
    require(by, Permission.MANAGE_USERS, DEPLOYMENT)
    if not active and user.pk == by.pk:
        raise ValidationError("You cannot close your own account.")
    user.is_active = active
    user.save(update_fields=["is_active"])
    user.forget_grants()
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
    """Give `user` a role at an anchor between two dates. Needs the right to grant roles there.

    A system administrator names the first governance lead of an ICB, and other administrators. Raises NotPermitted,
    RuleNotMet or ValidationError.
    """
    icb = icb or getattr(place or committee, "icb", None)
    grant = RoleGrant(
        user=user,
        role=role,
        icb=icb,
        place=place,
        committee=committee,
        effective_from=effective_from,
        effective_to=effective_to,
    )
    lead_grants = can(by, Permission.GRANT_ROLES, grant, on=clock.today()).ok
    administered = role in GRANTED_BY_ADMINISTRATOR and _is_administrator(by) and not lead_grants
    title = ROLES[role].title if role in ROLES else role
    made = actions.create(
        grant,
        by=by,
        permission=Permission.MANAGE_USERS if administered else Permission.GRANT_ROLES,
        event="role.granted",
        summary=f"{title} granted at {committee or place or icb or 'the portal'}",
        reason=reason,
        at=DEPLOYMENT if administered else grant,
        rules=[check_first_lead(has_lead=has_lead(icb, on=clock.today()))] if administered and icb else (),
    )
    user.forget_grants()
    return made


def end_role(grant: RoleGrant, *, last_day: date, by: Any, reason: str) -> RoleGrant:
    """End a role: `last_day` is the last day it gives access, so yesterday ends it at once."""
    ended = actions.end(
        grant,
        last_day=last_day,
        by=by,
        permission=Permission.GRANT_ROLES if grant.icb_id else Permission.MANAGE_USERS,
        event="role.ended",
        summary=f"{ROLES[grant.role].title} ends on {last_day:%-d %B %Y}",
        reason=reason,
    )
    grant.user.forget_grants()
    return ended


@transaction.atomic
def withdraw_role(grant: RoleGrant, *, by: Any, reason: str) -> None:
    """Take back a role that has not begun yet; history and ledger keep that it was granted."""
    require(by, Permission.GRANT_ROLES if grant.icb_id else Permission.MANAGE_USERS, grant)
    actions.obey(check_role_not_begun(effective_from=grant.effective_from, today=clock.today()))
    title = ROLES[grant.role].title
    ledger.record(
        "role.withdrawn",
        by=by,
        icb=grant.icb,
        subject=grant,
        summary=f"{title} from {grant.effective_from:%-d %B %Y} was taken back",
        reason=reason,
        before=snapshot(grant),
    )
    delete_recorded(grant, by=by, reason=reason)


def _is_administrator(by: Any) -> bool:
    return any(grant.role == "system_administrator" for grant in by.grants_in_force(clock.today()))

"""Reads of users and the roles they hold."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from governance.enums import Permission
from governance.foundation.permissions import DEPLOYMENT, can
from governance.models import IntegratedCareBoard, RoleGrant, User


def grants_of(user: Any, *, on: date) -> QuerySet[RoleGrant]:
    """The roles this person holds on that day."""
    return RoleGrant.objects.filter(user=user).in_force(on).select_related("icb", "place", "committee")


def demo_users() -> QuerySet[User]:
    """Active people of the demonstration: their addresses end in `.example`, which no real address can."""
    return User.objects.filter(email__endswith=".example", is_active=True).prefetch_related(
        "role_grants__icb", "role_grants__place", "role_grants__committee"
    )


def has_lead(icb: IntegratedCareBoard, *, on: date) -> bool:
    """Has this ICB a governance lead, with an open account, on that day?"""
    leads = RoleGrant.objects.filter(icb=icb, role="governance_lead", user__is_active=True)
    return leads.in_force(on).exists()


def user_by_email(email: str) -> User | None:
    """The open account with this address."""
    return User.objects.filter(email__iexact=email, is_active=True).first()


def address_of(user_id: int) -> str:
    """The address of an account, open or closed."""
    return User.objects.filter(pk=user_id).values_list("email", flat=True).first() or ""


def users_managed_by(user: User, *, on: date) -> QuerySet[User]:
    """Every account, for whoever manages accounts on that day; none for anybody else."""
    if not can(user, Permission.MANAGE_USERS, DEPLOYMENT, on=on).ok:
        return User.objects.none()
    return User.objects.all()

"""Who holds a right nearest to a thing: at its committees, else at their place, else in the whole ICB."""

from __future__ import annotations

from datetime import date

from governance.foundation.permissions import Anchored
from governance.models import RoleGrant, User
from governance.roles import ROLES


def nearest_holders(subject: Anchored, permission: str, *, on: date) -> list[User]:
    """The active users to ask first, by name; those of the ICB are asked where nobody nearer holds the right."""
    roles = [code for code, role in ROLES.items() if permission in role.permissions]
    anchors = subject.anchors()
    grants = RoleGrant.objects.in_force(on).filter(
        role__in=roles, icb__in={anchor.icb_id for anchor in anchors}, user__is_active=True
    )
    committees = {anchor.committee_id for anchor in anchors} - {None}
    places = {anchor.place_id for anchor in anchors} - {None}
    for nearer in (
        grants.filter(committee__in=committees),
        grants.filter(place__in=places),
        grants.filter(committee=None, place=None),
    ):
        users = {grant.user_id: grant.user for grant in nearer.select_related("user")}
        if users:
            return sorted(users.values(), key=str)
    return []

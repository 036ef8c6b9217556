"""Who may do what, where, on which day. Deny by default.

A thing hangs from one or several *anchors* (its ICB, perhaps a place and a committee). A person holds a
permission on a thing when a role granted to them, in force that day, covers one of its anchors.
Being a superuser gives no right to content.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from django.db.models import Q
from django.http import Http404

from governance.foundation import clock
from governance.foundation.errors import NotPermitted
from governance.foundation.outcome import Outcome, met, not_met


@dataclass(frozen=True)
class Anchor:
    """Where a thing hangs: always an ICB (None = the whole deployment), perhaps a place and a committee."""

    icb_id: int | None
    place_id: int | None = None
    committee_id: int | None = None


@dataclass(frozen=True)
class Grant:
    """A role as granted: its permissions, and the anchor it covers."""

    role: str
    permissions: frozenset[str]
    anchor: Anchor

    def covers(self, anchor: Anchor) -> bool:
        mine = self.anchor
        if mine.icb_id is None:
            return anchor.icb_id is None  # deployment-wide roles reach no ICB's content
        if mine.icb_id != anchor.icb_id:
            return False
        if mine.committee_id is not None:
            return mine.committee_id == anchor.committee_id
        if mine.place_id is not None:
            return mine.place_id == anchor.place_id
        return True


class Anchored(Protocol):
    def anchors(self) -> tuple[Anchor, ...]: ...


DEPLOYMENT = Anchor(None)


def anchors_of(subject: Anchored | Anchor) -> tuple[Anchor, ...]:
    return (subject,) if isinstance(subject, Anchor) else subject.anchors()


def can(user: Any, permission: str, subject: Anchored | Anchor, *, on: date) -> Outcome:
    """Does `user` hold `permission` on `subject` on that day?"""
    if not getattr(user, "is_authenticated", False):
        return not_met("permission.not_signed_in", "Sign in to do this.", permission=permission)
    anchors = anchors_of(subject)
    for grant in user.grants_in_force(on):
        if permission in grant.permissions and any(grant.covers(anchor) for anchor in anchors):
            return met("permission.held", permission=permission, role=grant.role)
    return not_met(
        "permission.not_held",
        "Your role does not allow this here. Ask the governance team of this ICB if it should.",
        permission=permission,
    )


def require(user: Any, permission: str, subject: Anchored | Anchor, *, on: date | None = None) -> None:
    """Raise NotPermitted unless `user` holds `permission` on `subject` (today unless a day is given)."""
    outcome = can(user, permission, subject, on=on or clock.today())
    if not outcome.ok:
        raise NotPermitted(outcome)


def grants_q(
    user: Any,
    permission: str,
    *,
    on: date,
    icb: str,
    place: str | None = None,
    committee: str | None = None,
) -> Q:
    """The row filter for things on which `user` holds `permission`.

    `icb`, `place` and `committee` are the lookups that lead from the row to its anchor's ids, for example
    `icb="committee__icb_id"`. A wing without places or committees leaves them None: grants on those then reach nothing.
    """
    nothing = Q(pk__in=[])
    if not getattr(user, "is_authenticated", False):
        return nothing
    allowed = nothing
    for grant in user.grants_in_force(on):
        anchor = grant.anchor
        if permission not in grant.permissions or anchor.icb_id is None:
            continue
        mine = Q(**{icb: anchor.icb_id})
        if anchor.committee_id is not None:
            mine = mine & Q(**{committee: anchor.committee_id}) if committee else nothing
        elif anchor.place_id is not None:
            mine = mine & Q(**{place: anchor.place_id}) if place else nothing
        allowed |= mine
    return allowed


def icbs_of(user: Any, *, on: date) -> set[int]:
    """The ICBs in which `user` holds any role on that day; structure is shared within an ICB."""
    if not getattr(user, "is_authenticated", False):
        return set()
    return {grant.anchor.icb_id for grant in user.grants_in_force(on) if grant.anchor.icb_id}


def icbs_where(user: Any, permission: str, *, on: date) -> set[int]:
    """The ICBs in which `user` holds `permission` at some anchor on that day."""
    if not getattr(user, "is_authenticated", False):
        return set()
    grants = (grant for grant in user.grants_in_force(on) if permission in grant.permissions)
    return {grant.anchor.icb_id for grant in grants if grant.anchor.icb_id}


class PermissionMixin:
    """For views: what the person may not see is 404, with the same body as a missing id.

    Call `self.demand(permission, subject)` once the subject is known: 404 when it is not visible at all is the
    selector's work; a visible thing that may not be changed is a 403 page with the reason.
    """

    def demand(self, permission: str, subject: Anchored | Anchor) -> None:
        require(self.request.user, permission, subject)  # type: ignore[attr-defined]

    def may(self, permission: str, subject: Anchored | Anchor) -> Outcome:
        return can(self.request.user, permission, subject, on=clock.today())  # type: ignore[attr-defined]

    def get_or_404(self, queryset: Any, **lookup: Any) -> Any:
        found = queryset.filter(**lookup).first()
        if found is None:
            raise Http404
        return found

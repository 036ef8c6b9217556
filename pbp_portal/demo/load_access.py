"""Accounts and their roles: the administrator first, then each system's governance lead, then everybody else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from governance.actions.access import create_administrator, create_user, grant_role
from governance.models import Committee, IntegratedCareBoard, Place, RoleGrant, User
from pbp_portal.demo.book import Book, Desk, reason
from pbp_portal.demo.world.shapes import Account, Grant, System
from pbp_portal.demo.world.shared import SERVICE_START
from pbp_portal.demo.world.systems import WHOLE_SERVICE_ACCOUNTS

LEAD = "governance_lead"
ADMINISTRATOR = "system_administrator"


def load_administrator() -> User:
    """The account that `manage.py create_administrator` would make on the server."""
    account = next(a for a in WHOLE_SERVICE_ACCOUNTS if a.grants[0].role == ADMINISTRATOR)
    return create_administrator(email=account.email, name=account.name)


def load_user(account: Account, *, by: User) -> User:
    """The user of this account, found by the e-mail address."""
    found = User.objects.filter(email=account.email).first()
    return found or create_user(email=account.email, name=account.name, by=by, reason=reason(account.email))


def load_lead(system: System, icb: IntegratedCareBoard, book: Book, *, by: User) -> User:
    """The first governance lead of an ICB, named by the administrator."""
    account = next(a for a in system.accounts if any(grant.role == LEAD for grant in a.grants))
    user = load_user(account, by=by)
    grant = next(grant for grant in account.grants if grant.role == LEAD)
    book.once(
        RoleGrant,
        grant_key(account, grant),
        grant_role,
        user=user,
        role=LEAD,
        icb=icb,
        by=by,
        effective_from=grant.start,
    )
    return user


def load_accounts(desk: Desk, *, administrator: User) -> None:
    """The users of one system and of the whole service; the lead gives them their roles in this ICB."""
    for account in (*desk.system.accounts, *writers(desk.system), *WHOLE_SERVICE_ACCOUNTS):
        user = load_user(account, by=administrator)
        for grant in account.grants:
            if grant.role != ADMINISTRATOR and _is_here(grant, desk):
                _give(user, account, grant, desk)


def grant_key(account: Account, grant: Grant) -> str:
    return f"{account.email} is {grant.role} at {grant.anchor}"


def _is_here(grant: Grant, desk: Desk) -> bool:
    rows: dict[str, Iterable[Any]] = {
        "icb": [desk.system.icb],
        "place": desk.system.places,
        "committee": desk.system.committees,
    }
    return grant.anchor in {row.key for row in rows[grant.anchor_kind]}


def _give(user: User, account: Account, grant: Grant, desk: Desk) -> None:
    desk.enter(
        RoleGrant,
        grant_key(account, grant),
        grant_role,
        user=user,
        role=grant.role,
        icb=desk.icb,
        place=desk.book.row(Place, grant.anchor) if grant.anchor_kind == "place" else None,
        committee=desk.book.row(Committee, grant.anchor) if grant.anchor_kind == "committee" else None,
        effective_from=grant.start,
        effective_to=grant.end,
    )


def writers(system: System) -> list[Account]:
    """An account for each first author of a paper who has no other, as author at the committees concerned."""
    known = {account.person for account in system.accounts}
    names = {person.key: person.name for person in system.people}
    at: dict[str, set[str]] = {}
    for meeting in system.meetings:
        for paper in (paper for item in meeting.items for paper in item.papers):
            if (author := paper.authors[0].person) not in known:
                at.setdefault(author, set()).update(meeting.committees)
    return [
        Account(
            email=f"{person}@{system.icb.mail_domain}",
            name=names[person],
            label=f"Paper author, {system.icb.key.upper()}",
            grants=tuple(
                Grant("paper_author", "committee", committee, SERVICE_START)
                for committee in sorted(committees)
            ),
            person=person,
        )
        for person, committees in at.items()
    ]

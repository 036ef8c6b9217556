"""Words and tags of the ground floor for templates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from governance.enums import BodyStatus
from governance.foundation import words
from governance.foundation.screens import Tag
from governance.roles import ROLES

STATUS_COLOURS = {
    BodyStatus.PROPOSED: "grey",
    BodyStatus.SHADOW: "yellow",
    BodyStatus.ESTABLISHED: "green",
    BodyStatus.CLOSED: "red",
}


def status_tag(row: Any) -> Tag:
    """Proposed, shadow, established or closed (R109)."""
    return Tag(row.get_status_display(), STATUS_COLOURS[BodyStatus(row.status)])


def anchor_words(grant: Any) -> str:
    """Where a role is held: a committee, a place, an ICB or the whole deployment."""
    return str(grant.committee or grant.place or grant.icb or "The whole portal")


def role_lines(grants: Iterable[Any]) -> list[tuple[str, str, str, str]]:
    """(role, where, what it means, until when) of each grant."""
    return [
        (
            ROLES[grant.role].title,
            anchor_words(grant),
            f"This person {ROLES[grant.role].prose}",
            words.period(grant.effective_from, grant.effective_to),
        )
        for grant in grants
    ]


def door_groups(users: Iterable[Any], *, on: date) -> list[tuple[str, list[tuple[int, str, str]]]]:
    """(role, [(user id, name, where)]) for the demonstration's door, in the order of the roles."""
    found: dict[str, list[tuple[int, str, str]]] = {}
    for user in users:
        grants = [grant for grant in user.role_grants.all() if grant.is_in_force(on)]
        for grant in grants[:1]:
            where = "; ".join(anchor_words(g) for g in grants)
            found.setdefault(grant.role, []).append((user.pk, str(user), where))
        if not grants:
            found.setdefault("", []).append((user.pk, str(user), "Holds no role today"))
    return [(ROLES[code].title if code else "No role", found[code]) for code in [*ROLES, ""] if code in found]

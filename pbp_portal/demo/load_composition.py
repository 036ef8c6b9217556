"""Rules of membership, and the seats that were made by them."""

from __future__ import annotations

from typing import Any

from governance.enums import CommitteeKind
from governance.models import Committee, Place, Post
from membership.composition.actions.composition import create_composition_rule
from membership.composition.actions.seats import make_seats
from membership.models import CompositionRule
from pbp_portal.demo.book import Desk, dates, reason
from pbp_portal.demo.world.composition_shapes import MembershipRule


def load_composition(desk: Desk) -> None:
    """Rules in the order of the data; then, in the load that entered the rules, the seats that they make."""
    is_new = {row.key for row in desk.system.membership_rules if not desk.book.find(CompositionRule, row.key)}
    for position, row in enumerate(desk.system.membership_rules, start=1):
        _enter(desk, row, position)
    if not is_new:
        return
    for made in desk.system.seats_made:
        make_seats(
            committee=desk.book.row(Committee, made.committee),
            on=made.on,
            by=desk.lead,
            reason=reason(f"seats of {made.committee}"),
        )


def _enter(desk: Desk, row: MembershipRule, position: int) -> CompositionRule:
    many: dict[str, Any] = {
        "organisations": [desk.organisation(key) for key in row.organisations],
        "nominators": [desk.organisation(key) for key in row.nominators],
        "excluded_posts": [desk.book.row(Post, key) for key in row.excluded_posts],
        "excluded_rules": [desk.book.row(CompositionRule, key) for key in row.excluded_rules],
    }
    return desk.enter(
        CompositionRule,
        row.key,
        create_composition_rule,
        icb=desk.icb,
        committee=desk.row(Committee, row.committee),
        committee_kind="" if row.committee else CommitteeKind.PLACE_PARTNERSHIP,
        only_place=desk.row(Place, row.only_place),
        seat_title=row.title,
        category=row.category,
        is_voting=row.is_voting,
        per=row.per,
        count=row.count,
        is_minimum=row.is_minimum,
        post=desk.row(Post, row.post),
        follows=desk.row(CompositionRule, row.follows),
        clause=row.clause,
        position=position,
        many=many,
        **dict(row.values),
        **dates(row),
    )

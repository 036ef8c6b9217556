"""What stands on every agenda of a committee, and its forward plan."""

from __future__ import annotations

from governance.models import Committee, Post
from meetings.models import PlannedItem, StandingItem
from meetings.planning.actions.plan import create_planned_item
from meetings.planning.actions.standing import create_standing_item, values_of
from meetings.planning.rules.standing import READY_SETS
from pbp_portal.demo.book import Desk
from pbp_portal.demo.world.plans import PLANS


def load_plans(desk: Desk) -> None:
    """For the systems that have one: line by line, so that loading again completes it."""
    plan = PLANS.get(desk.system.icb.key)
    if plan is None:
        return
    committee = desk.book.row(Committee, plan.committee)
    for place, line in enumerate(READY_SETS[plan.ready].lines, 1):
        desk.enter(
            StandingItem,
            f"{plan.committee}-standing-{place}",
            create_standing_item,
            committee=committee,
            position=place,
            effective_from=plan.start,
            **values_of(line),
        )
    for row in plan.items:
        desk.enter(
            PlannedItem,
            row.key,
            create_planned_item,
            committee=committee,
            title=row.title,
            cycle=row.cycle,
            months=list(row.months),
            purposes=list(row.purposes),
            minutes=row.minutes,
            owner_post=desk.row(Post, row.post),
            source=row.source,
            source_text=row.source_text,
            openness=row.openness,
            private_reason=row.private_reason,
            effective_from=plan.start,
        )

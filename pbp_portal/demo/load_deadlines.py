"""Rules of deadlines."""

from __future__ import annotations

from governance.models import Committee
from meetings.models import DeadlineRule
from meetings.planning.actions.deadlines import create_deadline_rule
from pbp_portal.demo.book import Desk
from pbp_portal.demo.world.deadline_rules import deadline_rows
from pbp_portal.demo.world.shared import SERVICE_START


def load_deadlines(desk: Desk) -> None:
    for row in deadline_rows(desk.system.icb.key):
        desk.enter(
            DeadlineRule,
            row.key,
            create_deadline_rule,
            icb=desk.icb,
            committee=desk.row(Committee, row.committee),
            kind=row.kind,
            unit=row.unit,
            amount=row.amount,
            effective_from=SERVICE_START,
            **row.values,
        )

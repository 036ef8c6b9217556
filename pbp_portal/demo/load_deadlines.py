"""Rules of deadlines, and the grounds on which a question from the public may be refused."""

from __future__ import annotations

from governance.models import Committee
from meetings.models import DeadlineRule
from meetings.planning.actions.deadlines import create_deadline_rule
from meetings.questions.actions.grounds import start_grounds
from pbp_portal.demo.book import Desk
from pbp_portal.demo.world.deadline_rules import deadline_rows
from pbp_portal.demo.world.shared import SERVICE_START

WITH_GROUNDS = ("nel", "sel")
"""Those that take questions. What stands already is left alone, so that loading twice changes nothing."""


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
    if desk.system.icb.key in WITH_GROUNDS:
        start_grounds(icb=desk.icb, from_day=SERVICE_START, by=desk.lead)

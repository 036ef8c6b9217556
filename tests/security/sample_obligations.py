"""A standing obligation of the hill board, a report that is being written, and one that was sent."""

from __future__ import annotations

from datetime import date
from typing import Any

from meetings.record.actions.assurance import change_report, draft_report, send_report
from meetings.record.actions.obligations import create_obligation
from tests.fixtures.people import START
from tests.security.samples import Samples


def add(s: Samples) -> None:
    s.rows["obligation"] = create_obligation(
        committee=s.world.hill_board,
        title="Report to the health and wellbeing board",
        to_body="Hill Health and Wellbeing Board",
        every_months=6,
        first_due_on=date(2026, 4, 1),
        source="Terms of reference, 4.2",
        effective_from=START,
        by=s.lead,
    )
    shared: dict[str, Any] = {
        "committee": s.world.hill_board,
        "to_committee": s.world.vale_board,
        "period_from": START,
        "period_to": date(2020, 6, 30),
        "by": s.lead,
    }
    draft = change_report(draft_report(**shared), {"alert": s.canary("draft", "assurancealert")}, by=s.lead)
    sent = draft_report(**shared)
    send_report(sent, by=s.lead)
    s.addresses |= {
        ("meetings:*", "report"): draft.public_id,
        ("meetings:assurance-detail@sent", "report"): sent.public_id,
        ("meetings:assurance-version", "number"): draft.version,
        ("meetings:assurance-start", "pk"): s.world.hill_board.slug,
    }
    for act in ("detail", "history", "edit", "end", "fulfil"):
        s.addresses[f"meetings:obligation-{act}", "pk"] = s.rows["obligation"].pk

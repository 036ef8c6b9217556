"""A forward plan with private business, standing items, and a workbook that waits to be looked through."""

from __future__ import annotations

import io

import openpyxl

from governance.actions.files import Upload
from meetings.planning.actions.plan import DueInMonth, create_planned_item, move_planned
from meetings.planning.actions.plan_imports import start_plan_import
from meetings.planning.actions.standing import create_standing_item
from meetings.planning.rules.plan import next_month
from reports.publication.plans import publish_plan
from tests.fixtures.people import START
from tests.security.samples import Samples


def add(s: Samples) -> None:
    board, lead = s.world.hill_board, s.lead
    item = create_planned_item(
        committee=board,
        title="Budget for the year",
        cycle="quarterly",
        months=[1],
        effective_from=START,
        note=s.canary("draft", "planneditemnote"),
        reason=s.canary("draft", "planneditemreason"),
        by=lead,
    )
    private = create_planned_item(
        committee=board,
        title=s.canary("private", "planneditemtitle"),
        cycle="quarterly",
        months=[1],
        effective_from=START,
        openness="private",
        private_reason="commercial",
        by=lead,
    )
    month = START.replace(month=4, day=1)
    move_planned(
        [DueInMonth(private, month)],
        to_month=next_month(month),
        because=s.canary("private", "planmovereason"),
        by=lead,
    )
    s.rows |= {
        "planned-item": item,
        "standing-item": create_standing_item(
            committee=board, title="Welcome", effective_from=START, note="Printed", by=lead
        ),
        "plan-import": start_plan_import(committee=board, upload=Upload("plan.xlsx", _book(s)), by=lead),
    }
    publish_plan(board, by=lead)
    s.addresses |= {("reports:plan-publish", "slug"): board.slug, ("public:plan", "slug"): board.slug}
    s.addresses["meetings:planned-item-detail@private", "pk"] = private.pk
    for noun in ("planned-item", "standing-item", "plan-import"):
        for verb in ("detail", "edit", "end", "history", "apply", "undo", "abandon"):
            s.addresses[f"meetings:{noun}-{verb}", "pk"] = s.rows[noun].pk


def _book(s: Samples) -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    sheet = book.worksheets[0]
    sheet.append(["Title", "How often", "Months", "Taken in", "Why in private"])
    sheet.append([s.canary("private", "planimporttitle"), "yearly", "May", "private", "legal"])
    book.save(out)
    return out.getvalue()

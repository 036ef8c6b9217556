"""Reports to the parent and standing obligations on a committee's page and on the first page."""

from __future__ import annotations

from typing import Any

from governance.enums import Permission
from governance.foundation.permissions import can
from governance.foundation.screens import Ask, Column, Panel, Tag
from governance.foundation.screens.access import holds_in
from governance.foundation.screens.cells import Link
from governance.foundation.screens.dashboard import Block, Item
from governance.foundation.screens.register import Action
from governance.foundation.words import period
from meetings.record import presenters_obligations as presenter
from meetings.record.models import AssuranceReport
from meetings.record.selectors.assurance import reports_of
from meetings.record.selectors.obligations import how_it_stands, obligations_of, to_look_at
from meetings.record.selectors.sent_on import SENDS

SHOWN = 8


def of_committee(committee: Any, ask: Ask) -> list[Panel]:
    """What it owes again and again, and its reports up and down."""
    keeps = can(ask.user, SENDS, committee, on=ask.today)
    owed = obligations_of(committee, ask.user, on=ask.today)
    columns = (
        Column("What is owed", lambda row: Link(row.title, ask.link("meetings:obligation-detail", row.pk))),
        Column("To", "addressee"),
        Column("How often", "every_months"),
        Column("Next due", lambda row: how_it_stands(row, on=ask.today).next_due),
        Column("State", lambda row: presenter.state_tag(how_it_stands(row, on=ask.today))),
    )
    add = Action("Add an obligation", ask.link("meetings:obligation-create", committee=committee.pk), keeps)
    start = Action("Draft a report", ask.link("meetings:assurance-start", committee.slug), keeps)
    return [
        Panel(
            "Standing obligations",
            columns,
            owed,
            empty="It owes nothing again and again.",
            actions=(add,) if keeps.ok else (),
        ),
        Panel(
            "Alert, advise and assure reports",
            _report_columns(ask),
            reports_of(committee, ask.user, on=ask.today)[:20],
            empty="None is written or received.",
            actions=(start,) if keeps.ok else (),
        ),
    ]


def _report_columns(ask: Ask) -> tuple[Column, ...]:
    def days(row: AssuranceReport) -> Link:
        text = period(row.period_from, row.period_to)
        return Link(text, ask.link("meetings:assurance-detail", row.public_id))

    return (
        Column("Days", days),
        Column("From", "committee"),
        Column("To", "addressee"),
        Column(
            "State", lambda row: Tag(row.get_state_display(), "green" if row.state == "sent" else "yellow")
        ),
    )


def on_first_page(ask: Ask) -> list[Block]:
    """For who services committees: what is overdue or due soon."""
    if ask.icb is None or not holds_in(ask.user, Permission.RUN_MEETING, ask.icb, on=ask.today).ok:
        return []
    found = [
        pair
        for pair in to_look_at(ask.user, ask.icb, on=ask.today)
        if can(ask.user, SENDS, pair[0], on=ask.today).ok
    ][:SHOWN]
    if not found:
        return []
    lines = tuple(
        Item(
            Link(row.title, ask.link("meetings:obligation-detail", row.pk)),
            f"{row.committee} to {row.addressee}, due {presenter.due_words(standing)}",
            presenter.state_tag(standing),
        )
        for row, standing in found
    )
    more = Link("All standing obligations", ask.link("meetings:obligation-list"))
    return [Block("Standing obligations", lines, "", more, order=21)]

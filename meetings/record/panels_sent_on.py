"""What was sent on where people look for it: at an item, a decision, a committee, and on the first page."""

from __future__ import annotations

from typing import Any

from governance.foundation import clock
from governance.foundation.outcome import met
from governance.foundation.permissions import can
from governance.foundation.screens import Ask, Panel, present
from governance.foundation.screens.access import holds_in
from governance.foundation.screens.cells import Link
from governance.foundation.screens.dashboard import Block, Item
from governance.foundation.screens.register import Action
from governance.foundation.words import moment
from meetings.conduct.item_sections import ItemSection
from meetings.conduct.item_sections import contribute as contribute_section
from meetings.conduct.models import Decision
from meetings.papers.models import AgendaItem
from meetings.planning.selectors.together import may_service
from meetings.record import presenters_sent_on as presenter
from meetings.record.selectors import sent_on as selectors

SHOWN = 8


@contribute_section(order=45)
def at_item(item: AgendaItem, ask: Ask) -> ItemSection:
    """What was sent on from it, what the rules say where conflicts left no quorum, and the way of the matter."""
    rows = selectors.sent_from_item(item, ask.user, on=ask.today)
    sends = may_service(item.meeting, ask.user, selectors.SENDS, on=ask.today).ok
    routes = selectors.routes_of(item, on=ask.today, at=clock.now()) if sends else []
    context = {
        "table": present.table("Sent on", presenter.columns(ask), rows, ask=ask, url_name="", empty=""),
        "sends": sends,
        "may": met("referral.send"),
        "routes": [presenter.route_line(route, item, ask) for route in routes],
    }
    return ItemSection("sent-on", "Sent on", "meetings/record/item_sent_on.jinja", context)


def of_decision(row: Decision, ask: Ask) -> list[Panel]:
    """Where a decision was sent, what it answers, and the way of the matter."""
    sent = selectors.sent_from_decision(row, ask.user, on=ask.today)
    answered = selectors.answered_by_decision(row, ask.user, on=ask.today)
    sends = can(ask.user, selectors.SENDS, row.committee, on=ask.today)
    ways = [Action("The way of this matter", ask.link("meetings:decision-journey", row.public_id))]
    if sends.ok:
        ways.insert(0, Action("Send it on", ask.link("meetings:decision-send", row.public_id), sends))
    upward = row.standing == "recommendation" or row.outcome == "referred"
    note = "It is not sent yet. Send it to who can decide." if upward and not sent else ""
    panels = [
        Panel(
            "Sent on",
            presenter.columns(ask),
            sent,
            empty="It was not sent on.",
            actions=tuple(ways),
            note=note,
        )
    ]
    if answered:
        panels.append(Panel("What it answers", presenter.columns(ask), answered, empty=""))
    return panels


def of_committee(committee: Any, ask: Ask) -> list[Panel]:
    """The inbox of a committee, and what it sent."""
    came = selectors.came_to(committee, ask.user, on=ask.today)[:20]
    went = selectors.went_from(committee, ask.user, on=ask.today)[:20]
    everything = Action("All of it", f"{ask.link('meetings:referral-list')}?committee={committee.pk}")
    return [
        Panel(
            "Sent to this committee",
            presenter.columns(ask),
            came,
            empty="Nothing was sent to it.",
            actions=(everything,),
        ),
        Panel("Sent by this committee", presenter.columns(ask), went, empty="It sent nothing on."),
    ]


def on_first_page(ask: Ask) -> list[Block]:
    """What waits for the secretariats that this person is."""
    if ask.icb is None or not holds_in(ask.user, selectors.TAKES, ask.icb, on=ask.today).ok:
        return []
    rows = selectors.inbox(ask.user, ask.icb, on=ask.today)[:SHOWN]
    if not rows:
        return []
    lines = tuple(
        Item(
            presenter.page_link(row, ask),
            f"From {row.from_committee} to {row.to_committee}, {moment(row.sent_at)}",
            presenter.state_tag(row),
        )
        for row in rows
    )
    more = Link("All that was sent on", f"{ask.link('meetings:referral-list')}?state=waiting")
    return [Block("Sent to your committees", lines, "", more, order=19)]

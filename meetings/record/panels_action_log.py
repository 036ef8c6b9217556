"""The action log where people look for it: at an item, on a meeting's and a committee's page, on one's first page."""

from __future__ import annotations

from typing import Any

from governance.foundation.outcome import met
from governance.foundation.permissions import can
from governance.foundation.screens import Ask, Panel, Tag, present
from governance.foundation.screens.access import holds_in
from governance.foundation.screens.cells import Link
from governance.foundation.screens.dashboard import Block, Item
from governance.foundation.screens.register import Action
from governance.foundation.words import day
from meetings.conduct.item_sections import ItemSection
from meetings.conduct.item_sections import contribute as contribute_section
from meetings.papers.models import AgendaItem
from meetings.planning.models import Meeting
from meetings.planning.panels import MeetingPanel
from meetings.planning.panels import contribute as contribute_panel
from meetings.planning.selectors.together import may_service
from meetings.record import presenters_action_log as presenter
from meetings.record.actions.action_mail import was_sent
from meetings.record.models import MeetingAction
from meetings.record.selectors import action_log as selectors
from membership.models import Person

SHOWN = 8


def _table(title: str, rows: list[MeetingAction], ask: Ask) -> Any:
    return present.table(title, presenter.columns(ask), rows, ask=ask, url_name="", empty="")


@contribute_section(order=40)
def at_item(item: AgendaItem, ask: Ask) -> ItemSection:
    """Those noted at the item, and the way to note one."""
    rows = selectors.actions_of_item(item, ask.user, on=ask.today)
    keeps = may_service(item.meeting, ask.user, selectors.KEEPS, on=ask.today)
    context = {
        "table": _table("Actions noted at this item", rows, ask),
        "keeps": keeps.ok,
        "may": met("action.note"),
    }
    return ItemSection("actions", "Actions", "meetings/record/item_actions.jinja", context)


@contribute_panel(order=16)
def of_meeting(meeting: Meeting, ask: Ask) -> MeetingPanel | None:
    """Those of the meeting with what was not sent, and what its committees have open from before."""
    own = selectors.actions_of_meeting(meeting, ask.user, on=ask.today)
    before = (
        []
        if meeting.state in ("held", "cancelled")
        else selectors.arising_at(meeting, ask.user, on=ask.today)
    )
    if not own and not before:
        return None
    keeps = may_service(meeting, ask.user, selectors.KEEPS, on=ask.today).ok
    unsent = [row for row in own if keeps and row.state == "open" and not was_sent(row)]
    context = {
        "own": _table("Actions of this meeting", own, ask),
        "arising": _table("Matters arising", before, ask),
        "unsent": len(unsent),
    }
    return MeetingPanel("actions", "Actions", "meetings/record/actions_panel.jinja", context)


def of_committee(committee: Any, ask: Ask) -> list[Panel]:
    """Standing actions of a committee, the nearest day first."""
    keeps = can(ask.user, selectors.KEEPS, committee, on=ask.today)
    ways = [Action("All its actions", f"{ask.link('meetings:action-list')}?committee={committee.pk}")]
    if keeps.ok:
        ways.insert(0, Action("Note an action", ask.link("meetings:action-add", committee.slug), keeps))
    return [
        Panel(
            "Action log",
            presenter.columns(ask),
            list(selectors.log_of(committee, ask.user, on=ask.today)[:20]),
            empty="No action is open.",
            actions=tuple(ways),
        )
    ]


def my_actions(person: Person, ask: Ask) -> list[Panel]:
    """On "My membership": what the person is to do."""
    rows = selectors.own_actions(ask.user, on=ask.today)
    return [Panel("My actions", presenter.columns(ask), list(rows[:SHOWN]), empty="Nothing is asked of you.")]


def on_first_page(ask: Ask) -> list[Block]:
    """What one is to do; for who services committees, what is overdue, and what owners said."""
    blocks = []
    own = list(selectors.own_actions(ask.user, on=ask.today).filter(state="open")[:SHOWN])
    if own:
        more = Link("All your actions", ask.link("meetings:my-actions"))
        blocks.append(Block("Your actions", tuple(_line(row, ask) for row in own), "", more, order=9))
    if ask.icb is not None and holds_in(ask.user, selectors.KEEPS, ask.icb, on=ask.today).ok:
        late = selectors.to_look_at(ask.user, ask.icb, on=ask.today)[:SHOWN]
        if late:
            more = Link("All actions", f"{ask.link('meetings:action-list')}?standing=standing")
            blocks.append(
                Block("Actions to look at", tuple(_line(row, ask) for row in late), "", more, order=20)
            )
    return blocks


def _line(row: MeetingAction, ask: Ask) -> Item:
    tags = presenter.tags(row, today=ask.today)
    tag = tags[0] if tags else Tag(row.get_state_display(), "blue")
    return Item(
        Link(f"{row.reference}: {row.text[:120]}", ask.link("meetings:action-detail", row.public_id)),
        f"Due {day(row.due_on)}. {selectors.owner_words(row, on=ask.today)}",
        tag,
    )

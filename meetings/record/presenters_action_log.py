"""Words, tags and columns of the action log."""

from __future__ import annotations

from datetime import date
from typing import Any

from governance.foundation import words
from governance.foundation.screens import Ask, Column, Link, Tag
from meetings.record.models import ActionUpdate, MeetingAction
from meetings.record.rules.action_log import OVERDUE, SOON, standing_of
from meetings.record.selectors.action_log import owner_words

COLOURS = {"open": "blue", "done": "yellow", "closed": "green", "dropped": "grey"}


def tags(action: MeetingAction, *, today: date) -> list[Tag]:
    """Its state, whether it is overdue, and whether it is private."""
    standing = standing_of(state=action.state, due_on=action.due_on, today=today)
    found = [Tag(action.get_state_display(), COLOURS[action.state])]
    if standing == OVERDUE:
        found = [Tag("Overdue", "red")]
    elif standing == SOON:
        found.append(Tag("Due soon", "orange"))
    return [*found, Tag("Private", "pink")] if action.is_private else found


def columns(ask: Ask) -> tuple[Column, ...]:
    """Of the register, a committee's page and a meeting's page."""
    return (
        Column(
            "Reference", lambda row: Link(row.reference, ask.link("meetings:action-detail", row.public_id))
        ),
        Column("What is to be done", "text"),
        Column("Owner", lambda row: owner_words(row, on=ask.today)),
        Column("Due", "due_on"),
        Column("State", lambda row: tags(row, today=ask.today)),
    )


def particulars(action: MeetingAction, ask: Ask) -> list[tuple[str, Any]]:
    """The rows of its summary: words, or a Link."""
    rows: list[tuple[str, Any]] = [
        ("Owner", owner_words(action, on=ask.today)),
        ("Due", words.day(action.due_on)),
        ("Asked on", words.day(action.raised_on)),
        ("Committee", str(action.committee)),
    ]
    if action.item is not None:
        at = f"Item {action.item}, {action.item.meeting}"
        link = ask.link("meetings:live-item", action.item.meeting.slug, action.item.public_id)
        rows.append(("At", Link(at, f"{link}#actions")))
    elif action.meeting is not None:
        rows.append(
            ("At", Link(str(action.meeting), ask.link("meetings:meeting-detail", action.meeting.slug)))
        )
    if action.decision is not None and action.decision.is_recorded:
        rows.append(
            (
                "Follows from",
                Link(str(action.decision), ask.link("meetings:decision-detail", action.decision.public_id)),
            )
        )
    if action.done_on:
        rows.append(("Said to be done on", words.day(action.done_on)))
    if action.closed_on:
        rows.append((f"{action.get_state_display()} on", words.day(action.closed_on)))
    if action.outcome:
        rows.append(("What came of it" if action.state == "closed" else "Why", action.outcome))
    return rows


def update_line(row: ActionUpdate) -> dict[str, str]:
    """One line of what was said: when, by whom, what."""
    by = f"{row.said_by}{', by mailed link' if row.link_id else ''}"
    wish = f" By {words.day(row.proposed_due)}." if row.proposed_due else ""
    return {
        "when": words.moment(row.said_at),
        "by": by,
        "what": f"{row.get_kind_display()}.{wish}",
        "text": row.text,
    }

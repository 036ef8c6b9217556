"""Words and tags of standing obligations."""

from __future__ import annotations

from typing import Any

from governance.foundation import words
from governance.foundation.screens import Ask, Column, Link, Tag
from meetings.record.models import ObligationFulfilment
from meetings.record.rules.obligations import IN_TIME, OVER, OVERDUE, SOON, Standing

STATES = {
    OVERDUE: ("Overdue", "red"),
    SOON: ("Due soon", "orange"),
    IN_TIME: ("In time", "green"),
    OVER: ("Nothing more is due", "grey"),
}


def state_tag(standing: Standing) -> Tag:
    text, colour = STATES[standing.state]
    more = f": {len(standing.overdue)} times" if len(standing.overdue) > 1 else ""
    return Tag(f"{text}{more}", colour)


def due_words(standing: Standing) -> str:
    return words.day(standing.next_due, unset="Nothing more is due")


def fulfilment_columns(ask: Ask) -> tuple[Column, ...]:
    return (
        Column("Was due", "due_on"),
        Column("Given", "fulfilled_on"),
        Column("How", lambda row: how(row, ask)),
    )


def how(row: ObligationFulfilment, ask: Ask) -> list[Any]:
    """By what it was given, and what was noted."""
    said: list[Any] = []
    if row.report is not None:
        said.append(Link(str(row.report), ask.link("meetings:assurance-detail", row.report.public_id)))
    if row.referral is not None:
        said.append(Link(row.referral.title, ask.link("meetings:referral-detail", row.referral.public_id)))
    return [*said, *([row.note] if row.note else [])]

"""Words, tags and columns of what is sent on, and of the way of a matter."""

from __future__ import annotations

from typing import Any

from governance.foundation import words
from governance.foundation.screens import Ask, Column, Link, Tag
from meetings.conduct.models import Decision
from meetings.conduct.presenters_item_decisions import standing_tag
from meetings.papers.models import AgendaItem
from meetings.record.models import Referral
from meetings.record.selectors.lineage import Step
from meetings.record.selectors.sent_on import Route, stands_on

COLOURS = {
    "sent": "yellow",
    "received": "blue",
    "placed": "purple",
    "answered": "green",
    "declined": "red",
    "withdrawn": "grey",
}


def state_tag(row: Referral) -> Tag:
    return Tag(row.get_state_display(), COLOURS[row.state])


def tags(row: Referral) -> list[Tag]:
    return [state_tag(row), *([Tag("Private", "pink")] if row.is_private else [])]


def page_link(row: Referral, ask: Ask) -> Link:
    return Link(row.title, ask.link("meetings:referral-detail", row.public_id))


def columns(ask: Ask) -> tuple[Column, ...]:
    return (
        Column("Matter", lambda row: page_link(row, ask)),
        Column("From", "from_committee"),
        Column("To", "addressee"),
        Column("Why", "kind"),
        Column("Sent", "sent_at"),
        Column("Answer wanted by", "due_on"),
        Column("State", tags),
    )


def particulars(row: Referral, ask: Ask) -> list[tuple[str, Any]]:
    """The rows of its summary: words, or a Link."""
    rows: list[tuple[str, Any]] = [
        ("From", str(row.from_committee)),
        ("To", row.addressee),
        ("Why", row.get_kind_display()),
        ("Sent", words.moment(row.sent_at)),
        ("Answer wanted by", words.day(row.due_on, unset="")),
        ("Received", words.moment(row.received_at)),
        ("Taken up", _placed(row)),
        ("Answered by", _decision(row.answered_by, ask)),
        ("Answer", row.answer),
        ("Why not" if row.state == "declined" else "Why withdrawn", row.because),
    ]
    return [(label, value) for label, value in rows if value]


def _placed(row: Referral) -> str:
    where = stands_on(row)
    return (
        f"{words.moment(row.placed_at)}: {where or 'it stands on no agenda any more'}"
        if row.placed_at
        else ""
    )


def _decision(row: Decision | None, ask: Ask) -> Link | str:
    return Link(str(row), ask.link("meetings:decision-detail", row.public_id)) if row is not None else ""


def step(one: Step, ask: Ask) -> dict[str, Any]:
    """One step of the way: day, who, what, with its link and state."""
    row = one.row
    if isinstance(row, Referral):
        what = f"{row.get_kind_display()} to {row.addressee}: {row.title}"
        href = ask.link("meetings:referral-detail", row.public_id)
        return _line(words.moment(row.sent_at), str(row.from_committee), what, href, [state_tag(row)])
    if isinstance(row, Decision):
        href = ask.link("meetings:decision-detail", row.public_id)
        found = [standing_tag(row), Tag(row.get_outcome_display(), "grey")]
        return _line(words.moment(row.decided_at), str(row.committee), str(row), href, found)
    meeting = row.meeting
    href = ask.link("meetings:live-item", meeting.slug, row.public_id)
    when = words.day(meeting.date, unset=meeting.date_note or "Without a day")
    return _line(when, str(meeting.lead_committee), f"On the agenda: {row}", href, [])


def _line(when: str, who: str, what: str, href: str, found: list[Tag]) -> dict[str, Any]:
    return {"when": when, "who": who, "what": what, "href": href, "tags": found}


def route_line(route: Route, item: AgendaItem, ask: Ask) -> dict[str, str]:
    """What the rules say of an item without a quorum by conflicts, and the way to do it; none while they are silent."""
    said = {"words": f"Conflicts of interest left {route.committee} no quorum. {route.outcome.reason}"}
    slug, public_id = item.meeting.slug, item.public_id
    if not route.outcome.ok:
        return said | {"href": "", "text": ""}
    if route.code == "next_meeting":
        return said | {"href": ask.link("meetings:item-defer", slug, public_id), "text": "Put it off"}
    href = ask.link(
        "meetings:live-item-send", slug, public_id, kind="inquorate", by=route.committee.pk, to=route.code
    )
    to = "the parent body" if route.code == "parent" else "a panel"
    return said | {"href": href, "text": f"Send it to {to}"}

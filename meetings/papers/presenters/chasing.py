"""Words, columns and the plain text of the board of papers that are waited for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from governance.foundation.screens import Column, Link, Tag
from governance.foundation.screens.ask import Ask
from governance.foundation.words import day
from meetings.papers.rules.chasing import STAGES
from meetings.papers.selectors.chasing import ESCALATION, REMINDER, Awaited, author_of, sponsor_of
from meetings.papers.selectors.signing import who_words

COLOURS = {
    "not_asked": "grey",
    "asked": "yellow",
    "accepted": "blue",
    "sent": "purple",
    "draft_in": "green",
    "submitted": "blue",
    "signed": "green",
}
BREAK = ", "


def counts(rows: Sequence[Awaited]) -> str:
    """12 papers: 2 late, 3 asked, 1 waiting for sign-off, 6 signed off."""
    late = sum(1 for row in rows if row.late)
    found = [(late, "late")]
    found += [(sum(row.stage == stage for row in rows), words.lower()) for stage, words in STAGES.items()]
    papers = f"{len(rows)} {'paper' if len(rows) == 1 else 'papers'}"
    told = ", ".join(f"{number} {words}" for number, words in found if number)
    return f"{papers}: {told}." if told else f"{papers}."


def late_words(row: Awaited) -> str:
    return f"{row.late} day{'' if row.late == 1 else 's'}" if row.late else ""


def waiting_words(row: Awaited) -> str:
    """Waits with Ada Outside since 2 March 2026."""
    since = f" since {day(row.since)}" if row.since else ""
    if row.stage == "signed":
        return ""
    if row.stage == "not_asked":
        return "With whoever keeps the agenda, to ask for it"
    if row.stage in ("sent", "draft_in"):
        return f"With whoever keeps the agenda{since}"
    if row.steps:
        return f"With {' and '.join(who_words(line) for line in row.steps)}{since}"
    return f"With {row.waiting_with.whom or 'an executive'}{since}"


def stage_words(row: Awaited) -> str:
    """Waiting for sign-off: finance and legal."""
    steps = " and ".join(line.step.name.lower() for line in row.steps)
    return f"{STAGES[row.stage]}: {steps}" if steps else STAGES[row.stage]


def told_words(row: Awaited) -> list[str]:
    """Reminded 3 November 2026: Ada Outside."""
    found = []
    for event, words in ((REMINDER, "Reminded"), (ESCALATION, "Sponsor told")):
        if told := row.told.get(event):
            found.append(f"{words} {day(told.on)}: {told.to}")
    return found


def stage_tags(row: Awaited) -> list[Tag]:
    tags = [Tag(stage_words(row), COLOURS[row.stage])]
    return [*tags, Tag("Late", "red")] if row.late else tags


def columns(ask: Ask, *, with_meeting: bool) -> tuple[Column, ...]:
    """Of the table; papers lead to their page, authors to what they are asked for."""

    def title(row: Awaited) -> Any:
        if row.paper is None:
            return row.title
        return Link(row.title, ask.link("meetings:paper-detail", row.paper.public_id))

    def author(row: Awaited) -> Any:
        if row.commission is None:
            return ""
        return Link(author_of(row), ask.link("meetings:commission-detail", row.commission.public_id))

    def meeting(row: Awaited) -> Link:
        return Link(meeting_words(row), ask.link("meetings:meeting-chasing", row.meeting.slug))

    return (
        *((Column("Meeting", meeting),) if with_meeting else ()),
        Column("Item", lambda row: row.item.number),
        Column("Paper", title),
        Column("Author", author),
        Column("Sponsor", sponsor_of),
        Column("Where it stands", stage_tags),
        Column("Waits", waiting_words),
        Column("Due", lambda row: row.due),
        Column("Late by", late_words),
        Column("Written to", told_words),
    )


def meeting_words(row: Awaited) -> str:
    return f"{row.meeting.lead_committee.name}, {day(row.meeting.date, 'date to be confirmed')}"


CSV = (
    Column("Committee", lambda row: row.meeting.lead_committee.name),
    Column("Meeting date", lambda row: row.meeting.date),
    Column("Item", lambda row: row.item.number),
    Column("Paper", lambda row: row.title),
    Column("Author", author_of),
    Column("Sponsor", sponsor_of),
    Column("Where it stands", stage_words),
    Column("Waits", waiting_words),
    Column("Since", lambda row: row.since),
    Column("Due", lambda row: row.due),
    Column("Days late", lambda row: row.late),
    Column("Written to", told_words),
)


def plain_text(rows: Iterable[Awaited], *, with_meeting: bool) -> str:
    """The board as lines for a mail: one paper a paragraph, so that it survives any mail program."""
    return "\n".join(_lines(row, with_meeting=with_meeting) for row in rows)


def _lines(row: Awaited, *, with_meeting: bool) -> str:
    people = [words for words in (author_of(row), sponsor_of(row) and f"sponsor {sponsor_of(row)}") if words]
    parts = [
        f"{row.item.number} {row.title}".strip(),
        *([meeting_words(row)] if with_meeting else []),
        *people,
        stage_words(row).lower(),
        *([f"due {day(row.due)}"] if row.due else []),
        *([f"{late_words(row)} late"] if row.late else []),
    ]
    return " | ".join(parts)


def choice_words(row: Awaited, event: str, *, with_meeting: bool) -> str:
    """A tick: whom, which paper, how late, and when they last had a mail."""
    one = row.standing(event)
    names = " and ".join(each.whom for each in row.standings(event))
    parts = [
        f"{names}: {row.item.number} {row.title}",
        *([meeting_words(row)] if with_meeting else []),
        *([f"due {day(row.due)}"] if row.due else []),
        *([f"{late_words(row)} late"] if row.late else []),
        *([f"had a mail on {day(one.told_on)}"] if one.told_on else []),
    ]
    return BREAK.join(parts)

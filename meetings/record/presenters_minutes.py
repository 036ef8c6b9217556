"""Words of the minutes: entries as they are shown, who saved what, how versions differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from governance.foundation import words
from governance.foundation.screens.cells import Tag
from governance.foundation.text import render_markdown
from governance.foundation.text.redline import Piece, redline
from meetings.lifecycles import MINUTE_COMMENT_LIFECYCLE
from meetings.record.models.minutes import MinuteComment, MinuteEntry, Minutes, MinutesVersion
from meetings.record.rules.minutes_content import CLERK, TEXT, Block, Read

COLOURS = {"writing": "yellow", "circulated": "blue", "approved": "green"}
KINDS = {
    "circulated": "Draft, circulated",
    "corrected": "Draft, corrected and circulated again",
    "approved": "Confirmed",
}
MENDED = "Confirmed, with a slip mended"
WHAT = {"text": "Text", "record": "What was recorded"}


@dataclass(frozen=True)
class Paragraphs:
    """One block as it is shown. `html` is the clerk's text; the record's is plain."""

    kind: str
    heading: str
    html: str
    text: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    is_private: bool


@dataclass(frozen=True)
class Entry:
    """One entry as it is read. `anchor` is its place on the page; `part` is a heading where a new part begins."""

    key: str
    anchor: str
    name: str
    reference: str
    part: str
    is_private: bool
    is_kept_back: bool
    blocks: tuple[Paragraphs, ...]


def entries(read: Iterable[Read], *, heading_offset: int = 3) -> list[Entry]:
    """`heading_offset` is the level below which headings of the clerk's text start."""
    found: list[Entry] = []
    part = ""
    for row in read:
        begins = row.part if row.part and row.part != part else ""
        part = row.part or part
        found.append(
            Entry(
                row.key,
                anchor(row.key),
                name_of(row),
                row.reference,
                begins,
                row.is_private,
                row.is_private and not row.shows_private,
                tuple(
                    paragraphs(block, f"{anchor(row.key)}-{n}-", heading_offset)
                    for n, block in enumerate(row.blocks)
                ),
            )
        )
    return found


def anchor(key: str) -> str:
    return f"entry-{key}"


def name_of(row: Any) -> str:
    return f"{row.number} {row.title}".strip()


def paragraphs(block: Block, prefix: str, heading_offset: int) -> Paragraphs:
    by_clerk = block.kind == TEXT and block.source == CLERK
    return Paragraphs(
        block.kind,
        block.heading,
        render_markdown(block.text, prefix=prefix, heading_offset=heading_offset) if by_clerk else "",
        "" if by_clerk else block.text,
        block.columns,
        block.rows,
        block.is_private,
    )


def state_tag(minutes: Minutes | None) -> Tag:
    """Being written, DRAFT or CONFIRMED, as the page prints it (LP77)."""
    state = minutes.state if minutes is not None else "writing"
    text = {"writing": "Being written", "circulated": "DRAFT", "approved": "CONFIRMED"}[state]
    return Tag(text, COLOURS[state])


def saved_words(entry: MinuteEntry | None, *, today: date) -> str:
    """Ada Hill saved this at 2:05pm; with the day where it was not today."""
    if entry is None or entry.saved_at is None:
        return ""
    is_today = words.local_day(entry.saved_at) == today
    at = f"at {words.time_of(entry.saved_at)}" if is_today else f"on {words.moment(entry.saved_at)}"
    return f"{entry.saved_by} saved this {at}."


def version_words(version: MinutesVersion) -> str:
    """Version 2, Draft, corrected and circulated again, 3 March 2026 at 2pm."""
    kind = MENDED if version.kind == "corrected" and version.is_confirmed else KINDS[version.kind]
    return f"Version {version.number}: {kind}, {words.moment(version.made_at)}"


def steps_words(minutes: Minutes | None, item: Any) -> list[str]:
    """Where the minutes stand, one sentence a line."""
    if minutes is None:
        return ["Nothing is written yet."]
    told = []
    if minutes.circulated_at is not None:
        told.append(f"First circulated on {words.moment(minutes.circulated_at)}.")
    if minutes.state == "circulated" and minutes.comments_due is not None:
        told.append(f"Comments until {words.day(minutes.comments_due)}.")
    if minutes.approved_at is not None:
        how = (
            f"decision {minutes.approved_decision.reference}"
            if minutes.approved_decision is not None
            else f"the chair: {minutes.approved_words}"
        )
        told.append(f"Approved on {words.moment(minutes.approved_at)} by {how}.")
    elif item is not None:
        told.append(
            f"For approval at {item.meeting.title}, {words.day(item.meeting.date)}, item {item.number}."
        )
    if minutes.signed_by:
        told.append(f"Signed by {minutes.signed_by} on {words.moment(minutes.signed_at)}.")
    return told


@dataclass(frozen=True)
class Correction:
    """One thing that differs from the version before, with the words that went and came."""

    where: str
    what: str
    pieces: tuple[Piece, ...]


def corrections(rows: Iterable[Mapping[str, str]]) -> list[Correction]:
    return [
        Correction(
            f"{row['number']} {row['title']}".strip(), WHAT[row["what"]], redline(row["before"], row["after"])
        )
        for row in rows
    ]


def corrections_of(read: Iterable[Read]) -> list[Correction]:
    """Item by item, as far as this reader may read them."""
    return [found for row in read for found in corrections(row.corrections)]


def comment_tag(comment: MinuteComment) -> Tag:
    colour = {"open": "yellow", "taken": "green", "not_taken": "grey"}[comment.state]
    return Tag(MINUTE_COMMENT_LIFECYCLE.states[comment.state], colour)


def approve_words(*, differs: bool) -> str:
    """What would be approved."""
    return "They are approved with the corrections below." if differs else "They are approved as circulated."


def decided_words(item: Any, decision: Any) -> str:
    """What the later meeting recorded at its item."""
    if item is None:
        return ""
    where = f"{item.meeting.title}, {words.day(item.meeting.date)}, item {item.number}"
    if decision is None:
        return f"No decision is recorded at {where}."
    return f"{decision.reference}: {decision.title}. {decision.get_outcome_display()} at {where}."


def without_clerk(shown: Entry, row: Read) -> Entry:
    """What the record tells alone."""
    pairs = zip(shown.blocks, row.blocks, strict=True)
    return replace(shown, blocks=tuple(one for one, block in pairs if block.source != CLERK))

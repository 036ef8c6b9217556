"""Words, cells and columns of the forward plan and of standing items."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from governance.foundation.screens import Ask, Column, Tag
from governance.foundation.words import day
from meetings.enums import PlanCycle, Purpose
from meetings.planning.models import Meeting, PlannedItem, StandingItem
from meetings.planning.placements import Placement
from meetings.planning.rules.plan import NAMES, cycle_words, month_words
from meetings.planning.selectors.plan import Due, cycle_of

LABELS = dict(PlanCycle.choices)
STATES = {"planned": "blue", "agenda": "green", "done": "grey", "late": "red", "off": "grey"}


@dataclass(frozen=True)
class CellLine:
    """One thing in a cell: a state as a tag, words, perhaps a link, and the reason why it stands there."""

    tag: Tag
    words: str = ""
    href: str = ""
    because: str = ""


@dataclass(frozen=True)
class GridRow:
    item: PlannedItem
    about: list[str]
    is_private: bool
    cells: list[list[CellLine]]


def short_day(value: date) -> str:
    """25 November."""
    return f"{value.day} {NAMES[value.month - 1]}"


def purposes_words(codes: Iterable[str]) -> str:
    return ", ".join(str(Purpose(code).label) for code in codes)


def about(item: PlannedItem) -> list[str]:
    """What stands under the title: purpose, owner, cycle and source."""
    lines = [
        f"For {purposes_words(item.purposes).lower()}" if item.purposes else "",
        str(item.owner or "No owner"),
        cycle_words(cycle_of(item), LABELS),
        source_words(item),
    ]
    return [line for line in lines if line]


def source_words(item: PlannedItem) -> str:
    """A duty: National Health Service Act 2006, section 14Z52."""
    behind = item.source_text or (str(item.function) if item.function else "")
    if not behind:
        return ""
    return f"{item.get_source_display()}: {behind}"


def grid(items: Iterable[PlannedItem], due: Iterable[Due], months: Sequence[date], ask: Ask) -> list[GridRow]:
    """Items against months, each with what is to be said of it there."""
    cells: dict[tuple[int, date], list[CellLine]] = {}
    for one in due:
        for month, line in _lines(one, ask):
            cells.setdefault((one.item.pk, month), []).append(line)
    return [
        GridRow(
            item,
            about(item),
            item.openness == "private",
            [cells.get((item.pk, month), []) for month in months],
        )
        for item in items
    ]


def _lines(due: Due, ask: Ask) -> Iterable[tuple[date, CellLine]]:
    """(month, what is said there): where it was due, and where it stands."""
    one = due.occurrence
    if due.placed:
        for placed in due.placed:
            if placed.meeting.date is not None:
                yield placed.meeting.date.replace(day=1), _placed(placed, ask)
        return
    off = STATES["off"]
    if one.stands_in is None:
        yield one.month, CellLine(Tag("Not taken", off), because=one.because)
        return
    if one.is_moved:
        yield (
            one.month,
            CellLine(Tag("Deferred", off), f"to {month_words(one.stands_in)}", because=one.because),
        )
    yield one.stands_in, _open(due, one.stands_in, ask)


def _open(due: Due, month: date, ask: Ask) -> CellLine:
    came_from = f"from {month_words(due.occurrence.month)}" if due.occurrence.is_moved else ""
    meeting = next((one for one in due.meetings if one.date), None)
    if meeting is not None and meeting.date is not None:
        where = f"for {short_day(meeting.date)}"
        if meeting.date < ask.on:
            return CellLine(Tag("Overdue", STATES["late"]), f"was due on {short_day(meeting.date)}")
        return CellLine(
            Tag("Planned", STATES["planned"]), ", ".join(filter(None, [where, came_from])), _way(meeting, ask)
        )
    return CellLine(Tag("Planned", STATES["planned"]), came_from or "no meeting yet")


def _placed(placed: Placement, ask: Ask) -> CellLine:
    """On the agenda of 25 November, item 6."""
    meeting = placed.meeting
    assert meeting.date is not None
    number = f", item {placed.number}" if placed.number else ""
    if meeting.state == "held":
        return CellLine(Tag("Done", STATES["done"]), f"{short_day(meeting.date)}{number}", _way(meeting, ask))
    words = f"of {short_day(meeting.date)}{number}"
    return CellLine(Tag("On the agenda", STATES["agenda"]), words, _way(meeting, ask))


def _way(meeting: Meeting, ask: Ask) -> str:
    return ask.link("meetings:agenda-detail", meeting.slug)


def why_due(due: Due) -> str:
    """Why something is offered for an agenda."""
    one = due.occurrence
    by = cycle_words(cycle_of(due.item), LABELS)
    if one.is_moved:
        return f"Due in {month_words(one.month)}, moved here: {one.because}"
    late = [meeting for meeting in due.meetings if meeting.date]
    source = source_words(due.item)
    return ". ".join(filter(None, [by if late else f"{by}, due in {month_words(one.month)}", source]))


def state_words(due: Iterable[Due]) -> str:
    """For a spreadsheet: where the item stands, in words."""
    return "; ".join(_state(one) for one in due)


def _state(due: Due) -> str:
    one = due.occurrence
    for placed in due.placed:
        said = "done" if placed.meeting.state == "held" else "on the agenda of"
        number = f", item {placed.number}" if placed.number else ""
        return f"{month_words(one.month)}: {said} {day(placed.meeting.date)}{number}"
    if one.stands_in is None:
        return f"{month_words(one.month)}: not taken ({one.because})"
    if one.is_moved:
        return f"{month_words(one.month)}: deferred to {month_words(one.stands_in)} ({one.because})"
    return f"{month_words(one.month)}: planned"


def months_words(item: PlannedItem) -> str:
    return ", ".join(NAMES[month - 1] for month in item.months)


PLAN_COLUMNS = (
    Column("Title", "title", link=True),
    Column("Committee", "committee"),
    Column("Owner", "owner", unset="No owner"),
    Column("How often", lambda item: cycle_words(cycle_of(item), LABELS)),
    Column("Taken in", "openness"),
)
PARTICULARS = (
    Column("Committee", "committee"),
    Column("Purpose", lambda item: purposes_words(item.purposes)),
    Column("Owner", "owner", unset="No owner"),
    Column("Where it comes from", "source"),
    Column("Document and clause", "source_text"),
    Column("Function", "function"),
    Column("How often", lambda item: cycle_words(cycle_of(item), LABELS)),
    Column("On the plan from", "effective_from"),
    Column("On the plan until", "effective_to"),
    Column("A paper is needed", "needs_paper"),
    Column("Minutes allowed", "minutes"),
    Column("Taken in", "openness"),
    Column("Why in private", "private_reason"),
    Column("Note", "note"),
)
DUE_COLUMNS = (
    Column("Due in", lambda due: month_words(due.occurrence.month)),
    Column("Where it stands", lambda due: _state(due).partition(": ")[2]),
)
STANDING_COLUMNS = (
    Column("Title", "title", link=True),
    Column("Committee", "committee"),
    Column("Place", lambda item: f"{'Closing' if item.is_closing else 'Opening'}, {item.position}"),
    Column("Kind", "kind"),
    Column("Minutes", "minutes"),
    Column("At", lambda item: meetings_words(item)),
)
STANDING_PARTICULARS = (
    *STANDING_COLUMNS[1:],
    Column("Purpose", lambda item: purposes_words(item.purposes)),
    Column("Led by", "lead"),
    Column("A paper is needed", "needs_paper"),
    Column("Taken in", "openness"),
    Column("Why in private", "private_reason"),
    Column("Note on the agenda", "note"),
    Column("Document and clause", "source"),
    Column("In force from", "effective_from"),
    Column("In force to", "effective_to"),
)


def meetings_words(item: StandingItem) -> str:
    chosen = (
        (item.for_public, "public meetings"),
        (item.for_private, "private meetings"),
        (item.for_workshop, "workshops"),
    )
    return ", ".join(words for is_chosen, words in chosen if is_chosen)


def import_tag(row: Any) -> Tag:
    colours = {"ready": "yellow", "applied": "green"}
    return Tag(row.get_state_display(), colours.get(row.state, "grey"))


IMPORT_COLUMNS = (
    Column("File", "filename", link=True),
    Column("Committee", "committee"),
    Column("State", import_tag),
    Column("Rows", "row_count"),
    Column("Read", "started_at"),
    Column("By", "started_by"),
)
IMPORT_PARTICULARS = IMPORT_COLUMNS[1:]
LINE_KINDS = {
    "new": ("New", "green"),
    "changed": ("Changed", "blue"),
    "same": ("Same", "grey"),
    "absent": ("Not in the file", "yellow"),
    "unreadable": ("Left out", "red"),
}
LINE_COLUMNS = (
    Column("Row", lambda line: line.row.number if line.row else None),
    Column("Title", "title"),
    Column("What it does", lambda line: Tag(*LINE_KINDS[line.compared.kind])),
    Column("What to know", "told"),
)


def counts_words(counts: Mapping[str, int]) -> str:
    """2 new, 1 changed, 4 same."""
    said = [f"{counts[kind]} {words.lower()}" for kind, (words, _) in LINE_KINDS.items() if counts.get(kind)]
    return f"{', '.join(said)}." if said else ""

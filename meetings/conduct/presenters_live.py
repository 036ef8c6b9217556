"""Words of the screen of a meeting at work: states, sentences, who is in and since when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from governance.foundation.screens.present import Part, Table
from governance.foundation.words import moment, time_of
from meetings.conduct.enums import Capacity, Heard, Reply, WhyOut
from meetings.conduct.models import Attendance, ItemSession, PublicExclusion, QuorumRecord
from meetings.conduct.rules.facts import Attendee
from meetings.conduct.rules.states import state_of
from meetings.conduct.selectors.live import AtTable, AtWork
from meetings.conduct.selectors.replies import OwnPlace
from meetings.conduct.selectors.tables import is_in
from meetings.papers.models import AgendaItem
from meetings.planning.models import Meeting

STATES = {
    "met": ("Quorate", "green"),
    "not_met": ("Not quorate", "red"),
    "unknown": ("Cannot be told", "yellow"),
}
COUNTS = {"yes": "counts", "no": "does not count", "": "may count or not"}
OF_THE_PORTAL = re.compile(r"(?:R|LP)\d+(?:[–, ]+(?:R|LP)?\d+)*")
"""Numbers of requirements, which say nothing to a reader."""


def clause_words(clause: str) -> str:
    """The clause as it is printed; "" for what only the portal's own documents know."""
    return "" if OF_THE_PORTAL.fullmatch(clause.strip()) else clause


def hears_words(row: Attendance) -> str:
    if row.hears == Heard.YES:
        return ""
    return "not all can hear each other" if row.hears == Heard.NO else "not noted whether all hear each other"


@dataclass(frozen=True)
class QuorumLine:
    """The quorum of one committee: state word, sentence, clause, and who counts and why."""

    committee: str
    state: str
    colour: str
    reason: str
    clause: str
    people: list[tuple[str, str]]
    limbs: list[tuple[str, str]]
    presiding: str
    presiding_clause: str


def quorum_line(table: AtTable) -> QuorumLine:
    word, colour = STATES[state_of(table.quorum)]
    details = table.quorum.details
    if ways := details.get("ways"):  # counted as people and as organisations: the people are the same
        details = ways[0]
    people = [(row["name"], _counts(row)) for row in details.get("people", ())]
    limbs = [
        (limb["line"], f"{len(limb['present'])} of {limb['count']} there")
        for limb in details.get("limbs", ())
    ]
    return QuorumLine(
        str(table.committee),
        word,
        colour,
        table.quorum.reason,
        clause_words(table.quorum.clause),
        people,
        limbs,
        table.presiding.reason,
        clause_words(table.presiding.clause),
    )


def _counts(row: dict[str, Any]) -> str:
    why = row["why"].rstrip(".")
    return f"{COUNTS[row['value']]}: {why}" if why else COUNTS[row["value"]]


def told_mark(lines: Iterable[QuorumLine]) -> str:
    """Another text when what is said of a quorum is another."""
    said = "\n".join(f"{line.committee}|{line.state}|{line.reason}" for line in lines)
    return sha256(said.encode()).hexdigest()[:12]


@dataclass(frozen=True)
class PersonLine:
    """One row of the list of attendance."""

    row: Attendance
    anchor: str
    name: str
    about: str
    speaks_for: str
    needs_hat: bool
    reply: str
    where: str
    colour: str
    times: str
    is_in: bool


def person_lines(table: AtTable, now: AtWork) -> list[PersonLine]:
    known = {person.key: person for person in table.table.people}
    return [_person(row, known.get(row.pk), now) for row in table.rows]


def _person(row: Attendance, person: Attendee | None, now: AtWork) -> PersonLine:
    body = person.body.name if person is not None and person.body is not None else ""
    several = person is not None and person.sits and len(person.speaks_for) > 1
    where, colour = _where(row, now)
    return PersonLine(
        row=row,
        anchor=anchor_of(row),
        name=str(row),
        about=about(row),
        speaks_for=body,
        needs_hat=several,
        reply="" if now.sitting is not None else Reply(row.reply).label,
        where=where,
        colour=colour,
        times=times_of(row),
        is_in=is_in(row, None),
    )


def anchor_of(row: Attendance) -> str:
    return f"person-{row.public_id}"


def item_anchor(item: AgendaItem) -> str:
    return f"item-{item.public_id}"


def about(row: Attendance) -> str:
    """Seat and capacity: Member 07 · Deputy for Chair · In attendance, Director of Finance."""
    if row.capacity == Capacity.DEPUTY and row.seat is not None:
        return f"Deputy for {row.seat.title}"
    if row.seat is not None:
        return row.seat.title
    return ", ".join(filter(None, [Capacity(row.capacity).label, row.role]))


def _where(row: Attendance, now: AtWork) -> tuple[str, str]:
    if now.sitting is None:
        return "", ""
    spans = list(row.presences.all())
    if is_in(row, None):
        hears = hears_words(row) if row.is_remote else ""
        return (
            (f"Remotely{', ' + hears if hears else ''}", "aqua-green")
            if row.is_remote
            else ("In the room", "green")
        )
    if spans and now.is_open:
        return "Out", "orange"
    if spans:
        return "Was there", "grey"
    return ("Apologies", "grey") if row.has_apologies else ("Not here", "grey")


def times_of(row: Attendance) -> str:
    """2pm to 2:40pm (left); from 3pm."""
    return "; ".join(
        f"from {time_of(span.came_at)}"
        if span.left_at is None
        else f"{time_of(span.came_at)} to {time_of(span.left_at)}{_why(span.why_left)}"
        for span in row.presences.all()
    )


def _why(code: str) -> str:
    return f" ({WhyOut(code).label.lower()})" if code and code != WhyOut.LEFT else ""


@dataclass(frozen=True)
class ItemLine:
    """One item of the agenda in the meeting."""

    item: AgendaItem
    anchor: str
    is_open: bool
    times: str


def item_lines(
    items: Sequence[AgendaItem], sessions: dict[int, list[ItemSession]], now: AtWork
) -> list[ItemLine]:
    return [
        ItemLine(
            item,
            item_anchor(item),
            now.is_open and now.session is not None and now.session.item_id == item.pk,
            "; ".join(
                f"since {time_of(one.opened_at)}"
                if one.closed_at is None
                else f"{time_of(one.opened_at)} to {time_of(one.closed_at)}"
                for one in sessions.get(item.pk, ())
            ),
        )
        for item in items
    ]


def state_words(now: AtWork) -> str:
    """Not opened yet · At work since 3 March 2026 at 2:05pm · Closed 3 March 2026 at 4pm."""
    if now.sitting is None:
        return "Not opened yet"
    if now.sitting.closed_at is None:
        return f"Open since {moment(now.sitting.opened_at)}"
    return f"Opened {moment(now.sitting.opened_at)}, closed {moment(now.sitting.closed_at)}"


def exclusion_lines(rows: Iterable[PublicExclusion]) -> list[str]:
    """What became of each resolution to exclude the public."""
    found = []
    for row in rows:
        if not row.is_passed:
            found.append(f"The resolution to exclude the public was not passed at {time_of(row.out_at)}.")
        elif row.back_at is None:
            found.append(f"The public is out since {time_of(row.out_at)}.")
        else:
            found.append(f"The public was out from {time_of(row.out_at)} to {time_of(row.back_at)}.")
    return found


def record_table(rows: Iterable[QuorumRecord], *, several: bool) -> Table:
    """The record of the quorum as a table; with the committee where several met."""
    head = ["Time", *(["Committee"] if several else []), "When", "Quorum", "Why", "Clause"]
    body = []
    for row in rows:
        word, colour = STATES[row.state]
        when = row.get_moment_display() + (f" ({row.item.number})" if row.item is not None else "")
        cells = [Part(time_of(row.at)), *([Part(str(row.committee))] if several else [])]
        cells += [
            Part(when),
            Part(word, colour=colour),
            Part(row.reason),
            Part(clause_words(row.clause) or "–"),
        ]
        body.append([[part] for part in cells])
    return Table("Record of the quorum", head, body)


def changed_words(mine: str, now: str) -> str:
    """Two people changed the same: what each of them said."""
    return (
        f"Somebody else changed this meanwhile. It says “{now}” now, and you chose “{mine}”. "
        "Save again to keep yours, or go back to keep theirs."
    )


def own_reply_words(places: Sequence[OwnPlace]) -> str:
    """What somebody answered for themselves, in one sentence."""
    said = places[0].reply
    if said == Reply.NONE:
        return "You have not replied yet."
    return f"Your reply: {Reply(said).label.lower()}."


def opening_of(meeting: Meeting, now: datetime) -> dict[str, Any]:
    """What the form of the opening begins with: now; of a meeting written down later, its own day and time."""
    if meeting.date is not None and meeting.date < now.date():
        return {"day": meeting.date, "time": meeting.starts_at}
    return {"day": now.date(), "time": now.time()}

"""The table of a committee at one moment, as facts for the rules: seats, people, rulings, rules of procedure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from governance.models import Committee, CommitteePart, Organisation, Seat
from governance.selectors.procedure import rules_of_procedure
from meetings.conduct.enums import Capacity, Reply
from meetings.conduct.models import Attendance, ConflictHandling
from meetings.conduct.rules.conflicts import bars_of, strictest
from meetings.conduct.rules.facts import Attendee, Bars, SeatAt, Table, Told
from meetings.papers.models import AgendaItem
from meetings.planning.models import Meeting
from meetings.planning.selectors.seating import part_of
from membership.people.rules.deputies import Answer
from membership.people.rules.facts import Body
from membership.people.selectors import Seated, hats_at, members
from membership.people.selectors.committees import Member
from membership.people.selectors.deputies import vote_and_quorum


def day_of(meeting: Meeting, *, on: date) -> date:
    """The day whose seats, deputies and rules count: the meeting's own, `on` while it has none."""
    return meeting.date or on


def table_at(
    meeting: Meeting,
    committee: Committee,
    *,
    on: date,
    at: datetime | None = None,
    item: AgendaItem | None = None,
) -> Table:
    """The committee's table at that moment (None: as the list stands now), under the rulings at that item.

    The number of queries does not grow with the number of people.
    """
    rows = attendances(meeting, committee)
    bars = bars_at(item) if item is not None else {}
    table, seated = _table(meeting, committee, on=on)
    people = [
        replace(_attendee(row, table, seated, on=day_of(meeting, on=on)), is_present=is_in(row, at))
        for row in rows
    ]
    found = tuple(replace(row, bars=bars.get(row.key, Bars())) for row in people)
    return replace(table, people=found)


def forecast(meeting: Meeting, committee: Committee, *, on: date, item: AgendaItem | None = None) -> Table:
    """The table as the replies promise it. Who has not replied is not counted on."""
    rows = attendances(meeting, committee)
    bars = bars_at(item) if item is not None else {}
    table, seated = _table(meeting, committee, on=on)
    found = []
    for row in rows:
        person = _attendee(row, table, seated, on=day_of(meeting, on=on))
        found.append(
            replace(
                person,
                is_present=row.reply in (Reply.COMING, Reply.REMOTE),
                is_remote=row.reply == Reply.REMOTE,
                hears="yes",
                bars=bars.get(row.pk, Bars()),
            )
        )
    return replace(table, people=tuple(found))


def attendances(meeting: Meeting, committee: Committee) -> list[Attendance]:
    """The list of attendance of one committee, in the order of the seats, then by name."""
    rows = Attendance.objects.filter(meeting=meeting, committee=committee).select_related(
        "person", "seat", "organisation", "deputy_for__approved_by", "deputy_for__seat"
    )
    found = list(rows.prefetch_related("presences"))
    order = {capacity: number for number, capacity in enumerate(Capacity.values)}
    return sorted(
        found,
        key=lambda row: (
            row.seat is None,
            row.seat.position if row.seat else 0,
            order[row.capacity],
            str(row),
        ),
    )


def is_in(row: Attendance, at: datetime | None) -> bool:
    """In the meeting at that moment; None asks for now, by what is still open."""
    spans = row.presences.all()
    if at is None:
        return any(span.left_at is None for span in spans)
    return any(span.came_at <= at and (span.left_at is None or span.left_at > at) for span in spans)


def bars_at(item: AgendaItem) -> dict[int, Bars]:
    """What the rulings at this item leave, by attendance. A declaration without a ruling takes nothing away yet."""
    found: dict[int, list[Bars]] = defaultdict(list)
    for row in ConflictHandling.objects.filter(item=item, state="ruled"):
        found[row.attendance_id].append(bars_of(row.ruling, withholds_paper=row.withholds_paper))
    return {key: strictest(bars) for key, bars in found.items()}


def _table(meeting: Meeting, committee: Committee, *, on: date) -> tuple[Table, list[Seated]]:
    part = part_of(meeting, committee)
    return empty_table(committee, on=day_of(meeting, on=on), part=part)


def empty_table(
    committee: Committee, *, on: date, part: CommitteePart | None = None
) -> tuple[Table, list[Seated]]:
    """Seats and rules of that day, with nobody there; and who holds the seats, for whom they may speak."""
    seated = hats_at(committee, on=on, part=part)
    seats = tuple(_seat(row, seated) for row in members(committee, on=on, part=part))
    return Table(str(committee), seats, (), rules_of_procedure(committee, on=on)), seated


def _seat(row: Member, seated: Sequence[Seated]) -> SeatAt:
    bodies = _bodies(seated, seat=row.seat)
    if not bodies and row.organisation is not None:
        bodies = (_body(row.organisation),)
    named = {o.pk: o for o in (row.seat.organisation, row.organisation) if o is not None}
    return SeatAt(
        key=row.seat.pk,
        title=row.seat.title,
        category=row.seat.category,
        is_voting=row.is_voting,
        is_filled=not row.is_vacant,
        bodies=bodies,
        words=tuple(
            word
            for word in (
                row.seat.title,
                row.seat.get_category_display(),
                row.seat.post.title if row.seat.post else "",
            )
            if word
        ),
        body_words=tuple(
            [(pk, word) for pk, o in named.items() for word in _names(o)]
            + [(body.id, body.name) for body in bodies if body.id not in named]
        ),
    )


def _names(organisation: Organisation) -> tuple[str, ...]:
    """What a line may call an organisation: its names, what kind it is, and of which sector."""
    return (
        organisation.name,
        *organisation.aliases,
        organisation.kind,
        organisation.get_kind_display(),
        organisation.sector,
        organisation.get_sector_display(),
    )


def _attendee(row: Attendance, table: Table, seated: Sequence[Seated], *, on: date) -> Attendee:
    seat = next((found for found in table.seats if found.key == row.seat_id), None)
    is_deputy = row.capacity == Capacity.DEPUTY
    bodies = _speaks_for(row, seat, seated)
    worn = _body(row.organisation) if row.organisation is not None else None
    if worn is None and len(bodies) == 1:
        worn = bodies[0]
    votes = counts = Told("", "Nobody was named as deputy for this seat.", "R163") if is_deputy else Told()
    if is_deputy and row.deputy_for is not None:
        answers = vote_and_quorum(row.deputy_for, on=on, rules=table.rules)
        votes, counts = (_told(answer) for answer in answers)
    return Attendee(
        key=row.pk,
        person=row.person_id or 0,
        name=str(row),
        capacity=row.capacity,
        seat=seat,
        bodies=bodies,
        body=worn,
        is_remote=row.is_remote,
        hears=row.hears,
        deputy_votes=votes,
        deputy_counts=counts,
    )


def _told(answer: Answer) -> Told:
    return Told(answer.value, answer.why, answer.clause)


def _speaks_for(row: Attendance, seat: SeatAt | None, seated: Sequence[Seated]) -> tuple[Body, ...]:
    """A member's own hats in every seat they hold here; a deputy speaks for the seat's organisation."""
    if row.capacity == Capacity.DEPUTY and seat is not None:
        return seat.bodies
    return _bodies(seated, person=row.person_id)


def _bodies(
    seated: Iterable[Seated], *, seat: Seat | None = None, person: int | None = None
) -> tuple[Body, ...]:
    found = {
        hat.body
        for one in seated
        for hat in one.hats
        if hat.carries_vote
        and (seat is None or one.member.seat == seat)
        and (person is None or one.person.pk == person)
    }
    return tuple(sorted(found))


def _body(organisation: Organisation) -> Body:
    return Body(organisation.name, organisation.pk)

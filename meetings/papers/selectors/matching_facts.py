"""Facts for the matching: who is at a meeting's table that day, their interests, and what its items are about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from governance.enums import CommitteeKind, Sector
from governance.models import Committee, Organisation, Place, Seat, Succession
from meetings.papers.models import AgendaItem
from meetings.papers.rules.matching_facts import (
    Body,
    InterestFact,
    ItemFact,
    JobFact,
    MeetingFacts,
    Passage,
    SeatFact,
)
from meetings.papers.rules.matching_words import words_of
from meetings.papers.selectors.agenda import visible_agenda
from meetings.papers.selectors.item_texts import passages
from meetings.planning.models import Meeting
from membership.models import Employment, Interest, Person
from membership.people.selectors.committees import Member, fill

SECTORS: Mapping[str, str] = {str(code): str(words).lower() for code, words in Sector.choices}


@dataclass(frozen=True)
class Gathered:
    """The facts, and the rows behind them: the items in order, and the interests of those at the table."""

    facts: MeetingFacts
    items: tuple[AgendaItem, ...]
    interests: tuple[Interest, ...]


def day_of(meeting: Meeting, *, on: date) -> date:
    """The day for which the table and its interests count: the meeting's, or `on` while that is to be confirmed."""
    return meeting.date or on


def gather(
    meeting: Meeting,
    user: Any,
    *,
    on: date,
    rights_on: date,
    item: AgendaItem | None = None,
    person: Person | None = None,
) -> Gathered:
    """What `user` may see of the meeting's items and of the interests at its table; of one item's, or one `person`'s.

    The number of queries does not grow with items, papers or people.
    """
    day = day_of(meeting, on=on)
    items = _items(meeting, user, on=rights_on)
    texts = passages(meeting, user, on=rights_on)
    seats = _seats(meeting, on=day, person=person)
    people = {seat.person for seat in seats}
    interests = tuple(_interests(people, user, on=day, rights_on=rights_on))
    links, bodies = _successions(meeting)
    committees, partnerships = _names(meeting)
    facts = MeetingFacts(
        items=tuple(_item(row, texts.get(row.pk, [])) for row in items),
        interests=tuple(_interest(row) for row in interests),
        seats=tuple(seats),
        jobs=tuple(_jobs(people, on=day)),
        links=links,
        bodies=bodies,
        partnerships=partnerships,
        ordinary=frozenset(word for name in committees for word in words_of(name)),
        sectors=SECTORS,
    )
    shown = tuple(row for row in items if item is None or row.pk == item.pk)
    return Gathered(facts, shown, interests)


def _items(meeting: Meeting, user: Any, *, on: date) -> list[AgendaItem]:
    items = visible_agenda(meeting, user, on=on)
    tagged = AgendaItem.objects.filter(pk__in=[item.pk for item in items])
    rows = {row.pk: row for row in tagged.prefetch_related("organisations", "functions")}
    for item in items:  # in the order of the agenda, with the lists at hand
        item._prefetched_objects_cache = rows[item.pk]._prefetched_objects_cache  # type: ignore[attr-defined]
    return items


def body_of(row: Organisation) -> Body:
    others = (row.short_name, *row.aliases)
    return Body(row.pk, row.name, tuple(name for name in others if name), str(row.sector))


def _item(row: AgendaItem, texts: Iterable[Passage]) -> ItemFact:
    note = (Passage("the note on the agenda", row.note),) if row.note else ()
    return ItemFact(
        key=row.pk,
        title=row.title,
        bodies=tuple(body_of(each) for each in row.organisations.all()),
        functions=tuple(each.title for each in row.functions.all()),
        passages=(*texts, *note),
    )


def _interest(row: Interest) -> InterestFact:
    return InterestFact(
        key=row.pk,
        version=row.version,
        person=row.person_id,
        who=str(row.person),
        body=body_of(row.organisation) if row.organisation else None,
        party=row.party,
        position=row.position,
        nature=row.nature,
        relation=row.relation,
    )


def _interests(people: Iterable[int], user: Any, *, on: date, rights_on: date) -> QuerySet[Interest]:
    """In force that day and not entered in error, as far as this person reads them."""
    rows = Interest.objects.visible_to(user, on=rights_on).filter(person__in=set(people))
    return rows.in_force(on).exclude(state="withdrawn").select_related("person", "organisation")


def _seats(meeting: Meeting, *, on: date, person: Person | None) -> list[SeatFact]:
    """Everybody who holds a seat or may stand in, in attendance and as observers too."""
    committees = [link.committee_id for link in meeting.committee_links.all()] or [meeting.lead_committee_id]
    seats = Seat.objects.filter(committee__in=committees).in_force(on)
    if meeting.part is not None:
        own = Q(part__isnull=True) | Q(part=meeting.part) | ~Q(committee=meeting.part.committee_id)
        seats = seats.filter(own)
    table = fill(seats.prefetch_related("post__employers"), on=on)
    found = [fact for member in table for fact in (*_holders(member), *_deputies(member))]
    return [fact for fact in found if person is None or fact.person == person.pk]


def _holders(member: Member) -> list[SeatFact]:
    """Those in the seat; who holds it through a joint post may speak for each of the post's employers (R144)."""
    found = []
    for holder in member.holders:
        bodies = [member.seat.organisation, holder.appointment.on_behalf_of]
        if member.seat.post and holder.standing.way != "nominee":
            bodies += member.seat.post.employers.all()
        found.append(_seat(member, holder.person, bodies, is_deputy=False))
    return found


def _deputies(member: Member) -> list[SeatFact]:
    return [_seat(member, row.person, [member.organisation], is_deputy=True) for row in member.deputies]


def _seat(
    member: Member, person: Person, bodies: Iterable[Organisation | None], *, is_deputy: bool
) -> SeatFact:
    seat = member.seat
    return SeatFact(
        key=seat.pk,
        version=seat.version,
        person=person.pk,
        who=str(person),
        title=seat.title,
        committee=seat.committee_id,
        committee_name=seat.committee.name,
        category=str(seat.category),
        category_words=seat.get_category_display(),
        is_deputy=is_deputy,
        bodies=tuple({body.pk: body_of(body) for body in bodies if body is not None}.values()),
    )


def _jobs(people: Iterable[int], *, on: date) -> list[JobFact]:
    rows = Employment.objects.filter(person__in=set(people)).in_force(on)
    return [
        JobFact(row.pk, row.version, row.person_id, str(row.person), body_of(row.organisation), row.job_title)
        for row in rows.select_related("person", "organisation")
    ]


def _successions(meeting: Meeting) -> tuple[frozenset[tuple[int, int]], dict[int, Body]]:
    """Who followed whom among organisations, and they themselves: an interest may name the one before."""
    rows = Succession.objects.filter(
        icb=meeting.icb_id, from_organisation__isnull=False, to_organisation__isnull=False
    )
    links: set[tuple[int, int]] = set()
    bodies: dict[int, Body] = {}
    for row in rows.select_related("from_organisation", "to_organisation"):
        before, after = row.from_organisation, row.to_organisation
        if before is not None and after is not None:
            links.add((before.pk, after.pk))
            bodies |= {before.pk: body_of(before), after.pk: body_of(after)}
    return frozenset(links), bodies


def _names(meeting: Meeting) -> tuple[list[str], tuple[str, ...]]:
    """(names whose words tell nothing here, names of place partnerships): of the ICB, its places and committees."""
    ordinary = [
        meeting.icb.short_name,
        *Place.objects.filter(icb=meeting.icb_id).values_list("name", flat=True),
    ]
    partnerships: list[str] = []
    for row in Committee.objects.filter(icb=meeting.icb_id):
        if row.kind == CommitteeKind.PLACE_PARTNERSHIP:
            partnerships += [name for name in (row.name, row.short_name, *row.aliases) if name]
    for link in meeting.committee_links.all():
        ordinary.append(link.committee.name)
    return ordinary, tuple(partnerships)

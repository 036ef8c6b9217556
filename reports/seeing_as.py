"""What somebody else will read of a meeting, before it is published or issued: the public, or a person at the table.

It starts where packs and publications start, from `for_audience`, and leaves out besides whatever the person who looks
may not see themselves: looking as somebody else never shows more than one's own rights do.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import QuerySet

from governance.enums import Permission
from governance.foundation.outcome import Outcome, first_not_met
from governance.foundation.permissions import can
from meetings.models import AgendaItem, Meeting, Paper, PaperWithholding
from meetings.papers.facts import ItemFacts, PackFacts, PaperFacts
from meetings.papers.selectors.packs import pack_facts
from meetings.planning.selectors.recipients import recipients
from meetings.planning.selectors.seating import seating
from membership.models import Person
from reports.audience import for_audience
from reports.enums import Audience


def may_see_as(meeting: Meeting, user: Any, *, on: date) -> Outcome:
    """Whoever prepares the meeting, private business included."""
    rights = (Permission.VIEW_DRAFTS, Permission.VIEW_PRIVATE)
    return first_not_met(*(can(user, right, meeting, on=on) for right in rights))


@dataclass(frozen=True)
class Reader:
    """Somebody at the table. `told` says whether a mail goes to them when the papers are issued, and why not."""

    person: Person
    seats: tuple[str, ...]
    told: Outcome
    withheld: int


def readers(meeting: Meeting, viewer: Any, *, on: date) -> list[Reader]:
    """Who sits at this meeting on its day, by name, with how many papers that the viewer sees are withheld."""
    seats: dict[int, list[str]] = {}
    for table in seating(meeting, on=on):
        for member in table.seats:
            for person in member.people:
                seats.setdefault(person.pk, []).append(member.seat.title)
    held = _withheld(meeting, viewer, on=on)
    return [
        Reader(
            one.person,
            tuple(seats.get(one.person.pk, ())),
            one.outcome,
            sum(1 for row in held if row.person_id == one.person.pk),
        )
        for one in recipients(meeting, on=on)
    ]


def _withheld(meeting: Meeting, viewer: Any, *, on: date) -> list[PaperWithholding]:
    seen = Paper.objects.visible_to(viewer, on=on).filter(item__meeting=meeting, is_removed=False)
    rows = PaperWithholding.objects.in_force(on).filter(paper__in=seen.values("pk"))
    return list(rows.select_related("paper__item"))


@dataclass(frozen=True)
class LeftOut:
    """What this reader will not find, and why."""

    item: str
    what: str
    why: str


@dataclass(frozen=True)
class Seen:
    """The agenda as the reader will have it. `waiting` are papers that are not signed off: nobody reads them before."""

    items: tuple[ItemFacts, ...]
    left_out: tuple[LeftOut, ...]
    waiting: frozenset[str]


def facts_for(meeting: Meeting, viewer: Any, *, on: date) -> PackFacts:
    """The whole meeting as far as the viewer sees it themselves."""
    facts = pack_facts(meeting, on=on)
    papers = _ids(Paper.objects.visible_to(viewer, on=on).filter(item__meeting=meeting))
    items = _ids(AgendaItem.objects.visible_to(viewer, on=on).filter(meeting=meeting))
    return replace(
        facts,
        items=tuple(
            replace(item, papers=tuple(p for p in item.papers if str(p.public_id) in papers))
            for item in facts.items
            if str(item.public_id) in items
        ),
    )


def as_person(meeting: Meeting, person: Person, viewer: Any, *, on: date) -> Seen:
    """The meeting as this person has it once its papers are issued: without what is withheld from them, and without
    private business where their role does not open it."""
    held = [row for row in _withheld(meeting, viewer, on=on) if row.person_id == person.pk]
    barred = {str(row.paper.public_id): row.reason for row in held}
    whole = for_audience(facts_for(meeting, viewer, on=on), Audience.MEMBERS)
    opens_private = _opens_private(meeting, person, on=on)
    left_out: list[LeftOut] = []
    items = []
    for item in whole.items:
        if item.is_private and not opens_private:
            left_out.append(LeftOut(_name(item), "the item", f"In private: {item.private_reason}"))
            continue
        kept = []
        for paper in item.papers:
            why = _why_not(paper, barred, opens_private)
            if why:
                left_out.append(LeftOut(_name(item), paper.title, why))
            else:
                kept.append(paper if opens_private else _open_annexes(paper))
        items.append(replace(item, papers=tuple(kept)))
    waiting = {str(p.public_id) for item in items for p in item.papers if not p.is_signed_off}
    return Seen(tuple(items), tuple(left_out), frozenset(waiting))


def _open_annexes(paper: PaperFacts) -> PaperFacts:
    return replace(paper, annexes=tuple(annex for annex in paper.annexes if not annex.is_private))


def _why_not(paper: PaperFacts, barred: dict[str, str], opens_private: bool) -> str:
    if str(paper.public_id) in barred:
        return f"Withheld: {barred[str(paper.public_id)]}"
    if paper.is_private and not opens_private:
        return f"Confidential: {paper.private_reason}"
    return ""


def _opens_private(meeting: Meeting, person: Person, *, on: date) -> bool:
    """By their role; who has no account gets the pack of the members from the secretariat."""
    if person.user is None:
        return True
    return can(person.user, Permission.VIEW_PRIVATE, meeting, on=on).ok


def _name(item: ItemFacts) -> str:
    return f"{item.number} {item.title}".strip()


def _ids(rows: QuerySet[Any]) -> set[str]:
    return {str(public_id) for public_id in rows.values_list("public_id", flat=True)}

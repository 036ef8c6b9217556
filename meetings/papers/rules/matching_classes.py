"""Classes of members whom an item may touch: partner members are likely to be members of place partnerships (R10)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from meetings.papers.rules.matching_facts import (
    CLASS,
    Basis,
    ItemFact,
    MeetingFacts,
    Passage,
    SeatFact,
    Suggestion,
)
from meetings.papers.rules.matching_words import Text, names_to_find

PARTNERS = ("partner", "member_organisation")
NO_CLASS = ("", "other", "commissioner", "national")  # sectors that say nothing of a shared interest
PHRASES = (
    "place partnership",
    "place partnerships",
    "place based partnership",
    "place based partnerships",
    "local care partnership",
    "local care partnerships",
)


def class_suggestions(
    item: ItemFact,
    headings: Sequence[tuple[Passage, Text]],
    facts: MeetingFacts,
    *,
    touched: set[int],
) -> list[Suggestion]:
    """One for each class of partner members of each committee; people who are `touched` already are left out."""
    partnership = _partnership(headings, facts)
    sectors = {body.sector for body in item.bodies} - set(NO_CLASS)
    found = []
    for committee, category in _classes(facts.seats):
        seats = [
            seat
            for seat in facts.seats
            if (seat.committee, seat.category) == (committee, category)
            and not seat.is_deputy
            and seat.person not in touched
        ]
        if partnership:
            name, where = partnership
            likely = "members of this class are likely to be members of place partnerships."
            found += _class(item, seats, f"“{name}” stands in {where}, and {likely}", (name,))
        elif sectors:
            near = [seat for seat in seats if any(body.sector in sectors for body in seat.bodies)]
            shared = sorted(sectors & {body.sector for seat in near for body in seat.bodies})
            words = " and ".join(facts.sectors.get(code, code) for code in shared)
            why = f"this item is about an organisation of their sector ({words})."
            found += _class(item, near, why, tuple(shared))
    return found


def _class(item: ItemFact, seats: Sequence[SeatFact], why: str, about: tuple[str, ...]) -> list[Suggestion]:
    if not seats:
        return []
    first = seats[0]
    basis = Basis("class", first.committee, category=first.category)
    people = tuple(sorted({seat.who for seat in seats}))
    who = f"{first.category_words}s of {first.committee_name}"
    said = f"As a class of members: {why}"
    return [Suggestion(item.key, CLASS, who, said, basis, about=about, people=people)]


def _classes(seats: Iterable[SeatFact]) -> list[tuple[int, str]]:
    return sorted({(seat.committee, seat.category) for seat in seats if seat.category in PARTNERS})


def _partnership(headings: Sequence[tuple[Passage, Text]], facts: MeetingFacts) -> tuple[str, str] | None:
    """(name, where) of a place partnership that a heading of the item names, or the words for all of them."""
    for name in facts.partnerships:
        for words in names_to_find([name], ordinary=facts.ordinary):
            for passage, text in headings:
                if text.has(words):
                    return name, passage.where
    for phrase in PHRASES:
        for passage, text in headings:
            if text.has(tuple(phrase.split())):
                return phrase, passage.where
    return None

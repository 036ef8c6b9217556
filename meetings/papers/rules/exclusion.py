"""The resolution that excludes the public: when it is due, where it stands, what it says (LP46, LP49, LP53)."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from governance.foundation.outcome import Outcome, met, not_met

EXCLUSION, READMISSION = "exclusion", "readmission"
# Printed on an agenda before anything is moved; the minutes say that it was resolved.
WORDINGS = {
    "act_1960": (
        "To resolve that representatives of the press and other members of the public be excluded from "
        "the remainder of this meeting having regard to the confidential nature of the business to be "
        "transacted, publicity on which would be prejudicial to the public interest (section 1(2) of the "
        "Public Bodies (Admission to Meetings) Act 1960)."
    ),
    "act_1972": (
        "To resolve that under section 100A of the Local Government Act 1972 the public be excluded from "
        "the meeting during consideration of the following items of business on the grounds that they "
        "involve the likely disclosure of confidential information, or of exempt information as defined "
        "in Part I of Schedule 12A of the Act, and that in all the circumstances of the case the public "
        "interest in maintaining the exemption outweighs the public interest in disclosing the "
        "information."
    ),
    "own_rules": (
        "To resolve that the press and public be excluded while the following items are considered, for "
        "the reasons stated."
    ),
}
NOT_SET = "To resolve that the press and public be excluded while the following items are considered."


@dataclass(frozen=True)
class AgendaPlace:
    """One item in the order of the agenda; `is_private` in its own right, or through the item it stands under."""

    key: Hashable
    number: str
    title: str
    kind: str
    is_private: bool
    parent: Hashable | None = None


def needs_resolution(places: Sequence[AgendaPlace], *, is_held_in_public: bool) -> bool:
    """A public meeting that takes anything in private; a private meeting excludes nobody by resolution."""
    return is_held_in_public and any(place.is_private for place in places)


def settled_order(places: Sequence[AgendaPlace]) -> list[Hashable]:
    """Keys of the top items in their order, with the resolution right before the first private business."""
    tops = [place for place in places if place.parent is None]
    private = {place.parent or place.key for place in places if place.is_private}
    order = [place.key for place in tops if place.kind != EXCLUSION]
    resolution = next((place.key for place in tops if place.kind == EXCLUSION), None)
    if resolution is None:
        return order
    first = next((index for index, key in enumerate(order) if key in private), len(order))
    return [*order[:first], resolution, *order[first:]]


def private_last(places: Sequence[AgendaPlace]) -> list[Hashable]:
    """Keys of the top items with the private ones at the end, each group in its order; the resolution between."""
    tops = [place for place in places if place.parent is None]
    private = {place.parent or place.key for place in places if place.is_private}
    public = [p.key for p in tops if p.key not in private and p.kind not in (EXCLUSION, READMISSION)]
    resolution = [p.key for p in tops if p.kind == EXCLUSION]
    readmission = [p.key for p in tops if p.kind == READMISSION]
    return [*public, *resolution, *(p.key for p in tops if p.key in private), *readmission]


def check_order(places: Sequence[AgendaPlace]) -> Outcome:
    """Public business that comes after private business, with no item by which the public is let in again."""
    code = "exclusion.order"
    out = False
    stranded: list[AgendaPlace] = []
    private_tops = {place.key for place in places if place.is_private and place.parent is None}
    for place in places:
        if place.kind == READMISSION:
            out = False
        elif place.is_private:
            out = True
        elif out and place.kind != EXCLUSION and place.parent not in private_tops:
            stranded.append(place)
    if not stranded:
        return met(code)
    numbers = _and([place.number for place in stranded])
    one = len(stranded) == 1
    return not_met(
        f"{code}.public_after_private",
        f"{'Item' if one else 'Items'} {numbers} {'is' if one else 'are'} public but "
        f"{'comes' if one else 'come'} after private business, when the public has left. Take private business last, "
        "or add an item for the re-admission of the public.",
        "LP46",
        items=[place.number for place in stranded],
    )


def check_resolution_stands(places: Sequence[AgendaPlace], *, is_held_in_public: bool) -> Outcome:
    """No private business at a public meeting without the resolution in front of it (LP46)."""
    code = "exclusion.resolution"
    if not needs_resolution(places, is_held_in_public=is_held_in_public):
        return met(f"{code}.not_needed")
    if any(place.kind == EXCLUSION for place in places):
        return met(code)
    return not_met(
        f"{code}.missing",
        "This public meeting takes business in private, but its agenda has no resolution to exclude the "
        "press and public. Put the resolution on the agenda.",
        "LP46",
    )


def check_statute(statute: str, *, is_needed: bool) -> Outcome:
    """Under which power the public is excluded; unset is told, and the resolution then names no Act."""
    code = "exclusion.statute"
    if statute or not is_needed:
        return met(code)
    return not_met(
        f"{code}.not_set",
        "Neither the terms of reference nor the standing orders say under which power the public is excluded. The "
        "resolution therefore names no Act.",
        "LP46, LP52",
    )


def check_by_itself(kind: str, act: str) -> Outcome:
    """The resolution comes, moves and goes with the private items: nobody does it by hand."""
    if kind != EXCLUSION:
        return met("exclusion.by_itself")
    reasons = {
        "move": "The resolution stands right before the first private item by itself. Move the private "
        "items instead.",
        "remove": "The resolution stays while any item is private, and goes by itself with the last one.",
        "defer": "The resolution belongs to the private items of this meeting. Defer those instead.",
        "mark": "The resolution itself is public, and stands on its own.",
        "make": "The resolution is put on the agenda by itself, with the first private item.",
    }
    return not_met(f"exclusion.by_itself.{act}", reasons[act], "LP46")


def check_wording(text: str, private_titles: Sequence[str]) -> Outcome:
    """A resolution is public: its words give no private title away."""
    code = "exclusion.wording"
    plain = " ".join(text.casefold().split())
    for title in private_titles:
        if (told := " ".join(title.casefold().split())) and told in plain:
            return not_met(
                f"{code}.tells_title",
                "These words contain a title that is private. Name the item by its number.",
                "LP46",
                field="note",
            )
    return met(code)


def motion(statute: str, template: str) -> str:
    """The motion as it is printed: the ICB's own words, or those of the statute."""
    return template.strip() or WORDINGS.get(statute, NOT_SET)


def covered_words(covered: Sequence[tuple[str, str]]) -> str:
    """The items with their grounds, from (number, ground), without a title: "Item 7: legal advice. Item 8: …"."""
    return " ".join(f"Item {number}: {ground.rstrip('.')}." for number, ground in covered)


def _and(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"

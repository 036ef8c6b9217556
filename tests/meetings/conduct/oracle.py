"""Quorum and votes worked out again, the slow way and from the sentences of the law, for random meetings.

Nothing is shared with the rules but the shape of the facts. What nobody has settled is tried in every way, each way
as a whole world; in a world everything is known, and the sentence can be read out.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

from meetings.conduct.rules.facts import Attendee, Table

OPEN = ("deputy_counts_quorum", "remote_counts", "conflict_counts_quorum", "quorum_counts_vacant")


def quorum_state(table: Table, lines: list[tuple[str, int, set[int], set[int]]]) -> str:
    """ "met", "not_met" or "unknown". `lines`: each line with its number, seats and organisations."""
    state = value(table, "quorum_state")
    if state in ("", "not_set"):
        return "unknown"
    answers = {is_quorate(table, lines, world) for world in worlds(table)}
    if any(not seats and not bodies for _, _, seats, bodies in lines):
        known = [row for row in lines if row[2] or row[3]]
        return "not_met" if quorum_state(table, known) == "not_met" else "unknown"
    if answers == {True}:
        return "met"
    return "not_met" if answers == {False} else "unknown"


def worlds(table: Table) -> Iterator[dict[Any, Any]]:
    questions: list[tuple[Any, list[Any]]] = []
    for name in OPEN:
        questions.append((name, [value(table, name)] if value(table, name) else ["yes", "no"]))
    unit = value(table, "quorum_unit")
    tried = [unit] if unit else ["person"]
    if not unit and value(table, "vote_unit") == "organisation":
        tried.append("organisation")
    questions.append(("unit", tried))
    for person in table.people:
        if person.is_remote and person.hears == "":
            questions.append((("hears", person.key), ["yes", "no"]))
    for human in {person.person for person in table.people}:
        choices = sorted({body for person in table.people if person.person == human for body in hats(person)})
        questions.append((("hat", human), choices or [None]))
    names = [name for name, _ in questions]
    for answers in itertools.product(*(choices for _, choices in questions)):
        yield dict(zip(names, answers, strict=True))


def hats(person: Attendee) -> list[Any]:
    return [person.body] if person.body else list(person.bodies)


def value(table: Table, name: str) -> str:
    found = table.rules.get(name)
    return str(found.value) if found is not None and found.value else ""


def counts(person: Attendee, world: dict[Any, Any]) -> bool:
    if not person.is_present or not person.bars.may_stay:
        return False
    if person.capacity not in ("member", "deputy") or person.seat is None or not person.seat.is_voting:
        return False
    if person.capacity == "deputy" and (person.deputy_counts.value or world["deputy_counts_quorum"]) != "yes":
        return False
    if person.is_remote:
        heard = person.hears or world["hears", person.key]
        if world["remote_counts"] != "yes" or heard != "yes":
            return False
    return person.bars.may_vote or world["conflict_counts_quorum"] == "yes"


def is_quorate(table: Table, lines: list[tuple[str, int, set[int], set[int]]], world: dict[Any, Any]) -> bool:
    here = [person for person in table.people if counts(person, world)]
    voting = [seat for seat in table.seats if seat.is_voting]
    members = [seat for seat in voting if seat.is_filled or world["quorum_counts_vacant"] == "yes"]
    if world["unit"] == "person":
        present = len({person.person for person in here})
        size = len(members)
    else:
        present = len({name_of(person, world) for person in here})
        size = len({body.id for seat in members for body in seat.bodies})
        size += len([seat for seat in members if not seat.bodies])
    for _, number, seats, bodies in lines:
        fitting = {p.person for p in here if (p.seat and p.seat.key in seats) or has_hat(p, bodies, world)}
        if len(fitting) < number:
            return False
    if value(table, "quorum_state") == "number":
        return present >= int(value(table, "quorum_number"))
    top, bottom = (int(part) for part in value(table, "quorum_fraction").split("/"))
    return present * bottom >= size * top


def name_of(person: Attendee, world: dict[Any, Any]) -> str:
    body = person.body or world["hat", person.person] if hats(person) else None
    return f"organisation {body.id}" if body else f"person {person.person}"


def has_hat(person: Attendee, bodies: set[int], world: dict[Any, Any]) -> bool:
    body = person.body or world["hat", person.person] if hats(person) else None
    return body is not None and body.id in bodies


def carried(votes: dict[str, str], *, base: str, casting: str, second: str) -> bool | None:
    """Votes by holder of a vote ("for", "against", "abstain", "no_vote"); None while the chair has still to decide."""
    for_, against = (list(votes.values()).count(choice) for choice in ("for", "against"))
    if for_ + against + list(votes.values()).count("abstain") == 0:
        return False
    if for_ == against and for_ > 0:
        if casting == "none":
            return False
        if not second:
            return None
        for_, against = for_ + (second == "for"), against + (second == "against")
    base_size = len(votes) if base == "present" else for_ + against
    return for_ > base_size - for_

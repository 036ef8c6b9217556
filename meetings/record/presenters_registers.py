"""Words of the registers: how somebody took part and when, counts and results, rulings."""

from __future__ import annotations

from governance.foundation import words
from governance.foundation.screens import Tag
from meetings.conduct.enums import Capacity
from meetings.conduct.models import Attendance, ConflictHandling, Vote
from meetings.conduct.presenters_item import CHOICES
from meetings.enums import ConflictOption

MAJORITIES = {
    "present": "Members present",
    "present_and_voting": "Members present and voting",
    "votes_cast": "Votes cast",
    "": "Not set",
}


def took_part(row: Attendance) -> str:
    if row.presences.all():
        return "Remotely" if row.is_remote else "In the room"
    return "Apologies" if row.has_apologies else "Not there"


def capacity_words(row: Attendance) -> str:
    """With whom a deputy stood in for, by the seat."""
    said = str(Capacity(row.capacity).label)
    return f"{said} for {row.seat.title}" if row.capacity == Capacity.DEPUTY and row.seat else said


def spoke_for(row: Attendance) -> str:
    body = row.organisation or (row.seat.organisation if row.seat is not None else None)
    return body.name if body is not None else ""


def times(row: Attendance) -> list[str]:
    """From when to when, each time they were in."""
    return [
        f"{words.time_of(one.came_at)} to {words.time_of(one.left_at)}"
        if one.left_at
        else f"from {words.time_of(one.came_at)}"
        for one in row.presences.all()
    ]


def counts(vote: Vote) -> str:
    """As it was frozen when the vote closed."""
    count = vote.electorate.get("count")
    if not count:
        return "Not counted"
    told = [f"{count['for_']} for", f"{count['against']} against"]
    return ", ".join([*told, f"{count['abstained']} abstained"])


def names(vote: Vote) -> list[str]:
    """Who voted how, where each vote was by name."""
    if vote.kind != "named":
        return []
    return [
        f"{name}: {CHOICES[choice]}" for name, choice in vote.electorate.get("count", {}).get("by_right", ())
    ]


def result_tag(vote: Vote) -> Tag:
    if vote.state == "void":
        return Tag("Void", "grey")
    return Tag("Carried", "green") if vote.outcome.get("ok") else Tag("Not carried", "red")


def base(vote: Vote) -> str:
    """Of whom the majority was reckoned."""
    return MAJORITIES[vote.electorate.get("ballot", {}).get("base", "")]


def ruling_words(row: ConflictHandling) -> str:
    if row.state == "withdrawn":
        return "Withdrawn"
    return str(ConflictOption(row.ruling).label) if row.ruling else "Waits for a ruling"

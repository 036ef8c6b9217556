"""Small tables for the rules of a meeting at work."""

from __future__ import annotations

from typing import Any

from governance.rules.procedure import Parameter
from meetings.conduct.rules.facts import Attendee, Bars, SeatAt, Table
from membership.people.rules.facts import Body

CLAUSE = "terms of reference, v1"


def rules(**values: Any) -> dict[str, Parameter]:
    return {name: Parameter(name, value, CLAUSE) for name, value in values.items()}


def body(number: int, name: str = "") -> Body:
    return Body(name or f"Organisation {number:02}", number)


def seat(key: int, title: str = "Member", **values: Any) -> SeatAt:
    values.setdefault("words", (title, values.get("category", "")))
    return SeatAt(key, title, **values)


def person(key: int, at: SeatAt | None = None, **values: Any) -> Attendee:
    bodies = values.pop("bodies", at.bodies if at else ())
    worn = values.pop("body", bodies[0] if len(bodies) == 1 else None)
    return Attendee(
        key,
        values.pop("person", key),
        values.pop("name", f"P{key}"),
        seat=at,
        bodies=bodies,
        body=worn,
        **values,
    )


def table(seats: list[SeatAt], people: list[Attendee], **values: Any) -> Table:
    return Table("Board", tuple(seats), tuple(people), rules(**values), CLAUSE)


def of_organisations(number: int, **values: Any) -> Table:
    """One representative of each of so many organisations, all there."""
    seats = [seat(key, f"Member {key}", bodies=(body(key),)) for key in range(1, number + 1)]
    people = [person(row.key, row) for row in seats]
    return table(seats, people, vote_unit="organisation", **values)


BARRED = Bars(may_vote=False)

"""The frozen record of a decision: plain values in one form, whose hash proves that nothing was changed (G1)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from typing import Any

from governance.rules.procedure import Parameter
from meetings.conduct.rules.facts import Attendee, Bars, SeatAt, Table, Told
from meetings.conduct.rules.verdict import Condition
from membership.people.rules.facts import Body

FORM = 2
"""The form of the record; 2 says whose decision it is in law. Later forms read the earlier ones; none is rewritten."""


def plain(value: Any) -> Any:
    """A value as JSON keeps it: amounts as text, tuples as lists, dates in ISO form."""
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(inner) for inner in value]
    if isinstance(value, (set, frozenset)):
        return sorted(plain(inner) for inner in value)
    if isinstance(value, (Decimal, Fraction)):
        return str(value)
    if hasattr(value, "isoformat"):
        return value.isoformat()
    raise TypeError(f"A record does not keep {type(value).__name__}.")


def canonical(record: Mapping[str, Any]) -> str:
    """The same text for the same record, on every machine."""
    return json.dumps(plain(record), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def hash_of(record: Mapping[str, Any]) -> str:
    return sha256(canonical(record).encode()).hexdigest()


def condition_kept(row: Condition) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "body": row.body,
        "state": row.state,
        "needed": row.is_needed,
        "code": row.outcome.code,
        "reason": row.outcome.reason,
        "clause": row.outcome.clause,
        "details": plain(row.outcome.details),
    }


def table_kept(table: Table) -> dict[str, Any]:
    """The table as plain values, so that its rules can be worked out again from the record alone."""
    return {
        "committee": table.committee,
        "seats": [asdict(seat) for seat in table.seats],
        "people": [
            asdict(person) | {"seat": person.seat.key if person.seat else None} for person in table.people
        ],
        "rules": {name: asdict(rule) for name, rule in sorted(table.rules.items()) if rule.is_set},
    }


def table_read(kept: Mapping[str, Any]) -> Table:
    """The table of a record."""
    seats = {row["key"]: _seat(row) for row in kept["seats"]}
    return Table(
        kept["committee"],
        tuple(seats.values()),
        tuple(_person(row, seats) for row in kept["people"]),
        {name: Parameter(**rule) for name, rule in kept["rules"].items()},
    )


def _seat(row: Mapping[str, Any]) -> SeatAt:
    values = dict(row)
    values["bodies"] = _bodies(row["bodies"])
    values["words"] = tuple(row["words"])
    values["body_words"] = tuple((key, word) for key, word in row["body_words"])
    return SeatAt(**values)


def _person(row: Mapping[str, Any], seats: Mapping[int, SeatAt]) -> Attendee:
    values = dict(row)
    values["seat"] = seats.get(row["seat"]) if row["seat"] is not None else None
    values["bodies"] = _bodies(row["bodies"])
    values["body"] = Body(**row["body"]) if row["body"] else None
    values["bars"] = Bars(**row["bars"])
    values["deputy_votes"] = Told(**row["deputy_votes"])
    values["deputy_counts"] = Told(**row["deputy_counts"])
    return Attendee(**values)


def _bodies(rows: Sequence[Mapping[str, Any]]) -> tuple[Body, ...]:
    return tuple(Body(**row) for row in rows)

"""The columns of each register, in order, and its rows cut to what a reader asks for: pure values, from snapshots.

The page, CSV and JSON are made of these; so are the sheets of the workspace that hold the same rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]


@dataclass(frozen=True)
class Field:
    """A column: its key in JSON, its heading, and its value as text, an ISO day, a list of texts, or nothing."""

    key: str
    label: str
    value: Callable[[Row], Any]
    is_day: bool = False


def _plain(key: str) -> Callable[[Row], Any]:
    return lambda row: row[key]


def _name(row: Row) -> str:
    return row["person"]["name"] if row["person"] else "Vacant"


def _committee(row: Row) -> str:
    return row["committees"][0]["name"] if row["committees"] else ""


def _basis(row: Row) -> str:
    said = [row["basis"], row["status"], "Job share" if row["shared"] else ""]
    return ", ".join(text for text in said if text)


VOTES = {True: "Votes", False: "No vote", None: ""}

MEMBERS = (
    Field("committee", "Committee", _committee),
    Field("seat", "Seat or post", _plain("seat")),
    Field("part", "Part", _plain("part")),
    Field("name", "Held by", _name),
    Field("organisation", "Organisation", _plain("organisation")),
    Field("basis", "Basis", _basis),
    Field("from", "From", _plain("from"), is_day=True),
    Field("to", "To", _plain("to"), is_day=True),
    Field("vote", "Vote", lambda row: VOTES[row["votes"]]),
    Field("vacant_since", "Vacant since", _plain("vacant_since"), is_day=True),
)
# LP37: the columns of the register, in its order.
INTERESTS = (
    Field("name", "Name", _name),
    Field("positions", "Position(s)", _plain("positions")),
    Field("declared_interest", "Declared interest", _plain("interest")),
    Field("type", "Type", _plain("type")),
    Field("direct_or_indirect", "Direct or indirect", _plain("direct")),
    Field("nature", "Nature of the interest", _plain("nature")),
    Field("from", "From", _plain("from"), is_day=True),
    Field("to", "To", _plain("to"), is_day=True),
    Field("action", "Action taken", _plain("action")),
)
GIFTS = (
    Field("name", "Name", _name),
    Field("positions", "Position(s)", _plain("positions")),
    Field("kind", "Kind", _plain("kind")),
    Field("offered_on", "Offered on", _plain("offered_on"), is_day=True),
    Field("offered_by", "Offered by", _plain("offered_by")),
    Field("description", "What was offered", _plain("description")),
    Field("value", "Value, estimated (£)", _plain("value")),
    Field("response", "What became of it", _plain("response")),
    Field("approved_by", "Approved by", _plain("approved_by")),
    Field("declared_on", "Declared on", _plain("declared_on"), is_day=True),
)
FIELDS: dict[str, tuple[Field, ...]] = {"members": MEMBERS, "interests": INTERESTS, "gifts": GIFTS}
ABOUT = {
    "members": "Who sits on which committee or holds which post, and since when.",
    "interests": "What members and post-holders have outside their office that could sway them.",
    "gifts": "What was offered to members and post-holders, and what became of it.",
}


def chosen(rows: Iterable[Row], *, committee: str = "", person: str = "") -> list[Row]:
    """The rows of one committee, of one person, or of both."""
    return [
        row
        for row in rows
        if (not committee or any(body["slug"] == committee for body in row["committees"]))
        and (not person or (row["person"] and row["person"]["slug"] == person))
    ]


def cells(kind: str, row: Row) -> dict[str, Any]:
    """One row by the keys of its columns."""
    return {field.key: field.value(row) for field in FIELDS[kind]}

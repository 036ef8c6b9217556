"""The field rules of the Popolo specification (schemas of person, organization, post and membership), as far as the
portal's export uses them: which properties are known, required, and of which type or pattern."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

DATE = r"^[0-9]{4}(-[0-9]{2}){0,2}$"
TEXT: dict[str, Any] = {"type": str}
DAY: dict[str, Any] = {"type": str, "pattern": DATE}
COMMON = {"@context": TEXT, "@type": TEXT, "id": TEXT}
SCHEMAS: dict[str, dict[str, Any]] = {
    "persons": {"properties": COMMON | {"name": TEXT}, "required": ("id", "name")},
    "organizations": {
        "properties": COMMON | {"name": TEXT, "classification": TEXT, "parent_id": TEXT},
        "required": ("id", "name"),
    },
    "posts": {
        "properties": COMMON | {"label": TEXT, "role": TEXT, "organization_id": TEXT},
        "required": ("id", "label", "role", "organization_id"),
    },
    "memberships": {
        "properties": COMMON
        | dict.fromkeys(("role", "person_id", "organization_id", "post_id", "on_behalf_of_id"), TEXT)
        | {"start_date": DAY, "end_date": DAY},
        "required": ("id", "person_id", "organization_id"),
    },
}
LEADS_TO = {
    "parent_id": "organizations",
    "organization_id": "organizations",
    "on_behalf_of_id": "organizations",
    "person_id": "persons",
    "post_id": "posts",
}


def faults(whole: dict[str, Any]) -> list[str]:
    """A line for each row that the specification does not allow, or that leads to nothing."""
    known = {kind: [row["id"] for row in whole[kind]] for kind in SCHEMAS}
    found = [f"{kind}: an id stands twice" for kind, ids in known.items() if len(ids) != len(set(ids))]
    for kind, schema in SCHEMAS.items():
        for row in whole[kind]:
            found += [f"{kind} {row['id']}: {fault}" for fault in _faults(row, schema)]
            for key, target in LEADS_TO.items():
                if key in row and row[key] not in known[target]:
                    found.append(f"{kind} {row['id']}: {key} leads to nothing")
    return found


def _faults(row: dict[str, Any], schema: dict[str, Any]) -> Iterator[str]:
    for key in schema["required"]:
        if not row.get(key):
            yield f"{key} is missing"
    for key, value in row.items():
        rule = schema["properties"].get(key)
        if rule is None:
            yield f"{key} is unknown"
        elif not isinstance(value, rule["type"]):
            yield f"{key} is a {type(value).__name__}"
        elif "pattern" in rule and not re.match(rule["pattern"], value):
            yield f"{key} is {value!r}"

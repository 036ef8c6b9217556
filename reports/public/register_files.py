"""A published register for other programs: CSV, JSON, and Popolo JSON of who sits where. Read from snapshots alone."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from governance.foundation.screens.cells import csv_text
from reports.public.registers import FIELDS, Row, cells

JSON, CSV = "application/json", "text/csv; charset=utf-8"
POPOLO = "http://www.popoloproject.com/contexts/{}.jsonld"


def csv_bytes(kind: str, about: dict[str, Any], rows: list[Row]) -> bytes:
    """A line for each row under the headings of the page; no text that a spreadsheet would take for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([field.label for field in FIELDS[kind]])
    for row in rows:
        writer.writerow([csv_text(field.value(row)) for field in FIELDS[kind]])
    return out.getvalue().encode("utf-8-sig")


def json_bytes(kind: str, about: dict[str, Any], rows: list[Row]) -> bytes:
    """What the snapshot is, and its rows by the keys of the columns with anchor and the person's address."""
    said = [
        {"anchor": row["anchor"], "person": row["person"]["slug"] if row["person"] else None}
        | cells(kind, row)
        | {"committees": [body["slug"] for body in row["committees"]]}
        for row in rows
    ]
    return _dump(about | {"rows": said})


def popolo_bytes(kind: str, about: dict[str, Any], rows: list[Row]) -> bytes:
    """People, organisations, posts and memberships by the Popolo specification (www.popoloproject.com).

    A seat or a post of the register is a Popolo Post, held or vacant; who holds it is a Membership.
    """
    top = {
        "id": about["icb"]["slug"],
        "name": about["organisation"],
        "classification": "Integrated care board",
    }
    organisations = {top["id"]: top}
    for row in rows:
        for body in row["committees"]:
            organisations[body["slug"]] = body_of(body, above=top["id"])
        if row["organisation"]:
            organisations.setdefault(_key(row), {"id": _key(row), "name": row["organisation"]})
    people = {row["person"]["slug"]: row["person"] for row in rows if row["person"]}
    return _dump(
        {
            "as_published": about,
            "persons": [_typed("person", {"id": slug, "name": one["name"]}) for slug, one in people.items()],
            "organizations": [_typed("organization", one) for one in organisations.values()],
            "posts": list({post["id"]: post for post in (_post(row, top["id"]) for row in rows)}.values()),
            "memberships": [_membership(row, top["id"]) for row in rows if row["person"]],
        }
    )


def body_of(body: dict[str, str], *, above: str) -> dict[str, Any]:
    return {"id": body["slug"], "name": body["name"], "classification": "Committee", "parent_id": above}


def _typed(kind: str, said: dict[str, Any]) -> dict[str, Any]:
    return {"@context": POPOLO.format(kind), "@type": kind.capitalize()} | said


def _key(row: Row) -> str:
    """An organisation is known by its name here; a key of its own, apart from those of committees."""
    words = "".join(c if c.isalnum() else " " for c in row["organisation"].lower()).split()
    return f"organisation-{'-'.join(words)}"


def _place(row: Row, icb: str) -> str:
    return str(row["committees"][0]["slug"]) if row["committees"] else icb


def _post_id(row: Row) -> str:
    person = row["person"]
    return str(row["anchor"].removesuffix(f"-{person['slug']}") if person else row["anchor"])


def _post(row: Row, icb: str) -> dict[str, Any]:
    said = {"id": _post_id(row), "label": row["seat"], "role": row["seat"]}
    return _typed("post", said | {"organization_id": _place(row, icb)})


def _membership(row: Row, icb: str) -> dict[str, Any]:
    said = {
        "id": row["anchor"],
        "person_id": row["person"]["slug"],
        "organization_id": _place(row, icb),
        "post_id": _post_id(row),
        "role": row["seat"],
        "start_date": row["from"],
        "end_date": row["to"],
        "on_behalf_of_id": _key(row) if row["organisation"] else None,
    }
    return _typed("membership", {key: value for key, value in said.items() if value is not None})


def _dump(whole: dict[str, Any]) -> bytes:
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


FORMS = {"csv": (CSV, csv_bytes), "json": (JSON, json_bytes), "popolo": (JSON, popolo_bytes)}
ENDINGS = {"csv": "csv", "json": "json", "popolo": "popolo.json"}


def forms_of(kind: str) -> tuple[str, ...]:
    return ("csv", "json", "popolo") if kind == "members" else ("csv", "json")

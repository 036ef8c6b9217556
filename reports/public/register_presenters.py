"""Words, addresses and rows of registers and of a person's public page, from snapshots."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any

from django.urls import reverse

from governance.foundation import words
from governance.foundation.zone import LONDON
from reports.models import Publication
from reports.public import selectors
from reports.public.presenters import address, register_address, version_address
from reports.public.register_files import forms_of
from reports.public.registers import ABOUT, FIELDS, Field, Row

FORM_WORDS = {"csv": "CSV, for spreadsheets", "json": "JSON", "popolo": "Popolo JSON, for other systems"}


def line(publication: Publication) -> dict[str, str]:
    """A register in a list."""
    return {
        "title": publication.get_kind_display(),
        "about": ABOUT[publication.kind],
        "href": address(publication),
        "date": words.day(publication.published_at),
    }


def by_icb(rows: Iterable[Any]) -> list[dict[str, Any]]:
    return [
        {"name": name, "registers": [line(row) for row in group]}
        for name, group in groupby(rows, key=lambda row: row.icb_name)
    ]


def register_page(
    publication: Publication, rows: list[Row], asked: dict[str, str], *, on: date | None, today: date
) -> dict[str, Any]:
    """What the page of a register says beside its frame: tables, the filter, files; `on` is the day asked for."""
    kind, slug = publication.kind, publication.slug
    version = publication.number if publication.state != "published" else ""
    day = [("on", on.isoformat())] if on else []
    return {
        "kind": kind,
        "on": on.isoformat() if on else "",
        "stood": _stood(publication, on, today) if on else "",
        "about": ABOUT[kind],
        "day": words.day(publication.published_at),
        "tables": tables(kind, rows),
        "count": len(rows),
        "asked": asked,
        "hidden": [("icb", slug), *([("version", version)] if version and not on else [])],
        "kept": [("icb", slug), *[(name, value) for name, value in asked.items() if value]],
        "day_hidden": day,
        "files": [
            {"text": FORM_WORDS[form], "href": file_address(publication, form, asked)}
            for form in forms_of(kind)
        ],
        "whole": version_address(publication) if version else address(publication),
        "others": [line(row) for row in selectors.registers_of(slug) if row.kind != kind],
    }


def _stood(publication: Publication, on: date, today: date) -> str:
    """Which version the day is answered with, and why."""
    if on > today:
        return f"{words.day(on)} is still to come. This is the register as it stands today."
    return (
        f"On {words.day(on)} version {publication.number} stood, published on "
        f"{words.day(publication.published_at)}."
    )


def first_line(publication: Publication) -> dict[str, str]:
    """The first version of a register; without an address when it was withdrawn."""
    return {
        "title": publication.get_kind_display(),
        "day": words.day(publication.published_at),
        "href": "" if publication.state == "withdrawn" else version_address(publication),
    }


def file_address(publication: Publication, form: str, asked: dict[str, str]) -> str:
    version = publication.number if publication.state != "published" else ""
    whole = register_address(publication.kind, publication.slug, version=version, **asked)
    return reverse("public:register-file", args=[publication.kind, form]) + "?" + whole.partition("?")[2]


def about(publication: Publication, asked: dict[str, str]) -> dict[str, Any]:
    """What a file says of itself."""
    content = publication.content
    return {
        "register": content["name"],
        "organisation": content["legal_name"],
        "icb": content["icb"],
        "as_on": publication.published_at.astimezone(LONDON).date().isoformat(),
        "version": publication.number,
        "state": publication.state,
    } | {name: value for name, value in asked.items() if value}


def tables(kind: str, rows: list[Row]) -> list[dict[str, Any]]:
    """The rows as tables: those of members by committee, posts last; the others in one."""
    if kind != "members":
        return [_table(kind, "", "", rows, FIELDS[kind])] if rows else []
    fields = tuple(field for field in FIELDS[kind] if field.key not in ("committee", "vacant_since"))
    if not any(row["part"] for row in rows):
        fields = tuple(field for field in fields if field.key != "part")
    found = []
    for slug, group in groupby(
        rows, key=lambda row: row["committees"][0]["slug"] if row["committees"] else ""
    ):
        inside = list(group)
        title = inside[0]["committees"][0]["name"] if slug else "Posts"
        found.append(_table(kind, slug or "posts", title, inside, fields))
    return found


def _table(kind: str, key: str, title: str, rows: list[Row], fields: tuple[Field, ...]) -> dict[str, Any]:
    committees = {body["slug"] for row in rows for body in row["committees"]}
    known = selectors.addresses("committee", committees) if kind == "members" and key else set()
    return {
        "id": f"of-{key}" if key else "rows",
        "title": title,
        "href": reverse("public:committee", args=[key]) if key in known else "",
        "heads": [field.label for field in fields],
        "rows": [_line(row, fields) for row in rows],
    }


def _line(row: Row, fields: tuple[Field, ...]) -> dict[str, Any]:
    return {
        "anchor": row["anchor"],
        "cells": [_cell(row, field) for field in fields],
    }


def _cell(row: Row, field: Field) -> dict[str, Any]:
    value = field.value(row)
    if field.key == "name":
        since = row.get("vacant_since")
        said = f"Vacant since {day_words(since)}" if since else value
        href = reverse("public:person", args=[row["person"]["slug"]]) if row["person"] else ""
        return {"lines": [said], "href": href}
    if field.is_day:
        value = day_words(value)
    return {"lines": value if isinstance(value, list) else [value] if value else [], "href": ""}


def day_words(text: str | None) -> str:
    return words.day(date.fromisoformat(text)) if text else ""


def person_page(slug: str, found: list[Publication]) -> dict[str, Any] | None:
    """Public roles and public interests of one person; None when there is neither."""
    told: dict[str, Any] = {"roles": [], "interests": [], "registers": []}
    name = ""
    for publication in found:
        rows = [row for row in publication.content["rows"] if row["person"] and row["person"]["slug"] == slug]
        if publication.kind == "interests":
            rows = [row for row in rows if row["is_entry"]]
        if not rows:
            continue
        name = name or rows[0]["person"]["name"]
        key = "roles" if publication.kind == "members" else "interests"
        told[key] += _person_rows(publication, rows)
        told["registers"].append(
            line(publication) | {"href": register_address(publication.kind, publication.slug, person=slug)}
        )
    return {"name": name, "icb": found[0].content["icb"]} | told if name else None


def _person_rows(publication: Publication, rows: list[Row]) -> list[dict[str, Any]]:
    """Without the columns that the heading tells."""
    fields = tuple(field for field in FIELDS[publication.kind] if field.key not in _TOLD[publication.kind])
    return [{"heads": [field.label for field in fields], "rows": [_line(row, fields) for row in rows]}]


_TOLD = {"members": ("name", "vacant_since", "part"), "interests": ("name", "positions")}


def of_committee(publication: Publication) -> dict[str, Any]:
    """For a committee's page: the extracts of registers that name it, and who of its members has a page."""
    rows = selectors.registers_naming_committee(publication.icb_slug, publication.slug)
    known = selectors.people_with_a_page(publication.icb_slug)
    return {
        "extracts": [
            line(row) | {"href": register_address(row.kind, row.slug, committee=publication.slug)}
            for row in rows
        ],
        "people": {slug: reverse("public:person", args=[slug]) for slug in known},
    }


def preview(kind: str, rows: list[Row]) -> list[dict[str, Any]]:
    """The same tables before they are public: nothing leads to pages that may not be there yet."""
    found = tables(kind, rows)
    for table in found:
        for row in table["rows"]:
            row["cells"] = [cell | {"href": ""} for cell in row["cells"]]
    return found

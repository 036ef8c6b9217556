"""The files that are published with a version of a scheme: each kind of file is made by a function that joins here.

A maker is given the version and what its page says. It takes every word from the latter, so that a file says no more
than the page, and returns the same bytes for the same content, else publishing again would always be something new.

    @contribute("xlsx", order=30)
    def spreadsheet(version: SchemeVersion, content: Content) -> Document: ...

Import the module that does so in `reports/apps.py`.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from delegation.models import SchemeVersion
from governance.foundation.screens.cells import csv_text
from reports.enums import PublishedFileKind

Content = Mapping[str, Any]


@dataclass(frozen=True)
class Document:
    """A finished file. `pages` is set for what has pages."""

    title: str
    filename: str
    media_type: str
    data: bytes
    kind: str = PublishedFileKind.SCHEME
    pages: int | None = None


Maker = Callable[[SchemeVersion, Content], Document]
_makers: dict[str, tuple[int, Maker]] = {}


def contribute(name: str, *, order: int) -> Callable[[Maker], Maker]:
    """Add a kind of file, by a short name; the lower `order` stands first on the page."""

    def add(maker: Maker) -> Maker:
        _makers[name] = (order, maker)
        return maker

    return add


def names() -> list[str]:
    """The kinds of files in the order of the page."""
    return sorted(_makers, key=lambda name: (_makers[name][0], name))


def documents_of(version: SchemeVersion, content: Content) -> Iterator[Document]:
    """Every file of a version, made one after the other from what its page says (`scheme_page.scheme_content`)."""
    for name in names():
        yield _makers[name][1](version, content)


def file_name(content: Content, ending: str, what: str = "") -> str:
    """bob-scheme-of-reservation-and-delegation-1.0.csv"""
    stem = "-".join(part for part in (content["scheme"]["key"], content["version"]["label"], what) if part)
    if not stem.startswith(content["icb"]["slug"]):
        stem = f"{content['icb']['slug']}-{stem}"
    return f"{''.join(c if c.isalnum() or c in '-.' else '-' for c in stem)}.{ending}"


# The columns of the table, and the path in an entry of each.
COLUMNS: dict[str, Callable[[Mapping[str, Any]], Any]] = {
    "Reference": lambda row: row["reference"],
    "Theme": lambda row: row["theme"],
    "Function": lambda row: row["function"],
    "Decision": lambda row: row["wording"],
    "How it is treated": lambda row: row["treatment_words"],
    "What the holder does": lambda row: row["verb_words"],
    "Where": lambda row: row["place"] or "The whole ICB",
    "Held or led by": lambda row: row["holder"],
    "Delegated by": lambda row: [giver["name"] for giver in row["delegators"]],
    "Kind of responsibility": lambda row: row["responsibility"],
    "Who stays accountable": lambda row: row["accountable"],
    "Limits": lambda row: row["limit_words"],
    "Conditions": lambda row: row["conditions"],
    "Kept back": lambda row: row["exclusions"],
    "May be passed on": lambda row: row["may_sub_delegate"],
    "Statutory basis": lambda row: row["statutory_basis"],
    "Source": lambda row: row["source"],
    "From": lambda row: row["from"],
    "To (last day)": lambda row: row["to"],
}


@contribute("csv", order=60)
def table(version: SchemeVersion, content: Content) -> Document:
    """One line for each row; no text that a spreadsheet would take for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in content["entries"]:
        writer.writerow([csv_text(value(row)) for value in COLUMNS.values()])
    return Document(
        "The rows as a table",
        file_name(content, "csv"),
        "text/csv; charset=utf-8",
        out.getvalue().encode("utf-8-sig"),
    )


# For machines: the version and its rows; how the pages draw and group them is no part of the scheme.
IN_JSON = ("name", "legal_name", "icb", "scheme", "version", "entries")


@contribute("json", order=70)
def data(version: SchemeVersion, content: Content) -> Document:
    """The whole version for other programs."""
    whole = {name: content[name] for name in IN_JSON}
    whole["entries"] = [{k: v for k, v in row.items() if k != "map"} for row in content["entries"]]
    text = json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True)
    return Document("The version as data", file_name(content, "json"), "application/json", text.encode())

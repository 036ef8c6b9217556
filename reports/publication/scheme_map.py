"""The functions and decisions map of a published version as a PDF: one map for each span of days."""

from __future__ import annotations

from datetime import date

from delegation.map_presenter import DESCRIPTION
from delegation.models import SchemeVersion
from governance.foundation import words
from governance.foundation.chart import Level, Line, Placed
from reports.decision_map import PrintedMap, map_pdf
from reports.enums import PublishedFileKind
from reports.publication.documents import Content, Document, contribute, file_name


def lines_on(content: Content, on: str) -> list[Placed]:
    """The rows of the snapshot in force on that ISO day, where they stand on the map."""
    marks = dict(content["marks"])
    return [
        Placed(
            **{
                name: row["map"][name]
                for name in ("band", "box", "part", "box_about", "box_rank", "part_rank")
            },
            line=Line(
                row["function"],
                row["map"]["mark"],
                marks[row["map"]["mark"]],
                row["map"]["about"],
                terms=(*row["conditions"], *(f"Kept back: {line}" for line in row["exclusions"])),
            ),
            sources=tuple(row["map"]["sources"]),
        )
        for row in sorted(content["entries"], key=lambda row: (row["function"], row["reference"]))
        if row["from"] <= on and (row["to"] is None or on <= row["to"])
    ]


@contribute("map", order=50)
def map_of(version: SchemeVersion, content: Content) -> Document:
    """A3 landscape. Days on which no row is in force are left out."""
    title = f"Functions and decisions map of {content['icb']['name']}, version {content['version']['label']}"
    maps = [
        PrintedMap(f"{title}: {_words(span)}", lines)
        for span in content["spans"]
        if (lines := lines_on(content, span["from"]))
    ] or [PrintedMap(title, [])]
    data, pages = map_pdf(
        maps,
        title=title,
        description=DESCRIPTION,
        levels=[Level(**level) for level in content["levels"]],
        marks=dict(content["marks"]),
        identifier=file_name(content, "pdf", "map"),
        author=content["legal_name"],
    )
    name = file_name(content, "pdf", "functions-and-decisions-map")
    return Document(
        "Functions and decisions map (A3)", name, "application/pdf", data, PublishedFileKind.MAP, pages
    )


def _words(span: dict[str, str | None]) -> str:
    ends = [date.fromisoformat(day) if day else None for day in (span["from"], span["to"])]
    return words.period(*ends)

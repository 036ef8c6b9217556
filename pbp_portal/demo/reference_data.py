"""The reference tables as shapes. Keys of local authorities and former CCGs are slugs of their names."""

import csv
import re
from datetime import date
from functools import cache
from pathlib import Path

from pbp_portal.demo.world.shapes import Organisation, Place, Succession

FOLDER = Path(__file__).resolve().parent / "reference"


@cache
def rows(table: str) -> tuple[dict[str, str], ...]:
    """Rows of one CSV table by its name without ending. Raises FileNotFoundError for an unknown table."""
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as handle:
        return tuple(csv.DictReader(handle))


def slug(name: str) -> str:
    """A stable key from a name: lower case, hyphens between words."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower().replace("'", "").replace("&", "and")).strip("-")


def day(text: str) -> date | None:
    """A date from `YYYY-MM-DD`, or None for an empty cell."""
    return date.fromisoformat(text) if text else None


def codes(cell: str) -> tuple[str, ...]:
    """The codes of one cell, separated by semicolons."""
    return tuple(part for part in cell.split(";") if part)


def icb_row(ods_code: str) -> dict[str, str]:
    """The row of one ICB. Raises KeyError when the code is not in the table."""
    for row in rows("icbs"):
        if row["ods_code"] == ods_code:
            return row
    raise KeyError(ods_code)


def authority_key(gss_code: str) -> str:
    """The organisation key of a local authority by its GSS code."""
    for row in rows("local_authorities"):
        if row["gss_code"] == gss_code:
            return slug(row["name"])
    raise KeyError(gss_code)


def local_authorities(abbreviation: str) -> tuple[Organisation, ...]:
    """Local authorities of one system, with their dates (R68)."""
    return tuple(
        Organisation(
            key=slug(row["name"]),
            name=row["name"],
            kind="local_authority",
            sector="local_government",
            ons_code=row["gss_code"],
            start=day(row["start"]),
            end=day(row["end"]),
            note=row["tier"],
        )
        for row in rows("local_authorities")
        if abbreviation in codes(row["system"])
    )


def authority_successions(abbreviation: str) -> tuple[Succession, ...]:
    """Councils replaced by others: the successor's first day is the day after the predecessor's last."""
    found = []
    for row in rows("local_authorities"):
        if abbreviation not in codes(row["system"]) or not row["replaced_by"]:
            continue
        heirs = codes(row["replaced_by"])
        for heir in heirs:
            found.append(
                Succession(
                    of="organisation",
                    predecessor=slug(row["name"]),
                    successor=authority_key(heir),
                    date=date.fromordinal(date.fromisoformat(row["end"]).toordinal() + 1),
                    kind="split" if len(heirs) > 1 else "merger",
                    extent="part" if len(heirs) > 1 else "whole",
                )
            )
    return tuple(found)


def places(ods_code: str) -> tuple[Place, ...]:
    """Places and delivery units of one ICB with the keys of their councils (R13, R65, R69)."""
    return tuple(
        Place(
            key=row["place_code"],
            name=row["place_name"],
            kind=row["level"],
            parent=row["parent_place_code"],
            start=day(row["start"]),
            end=day(row["end"]),
            authorities=tuple(authority_key(code) for code in codes(row["local_authority_codes"])),
            part_authorities=tuple(authority_key(code) for code in codes(row["part_local_authority_codes"])),
            note=row["note"],
        )
        for row in rows("places")
        if row["icb_code"] == ods_code
    )


def former_ccgs(place_keys: frozenset[str]) -> tuple[Organisation, ...]:
    """The CCGs on whose areas these places stand. They are named here for their footprint (R13, R66)."""
    return tuple(
        Organisation(
            key=slug(row["predecessor_name"]),
            name=row["predecessor_name"],
            kind="ccg",
            sector="commissioner",
            ods_code=row["predecessor_code"],
            note=row["note"],
        )
        for row in rows("place_successions")
        if row["predecessor_type"] == "ccg" and row["successor_code"] in place_keys
    )


def place_successions(place_keys: frozenset[str]) -> tuple[Succession, ...]:
    """Splits and mergers among these places; footprints of CCGs are left to `former_ccgs`."""
    return tuple(
        Succession(
            of="place",
            predecessor=row["predecessor_code"],
            successor=row["successor_code"],
            date=date.fromisoformat(row["date"]),
            kind=row["kind"],
            extent=row["extent"],
            note=row["note"],
        )
        for row in rows("place_successions")
        if row["predecessor_code"] in place_keys and row["successor_code"] in place_keys
    )


PAPERS = {
    "000_6f7f990bfeda822b.txt": "BOB Board paper, 27 September 2022",
    "001_785b2839c9358dbb.txt": "Lancashire and South Cumbria Board paper, 27 July 2022",
    "002_1118c99977242870.txt": "Tower Hamlets Health and Wellbeing Board paper, 2 November 2021",
    "003_8c4ace48796c18c1.txt": "B&NES scrutiny panel paper, 15 October 2021",
    "004_57d38cacb1bdde77.txt": "Bexley Strategic Board paper, 30 September 2021",
}
"""Titles of the papers that the table of functions names by file."""


def functions() -> tuple[dict[str, str], ...]:
    """The starter catalogue of functions, each with its source as a reader can find it."""
    return tuple({**row, "source": _citation(row["source"])} for row in rows("service_functions"))


def _citation(source: str) -> str:
    """`<file> ¶p3.6(iv) L12-14` becomes the title with its paragraph; line numbers of a file say nothing."""
    for file, title in PAPERS.items():
        source = source.replace(file, title)
    return re.sub(r" L\d+(-\d+)?", "", source).replace("¶p", "¶")

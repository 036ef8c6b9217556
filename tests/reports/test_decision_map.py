"""The map on paper: A3, tagged, named, readable, the same bytes for the same lines."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pytest

from delegation.map_presenter import DESCRIPTION
from delegation.rules.map import LEVELS, MARKS, MapEntry, MapHolder, placed
from governance.foundation.chart import Placed
from reports.decision_map import PrintedMap, map_pdf
from reports.pdf.check import check_pack

TITLE = "Functions and decisions map of North, 1 June 2020"
A3 = (1190.55, 841.89)


def lines(places: int = 2, functions: int = 4) -> list[Placed]:
    return [
        placed(
            MapEntry(
                f"Function {n} with a name that takes more than one line of its box",
                "delegated",
                place=f"Place {p}",
                holder=MapHolder("committee", f"Board of place {p}", place=f"Place {p}"),
                terms=("1 condition",),
                sentences=("Within the policies of the ICB.",),
            )
        )
        for p in range(places)
        for n in range(functions)
    ]


def printed(*maps: PrintedMap) -> tuple[bytes, int]:
    return map_pdf(
        maps,
        title=TITLE,
        description=DESCRIPTION,
        levels=LEVELS,
        marks=MARKS,
        identifier="map",
        author="NHS North",
    )


def figures(pdf: pikepdf.Pdf) -> list[str]:
    found: list[str] = []

    def walk(node: Any) -> None:
        if isinstance(node, pikepdf.Dictionary) and node.get("/S") == "/Figure":
            found.append(str(node.get("/Alt", "")))
        kids = node.get("/K") if isinstance(node, pikepdf.Dictionary) else None
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary):
                walk(kid)

    walk(pdf.Root.StructTreeRoot)
    return found


@pytest.mark.requirement("R99")
def test_the_map_is_an_accessible_a3_document(db: None) -> None:
    data, count = printed(PrintedMap(TITLE, lines()))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert check_pack(pdf, deep=True) == []
        assert len(pdf.pages) == count == 2  # the picture, then the lists
        assert [round(float(edge), 2) for edge in pdf.pages[0].mediabox[2:]] == list(A3)
        assert str(pdf.Root.Lang) == "en-GB"
        assert str(pdf.docinfo["/Title"]) == TITLE
        assert bool(pdf.Root.MarkInfo.Marked)
        assert [alt.startswith(f"{TITLE}. Four bands") for alt in figures(pdf)] == [True]


def test_equal_lines_give_equal_bytes(db: None) -> None:
    assert printed(PrintedMap(TITLE, lines())) == printed(PrintedMap(TITLE, lines()))


def test_a_large_map_goes_on_and_each_day_has_its_own_pages(db: None) -> None:
    data, count = printed(PrintedMap("First", lines(places=12, functions=30)), PrintedMap("Second", lines()))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert check_pack(pdf, deep=True) == []
        alts = figures(pdf)
        with pdf.open_outline() as outline:
            assert [item.title for item in outline.root] == ["First", "Second"]
    assert alts[0].startswith("First, page 1 of ")
    assert alts[-1].startswith("Second. ")
    assert len(alts) > 3
    assert count > len(alts)


def test_an_empty_map_is_a_page_that_says_so(db: None) -> None:
    data, count = printed(PrintedMap(TITLE, []))
    assert count >= 1
    assert data.startswith(b"%PDF")

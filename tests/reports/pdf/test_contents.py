"""Page numbers in the front matter are those of the finished pack."""

from __future__ import annotations

import pytest

from reports.pdf.assemble import assemble
from reports.pdf.contents import build_with_contents, page_offsets
from reports.pdf.parts import PackPart, PartRefused, PreparedPart
from reports.pdf.render import render_part
from tests.reports.pdf.material import agenda
from tests.reports.pdf.reading import tree


@pytest.fixture
def parts(finance: PreparedPart, note: PreparedPart) -> list[PackPart]:
    return [PackPart(finance, "1. Finance", "finance", "Item 1"), PackPart(note, "2. Note", "note", "Item 2")]


def test_offsets_count_the_pages_before(parts: list[PackPart], finance: PreparedPart) -> None:
    assert page_offsets(parts) == {"finance": 1, "note": 1 + finance.pages}
    assert page_offsets(parts, before=3) == {"finance": 4, "note": 4 + finance.pages}


@pytest.mark.parametrize("guess", [1, 2, 5])
def test_the_contents_name_the_pages_where_parts_begin(parts: list[PackPart], guess: int) -> None:
    entries = [("1", "Finance", "Idris Vane", "finance"), ("2", "Note", "Idris Vane", "note")]

    def front(pages: dict[str, int]) -> PreparedPart:
        return render_part(agenda(entries, pages), title="Agenda")

    cover = build_with_contents(front, parts, guess=guess)
    root = tree(assemble([PackPart(cover, "Agenda", "front"), *parts], title="T", identifier="i"))
    printed = [
        int(row.kids[-1].text())
        for row in list(root.kids[0].all("Table"))[-1].all("TR")
        if row.kids[0].kind == "TD"
    ]
    assert printed == [min(part.all_pages()) for part in root.kids[1:]]


def test_contents_that_never_settle_are_refused(
    parts: list[PackPart], note: PreparedPart, finance: PreparedPart
) -> None:
    passes = []

    def front(pages: dict[str, int]) -> PreparedPart:
        passes.append(pages)
        return finance if pages["finance"] == 1 + note.pages else note

    with pytest.raises(PartRefused) as refused:
        build_with_contents(front, parts, guess=note.pages)
    assert refused.value.code == "contents-unstable"
    assert len(passes) == 3

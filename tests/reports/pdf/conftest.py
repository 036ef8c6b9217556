"""Parts that several tests read. Rendered once: nothing changes them."""

from __future__ import annotations

import pytest

from reports.pdf.parts import PackPart, PreparedPart
from reports.pdf.render import prepare_upload, render_part
from tests.reports.pdf.material import paper, untagged_pdf


@pytest.fixture(scope="session")
def finance() -> PreparedPart:
    return render_part(paper("Finance report, month 6"), title="Finance report, month 6")


@pytest.fixture(scope="session")
def note() -> PreparedPart:
    html = (
        '<h1>Cover note</h1><p>See <a href="pack:finance">the finance report</a>, <a href="pack:finance#budget">its'
        ' table</a> and <a href="pack:private">the private paper</a>, or <a href="https://example.org/a">the site</a>.'
        '<span class="footnote">A note with an <a href="https://example.org/note">address</a>.</span></p>'
    )
    return render_part(html, title="Cover note")


@pytest.fixture(scope="session")
def slides() -> PreparedPart:
    return prepare_upload(untagged_pdf(3), title="Slides")


@pytest.fixture(scope="session")
def pack_parts(note: PreparedPart, finance: PreparedPart, slides: PreparedPart) -> list[PackPart]:
    return [
        PackPart(note, "Cover note", "front", kind="front"),
        PackPart(finance, "3.2 Finance report", "finance", "Item 3.2"),
        PackPart(slides, "Annex A: slides", "annex-a", "Item 3.2, annex A", outline_level=2, kind="annex"),
    ]

"""The yearly report of a committee on paper: tagged, every picture with its words and its table."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.template.loader import render_to_string

from governance.foundation.chart import Bars, draw_bars
from meetings.record.rules.effectiveness import Report, Section
from reports.documents.printing import document_pdf

ROWS_OF_A_PAGE = 16
CSS = """
.bars { margin: 0 0 4mm; break-inside: avoid } .bars img { max-width: 175mm; max-height: 145mm }
h2 { break-after: avoid } .report { font-size: 8.5pt } .said { white-space: pre-line }
.report-members thead th { font-size: 7pt }
.report-members th:nth-child(1) { width: 15% }
.report-members th:nth-child(2), .report-members th:nth-child(3) { width: 15% }
.report-matrix th:nth-child(1) { width: 17% } .report-matrix th:nth-child(2) { width: 20% }
.report-quorum th:nth-child(1), .report-quorum th:nth-child(2) { width: 18% }
"""


def effectiveness_pdf(
    told: Report, answers: list[tuple[str, str]], *, agreed: str, identifier: str, made: datetime
) -> bytes:
    """`answers` are the review's questions with what the committee says; `agreed` says what the numbers are.

    It is laid out for each reader anew and kept nowhere: it may hold private facts. Raises PartRefused.
    """
    title = f"Effectiveness of {told.committee}, {told.days}"
    return document_pdf(
        "effectiveness",
        {"report": told, "pictures": pictures, "answers": answers, "agreed": agreed, "made": made},
        title=title,
        identifier=identifier,
        author=told.icb,
        created=made,
        assets={name: _svg(bars, name) for one in told.sections for name, bars in pictures(one)},
        css=CSS,
    )


def pictures(section: Section) -> list[tuple[str, Bars]]:
    """What is drawn of a section, in pictures that fit a page, with their names."""
    if section.bars is None or not section.bars.rows:
        return []
    found = section.bars.pieces(ROWS_OF_A_PAGE)
    return [(f"bars-{section.key}-{number}.svg", bars) for number, bars in enumerate(found, start=1)]


def _svg(bars: Bars, name: str) -> bytes:
    context: dict[str, Any] = {"bars": bars, "drawing": draw_bars(bars), "name": name.removesuffix(".svg")}
    return render_to_string("reports/documents/bars.jinja", context).strip().encode()

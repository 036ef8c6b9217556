"""The yearly report of a committee on paper: tagged, every picture with its words and its table."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.template.loader import render_to_string

from governance.foundation.chart import draw_bars
from meetings.record.rules.effectiveness import Report, Section
from reports.documents.printing import document_pdf

CSS = """
.bars { margin: 0 0 4mm } .bars img { width: 165mm } .report { font-size: 8.5pt } .said { white-space: pre-line }
.report-members th:nth-child(1) { width: 15% }
.report-members th:nth-child(2), .report-members th:nth-child(3) { width: 18% }
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
        {"report": told, "answers": answers, "agreed": agreed, "made": made},
        title=title,
        identifier=identifier,
        author=told.icb,
        created=made,
        assets={f"bars-{one.key}.svg": _svg(one) for one in told.sections if one.bars and one.bars.rows},
        css=CSS,
    )


def _svg(section: Section) -> bytes:
    context: dict[str, Any] = {"section": section, "drawing": draw_bars(section.bars)}  # type: ignore[arg-type]
    return render_to_string("reports/documents/bars.jinja", context).strip().encode()

"""One document of one part, from a template."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string

from reports.pdf.assemble import assemble
from reports.pdf.parts import PackPart, RenderLimits, StampSettings
from reports.pdf.render import render_part

LIMITS = RenderLimits(cpu_seconds=30, wall_seconds=45, pages=200)
STAMP = StampSettings(left="", right="Page {number} of {total}")
CSS = """
.asked th { width: 30%; background: #f0f4f5 }
.answer { border-left: 2mm solid #aeb7bd; padding-left: 4mm; margin-bottom: 6mm }
.answer .verdict { font-weight: bold; font-size: 11.5pt }
.limbs .state { width: 26mm } .limbs .source { width: 45mm; color: #4c6272 }
.checkpoint td { font-family: "Liberation Mono", monospace; font-size: 8.5pt; overflow-wrap: anywhere }
.checkpoint th { width: 30%; background: #f0f4f5 }
.source { color: #4c6272 }
.register { font-size: 7.5pt } .register td p { margin: 0 0 1mm }
.register thead th { box-sizing: border-box }
.register thead th:nth-child(1) { width: 9% } .register thead th:nth-child(2) { width: 16% }
.register thead th:nth-child(3) { width: 11% } .register thead th:nth-child(4) { width: 9% }
.register thead th:nth-child(5) { width: 7% } .register thead th:nth-child(10) { width: 8% }
.register thead th:nth-child(7), .register thead th:nth-child(8) { width: 7% }
.minutes .record { color: #33404a } .minutes .kept { border-left: 1mm solid #b0241a; padding-left: 3mm }
.minutes .decision { border-left: 1mm solid #005eb8; padding-left: 3mm } .minutes .lines { white-space: pre-line }
.minutes ins { text-decoration: underline } .minutes del { text-decoration: line-through }
.entry { width: 16mm } .answer-in-a-word { width: 26mm }
"""


def document_pdf(
    template: str,
    context: dict[str, Any],
    *,
    title: str,
    identifier: str,
    author: str,
    created: datetime,
    assets: dict[str, bytes] | None = None,
    foot: str = "",
    css: str = "",
) -> bytes:
    """A tagged PDF of the template `reports/documents/<template>.jinja`. Pictures (`asset:<name>`) are `assets`;
    `foot` stands on the left of every page; `css` are styles of its own.

    Raises PartRefused.
    """
    html = render_to_string(f"reports/documents/{template}.jinja", {"title": title} | context)
    part = render_part(html, title=title, css=CSS + css, assets=assets, limits=LIMITS)
    return assemble(
        [PackPart(part, title, "document", item_label=foot)],
        title=title,
        identifier=identifier,
        author=author,
        created=created,
        stamp=replace(STAMP, left="{item}") if foot else STAMP,
    )

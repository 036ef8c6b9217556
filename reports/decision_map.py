"""The functions and decisions map for paper: A3 landscape, the picture first, then the same as lists (LP28).

Takes lines that were placed already, so that it prints a live map and a published one alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string

from governance.foundation.chart import Drawing, Level, Placed, arrows_of, fitting, gather, pages_of
from reports.packs import cache
from reports.pdf.assemble import assemble
from reports.pdf.cachekey import part_key
from reports.pdf.parts import PackPart, PreparedPart, RenderLimits, StampSettings
from reports.pdf.render import render_part

LIMITS = RenderLimits(cpu_seconds=40, wall_seconds=60)
STAMP = StampSettings(left="", right="Page {number} of {total}")
# What is left of a page of 420 by 297 mm after its margins, the title and the key, in millimetres.
WIDTH, HEIGHT = 396.0, 246.0
SHAPE = HEIGHT / WIDTH
LEAST = 2.3 / WIDTH  # 6.5 points: smaller letters are not for paper
CSS = """
@page { size: A3 landscape; margin: 10mm 12mm 14mm }
h1 { font-size: 17pt; margin-bottom: 2mm }
.key { margin: 0 0 2mm; padding: 0; list-style: none; font-size: 9.5pt }
.key li { display: inline-block; margin: 0 6mm 0 0 } .key img { width: 4.4mm; vertical-align: middle }
figure.map { margin: 0; break-after: page } figure.map img { display: block; margin: 0 auto }
.lists { columns: 3; column-gap: 9mm; font-size: 9pt } .lists section { break-inside: auto }
.lists h2 { font-size: 12pt; margin: 3mm 0 1mm } .lists a { color: inherit; text-decoration: none }
.lists ul { padding-left: 5mm; margin-bottom: 1mm } .lists li { margin-bottom: .6mm }
.lists .terms { color: #425563 }
"""


@dataclass(frozen=True)
class PrintedMap:
    """One map of a document: the lines of a day or of a span of days, under a title of its own."""

    title: str
    lines: Sequence[Placed]


def map_pdf(
    maps: Sequence[PrintedMap],
    *,
    title: str,
    description: str,
    levels: Sequence[Level],
    marks: Mapping[str, str],
    identifier: str,
    author: str,
) -> tuple[bytes, int]:
    """A tagged PDF with its title and language, and how many pages it has. Equal arguments give equal bytes.

    Raises PartRefused when the engine cannot make it.
    """
    parts = [
        PackPart(_part(each, description, levels, marks), each.title, f"map-{number}")
        for number, each in enumerate(maps, start=1)
    ]
    data = assemble(
        parts, title=title, identifier=identifier, author=author, subject=description, stamp=STAMP
    )
    return data, sum(part.part.pages for part in parts)


def _part(
    printed: PrintedMap, description: str, levels: Sequence[Level], marks: Mapping[str, str]
) -> PreparedPart:
    bands = gather(printed.lines, levels)
    drawings = pages_of(bands, arrows_of(printed.lines, levels), shape=SHAPE, least=LEAST)
    told = {"title": printed.title, "description": description, "bands": bands}
    assets = {f"sign-{mark}.svg": _svg("sign", mark=mark) for mark in marks}
    assets |= {
        f"map-{number}.svg": _svg("picture", drawing=drawing, **told)
        for number, drawing in enumerate(drawings, start=1)
    }
    html = render_to_string(
        "reports/map/pages.jinja",
        told | {"pages": len(drawings), "marks": list(marks.items())},
    )
    css = CSS + "".join(_width(number, drawing) for number, drawing in enumerate(drawings, start=1))
    key = part_key(html, css, assets, title=printed.title)
    if found := cache.find(key):
        return found
    part = render_part(html, title=printed.title, css=css, assets=assets, limits=LIMITS)
    cache.keep(key, part)
    return part


def _svg(template: str, **context: object) -> bytes:
    return render_to_string(f"reports/map/{template}.jinja", context).strip().encode()


def _width(number: int, drawing: Drawing) -> str:
    """As wide as the page, or less where the picture is too high for it."""
    wide = WIDTH * drawing.width * fitting(drawing, SHAPE)
    return f".map-{number} img {{ width: {wide:.1f}mm }}\n"

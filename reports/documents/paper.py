"""From laid-out HTML to one finished PDF: parts from the cache or the engine, bookmarks, page x of y."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reports.packs import cache
from reports.pdf.assemble import assemble
from reports.pdf.cachekey import part_key
from reports.pdf.parts import PackPart, PartRefused, PreparedPart, RenderLimits, StampSettings
from reports.pdf.render import RenderRequest, render_parts

LIMITS = RenderLimits(cpu_seconds=60, wall_seconds=80)
STAMP = StampSettings(left="{item}", right="Page {number} of {total}", inset=39.7)
CSS = """
@page { size: A4 landscape; margin: 14mm 14mm 16mm }
html { font-size: 9pt } h1 { font-size: 19pt; margin-bottom: 3mm } h2 { font-size: 13pt; margin-top: 0 }
table.rows { font-size: 7.5pt; line-height: 1.35 } table.rows th, table.rows td { padding: 1mm 1.3mm }
table.rows p { margin: 0 0 .5mm; orphans: 2; widows: 2 } table.rows tr { break-inside: auto }
.label { font-weight: bold }
.particulars { width: 70% } .particulars th { width: 26% }
ins { text-decoration: underline; color: #00401e; background: #e3f4e8 }
del { text-decoration: line-through; color: #7a1208; background: #fbe9e7 }
.mark { font-weight: bold } p.lines { white-space: pre-line }
"""

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Chapter:
    """A part of the document with its bookmark. `html` is what stands in the body."""

    title: str
    anchor: str
    html: str


@dataclass(frozen=True)
class Paper:
    """A document before it is laid out. `foot` is the left foot of every page, `identifier` names this version."""

    title: str
    subject: str
    author: str
    foot: str
    identifier: str
    chapters: Sequence[Chapter]


def waits(paper: Paper) -> bool:
    """Whether it is work for a job: some chapter behind the first, which is short, is still to be laid out."""
    return any(cache.find(_key(chapter)) is None for chapter in paper.chapters[1:])


def lay_out(paper: Paper, progress: Progress = lambda done, total, message: None) -> dict[str, PreparedPart]:
    """Every chapter, two at a time, each kept in the cache at once. Raises PartRefused when one cannot be made."""
    ready = {key: found for key in map(_key, paper.chapters) if (found := cache.find(key))}
    missing = [chapter for chapter in paper.chapters if _key(chapter) not in ready]
    done = 0
    if missing:
        progress(0, len(missing), f"Laying out part 1 of {len(missing)}")

    def settle(index: int, result: PreparedPart | PartRefused) -> None:
        nonlocal done
        if isinstance(result, PartRefused):
            raise result
        cache.keep(_key(missing[index]), result)
        ready[_key(missing[index])] = result
        done += 1
        progress(done, len(missing), f"Laying out part {min(done + 1, len(missing))} of {len(missing)}")

    requests = [RenderRequest(each.html, each.title, css=CSS, limits=LIMITS) for each in missing]
    if requests:
        render_parts(requests, on_done=settle)
    return ready


def pdf_bytes(paper: Paper) -> tuple[bytes, int]:
    """The PDF and its number of pages. The same bytes for the same document. Raises PartRefused."""
    ready = lay_out(paper)
    parts = [
        PackPart(
            ready[_key(chapter)],
            chapter.title,
            chapter.anchor,
            item_label=paper.foot,
            outline_level=min(number, 2),
        )
        for number, chapter in enumerate(paper.chapters, start=1)
    ]
    data = assemble(
        parts,
        title=paper.title,
        identifier=paper.identifier,
        author=paper.author,
        subject=paper.subject,
        stamp=STAMP,
        heading_depth=1 if len(parts) == 1 else 0,  # further chapters bear the names of their headings
    )
    return data, sum(part.part.pages for part in parts)


def _key(chapter: Chapter) -> str:
    return part_key(chapter.html, CSS, title=chapter.title)

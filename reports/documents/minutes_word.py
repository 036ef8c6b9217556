"""Minutes as a Word file to be corrected: hidden marks tell each entry, its version and its parts (P11).

What the meeting wrote down has a style of its own; what the clerk wrote stands under “Discussion”. An import reads
both again (`minutes_word_read`).
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from typing import Any

from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from meetings.record.rules.minutes_content import CLERK, Read, lines_of
from meetings.record.rules.minutes_import import (
    ENTRY,
    PLACEHOLDER,
    PRIVATE,
    PRIVATE_HEAD,
    PUBLIC,
    RECORD,
    RECORD_HEAD,
    TEXT_HEAD,
    mark_of,
)
from meetings.record.rules.minutes_text import BULLET, HEADING, NUMBER, Paragraph, paragraphs_of
from reports.documents import house
from reports.documents.minutes import FULL, MinutesPaper, by_clerk, name_of, person_line

EDITION_MARK = "pbp_edition_"
RECORD_STYLE, HEADING_STYLE = "Minute Record", "Minute Heading"
STYLES = {BULLET: "List Bullet", NUMBER: "List Number", HEADING: HEADING_STYLE}
HOW_TO = (
    "Write under “Discussion”. What the meeting itself wrote down stands in grey: the portal takes no change of it "
    "from this file."
)


def word_bytes(paper: MinutesPaper, versions: Mapping[str, int]) -> bytes:
    """The file. `versions` are those of the entries, for who brings the corrected file back."""
    document = house.new_document(
        title=paper.title,
        subject=paper.foot,
        author=paper.author,
        head=paper.title,
        foot=paper.foot,
        made=paper.made,
    )
    _set_up(document)
    writer = _Writer(document, paper, versions)
    title = document.add_paragraph(paper.title, style="Title")
    house.child(title._p, "w:bookmarkStart", id="0", name=f"{EDITION_MARK}{paper.edition}")
    house.child(title._p, "w:bookmarkEnd", id="0")
    for label, text in paper.facts:
        writer.record(f"{label}: {text}")
    writer.record(HOW_TO)
    for group in paper.head["attendance"]:
        named = f"{group['heading']}, {group['committee']}" if group["committee"] else group["heading"]
        document.add_heading(named, level=2)
        for row in group["rows"]:
            writer.record(person_line(row))
    for row in paper.entries:
        writer.entry(row)
    return house.saved(document)


def _set_up(document: Any) -> None:
    """Portrait, with the styles that tell the record from the text."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    styles = document.styles
    for name, size in ((RECORD_STYLE, 10), (HEADING_STYLE, 11)):
        style = styles.add_style(name, 1)
        style.base_style = styles["Normal"]
        style.font.size = Pt(size)
    styles[RECORD_STYLE].font.color.rgb = RGBColor(0x4C, 0x62, 0x72)
    styles[HEADING_STYLE].font.bold = True
    for name in STYLES.values():
        styles[name].font.name = house.FONT


def heading_lines(row: Read) -> list[str]:
    """What stands below the heading of an entry: its part and its reference."""
    return [line for line in (row.part, row.reference) if line]


def record_of(row: Read) -> tuple[str, ...]:
    """Every line of the record as the file has it."""
    told = [line for block in row.blocks if block.source != CLERK for line in lines_of(block)]
    return (*heading_lines(row), *told)


class _Writer:
    """Writes entries; each mark has a number of its own."""

    def __init__(self, document: Any, paper: MinutesPaper, versions: Mapping[str, int]) -> None:
        self.document, self.paper, self.versions = document, paper, versions
        self.numbers = count(1)

    def record(self, text: str) -> None:
        self.document.add_paragraph(text, style=RECORD_STYLE)

    def entry(self, row: Read) -> None:
        self.head(name_of(row), 1, mark_of(ENTRY, row.key))
        for line in heading_lines(row):
            self.record(line)
        written = [place for place, block in enumerate(row.blocks) if block.source == CLERK]
        split = (
            written[0]
            if written
            else next(
                (place for place, block in enumerate(row.blocks) if block.kind in ("decision", "table")),
                len(row.blocks),
            )
        )
        self.blocks(row, range(split))
        version = self.versions.get(row.key, 0)
        if not row.is_private:
            self.text(TEXT_HEAD, by_clerk(row, private=False), mark_of(PUBLIC, row.key, version))
            if self.paper.edition == FULL and row.key in self.versions:
                self.text(PRIVATE_HEAD, by_clerk(row, private=True), mark_of(PRIVATE, row.key, version))
        elif row.shows_private:
            self.text(TEXT_HEAD, by_clerk(row, private=True), mark_of(PUBLIC, row.key, version))
        rest = [place for place in range(split, len(row.blocks)) if row.blocks[place].source != CLERK]
        if rest:
            self.head(RECORD_HEAD, 2, mark_of(RECORD, row.key))
            self.blocks(row, rest)

    def blocks(self, row: Read, places: Any) -> None:
        for place in places:
            for line in lines_of(row.blocks[place]):
                self.record(line)

    def text(self, heading: str, source: str, mark: str) -> None:
        self.head(heading, 2, mark)
        for paragraph in paragraphs_of(source) or (Paragraph("plain", PLACEHOLDER),):
            added = self.document.add_paragraph(style=STYLES.get(paragraph.kind))
            for run in paragraph.runs:
                written = added.add_run(run.text)
                written.bold, written.italic = run.bold or None, run.italic or None

    def head(self, text: str, level: int, mark: str) -> None:
        """A heading with its mark around it."""
        element = self.document.add_heading(text, level=level)._p
        number = str(next(self.numbers))
        start = house.child(element, "w:bookmarkStart", id=number, name=mark)
        first = element.find(qn("w:r"))
        if first is not None:
            first.addprevious(start)
        house.child(element, "w:bookmarkEnd", id=number)

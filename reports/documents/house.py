"""The house style of Word files: real styles, running heads, tables that repeat their headings, document language.

Word's own features do the work: headings build its navigation, bookmarks are the anchors of rows, page numbers are
fields. Tables are written as elements, because python-docx looks every cell up again and is slow with large ones.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

LANGUAGE = "en-GB"
FONT = "Arial"
BLUE = RGBColor(0x00, 0x30, 0x87)
MARGIN, WIDTH = 14, 297  # millimetres, A4 landscape
USABLE = (WIDTH - 2 * MARGIN) * 56.7  # twentieths of a point
SMALL = Pt(8)
CELL_STYLE, TABLE_STYLE = "Table Text", "Table Grid"
SIZES = {"Title": 22, "Heading 1": 15, "Heading 2": 12}


def new_document(*, title: str, subject: str, author: str, head: str, foot: str, made: datetime) -> Any:
    """An empty A4 landscape document in the house style. `head` and `foot` stand on every page."""
    document = docx.Document()
    _set_styles(document)
    _set_page(document.sections[0])
    core = document.core_properties
    core.title, core.subject, core.author, core.language = title, subject, author, LANGUAGE
    core.created = core.modified = made.replace(tzinfo=None, microsecond=0)
    core.last_modified_by, core.comments, core.revision = author, "", 1
    section = document.sections[0]
    section.header.paragraphs[0].add_run(head).font.size = SMALL
    _write_foot(section.footer.paragraphs[0], foot)
    return document


def _set_styles(document: Any) -> None:
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "Header", "Footer"):
        style = document.styles[name]
        style.font.name = FONT
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        if name in SIZES:
            style.font.size, style.font.color.rgb = Pt(SIZES[name]), BLUE
    document.styles["Normal"].font.size = Pt(10)
    cell = document.styles.add_style(CELL_STYLE, 1)
    cell.base_style = document.styles["Normal"]
    cell.font.size = SMALL
    cell.paragraph_format.space_after = Pt(1)
    defaults = document.styles.element.find(qn("w:docDefaults")).find(f".//{qn('w:rPr')}")
    language = defaults.find(qn("w:lang"))
    if language is None:
        language = child(defaults, "w:lang")
    language.set(qn("w:val"), LANGUAGE)


def _set_page(section: Any) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(WIDTH), Mm(210)
    section.left_margin = section.right_margin = Mm(MARGIN)
    section.top_margin, section.bottom_margin = Mm(18), Mm(16)
    section.header_distance = section.footer_distance = Mm(8)


def _write_foot(paragraph: Any, text: str) -> None:
    """The words on the left, "Page x of y" behind them, counted by Word."""
    for said in (f"{text} · Page ", "PAGE", " of ", "NUMPAGES"):
        if not said.isupper():
            paragraph.add_run(said).font.size = SMALL
            continue
        field = child(paragraph._p, "w:fldSimple", instr=f" {said} ")
        run = child(field, "w:r")
        child(child(run, "w:rPr"), "w:sz", val="16")
        child(run, "w:t").text = "1"


def child(above: Any, tag: str, **attributes: str) -> Any:
    """A new element under `above`, its attributes in Word's namespace."""
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    above.append(element)
    return element


def run_of(text: str, *, bold: bool = False, deleted: bool = False) -> Any:
    """A run of text; line breaks are Word's own."""
    run = OxmlElement("w:r")
    if bold:
        child(child(run, "w:rPr"), "w:b")
    for number, line in enumerate(text.split("\n")):
        if number:
            child(run, "w:br")
        if line:
            words = child(run, "w:delText" if deleted else "w:t")
            words.text = line
            words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return run


def facts(document: Any, lines: Iterable[tuple[str, str]]) -> None:
    """Particulars as paragraphs: the label in bold, then what it is."""
    for label, text in lines:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(3)
        paragraph.add_run(f"{label}: ").bold = True
        paragraph.add_run(text)


def new_table(document: Any, labels: Sequence[str], widths: Sequence[int], *, title: str) -> Any:
    """A table with its row of headings, which Word repeats on every page. `widths` are shares of a thousand;
    `title` is what a screen reader says of it. Returns the element: rows are added by `add_row`."""
    table = OxmlElement("w:tbl")
    properties = child(table, "w:tblPr")
    child(properties, "w:tblStyle", val="TableGrid")
    child(properties, "w:tblW", w="5000", type="pct")
    child(properties, "w:tblLayout", type="fixed")
    child(properties, "w:tblLook", val="0020", firstRow="1")
    child(properties, "w:tblCaption", val=title)
    grid = child(table, "w:tblGrid")
    for width in widths:
        child(grid, "w:gridCol", w=str(round(USABLE * width / 1000)))
    row = add_row(table, [[run_of(label, bold=True)] for label in labels], heads=True)
    for cell in row.iterchildren(qn("w:tc")):
        shade = child(cell.find(qn("w:tcPr")), "w:shd", val="clear", color="auto")
        shade.set(qn("w:fill"), "F0F4F5")
    document.element.body.insert(len(document.element.body) - 1, table)
    return table


def add_row(
    table: Any, cells: Sequence[Sequence[Any]], *, heads: bool = False, anchor: str = "", number: int = 0
) -> Any:
    """A row out of runs (or tracked runs) for each cell. `anchor` and `number` make a bookmark of its first cell."""
    widths = [column.get(qn("w:w")) for column in table.find(qn("w:tblGrid"))]
    row = child(table, "w:tr")
    properties = child(row, "w:trPr")
    child(properties, "w:cantSplit")
    if heads:
        child(properties, "w:tblHeader")
    for place, (runs, width) in enumerate(zip(cells, widths, strict=True)):
        cell = child(row, "w:tc")
        child(child(cell, "w:tcPr"), "w:tcW", w=width, type="dxa")
        paragraph = child(cell, "w:p")
        child(child(paragraph, "w:pPr"), "w:pStyle", val="TableText")
        if anchor and not place:
            child(paragraph, "w:bookmarkStart", id=str(number), name=anchor.replace("-", "_")[:40])
        paragraph.extend(runs)
        if anchor and not place:
            child(paragraph, "w:bookmarkEnd", id=str(number))
    return row


def saved(document: Any) -> bytes:
    """The file. The times of its entries are set, so that the same document is the same bytes."""
    written, out = io.BytesIO(), io.BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as packed, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as steady:
        for name in packed.namelist():
            steady.writestr(zipfile.ZipInfo(name), packed.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()

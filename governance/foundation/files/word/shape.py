"""Shape converted HTML for the page: headings in steps, numbers that can be cited, tables with headers."""

from __future__ import annotations

import re

from lxml import etree
from lxml import html as lxml_html

from governance.foundation.files.word.prepare import MARK_END, MARK_START

_MARK = re.compile(f"{MARK_START}([1-9])\\|([^|{MARK_END}]*)\\|([^{MARK_END}]*){MARK_END}\\s*")
_ANY_MARK = re.compile(f"[{MARK_START}{MARK_END}]")
_ID_UNSAFE = re.compile(r"[^A-Za-z0-9]+")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def shape(html: str, *, heading_offset: int, prefix: str) -> tuple[str, list[str]]:
    """The HTML in the shape that pages and packs expect, and what the author could do better."""
    root = lxml_html.fragment_fromstring(html or "<p></p>", create_parent="div")
    _number_paragraphs(root, prefix)
    _shift_headings(root, heading_offset)
    warnings = [*_shape_tables(root), *_describe_pictures(root)]
    parts = [lxml_html.tostring(child, encoding="unicode", with_tail=False) for child in root]
    return _ANY_MARK.sub("", "\n".join(parts)), warnings


def _number_paragraphs(root: etree._Element, prefix: str) -> None:
    anchors: set[str] = set()
    for element in root.iter("p", *_HEADINGS):
        found = _MARK.match(element.text or "")
        if not found:
            continue
        level, full, label = found.groups()
        base = f"{prefix}p-{_ID_UNSAFE.sub('-', full)}"
        anchor, copy = base, 1
        while anchor in anchors:
            copy += 1
            anchor = f"{base}--{copy}"
        anchors.add(anchor)
        element.set("id", anchor)
        if element.tag == "p":
            element.set("class", f"app-para app-para--{min(int(level), 3)}")
        mark = etree.Element("span", {"class": "app-para__number"})
        mark.text, mark.tail = label, " " + element.text[found.end() :]
        element.text = None
        element.insert(0, mark)


def _shift_headings(root: etree._Element, offset: int) -> None:
    headings = list(root.iter(*_HEADINGS))
    base = min((int(heading.tag[1]) for heading in headings), default=1)
    previous = offset
    for heading in headings:
        previous = min(offset + 1 + int(heading.tag[1]) - base, previous + 1, 6)
        heading.tag = f"h{previous}"


def _shape_tables(root: etree._Element) -> list[str]:
    warnings = []
    for number, table in enumerate(list(root.iter("table")), start=1):
        if table.find("thead") is None and not _promote_first_row(table):
            warnings.append(
                f"Table {number} has no header row. In Word, choose its first row, then Layout, Repeat Header Rows."
            )
        for cell in table.iter("th"):
            cell.set("scope", "col")
            if not "".join(cell.itertext()).strip():
                cell.tag = "td"
        for cell in table.iter("th", "td"):
            _unwrap_single_paragraph(cell)
        frame = etree.Element(
            "div", {"class": "app-table", "role": "group", "aria-label": f"Table {number}", "tabindex": "0"}
        )
        table.getparent().replace(table, frame)
        frame.tail, table.tail = table.tail, None
        frame.append(table)
    return warnings


def _promote_first_row(table: etree._Element) -> bool:
    """A first row in bold throughout is a header row that its author did not mark."""
    rows = table.findall("tr") or table.findall("tbody/tr")
    if len(rows) < 2 or not all(_is_bold(cell) for cell in rows[0]):
        return False
    head = etree.Element("thead")
    body = rows[0].getparent()
    body.remove(rows[0])
    head.append(rows[0])
    table.insert(0, head)
    for cell in rows[0]:
        cell.tag = "th"
    if body is table:
        rest = etree.SubElement(table, "tbody")
        rest.extend(rows[1:])
    return True


def _is_bold(cell: etree._Element) -> bool:
    text = "".join(cell.itertext()).strip()
    bold = "".join("".join(strong.itertext()) for strong in cell.iter("strong")).strip()
    return bool(text) and text == bold


def _unwrap_single_paragraph(cell: etree._Element) -> None:
    """A cell with one paragraph is just its text."""
    if len(cell) == 1 and cell[0].tag == "p" and not cell[0].attrib and not (cell.text or "").strip():
        cell[0].drop_tag()


def _describe_pictures(root: etree._Element) -> list[str]:
    warnings = []
    for number, picture in enumerate(list(root.iter("img")), start=1):
        if "src" not in picture.attrib:  # left out, and told, when it was converted
            picture.drop_tree()
        elif not picture.get("alt", "").strip():
            picture.set("alt", "")
            warnings.append(
                f"Picture {number} has no description. In Word, right-click it and choose View Alt Text, "
                "so that people who cannot see it know what it shows."
            )
    return warnings

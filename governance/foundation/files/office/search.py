"""What a Word or Excel file shows only to some: comments, changes, hidden text, sheets, rows; and active fields."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable, Iterator

from lxml import etree

from governance.foundation.files.messages import refusal
from governance.foundation.files.office.archive import Archive
from governance.foundation.files.office.relations import part_of, relations

# Strict Open XML uses other namespaces for the same words; matching the local word covers both.
_CHANGES = {"ins", "del", "moveFrom", "moveTo"}
_OFF = {"0", "false", "off", "none"}
_ACTIVE_FIELD = re.compile(
    r"^\s*(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|MACROBUTTON|LINK)\b", re.IGNORECASE
)
_WORD_TEXT = {"document", "header", "footer", "footnotes", "endnotes", "officeDocument"}


def _elements(data: bytes) -> Iterator[etree._Element]:
    """Every element as it ends, in document order, without keeping the tree."""
    walk = etree.iterparse(
        io.BytesIO(data), events=("end",), resolve_entities=False, no_network=True, huge_tree=False
    )
    for _, element in walk:
        yield element


def _word(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _on(element: etree._Element) -> bool:
    """Whether a Word switch such as <w:vanish/> is on."""
    values = [value for name, value in element.attrib.items() if name.endswith("}val") or name == "val"]
    return not values or values[0].lower() not in _OFF


def search_word(archive: Archive, counts: Counter[str]) -> None:
    """Count what hides in a Word document; FileRefused for a field that runs or fetches something."""
    for relation in relations(archive):
        name = part_of(relation)
        if relation.external or name not in archive:
            continue
        if relation.kind in _WORD_TEXT:
            _search_text(archive.read(name), counts)
        elif relation.kind == "comments":
            counts["office.comments"] += sum(_word(e) == "comment" for e in _elements(archive.read(name)))


def _search_text(data: bytes, counts: Counter[str]) -> None:
    fields: list[str] = []
    for element in _elements(data):
        word = _word(element)
        if word in _CHANGES:
            counts["office.tracked_changes"] += 1
        elif word == "vanish" and _on(element):
            counts["office.hidden_text"] += 1
        elif word == "fldSimple":
            _check_field(_attribute(element, "instr"))
        elif word == "instrText" and fields:
            fields[-1] += element.text or ""
        elif word == "fldChar":
            _follow_field(fields, _attribute(element, "fldCharType"))
        if word == "p":
            element.clear()


def _follow_field(fields: list[str], mark: str) -> None:
    """Fields nest, and their instruction may be spread over many pieces: it is judged when it is complete."""
    if mark == "begin":
        fields.append("")
    elif fields:
        _check_field(fields[-1])
        if mark == "end":
            fields.pop()


def _attribute(element: etree._Element, name: str) -> str:
    return next((value for key, value in element.attrib.items() if key.rsplit("}", 1)[-1] == name), "")


def _check_field(instruction: str) -> None:
    found = _ACTIVE_FIELD.match(instruction)
    if found:
        raise refusal("file.active_fields", what=found.group(1).upper())


def search_excel(archive: Archive, counts: Counter[str]) -> None:
    """Count what hides in a workbook."""
    for relation in relations(archive):
        name = part_of(relation)
        if relation.external or name not in archive:
            continue
        if relation.kind == "officeDocument":
            _count(archive.read(name), counts, "office.hidden_sheets", _is_hidden_sheet)
        elif relation.kind == "worksheet":
            _count(archive.read(name), counts, "office.hidden_rows_columns", _is_hidden_line)
        elif relation.kind in ("comments", "threadedComment"):
            _count(archive.read(name), counts, "office.comments", _is_comment)
        elif relation.kind == "pivotCacheRecords":
            counts["office.pivot_cache"] += 1


def _count(data: bytes, counts: Counter[str], code: str, matches: Callable[[etree._Element], bool]) -> None:
    for element in _elements(data):
        if matches(element):
            counts[code] += 1
        if _word(element) == "row":
            element.clear()


def _is_hidden_sheet(element: etree._Element) -> bool:
    return _word(element) == "sheet" and element.get("state", "visible") != "visible"


def _is_hidden_line(element: etree._Element) -> bool:
    return _word(element) in ("row", "col") and element.get("hidden", "0") not in _OFF


def _is_comment(element: etree._Element) -> bool:
    return _word(element) in ("comment", "threadedComment")

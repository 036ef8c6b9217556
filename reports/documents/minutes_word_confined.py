"""The task of the confined child: a corrected Word file in, its paragraphs out. Nothing of Django is imported here."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

from lxml import etree

from governance.foundation.files.findings import FileRefused
from governance.foundation.files.limits import FileLimits
from governance.foundation.files.messages import refusal
from governance.foundation.files.sniff import DOCX, sniff

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MOST = 20_000
_GONE = (f"{W}del", f"{W}moveFrom")
_OFF = ("0", "false", "off", "none")
BULLET, NUMBER, HEADING, PLAIN = "bullet", "number", "heading", "plain"


def read_paragraphs(
    data: bytes, limits: FileLimits, options: dict[str, Any]
) -> tuple[dict[str, object], bytes]:
    """The header has `refusal`, or None and the body is a JSON list: {kind, head, record, marks, runs [text, bold,
    italic]} for each paragraph; a row of a table is one. Tracked changes are taken as accepted."""
    try:
        if sniff(data) != DOCX:
            raise refusal("file.unknown_type")
        found = _paragraphs(data)
    except FileRefused as answer:
        return {"refusal": vars(answer.finding)}, b""
    except (MemoryError, RecursionError):
        return {"refusal": vars(refusal("file.too_complex").finding)}, b""
    except (KeyError, ValueError, zipfile.BadZipFile, etree.LxmlError):
        return {"refusal": vars(refusal("file.damaged").finding)}, b""
    return {"refusal": None}, json.dumps(found).encode()


def _paragraphs(data: bytes) -> list[dict[str, Any]]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        body = etree.fromstring(packed.read("word/document.xml"), parser).find(f"{W}body")
        names = _style_names(packed, parser)
    if body is None:
        raise refusal("file.damaged")
    found = []
    for element in body.iter(f"{W}p", f"{W}tr"):
        if element.tag == f"{W}tr":
            found.append(_row(element))
        elif not _inside(element, f"{W}tr"):
            found.append(_paragraph(element, names))
        if len(found) > MOST:
            raise refusal("file.too_complex")
    return found


def _style_names(packed: zipfile.ZipFile, parser: etree.XMLParser) -> dict[str, str]:
    if "word/styles.xml" not in packed.namelist():
        return {}
    root = etree.fromstring(packed.read("word/styles.xml"), parser)
    found = {}
    for style in root.iter(f"{W}style"):
        name = style.find(f"{W}name")
        if name is not None:
            found[style.get(f"{W}styleId") or ""] = (name.get(f"{W}val") or "").lower()
    return found


def _paragraph(element: etree._Element, names: dict[str, str]) -> dict[str, Any]:
    style = element.find(f"{W}pPr/{W}pStyle")
    name = names.get(style.get(f"{W}val") or "", "") if style is not None else ""
    listed = element.find(f"{W}pPr/{W}numPr") is not None
    return {
        "kind": _kind(name, listed),
        "head": 1 if name == "heading 1" else 2 if name == "heading 2" else 0,
        "record": name == "minute record",
        "marks": [mark.get(f"{W}name") or "" for mark in element.iter(f"{W}bookmarkStart")],
        "runs": _runs(element),
    }


def _kind(name: str, listed: bool) -> str:
    if name.startswith("list number"):
        return NUMBER
    if name.startswith("list bullet") or listed:
        return BULLET
    return HEADING if name == "minute heading" or name.startswith("heading") else PLAIN


def _row(element: etree._Element) -> dict[str, Any]:
    """A row that somebody put into the file: its cells as a line of a table."""
    cells = [
        " ".join("".join(text for text, _, _ in _runs(part)) for part in cell.iter(f"{W}p"))
        for cell in element.iterchildren(f"{W}tc")
    ]
    text = f"| {' | '.join(cells)} |"
    return {"kind": PLAIN, "head": 0, "record": False, "marks": [], "runs": [[text, False, False]]}


def _runs(element: etree._Element) -> list[list[Any]]:
    """What stands there once every tracked change is accepted."""
    found = []
    for run in element.iter(f"{W}r"):
        if any(_inside(run, tag) for tag in _GONE):
            continue
        properties = run.find(f"{W}rPr")
        text = "".join(_words(part) for part in run)
        if text:
            found.append([text, _is_on(properties, "b"), _is_on(properties, "i")])
    return found


def _words(part: etree._Element) -> str:
    if part.tag == f"{W}t":
        return part.text or ""
    return " " if part.tag in (f"{W}br", f"{W}tab", f"{W}cr") else ""


def _is_on(properties: etree._Element | None, name: str) -> bool:
    mark = properties.find(f"{W}{name}") if properties is not None else None
    return mark is not None and mark.get(f"{W}val", "true") not in _OFF


def _inside(element: etree._Element, tag: str) -> bool:
    return next(element.iterancestors(tag), None) is not None

"""A Word document made ready for conversion: printed numbers as text, hidden text gone, losses noted."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from governance.foundation.files.office.archive import Archive, repack
from governance.foundation.files.office.relations import main_part, parse, write_xml
from governance.foundation.files.word.numbers import Numbering, W

MARK_START, MARK_END = "\ue000", "\ue001"

_OFF = {"0", "false", "off", "none"}
_LOST = {
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart": "a chart",
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds": "a diagram (SmartArt)",
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath": "an equation",
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}object": "an object",
}


def prepare(archive: Archive) -> tuple[bytes, list[str]]:
    """The document again with numbers as marked text; and what the conversion cannot take over."""
    name, _ = main_part(archive)
    body = parse(archive.read(name))
    numbering = parse(archive.read("word/numbering.xml")) if "word/numbering.xml" in archive else None
    styles = parse(archive.read("word/styles.xml")) if "word/styles.xml" in archive else None
    warnings = _losses(body)
    _drop_hidden(body, styles)
    _write_numbers(body, Numbering(numbering, styles))
    return repack(_with(archive, name, write_xml(body))), warnings


def _with(archive: Archive, name: str, changed: bytes) -> Iterator[tuple[str, bytes]]:
    for other in archive.names():
        yield other, changed if other == name else archive.read(other)


def _losses(body: etree._Element) -> list[str]:
    found = dict.fromkeys(_LOST.values(), 0)
    for tag, what in _LOST.items():
        found[what] += sum(1 for _ in body.iter(tag))
    warnings = [
        f"The document holds {what}, which cannot be taken over ({count} in all). Paste it as a picture with a "
        "description, or upload the paper as a PDF."
        for what, count in found.items()
        if count
    ]
    if next(body.iter(f"{W}ins", f"{W}del"), None) is not None:
        warnings.append("The document has tracked changes; it is shown as if all of them were accepted.")
    return warnings


def _drop_hidden(body: etree._Element, styles: etree._Element | None) -> None:
    """Take out text that Word does not print: conversion would bring it to light."""
    hidden = set()
    if styles is not None:
        hidden = {s.get(f"{W}styleId") for s in styles.iter(f"{W}style") if _vanishes(s.find(f"{W}rPr"))}
    for run in list(body.iter(f"{W}r")):
        properties = run.find(f"{W}rPr")
        style = properties.find(f"{W}rStyle") if properties is not None else None
        if _vanishes(properties) or (style is not None and style.get(f"{W}val") in hidden):
            run.getparent().remove(run)


def _vanishes(properties: etree._Element | None) -> bool:
    vanish = properties.find(f"{W}vanish") if properties is not None else None
    return vanish is not None and vanish.get(f"{W}val", "true") not in _OFF


def _write_numbers(body: etree._Element, numbering: Numbering) -> None:
    """Put each printed number into its paragraph as marked text; bullets stay lists, from their first level on."""
    first_bullet_level: int | None = None
    for paragraph in body.iter(f"{W}p"):
        place = numbering.place(paragraph)
        if place is None:
            first_bullet_level = None
        elif numbering.is_bullet(place):
            first_bullet_level = min(
                place[1], first_bullet_level if first_bullet_level is not None else place[1]
            )
            _set_list(paragraph, place[0], place[1] - first_bullet_level)
        else:
            first_bullet_level = None
            number = numbering.next(place)
            _set_list(paragraph, "0", 0)
            if number.label:
                _insert_text(paragraph, f"{MARK_START}{number.level}|{number.full}|{number.label}{MARK_END}")


def _set_list(paragraph: etree._Element, number: str, level: int) -> None:
    """The paragraph's list, said on the paragraph itself; "0" is Word's way to say none."""
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        return
    for old in properties.findall(f"{W}numPr"):
        properties.remove(old)
    listed = etree.SubElement(properties, f"{W}numPr")
    etree.SubElement(listed, f"{W}ilvl").set(f"{W}val", str(level))
    etree.SubElement(listed, f"{W}numId").set(f"{W}val", number)


def _insert_text(paragraph: etree._Element, text: str) -> None:
    run = etree.Element(f"{W}r")
    etree.SubElement(run, f"{W}t").text = text
    paragraph.insert(1 if paragraph.find(f"{W}pPr") is not None else 0, run)

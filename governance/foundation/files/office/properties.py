"""The properties of a Word or Excel file: title and language are kept, people and programs are not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape

from lxml import etree

from governance.foundation.files.office.archive import Archive
from governance.foundation.files.office.relations import RELATION, parse, write_xml

_DC = "{http://purl.org/dc/elements/1.1/}"
_LANG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")
_MAX_TITLE = 300

_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title><dc:language>{lang}</dc:language>'
    "</cp:coreProperties>"
)
_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)
_CUSTOM = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>'
)
_TOLD_BY = {
    "creator",
    "lastModifiedBy",
    "Company",
    "Manager",
    "Template",
    "HyperlinkBase",
    "keywords",
    "property",
}
_PROPERTY_PARTS = ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml")


def read_title_and_lang(archive: Archive) -> tuple[str, str]:
    """What the file calls itself, and its language: stated, or that of its text."""
    title = lang = ""
    if "docProps/core.xml" in archive:
        core = parse(archive.read("docProps/core.xml"))
        title = core.findtext(f"{_DC}title") or ""
        lang = core.findtext(f"{_DC}language") or ""
    if not lang and "word/styles.xml" in archive:
        styles = parse(archive.read("word/styles.xml"))
        langs = styles.xpath("//*[local-name()='rPrDefault']//*[local-name()='lang']/@*[local-name()='val']")
        lang = str(langs[0]) if langs else ""
    return _CONTROL.sub(" ", title).strip()[:_MAX_TITLE], lang if _LANG.fullmatch(lang) else ""


def tells_about_people(archive: Archive) -> bool:
    """Whether the properties name anybody or anything beyond title and language."""
    for name in _PROPERTY_PARTS:
        if name in archive:
            for element in parse(archive.read(name)).iter():
                word = etree.QName(element).localname if isinstance(element.tag, str) else ""
                if word in _TOLD_BY and "".join(element.itertext()).strip():
                    return True
    return False


def cleaned_parts(archive: Archive, title: str, lang: str) -> Iterator[tuple[str, bytes]]:
    """Every part for the clean copy: properties emptied, the picture of the first page and template links left out."""
    for name in archive.names():
        if name == "docProps/core.xml":
            yield name, _CORE.format(title=escape(title), lang=escape(lang)).encode()
        elif name == "docProps/app.xml":
            yield name, _APP
        elif name == "docProps/custom.xml":
            yield name, _CUSTOM
        elif name.startswith("docProps/thumbnail"):
            continue
        elif name in ("_rels/.rels", "word/_rels/settings.xml.rels"):
            yield name, _without_relations(archive.read(name), {"thumbnail", "attachedTemplate"})
        elif name == "word/settings.xml":
            yield name, _without_template(archive.read(name))
        else:
            yield name, archive.read(name)


def _without_relations(data: bytes, kinds: set[str]) -> bytes:
    root = parse(data)
    for element in list(root.iter(RELATION)):
        if element.get("Type", "").rsplit("/", 1)[-1] in kinds:
            root.remove(element)
    return write_xml(root)


def _without_template(data: bytes) -> bytes:
    root = parse(data)
    found = root.xpath("//*[local-name()='attachedTemplate']")
    if not found:
        return data
    for element in found:
        element.getparent().remove(element)
    return write_xml(root)

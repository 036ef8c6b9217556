"""How the parts of a Word or Excel file refer to each other and to the world outside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import basename, dirname, join, normpath

from lxml import etree

from governance.foundation.files.messages import refusal
from governance.foundation.files.office.archive import Archive

RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"

_MACROS = {
    "vbaProject", "wordVbaData", "xlMacrosheet", "xlIntlMacrosheet", "dialogsheet", "extensibility", "customUI",
}  # fmt: skip
_OBJECTS = {
    "oleObject": "an object of another program",
    "control": "a control",
    "activeXControlBinary": "a control",
    "aFChunk": "a document of another kind",
}
_FETCHES = {
    "externalLink": "another workbook",
    "connections": "a data connection",
    "queryTable": "a data connection",
    "webextension": "an add-in",
    "webextensiontaskpanes": "an add-in",
    "mailMergeSource": "a mail merge list",
    "mailMergeHeaderSource": "a mail merge list",
    "subDocument": "another document",
    "frame": "another document",
    "image": "a linked picture",
}
_ORDINARY_ADDRESS = ("http://", "https://", "mailto:", "#")


@dataclass(frozen=True)
class Relation:
    """`kind` is the last word of the relationship's type; `source` the folder and name of the .rels part."""

    source: str
    kind: str
    target: str
    external: bool


def parse(data: bytes) -> etree._Element:
    """The XML of one part; no entity, network or oversized tree is followed."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(data, parser)


def write_xml(root: etree._Element) -> bytes:
    """A part as Office writes it."""
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data


def relations(archive: Archive) -> Iterator[Relation]:
    for name in archive.names():
        if not name.endswith(".rels"):
            continue
        for element in parse(archive.read(name)).iter(RELATION):
            yield Relation(
                source=name,
                kind=element.get("Type", "").rsplit("/", 1)[-1],
                target=element.get("Target", ""),
                external=element.get("TargetMode") == "External",
            )


def main_part(archive: Archive) -> tuple[str, str]:
    """Name and content type of the part that is the document itself; FileRefused when there is none."""
    root = "_rels/.rels"
    if root not in archive or "[Content_Types].xml" not in archive:
        raise refusal("file.unknown_type")
    for relation in relations(archive):
        if relation.source == root and relation.kind == "officeDocument" and not relation.external:
            name = relation.target.lstrip("/")
            if name in archive:
                return name, content_type(archive, name)
    raise refusal("file.unknown_type")


def content_type(archive: Archive, name: str) -> str:
    types = parse(archive.read("[Content_Types].xml"))
    for element in types.iter(f"{_TYPES}Override"):
        if element.get("PartName", "").lstrip("/").lower() == name.lower():
            return str(element.get("ContentType", ""))
    ending = name.rsplit(".", 1)[-1].lower()
    for element in types.iter(f"{_TYPES}Default"):
        if element.get("Extension", "").lower() == ending:
            return str(element.get("ContentType", ""))
    return ""


def part_of(relation: Relation) -> str:
    """The name of the part that a relation within the file leads to."""
    if relation.target.startswith("/"):
        return relation.target.lstrip("/")
    folder = dirname(dirname(relation.source))
    return normpath(join(folder, relation.target))


def check_relations(archive: Archive, counts: Counter[str]) -> None:
    """FileRefused for macros, objects and anything fetched from outside; counts what is only worth telling."""
    for relation in relations(archive):
        if relation.kind in _MACROS:
            raise refusal("file.macros")
        if relation.kind in _OBJECTS:
            raise refusal("file.embedded_objects", what=_OBJECTS[relation.kind])
        if relation.external:
            _check_external(relation, counts)
        elif relation.kind in _FETCHES and relation.kind != "image":
            raise refusal("file.external_content", what=_FETCHES[relation.kind])
        elif relation.kind == "package":
            _check_package(relation, counts)


def _check_external(relation: Relation, counts: Counter[str]) -> None:
    if relation.kind == "hyperlink":
        if not relation.target.lower().startswith(_ORDINARY_ADDRESS):
            counts["office.local_links"] += 1
    elif relation.kind == "attachedTemplate":
        counts["office.template_removed"] += 1
    else:
        raise refusal("file.external_content", what=_FETCHES.get(relation.kind, "another file"))


def _check_package(relation: Relation, counts: Counter[str]) -> None:
    """A workbook behind a chart is told; a whole document put into the text is another file."""
    if basename(relation.source).startswith("chart"):
        counts["office.chart_workbook"] += 1
    else:
        raise refusal("file.embedded_objects", what="a whole document")

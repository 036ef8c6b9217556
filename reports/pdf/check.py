"""Our own invariants of a tagged PDF. Validators see none of them, and readers feel all of them.

`check_part` runs once, when a part is prepared; `check_pack` after assembly. Both return findings, which say
what keeps the file from being called PDF/UA; an empty list is the aim. Clauses are of ISO 14289-1.
"""

from __future__ import annotations

from collections.abc import Callable

import pikepdf
from pikepdf import Name, Pdf

from reports.pdf.content import drawn_objects, scan_page
from reports.pdf.objects import EMPTY, NO_ITEMS, ObjGen, identity
from reports.pdf.parts import Finding
from reports.pdf.tree import StructureWalk

FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


def check_part(pdf: Pdf) -> list[Finding]:
    """Content, tree, links and fonts of a part."""
    return [*check_content(pdf), *StructureWalk(pdf).findings(), *check_links(pdf), *check_fonts(pdf)]


def check_pack(pdf: Pdf, *, deep: bool = False) -> list[Finding]:
    """The joins of an assembled pack; with `deep`, everything inside its parts again."""
    findings = [*check_document(pdf), *check_links(pdf)]
    if deep:
        findings += [*check_content(pdf), *StructureWalk(pdf).findings(), *check_fonts(pdf)]
    return findings


def check_content(pdf: Pdf) -> list[Finding]:
    """Everything painted is in the tree or an artifact (7.1), and every mark has an element."""
    rows = parent_rows(pdf)
    findings = []
    for number, page in enumerate(pdf.pages, start=1):
        marks = scan_page(page)
        if marks.unmarked:
            findings.append(
                Finding("untagged-content", "Part of this page is not in the reading order.", number)
            )
        row = rows.get(int(page.obj.get(Name.StructParents, -1)))
        owned = (
            set() if row is None else {i for i, kid in enumerate(row) if isinstance(kid, pikepdf.Dictionary)}
        )
        if marks.mcids - owned:
            findings.append(Finding("lost-content", "Part of this page has no place in the tree.", number))
        if len(marks.mcids) != marks.count:
            findings.append(Finding("repeated-mark", "Two pieces of this page share one mark.", number))
    return findings


def parent_rows(pdf: Pdf) -> dict[int, pikepdf.Object]:
    """The ParentTree as a dictionary; keys are the StructParents and StructParent numbers."""
    root = pdf.Root.get(Name.StructTreeRoot)
    if root is None or Name.ParentTree not in root:
        return {}
    rows: dict[int, pikepdf.Object] = {}
    nodes, seen = [root.ParentTree], 0
    while nodes and seen < 100_000:
        node, seen = nodes.pop(), seen + 1
        numbers = node.get(Name.Nums, NO_ITEMS)
        for index in range(0, len(numbers) - 1, 2):
            rows[int(numbers[index])] = numbers[index + 1]
        nodes.extend(node.get(Name.Kids, NO_ITEMS))
    return rows


def check_links(pdf: Pdf) -> list[Finding]:
    """Every link is in the tree, says where it leads (7.18.5), and lands on a page of this file."""
    pages = {identity(page) for page in pdf.pages}
    rows = parent_rows(pdf)
    findings = []
    for number, page in enumerate(pdf.pages, start=1):
        for link in page.obj.get(Name.Annots, NO_ITEMS):
            if link.get(Name.Subtype) != Name.Link:
                continue
            if Name.Contents not in link:
                findings.append(Finding("link-without-text", "A link does not say where it leads.", number))
            element = rows.get(int(link.get(Name.StructParent, -1)))
            if element is None or element.get(Name.S) != Name.Link:
                findings.append(
                    Finding("link-outside-tree", "A link has no place in the reading order.", number)
                )
            if not _lands(link, pages):
                findings.append(Finding("dead-link", "A link leads to a page that is not here.", number))
    return findings


def _lands(link: pikepdf.Object, pages: set[ObjGen]) -> bool:
    action = link.get(Name.A)
    if action is not None and action.get(Name.S) == Name.URI:
        return True
    target = link.get(Name.Dest) if action is None else action.get(Name.D)
    return isinstance(target, pikepdf.Array) and len(target) > 0 and identity(target[0]) in pages


def check_fonts(pdf: Pdf) -> list[Finding]:
    """Every font is in the file (7.21.4) and its letters are known (7.21.7)."""
    findings: dict[str, Finding] = {}
    seen: set[ObjGen] = set()
    for page in pdf.pages:
        resources = page.obj.get(Name.Resources, EMPTY)
        for holder in (
            resources,
            *(drawn.get(Name.Resources, EMPTY) for drawn in drawn_objects(resources, seen)),
        ):
            fonts = holder.get(Name.Font, EMPTY)
            if isinstance(fonts, pikepdf.Object) and fonts.is_indirect:
                if fonts.objgen in seen:
                    continue
                seen.add(fonts.objgen)
            for font in fonts.values():
                _check_font(font, findings)
    return list(findings.values())


def _check_font(font: pikepdf.Object, findings: dict[str, Finding]) -> None:
    kind, name = font.get(Name.Subtype), str(font.get(Name.BaseFont, "?")).lstrip("/")
    if kind == Name.Type3:
        return
    if kind == Name.Type0 and Name.ToUnicode not in font:
        findings["u" + name] = Finding("font-without-letters", f"The letters of {name} are not known.")
    described = font.DescendantFonts[0] if kind == Name.Type0 else font
    descriptor = described.get(Name.FontDescriptor, EMPTY)
    if not any(key in descriptor for key in FONT_FILES):
        findings["e" + name] = Finding("font-not-embedded", f"The font {name} is not in the file.")


def check_document(pdf: Pdf) -> list[Finding]:
    """What the file says about itself: title, language, bookmarks, page labels, marks (7.1, 7.2, 7.17)."""
    root = pdf.Root
    wanted: list[tuple[str, str, Callable[[], bool]]] = [
        ("no-language", "The language is not stated.", lambda: bool(str(root.get(Name.Lang, "")))),
        ("no-title", "The title is missing.", lambda: bool(str(pdf.docinfo.get(Name.Title, "")))),
        ("title-hidden", "Readers show the file name.", lambda: bool(root.ViewerPreferences.DisplayDocTitle)),
        ("not-marked", "The file does not say that it is tagged.", lambda: bool(root.MarkInfo.Marked)),
        ("no-tree", "There is no structure tree.", lambda: Name.StructTreeRoot in root),
        ("no-outline", "There are no bookmarks.", lambda: Name.First in root.Outlines),
        ("no-page-labels", "Pages have no labels.", lambda: Name.PageLabels in root),
        ("no-metadata", "There is no XMP metadata.", lambda: Name.Metadata in root),
    ]
    return [Finding(code, message) for code, message, holds in wanted if not _holds(holds)]


def _holds(condition: Callable[[], bool]) -> bool:
    try:
        return condition()
    except (AttributeError, KeyError):
        return False

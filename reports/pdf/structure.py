"""Makes the structure tree of an uploaded PDF fit to stand beside others.

Custom names are replaced by the standard ones they stand for and attribute classes by what they say, so that
nothing of one upload can mean something else in another; the ParentTree becomes flat and counts from 0.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from reports.pdf.check import parent_rows
from reports.pdf.content import drawn_objects
from reports.pdf.objects import EMPTY, NO_ITEMS, ObjGen, identity
from reports.pdf.tree import all_kids, elements, kids

STANDARD = {
    *("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index"),
    *("NonStruct", "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody"),
    *("Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference"),
    *("BibEntry", "Code", "Link", "Annot", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP"),
    *("Figure", "Formula", "Form"),
}
# Types of PDF 2.0 in the words of PDF 1.7, which PDF/UA-1 knows.
NEWER = {
    "DocumentFragment": "Part",
    "Aside": "Sect",
    "Title": "P",
    "Sub": "Span",
    "Em": "Span",
    "Strong": "Span",
    "FENote": "Note",
    "Artifact": "NonStruct",
}
CHAIN_LENGTH = 20


def keep_structure(pdf: Pdf) -> None:
    """Changes `pdf` in place. Raises ValueError when the tree is no tree; then it is better wrapped."""
    root = pdf.Root.StructTreeRoot
    if not kids(root):
        raise ValueError("The structure tree is empty")
    rows = parent_rows(pdf)
    named = _settle_elements(root, _file_mark(pdf))
    _single_branch(pdf, root)
    numbers = _renumber(pdf, rows)
    for name in set(root.keys()) - {"/Type", "/K"}:
        del root[name]
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(numbers)))
    if named:
        pairs = [piece for name, element in sorted(named.items()) for piece in (String(name), element)]
        root.IDTree = pdf.make_indirect(Dictionary(Names=Array(pairs)))


def _file_mark(pdf: Pdf) -> bytes:
    """A prefix that keeps the ids of this file apart from those of others."""
    page = pdf.pages[0]
    page.contents_coalesce()
    content = page.obj.get(Name.Contents)
    return hashlib.sha256(content.read_bytes() if content is not None else b"").hexdigest()[:8].encode()


def _settle_elements(root: pikepdf.Object, mark: bytes) -> dict[bytes, pikepdf.Object]:
    """Standard types and plain attributes for each element. Returns the elements that have an id."""
    roles = {name: str(value) for name, value in root.get(Name.RoleMap, EMPTY).items()}
    classes = root.get(Name.ClassMap, EMPTY)
    named: dict[bytes, pikepdf.Object] = {}
    for element, parent in elements(root):
        kind = _standard(str(element.S), roles)
        element.S = Name(f"/{'Sect' if kind == 'Document' and parent else kind}")
        if Name.C in element:
            _spell_out(element, classes)
        if Name.ID in element:
            name = mark + b"-" + bytes(element.ID)
            element.ID = String(name)
            named[name] = element
        for attributes in _attribute_groups(element):
            if Name.Headers in attributes:
                attributes.Headers = Array([String(mark + b"-" + bytes(name)) for name in attributes.Headers])
        for key in (Name.NS, Name.R):
            if key in element:
                del element[key]
    return named


def _standard(name: str, roles: dict[str, str]) -> str:
    for _ in range(CHAIN_LENGTH):
        bare = name.lstrip("/")
        if bare in STANDARD:
            return bare
        if bare in NEWER:
            return NEWER[bare]
        if bare[:1] == "H" and bare[1:].isdigit():
            return "H6"
        if name not in roles:
            break
        name = roles[name]
    return "NonStruct"


def _spell_out(element: pikepdf.Object, classes: pikepdf.Object) -> None:
    """Puts the attributes of the element's classes in the element itself."""
    wanted = element.C if isinstance(element.C, Array) else [element.C]
    groups = _attribute_groups(element)
    for name in wanted:
        found = classes.get(name) if isinstance(name, pikepdf.Name) else None
        if found is not None:
            groups += list(found) if isinstance(found, Array) else [found]
    groups = [group for group in groups if isinstance(group, Dictionary)]
    del element.C
    if groups:
        element.A = Array(groups)


def _attribute_groups(element: pikepdf.Object) -> list:
    found = element.get(Name.A)
    if found is None:
        return []
    groups = list(found) if isinstance(found, Array) else [found]
    return [group for group in groups if isinstance(group, Dictionary)]


def _single_branch(pdf: Pdf, root: pikepdf.Object) -> None:
    """One /Part at the top, which assembly hangs under the document of the pack."""
    top = kids(root)
    if len(top) == 1 and top[0].S in (Name.Document, Name.Part):
        top[0].S = Name.Part
        root.K = top[0]
        return
    branch = pdf.make_indirect(Dictionary(S=Name.Part, P=root, K=Array(top)))
    for element in top:
        element.P = branch
        if str(element.S) == "/Document":
            element.S = Name.Sect
    root.K = branch


def _renumber(pdf: Pdf, rows: dict[int, pikepdf.Object]) -> list[int | pikepdf.Object]:
    """Pages get the keys 0 to n-1, then everything else that has a key. Returns the new ParentTree."""
    numbers: list[int | pikepdf.Object] = []
    for number, page in enumerate(pdf.pages):
        row = rows.get(int(page.obj.get(Name.StructParents, -1)))
        page.obj.StructParents = number
        page.obj.Tabs = Name.S
        numbers += [number, _indirect(pdf, row if isinstance(row, Array) else Array())]
    for holder, key in _other_holders(pdf):
        row = rows.get(int(holder[key]))
        if row is None:
            del holder[key]
            continue
        number = len(numbers) // 2
        numbers += [number, _indirect(pdf, row)]
        holder[key] = number
    return numbers


def _indirect(pdf: Pdf, value: pikepdf.Object) -> pikepdf.Object:
    return value if value.is_indirect else pdf.make_indirect(value)


def _other_holders(pdf: Pdf) -> Iterator[tuple[pikepdf.Object, Name]]:
    """Annotations and drawn objects with keys of their own, each once."""
    seen: set[ObjGen] = set()
    for page in pdf.pages:
        for annotation in page.obj.get(Name.Annots, NO_ITEMS):
            if Name.StructParent in annotation:
                yield annotation, Name.StructParent
        for drawn in drawn_objects(page.obj.get(Name.Resources, EMPTY), seen):
            for key in (Name.StructParents, Name.StructParent):
                if key in drawn:
                    yield drawn, key


def covers_pages(pdf: Pdf) -> bool:
    """True when the tree reaches at least half of the pages: less is a leftover, not a structure."""
    live = {identity(page) for page in pdf.pages}
    reached = set()
    for element, _ in elements(pdf.Root.StructTreeRoot):
        for holder in (element, *all_kids(element)):
            if isinstance(holder, Dictionary) and Name.Pg in holder:
                reached.add(identity(holder.Pg))
    return len(reached & live) * 2 >= len(live)

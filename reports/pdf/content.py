"""Reading page content: what is painted, under which marks, and whether there is text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Name

from reports.pdf.objects import EMPTY, ObjGen, identity

TEXT = {"Tj", "TJ", "'", '"'}
PAINT = TEXT | {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "INLINE IMAGE"}
WATCHED = " ".join(["BMC", "BDC", "EMC", "BI", "ID", "EI", *PAINT - {"INLINE IMAGE"}])
FORM_DEPTH = 12


@dataclass
class PageMarks:
    """`mcids` are the marks met and `count` how often; `marked` tells of any marking, also of artifacts.

    `painted` is anything drawn, `unmarked` anything drawn outside all marks, `text` any letters shown.
    """

    mcids: set[int] = field(default_factory=set)
    count: int = 0
    marked: bool = False
    painted: bool = False
    unmarked: bool = False
    text: bool = False


def scan_page(page: pikepdf.Page) -> PageMarks:
    """Scans a page and the forms it draws."""
    marks = PageMarks()
    resources = page.obj.get(Name.Resources, pikepdf.Dictionary())
    _scan(page, resources, marks, 0, 0)
    return marks


def saved_states(page: pikepdf.Page) -> tuple[int, int]:
    """Lowest (at most 0) and final balance of q and Q on a page: (0, 0) when each q has its Q."""
    balance = lowest = 0
    for step in pikepdf.parse_content_stream(page, "q Q"):
        balance += 1 if str(step.operator) == "q" else -1
        lowest = min(lowest, balance)
    return lowest, balance


def _scan(
    stream: pikepdf.Page | pikepdf.Object, resources: pikepdf.Object, marks: PageMarks, depth: int, forms: int
) -> None:
    for step in pikepdf.parse_content_stream(stream, WATCHED):
        operands, name = list(step.operands), str(step.operator)
        if name in ("BMC", "BDC"):
            depth += 1
            marks.marked = True
            mcid = _mcid(operands, resources) if name == "BDC" else None
            if mcid is not None:
                marks.mcids.add(mcid)
                marks.count += 1
        elif name == "EMC":
            depth = max(depth - 1, 0)
        elif name in PAINT:
            form = _form(operands, resources) if name == "Do" else None
            if form is not None and forms < FORM_DEPTH:
                _scan(form, form.get(Name.Resources, resources), marks, depth, forms + 1)
                continue
            marks.painted = True
            marks.text = marks.text or name in TEXT
            marks.unmarked = marks.unmarked or depth == 0


def _mcid(operands: list[pikepdf.Object], resources: pikepdf.Object) -> int | None:
    properties = operands[1] if len(operands) > 1 else None
    if isinstance(properties, pikepdf.Name):
        properties = resources.get(Name.Properties, EMPTY).get(properties)
    if isinstance(properties, pikepdf.Dictionary) and Name.MCID in properties:
        return int(properties[Name.MCID])
    return None


def _form(operands: list[pikepdf.Object], resources: pikepdf.Object) -> pikepdf.Object | None:
    drawn = resources.get(Name.XObject, EMPTY).get(str(operands[0])) if operands else None
    if isinstance(drawn, pikepdf.Stream) and drawn.get(Name.Subtype) == Name.Form:
        return drawn
    return None


def drawn_objects(resources: pikepdf.Object, seen: set[ObjGen], depth: int = 0) -> Iterator[pikepdf.Object]:
    """Forms and images below a resource dictionary, each once."""
    for drawn in resources.get(Name.XObject, EMPTY).values():
        if identity(drawn) in seen or depth > FORM_DEPTH:
            continue
        seen.add(identity(drawn))
        yield drawn
        if Name.Resources in drawn:
            yield from drawn_objects(drawn.Resources, seen, depth + 1)

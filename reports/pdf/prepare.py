"""Makes a rendered part ready for assembly, once: explicit destinations, link flags, checks.

What assembly would otherwise have to look up in every build is written down in the part's metadata here.
"""

from __future__ import annotations

import io

import pikepdf
from pikepdf import Array, Name, Pdf

from reports.pdf.check import check_part
from reports.pdf.objects import EMPTY, NO_ITEMS, ObjGen, identity
from reports.pdf.parts import Destination, OutlineEntry, PackLink, PartMeta, PartRefused, PreparedPart

PRINT_FLAG = 4
PACK_SCHEME = "pack:"


def prepare_rendered(
    pdf_bytes: bytes, *, title: str, lang: str, outline: tuple[OutlineEntry, ...], warnings: tuple[str, ...]
) -> PreparedPart:
    """Takes what the layout step wrote. Raises PartRefused("attachment") when a file was embedded."""
    with Pdf.open(io.BytesIO(pdf_bytes)) as pdf:
        _refuse_attachments(pdf)
        destinations = named_destinations(pdf)
        settle_links(pdf, destinations)
        findings = check_part(pdf)
        meta = PartMeta(
            page_count=len(pdf.pages),
            title=title,
            lang=lang,
            tagged=True,
            claims_ua=not findings,
            page_has_text=(True,) * len(pdf.pages),
            outline=outline,
            destinations=destinations,
            pack_links=pack_links(pdf),
            findings=tuple(findings),
            warnings=warnings,
        )
        return PreparedPart(save(pdf), meta)


def save(pdf: Pdf) -> bytes:
    """Writes a prepared part: only what assembly needs, the same bytes each time."""
    for name in (Name.Names, Name.Dests, Name.Outlines, Name.Metadata, Name.OpenAction, Name.PageLabels):
        if name in pdf.Root:
            del pdf.Root[name]
    if Name.Info in pdf.trailer:
        del pdf.trailer.Info
    output = io.BytesIO()
    pdf.save(
        output,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        deterministic_id=True,
        fix_metadata_version=False,
    )
    return output.getvalue()


def _refuse_attachments(pdf: Pdf) -> None:
    embedded = Name.Names in pdf.Root and Name.EmbeddedFiles in pdf.Root.Names
    if embedded or any(
        annotation.get(Name.Subtype) != Name.Link
        for page in pdf.pages
        for annotation in page.obj.get(Name.Annots, NO_ITEMS)
    ):
        raise PartRefused("attachment", "Files cannot be attached inside the text of a paper.")


def named_destinations(pdf: Pdf) -> dict[str, Destination]:
    """All named places, from the name tree and from the older dictionary. Broken ones are left out."""
    numbers = {identity(page): number for number, page in enumerate(pdf.pages)}
    found: dict[str, pikepdf.Object] = {}
    if Name.Dests in pdf.Root:
        found |= {name.lstrip("/"): target for name, target in pdf.Root.Dests.items()}
    if Name.Names in pdf.Root and Name.Dests in pdf.Root.Names:
        found |= {str(name): target for name, target in pikepdf.NameTree(pdf.Root.Names.Dests).items()}
    places = {}
    for name, target in found.items():
        place = read_destination(target, numbers)
        if place is not None:
            places[name] = place
    return places


def read_destination(target: object, numbers: dict[ObjGen, int]) -> Destination | None:
    """An explicit destination, or None when it leads to no page of this file."""
    if isinstance(target, pikepdf.Dictionary):
        target = target.get(Name.D)
    if not isinstance(target, Array) or not len(target) or not isinstance(target[0], pikepdf.Dictionary):
        return None
    number = numbers.get(identity(target[0]))
    if number is None:
        return None
    if len(target) >= 4 and target[1] == Name.XYZ:
        return Destination(number, _number(target[2]), _number(target[3]))
    top = _number(target[2]) if len(target) >= 3 and target[1] in (Name.FitH, Name.FitBH) else None
    box = pikepdf.Page(target[0]).cropbox
    return Destination(number, float(box[0]), float(box[3]) if top is None else top)


def _number(value: object) -> float:
    try:
        return float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return 0.0


def settle_links(pdf: Pdf, destinations: dict[str, Destination]) -> None:
    """Replaces names by the places they stand for, and sets the flags that PDF/UA wants (7.18.5)."""
    for page in pdf.pages:
        for link in page.obj.get(Name.Annots, NO_ITEMS):
            link.F = int(link.get(Name.F, 0)) | PRINT_FLAG
            if isinstance(link.get(Name.Dest), pikepdf.String | pikepdf.Name):
                place = destinations.get(str(link.Dest).lstrip("/"))
                if place is not None:
                    link.Dest = explicit(pdf, place)


def explicit(pdf: Pdf, place: Destination) -> Array:
    return Array([pdf.pages[place.page].obj, Name.XYZ, place.x, place.y, None])


def pack_links(pdf: Pdf) -> tuple[PackLink, ...]:
    """Links to other parts, by page and position, so that assembly can go straight to them."""
    found = []
    for number, page in enumerate(pdf.pages):
        for index, link in enumerate(page.obj.get(Name.Annots, NO_ITEMS)):
            address = str(link.get(Name.A, EMPTY).get(Name.URI, ""))
            if address.startswith(PACK_SCHEME):
                found.append(PackLink(number, index, address.removeprefix(PACK_SCHEME)))
    return tuple(found)

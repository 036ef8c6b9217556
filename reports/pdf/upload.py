"""An uploaded PDF as a part. Runs in the child. The upload has been checked and cleaned before it comes here."""

from __future__ import annotations

import io

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from reports.pdf.check import check_part
from reports.pdf.content import PageMarks, saved_states, scan_page
from reports.pdf.objects import EMPTY, NO_ITEMS, ObjGen, identity
from reports.pdf.parts import OutlineEntry, PartMeta, PartRefused, PreparedPart, RenderLimits
from reports.pdf.prepare import named_destinations, pack_links, read_destination, save, settle_links
from reports.pdf.structure import covers_pages, keep_structure
from reports.pdf.wrap import wrap_pages

OUTLINE_LIMIT = 2000
UNCLEAN = (Name.OCProperties, Name.AcroForm, Name.AA, Name.OpenAction)


def adopt(data: bytes, *, title: str, lang: str, limits: RenderLimits) -> PreparedPart:
    """See `render.prepare_upload`."""
    with _opened(data) as pdf:
        _refuse_what_cannot_be(pdf, limits)
        try:
            return _adopt(pdf, title, lang)
        except pikepdf.PdfError as error:  # also what a page becomes that does not fit into memory
            message = "A page of this PDF is damaged or far too large. Print it to a new PDF and try again."
            raise PartRefused("unreadable", message) from error


def _opened(data: bytes) -> Pdf:
    try:
        return Pdf.open(io.BytesIO(data), attempt_recovery=False)  # a repaired file may have lost pages
    except pikepdf.PasswordError as error:
        raise PartRefused("encrypted", "This PDF has a password. Save a copy without one.") from error
    except pikepdf.PdfError as error:
        raise PartRefused("damaged", "This PDF is damaged. Print it to a new PDF and try again.") from error


def _refuse_what_cannot_be(pdf: Pdf, limits: RenderLimits) -> None:
    count = len(pdf.pages)
    if count == 0:
        raise PartRefused("damaged", "This PDF has no pages.")
    if count > limits.pages:
        message = f"This PDF has {count:,} pages; at most {limits.pages:,} are allowed."
        raise PartRefused("too-many-pages", message)
    if any(key in pdf.Root for key in UNCLEAN):
        raise PartRefused("not-cleaned", "This PDF still has forms, layers or actions. Upload it again.")


def _adopt(pdf: Pdf, title: str, lang: str) -> PreparedPart:
    numbers = {identity(page): number for number, page in enumerate(pdf.pages)}
    outline = _outline(pdf, numbers)
    destinations = named_destinations(pdf)
    for page in pdf.pages:
        _settle_page(pdf, page)
    settle_links(pdf, destinations)
    _describe_links(pdf, numbers)
    marks = [scan_page(page) for page in pdf.pages]
    tagged = _keep_or_wrap(pdf, marks, title)
    findings = check_part(pdf)
    meta = PartMeta(
        page_count=len(pdf.pages),
        title=title,
        lang=lang,
        tagged=tagged,
        claims_ua=tagged and not findings,
        page_has_text=tuple(mark.text for mark in marks),
        outline=outline,
        destinations=destinations,
        pack_links=pack_links(pdf),
        findings=tuple(findings[:200]),
    )
    return PreparedPart(save(pdf), meta)


def _keep_or_wrap(pdf: Pdf, marks: list[PageMarks], title: str) -> bool:
    """True when the structure that came with the file could be kept."""
    if Name.StructTreeRoot in pdf.Root:
        try:
            if covers_pages(pdf):
                keep_structure(pdf)
                return True
        except (ValueError, AttributeError, KeyError, TypeError, RecursionError):
            pass  # a broken tree misleads more than none does
    wrap_pages(pdf, marks, title)
    return False


def _settle_page(pdf: Pdf, page: pikepdf.Page) -> None:
    """Resources of its own, drawing that ends in the state it began in, and links as the only annotations."""
    obj = page.obj
    if Name.Resources not in obj:
        obj.Resources = Dictionary()
    links = [note for note in obj.get(Name.Annots, NO_ITEMS) if note.get(Name.Subtype) == Name.Link]
    if links:
        obj.Annots = Array([link if link.is_indirect else pdf.make_indirect(link) for link in links])
    elif Name.Annots in obj:
        del obj.Annots
    lowest, final = saved_states(page)
    if lowest < 0:
        page.contents_add(pdf.make_stream(b"q\n" * -lowest), prepend=True)
    if final > lowest:
        page.contents_add(pdf.make_stream(b"\nQ" * (final - lowest) + b"\n"))


def _describe_links(pdf: Pdf, numbers: dict[ObjGen, int]) -> None:
    """Links say where they lead; those that lead nowhere in this file any more are taken off."""
    for page in pdf.pages:
        kept = []
        for link in page.obj.get(Name.Annots, NO_ITEMS):
            action = link.get(Name.A, EMPTY)
            if Name.URI in action:
                words = str(action.URI)
            else:
                place = read_destination(link.get(Name.Dest, action.get(Name.D)), numbers)
                if place is None:
                    continue
                words = f"Page {place.page + 1}"
            if not str(link.get(Name.Contents, "")):
                link.Contents = String(words)
            kept.append(link)
        if kept:
            page.obj.Annots = Array(kept)
        elif Name.Annots in page.obj:
            del page.obj.Annots


def _outline(pdf: Pdf, numbers: dict[ObjGen, int]) -> tuple[OutlineEntry, ...]:
    """The bookmarks of the file that lead to one of its pages."""
    if Name.Outlines not in pdf.Root:
        return ()
    found: list[OutlineEntry] = []
    waiting = [(pdf.Root.Outlines.get(Name.First), 1)]
    seen: set[ObjGen] = set()
    while waiting and len(found) < OUTLINE_LIMIT:
        item, level = waiting.pop()
        if item is None or identity(item) in seen:
            continue
        seen.add(identity(item))
        place = read_destination(item.get(Name.Dest, item.get(Name.A, EMPTY).get(Name.D)), numbers)
        label = " ".join(str(item.get(Name.Title, "")).split())
        if place is not None and label:
            found.append(OutlineEntry(level, label, place.page, place.x, place.y))
        waiting.append((item.get(Name.Next), level))
        waiting.append((item.get(Name.First), level + 1))
    return tuple(found)

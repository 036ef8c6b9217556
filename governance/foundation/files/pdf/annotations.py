"""What lies on the pages: links are kept, what was filled in or stamped becomes page content, the rest goes."""

from __future__ import annotations

from collections import Counter

import pikepdf
from pikepdf import Array, Dictionary, Name

from governance.foundation.files.messages import refusal
from governance.foundation.files.pdf.links import Destinations, write_target
from governance.foundation.files.pdf.sieve import Sieve

_FORM = "/Widget"
_DRAWN = {"/Stamp", "/FreeText", "/Ink", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine"}
_MEDIA = {"/RichMedia", "/Screen", "/Movie", "/Sound", "/3D"}
_QUIET = {"/PrinterMark", "/TrapNet", "/Watermark", "/Popup"}
_HIDDEN_FLAGS = 2 | 32  # Hidden, NoView
_MAX_PER_PAGE = 20_000

_MEANS = {
    "/FileAttachment": "pdf.attachments_removed",
    **dict.fromkeys(_MEDIA, "pdf.media_removed"),
}


class Annotations:
    """Takes the annotations off every page, then puts the links back when the rest has become page content.

    `removed` counts what was lost by finding code, `links` holds the kept link objects for the structure tree.
    """

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.removed: Counter[str] = Counter()
        self.links: set[tuple[int, int]] = set()
        self._links_by_page: dict[tuple[int, int], list[pikepdf.Object]] = {}

    def flatten(self) -> None:
        """Turn fields, stamps and drawings into page content; remember links; drop everything else."""
        form = self.pdf.Root.get("/AcroForm")
        if isinstance(form, Dictionary):
            self._check_form(form)
        drawn = sum([self._sort_page(page.obj) for page in self.pdf.pages])
        if isinstance(form, Dictionary) and form.get("/NeedAppearances") is True and drawn:
            self.pdf.generate_appearance_streams()
        if drawn:
            self.pdf.flatten_annotations("all")
        if "/AcroForm" in self.pdf.Root:
            del self.pdf.Root.AcroForm

    def _check_form(self, form: pikepdf.Object) -> None:
        fields = form.get("/Fields")
        if "/XFA" in form:
            if self.pdf.Root.get("/NeedsRendering") is True or not _has_items(fields):
                raise refusal("pdf.interactive_form")
            self.removed["pdf.scripts_removed"] += 1
        if int(form.get("/SigFlags", 0) or 0) & 1:
            self.removed["pdf.signature_removed"] += 1

    def _sort_page(self, page: pikepdf.Object) -> int:
        """Leave on the page what is to be flattened; how many that is."""
        annotations = page.get("/Annots")
        if not isinstance(annotations, Array):
            return 0
        if len(annotations) > _MAX_PER_PAGE:
            raise refusal("file.too_complex")
        links, drawn = [], []
        for annotation in annotations:
            if not isinstance(annotation, Dictionary):
                continue
            if annotation.get("/Subtype") == Name.Link:
                links.append(annotation)
            elif self._is_drawn(annotation):
                drawn.append(self.pdf.make_indirect(annotation))
        self._links_by_page[page.objgen] = links
        page.Annots = Array(drawn)
        return len(drawn)

    def _is_drawn(self, annotation: pikepdf.Object) -> bool:
        subtype = str(annotation.get("/Subtype", ""))
        hidden = int(annotation.get("/F", 0) or 0) & _HIDDEN_FLAGS
        if "/AA" in annotation:
            self.removed["pdf.scripts_removed"] += 1
        if subtype == _FORM:
            signed = annotation.get("/FT") == Name.Sig and "/V" in annotation
            self.removed["pdf.signature_removed" if signed else "pdf.form_flattened"] += 1
            self._note_action(annotation)
            return not hidden
        if subtype in _DRAWN and not hidden:
            self.removed["pdf.drawn_marks_kept"] += 1
            return True
        if subtype not in _QUIET:
            self.removed[_MEANS.get(subtype, "pdf.comments_removed")] += 1
        return False

    def _note_action(self, annotation: pikepdf.Object) -> None:
        action = annotation.get("/A")
        if isinstance(action, Dictionary):
            code = "pdf.scripts_removed" if action.get("/S") == Name.JavaScript else "pdf.actions_removed"
            self.removed[code] += 1

    def restore_links(self, destinations: Destinations, sieve: Sieve) -> None:
        """Put the links back that lead to the web, an e-mail address or a page that exists."""
        for page in destinations.pages.values():
            if "/Annots" in page:
                del page.Annots
            kept = [
                link
                for link in self._links_by_page.get(page.objgen, ())
                if self._rebuild_link(link, page, destinations, sieve)
            ]
            if kept:
                page.Annots = Array([self.pdf.make_indirect(link) for link in kept])
                self.links.update(link.objgen for link in page.Annots)

    def _rebuild_link(
        self, link: pikepdf.Object, page: pikepdf.Object, destinations: Destinations, sieve: Sieve
    ) -> bool:
        rectangle = link.get("/Rect")
        target = destinations.of_action(link, self.removed)
        if target is None or not isinstance(rectangle, Array) or len(rectangle) != 4:
            return False
        sieve.clean(link, "link")
        write_target(self.pdf, link, target)
        link.P = page
        return True


def _has_items(fields: object) -> bool:
    return isinstance(fields, Array) and len(fields) > 0

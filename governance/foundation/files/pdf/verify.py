"""Look again at a cleaned PDF, as a stranger: is anything left that could act, fetch or hide?

Written apart from the cleaning on purpose: it walks every object of the finished file and knows what must not be
there, where the cleaning knows what may.
"""

from __future__ import annotations

import io

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from governance.foundation.files.messages import refusal
from governance.foundation.files.pdf.links import safe_address

_ROOT = {"/Type", "/Pages", "/Lang", "/MarkInfo", "/StructTreeRoot", "/Outlines", "/ViewerPreferences"}
_PAGE = {
    "/Type", "/Parent", "/Resources", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/Rotate",
    "/UserUnit", "/Contents", "/Group", "/Annots", "/StructParents", "/Tabs",
}  # fmt: skip
_LINK = {
    "/Type", "/Subtype", "/Rect", "/QuadPoints", "/Border", "/BS", "/C", "/F", "/H", "/StructParent", "/Contents",
    "/A", "/Dest", "/P",
}  # fmt: skip
_BOOKMARK = {"/Title", "/Parent", "/Prev", "/Next", "/First", "/Last", "/Count", "/Dest"}
_TRAILER = {"/Root", "/Info", "/ID", "/Size"}
_TRAILER_STREAM = {"/Type", "/W", "/Index", "/Length", "/Filter", "/DecodeParms"}
_ACTIONS = {
    "/JavaScript", "/Launch", "/GoToR", "/GoToE", "/GoToDp", "/SubmitForm", "/ImportData", "/ResetForm", "/Named",
    "/Movie", "/Sound", "/Rendition", "/RichMediaExecute", "/GoTo3DView", "/SetOCGState", "/Hide", "/Trans", "/Thread",
}  # fmt: skip
_TYPES = {
    "/Filespec", "/F", "/EmbeddedFile", "/Action", "/Rendition", "/MediaClip", "/Sig", "/SigRef", "/Metadata",
    "/Collection", "/RichMediaContent", "/3D", "/JobTicket", "/OPI",
}  # fmt: skip
_MAX_DEPTH = 100


def verify(cleaned: bytes, pages: int) -> None:
    """FileRefused (`file.not_cleanable`, naming what) when the file holds more than pages, links and tags."""
    with pikepdf.open(io.BytesIO(cleaned), attempt_recovery=False) as pdf:
        if pdf.is_encrypted or len(pdf.pages) != pages:
            raise refusal("file.damaged")
        _only(pdf.trailer, _TRAILER | _TRAILER_STREAM, "file header")
        _only(pdf.Root, _ROOT, "document actions")
        _only(pdf.docinfo, {"/Title"}, "file properties")
        for page in pdf.pages:
            _check_page(page.obj)
        for thing in pdf.objects:
            _check(thing, 0)


def _only(thing: pikepdf.Object, allowed: set[str], what: str) -> None:
    extra = thing.keys() - allowed
    if extra:
        raise refusal("file.not_cleanable", what=f"{what}: {', '.join(sorted(extra)[:3])}")


def _check_page(page: pikepdf.Object) -> None:
    _only(page, _PAGE, "page actions")
    for annotation in page.get("/Annots", ()):
        if annotation.get("/Subtype") != Name.Link:
            raise refusal("file.not_cleanable", what=f"annotation {annotation.get('/Subtype')}")
        _only(annotation, _LINK, "link actions")


def _check(thing: object, depth: int) -> None:
    """One indirect object and what lies directly in it; references are objects of their own."""
    if depth > _MAX_DEPTH:
        raise refusal("file.too_complex")
    if isinstance(thing, Array):
        for item in thing:
            if isinstance(item, pikepdf.Object) and not item.is_indirect:
                _check(item, depth + 1)
    elif isinstance(thing, (Dictionary, Stream)):
        _check_dictionary(thing)
        for key in thing.keys():  # noqa: SIM118
            value = thing[key]
            if isinstance(value, pikepdf.Object) and not value.is_indirect:
                _check(value, depth + 1)


def _check_dictionary(thing: pikepdf.Object) -> None:
    keys = thing.keys()
    kind = thing.get("/S")
    if isinstance(kind, Name) and str(kind) in _ACTIONS and "/P" not in keys:
        raise refusal("file.not_cleanable", what=f"action {kind}")
    if "/URI" in keys and safe_address(thing["/URI"]) is None:
        raise refusal("file.not_cleanable", what="web address")
    named = thing.get("/Type")
    if isinstance(named, Name) and str(named) in _TYPES:
        raise refusal("file.not_cleanable", what=f"object {named}")
    if isinstance(thing, Stream) and keys & {"/F", "/FFilter", "/FDecodeParms"}:
        raise refusal("file.not_cleanable", what="content in another file")
    if "/Title" in keys and keys & {"/A", "/Next", "/Prev"}:
        _only(thing, _BOOKMARK, "bookmark action")

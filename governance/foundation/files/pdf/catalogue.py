"""The catalogue and the properties of a PDF: what it says about itself, and what else hangs there."""

from __future__ import annotations

import re
from collections import Counter

import pikepdf
from pikepdf import Dictionary, Name

_LANG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")
_MAX_TITLE = 300
# /Encrypt stays until the copy is saved without encryption: the streams are still to be read.
_TRAILER_KEYS = {"/Root", "/Info", "/Size", "/Encrypt"}

_MEANS = {
    "/AA": "pdf.scripts_removed",
    "/AF": "pdf.attachments_removed",
    "/Metadata": "pdf.properties_removed",
    "/PieceInfo": "pdf.properties_removed",
    "/Perms": "pdf.signature_removed",
}
_NAMES_MEAN = {
    "/JavaScript": "pdf.scripts_removed",
    "/EmbeddedFiles": "pdf.attachments_removed",
    "/Renditions": "pdf.media_removed",
}


def note_catalogue(root: pikepdf.Object, removed: Counter[str]) -> None:
    """Count what hangs on the catalogue and will be left behind."""
    for key, code in _MEANS.items():
        if key in root:
            removed[code] += 1
    names = root.get("/Names")
    if isinstance(names, Dictionary):
        for key, code in _NAMES_MEAN.items():
            if key in names:
                removed[code] += 1
    opening = root.get("/OpenAction")
    if isinstance(opening, Dictionary) and opening.get("/S") != Name.GoTo:
        removed["pdf.scripts_removed"] += 1


def read_title(pdf: pikepdf.Pdf) -> str:
    """The document's title, from its properties or else its metadata; empty when it has none."""
    info = pdf.trailer.get("/Info")
    title = info.get("/Title") if isinstance(info, Dictionary) else None
    text = str(title) if isinstance(title, pikepdf.String) else ""
    return _CONTROL.sub(" ", text or _metadata_title(pdf)).strip()[:_MAX_TITLE]


def _metadata_title(pdf: pikepdf.Pdf) -> str:
    if not isinstance(pdf.Root.get("/Metadata"), pikepdf.Stream):
        return ""
    try:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            return str(metadata.get("dc:title", "") or "")
    except (
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
        SyntaxError,
        NotImplementedError,
        pikepdf.PdfError,
    ):
        return ""  # a broken description is dropped like any other


def read_lang(pdf: pikepdf.Pdf) -> str:
    """The document's language as a tag such as en-GB; empty when it names none."""
    lang = str(pdf.Root.get("/Lang", ""))
    return lang if _LANG.fullmatch(lang) else ""


def write_properties(pdf: pikepdf.Pdf, title: str, lang: str, *, tagged: bool) -> None:
    """Title and language and nothing else."""
    if "/Info" in pdf.trailer:
        del pdf.trailer.Info
    if title:
        pdf.trailer.Info = pdf.make_indirect(Dictionary(Title=pikepdf.String(title)))
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    if lang:
        pdf.Root.Lang = pikepdf.String(lang)
    if tagged:
        pdf.Root.MarkInfo = Dictionary(Marked=True)
    if "/Outlines" in pdf.Root and not isinstance(pdf.Root.Outlines.get("/First"), Dictionary):
        del pdf.Root.Outlines
    for key in pdf.trailer.keys() - _TRAILER_KEYS:
        del pdf.trailer[key]


def has_extra_properties(pdf: pikepdf.Pdf) -> bool:
    """Whether the file tells more about itself than a title."""
    info = pdf.trailer.get("/Info")
    return isinstance(info, Dictionary) and bool(info.keys() - {"/Title"})

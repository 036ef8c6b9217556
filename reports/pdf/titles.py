"""The title that an uploaded PDF carries inside, when it goes to the public as a document of its own."""

from __future__ import annotations

import io

from pikepdf import Dictionary, Name, Pdf, String


def retitled(data: bytes, title: str) -> bytes:
    """The same pages under the published title. The title that the sender's program wrote may be that of a draft.

    The same bytes and title give the same result.
    """
    with Pdf.open(io.BytesIO(data)) as pdf:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as packet:
            packet["dc:title"] = title
        pdf.trailer.Info = pdf.make_indirect(Dictionary(Title=String(title)))
        preferences = pdf.Root.get(Name.ViewerPreferences, Dictionary())
        preferences.DisplayDocTitle = True
        pdf.Root.ViewerPreferences = preferences
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
        return out.getvalue()

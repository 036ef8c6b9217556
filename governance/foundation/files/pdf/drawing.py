"""What a page shows once its forms are drawn: whether there is text, and whether drawing it ever ends."""

from __future__ import annotations

import pikepdf

from governance.foundation.files.messages import refusal
from governance.foundation.files.pdf.streams import ContentFacts, Streams

# Forms drawn in forms drawn in forms multiply; a real page, even a dense map, draws fewer than this.
_MAX_DRAWINGS = 200_000
_MAX_DEPTH = 40

ObjGen = tuple[int, int]


class Drawing:
    """Follows `Do` from page content into forms. Each form is worked out once."""

    def __init__(self, streams: Streams) -> None:
        self.streams = streams
        self._known: dict[ObjGen, tuple[bool, int]] = {}

    def page_shows(self, page: pikepdf.Object) -> tuple[bool, bool]:
        """Whether there is text on the page, and whether there is anything at all.

        FileRefused when its forms draw each other without end.
        """
        contents = page.get("/Contents")
        parts = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
        has_text = paints = False
        for part in parts:
            facts = self.streams.content.get(part.objgen) if isinstance(part, pikepdf.Stream) else None
            if facts is not None:
                shows, drawings = self._follow(facts, page.get("/Resources"), 0, frozenset())
                has_text, paints = has_text or shows, paints or facts.paints
                if drawings > _MAX_DRAWINGS:
                    raise refusal("file.too_complex")
        return has_text, paints

    def _follow(
        self, facts: ContentFacts, resources: pikepdf.Object | None, depth: int, path: frozenset[ObjGen]
    ) -> tuple[bool, int]:
        """Whether text shows, and how many drawings it takes."""
        if depth > _MAX_DEPTH:
            raise refusal("file.too_complex")
        forms = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
        shows, drawings = facts.shows_text, 1
        for name, times in facts.draws.items():
            form = forms.get(name) if isinstance(forms, pikepdf.Dictionary) else None
            if isinstance(form, pikepdf.Stream) and form.get("/Subtype") == pikepdf.Name.Form:
                form_shows, form_drawings = self._form(form, resources, depth, path)
                shows = shows or form_shows
                drawings += times * form_drawings
            else:
                drawings += times
        return shows, drawings

    def _form(
        self, form: pikepdf.Object, inherited: pikepdf.Object | None, depth: int, path: frozenset[ObjGen]
    ) -> tuple[bool, int]:
        if form.objgen in path:
            raise refusal("file.too_complex")
        if form.objgen not in self._known:
            facts = self.streams.content.get(form.objgen)
            if facts is None:
                return False, 1
            resources = form.get("/Resources", inherited)
            self._known[form.objgen] = self._follow(facts, resources, depth + 1, path | {form.objgen})
        return self._known[form.objgen]

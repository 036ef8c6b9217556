"""Front matter that names page numbers: rendered until its own length is settled."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reports.pdf.parts import PackPart, PartRefused, PreparedPart

MAX_PASSES = 3


def page_offsets(parts: Sequence[PackPart], *, before: int = 0) -> dict[str, int]:
    """Anchor → first pack page (from 1) of each part, when `before` pages stand in front of the first."""
    pages = {}
    for part in parts:
        pages[part.anchor] = before + 1
        before += part.part.pages
    return pages


def build_with_contents(
    front_renderer: Callable[[dict[str, int]], PreparedPart], parts: Sequence[PackPart], *, guess: int = 2
) -> PreparedPart:
    """Renders the front matter with the right page numbers in it.

    `front_renderer` gets anchor → pack page and returns the rendered front matter; `guess` is how many pages
    it is expected to have (a good guess saves a pass). Raises PartRefused("contents-unstable") when its
    length never settles.
    """
    for _ in range(MAX_PASSES):
        front = front_renderer(page_offsets(parts, before=guess))
        if front.pages == guess:
            return front
        guess = front.pages
    raise PartRefused("contents-unstable", "The contents pages do not settle on a length.")

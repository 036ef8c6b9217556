"""What is used where a PDF dictionary has no entry. Never changed by anyone."""

from __future__ import annotations

import pikepdf

EMPTY: pikepdf.Object = pikepdf.Dictionary()
NO_ITEMS: pikepdf.Object = pikepdf.Array()
ObjGen = tuple[int, int]  # number and generation: what tells indirect objects apart
DIRECT: ObjGen = (0, 0)


def identity(thing: pikepdf.Object | pikepdf.Page) -> ObjGen:
    """The number of an indirect object, DIRECT for one without."""
    number, generation = thing.objgen
    return int(number), int(generation)

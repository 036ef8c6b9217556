"""Layers (optional content): all showing, they become one; any that is off is a reason to refuse.

A layer that is off is content that nobody saw and everybody would get: readers can switch it on, and a pack made
from the pages forgets that it was off.
"""

from __future__ import annotations

from collections import Counter

import pikepdf
from pikepdf import Array, Dictionary, Name

from governance.foundation.files.messages import refusal

_ALWAYS_SHOWN = {"/AnyOn", "/AllOn", ""}


def flatten_layers(pdf: pikepdf.Pdf, removed: Counter[str]) -> None:
    """Forget the layers of a document in which every layer shows; FileRefused when one does not."""
    layers = pdf.Root.get("/OCProperties")
    if layers is None:
        return
    if not isinstance(layers, Dictionary) or _hides(layers) or _hides_by_rule(pdf):
        raise refusal("pdf.hidden_layers")
    del pdf.Root.OCProperties
    removed["pdf.layers_flattened"] += 1


def _hides(layers: pikepdf.Object) -> bool:
    default = layers.get("/D")
    if not isinstance(default, Dictionary):
        return True
    if _ids(default.get("/OFF")):
        return True
    state = str(default.get("/BaseState", "/ON"))
    return state != "/ON" and bool(_ids(layers.get("/OCGs")) - _ids(default.get("/ON")))


def _ids(groups: object) -> set[tuple[int, int]]:
    return (
        {group.objgen for group in groups if isinstance(group, Dictionary)}
        if isinstance(groups, Array)
        else set()
    )


def _hides_by_rule(pdf: pikepdf.Pdf) -> bool:
    """Whether content shows only when a layer is off, or by an expression that we do not work out."""
    for thing in pdf.objects:
        is_rule = isinstance(thing, Dictionary) and thing.get("/Type") == Name.OCMD
        if is_rule and ("/VE" in thing or str(thing.get("/P", "")) not in _ALWAYS_SHOWN):
            return True
    return False

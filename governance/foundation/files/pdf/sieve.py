"""Keep, of everything that a page reaches, only what `roles.py` names."""

from __future__ import annotations

from collections import Counter

import pikepdf

from governance.foundation.files.messages import refusal
from governance.foundation.files.pdf.roles import MAP, PLAIN, ROLES
from governance.foundation.files.pdf.streams import Streams

_MAX_OBJECTS = 2_000_000
_MAX_LIST_DEPTH = 8
_CONTAINERS = (pikepdf.Dictionary, pikepdf.Stream)

Node = tuple[pikepdf.Object, str]


def is_plain(value: object, depth: int = 0) -> bool:
    """Whether a value is a number, name, text or list of such, so that nothing can hide in it."""
    if isinstance(value, _CONTAINERS):
        return False
    if isinstance(value, pikepdf.Array):
        return depth < _MAX_LIST_DEPTH and all(is_plain(item, depth + 1) for item in value)
    return True


class Sieve:
    """Walks objects by role and removes in place every key that the role does not name.

    An object that is reached in two roles keeps only what both allow. `dropped` counts the removed keys,
    `fonts_without_file` the fonts that a reader's computer would have to replace.
    """

    def __init__(self, streams: Streams) -> None:
        self.streams = streams
        self.dropped: Counter[str] = Counter()
        self.fonts_without_file: set[str] = set()
        self._seen: set[tuple[tuple[int, int], str]] = set()
        self._seen_objects: set[tuple[int, int]] = set()

    def reached(self, thing: pikepdf.Object) -> bool:
        """Whether a page shows this object (so that the structure tree may point to it)."""
        return thing.objgen in self._seen_objects

    def clean(self, thing: pikepdf.Object, role: str) -> None:
        stack: list[Node] = [(thing, role)]
        while stack:
            stack.extend(self._visit(*stack.pop()))

    def _visit(self, thing: pikepdf.Object, role: str) -> list[Node]:
        """Clean one object; answers what is to be cleaned next."""
        if thing.is_indirect:
            if (thing.objgen, role) in self._seen:
                return []
            self._seen.add((thing.objgen, role))
            self._seen_objects.add(thing.objgen)
            if len(self._seen) > _MAX_OBJECTS:
                raise refusal("file.too_complex")
        if isinstance(thing, pikepdf.Array):
            return [(item, role) for item in thing if isinstance(item, pikepdf.Object) and _holds(item)]
        if role.startswith(MAP):
            return self._visit_map(thing, role.removeprefix(MAP))
        if role == "xobject":
            return self._visit_xobject(thing)
        if role == "font":
            self._note_font(thing)
        if isinstance(thing, pikepdf.Stream):
            self.streams.check(thing, role)
        return self._visit_keys(thing, ROLES[role])

    def _visit_keys(self, thing: pikepdf.Object, allowed: dict[str, str]) -> list[Node]:
        following: list[Node] = []
        for key in thing.keys():  # noqa: SIM118 - a pikepdf object iterates over values in some kinds
            role = allowed.get(key)
            if role is None:
                self.drop(thing, key)
                continue
            value = thing[key]
            if not isinstance(value, pikepdf.Object) or not _holds(value):
                continue
            if role != PLAIN:
                following.append((value, role))
            elif not is_plain(value):
                self.drop(thing, key)
        return following

    def _visit_map(self, names: pikepdf.Object, role: str) -> list[Node]:
        if isinstance(names, pikepdf.Stream):
            raise refusal("file.damaged")
        following: list[Node] = []
        for key in names.keys():  # noqa: SIM118
            value = names[key]
            if isinstance(value, pikepdf.Object) and _holds(value):
                following.append((value, role))
        return following

    def _visit_xobject(self, thing: pikepdf.Object) -> list[Node]:
        """An image or a form; anything else (PostScript) becomes an empty form."""
        subtype = str(thing.get("/Subtype", ""))
        if not isinstance(thing, pikepdf.Stream):
            raise refusal("file.damaged")
        if subtype == "/Image":
            return [(thing, "image")]
        if subtype != "/Form":
            thing.write(b"")
            thing.Subtype = pikepdf.Name.Form
            thing.BBox = pikepdf.Array([0, 0, 0, 0])
            self.dropped["/PS"] += 1
        return [(thing, "form")]

    def _note_font(self, font: pikepdf.Object) -> None:
        if "/DescendantFonts" in font or font.get("/Subtype") == pikepdf.Name.Type3:
            return
        descriptor = font.get("/FontDescriptor")
        held = isinstance(descriptor, pikepdf.Dictionary) and any(
            key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")
        )
        if not held and font.get("/Type", pikepdf.Name.Font) == pikepdf.Name.Font:
            self.fonts_without_file.add(str(font.get("/BaseFont", "")))

    def drop(self, thing: pikepdf.Object, key: str) -> None:
        self.dropped[key] += 1
        del thing[key]


def _holds(value: pikepdf.Object) -> bool:
    return isinstance(value, (*_CONTAINERS, pikepdf.Array))

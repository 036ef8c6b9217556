"""Components of the design system are drawn once for the same parameters.

A page holds some fifty of them (fields, buttons, tags, breadcrumbs), most of them the same from page to page, and each
takes the template engine a millisecond. They are pure: what they draw depends on their parameters alone. So the last
few thousand drawings are kept in the process by their parameters, types included (`"a<b"` and `Markup("a<b")` are equal
and draw differently). Whatever is not plain data is drawn anew each time.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache
from types import NoneType
from typing import Any

from django.utils.safestring import SafeString
from jinja2 import Environment, Template, Undefined
from jinja2.environment import TemplateModule
from jinja2.runtime import Macro
from markupsafe import Markup

KEPT = 4096  # drawings a process; about two kilobytes each
LONGEST = 2_000  # characters of one text; what people write at length is not the same twice
FOLDER = "nhsuk/components/"
PLAIN = frozenset((str, Markup, SafeString, int, float, bool, NoneType))

Draw = Callable[..., Any]


class NotPlain(Exception):
    """Holds something that cannot be told apart by its value."""


def frozen(value: Any) -> Hashable:
    """`value` with its types, such that equal means drawn alike. Raises NotPlain."""
    kind = type(value)
    if kind in PLAIN:
        if isinstance(value, str) and len(value) > LONGEST:
            raise NotPlain
        return (kind, value)
    if kind is dict:
        return (dict, *[(key, frozen(held)) for key, held in value.items()])
    if kind in (list, tuple):
        return (kind, *map(frozen, value))
    if isinstance(value, Undefined):
        return (Undefined,)
    raise NotPlain


class Call:
    """Parameters of one drawing; equal when they draw the same."""

    __slots__ = ("arguments", "key", "named")

    def __init__(self, arguments: tuple[Any, ...], named: dict[str, Any]) -> None:
        self.arguments, self.named = arguments, named
        self.key = (frozen(arguments), frozen(named))

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Call) and self.key == other.key


def drawn_once(draw: Draw, *, kept: int = KEPT) -> Draw:
    """`draw`, which is asked once for each set of parameters among the last `kept`."""

    @lru_cache(maxsize=kept)
    def remembered(call: Call) -> Any:
        return draw(*call.arguments, **call.named)

    def component(*arguments: Any, **named: Any) -> Any:
        try:
            call = Call(arguments, named)
        except NotPlain:
            return draw(*arguments, **named)
        return remembered(call)

    return component


class ComponentTemplate(Template):
    """A template whose macros, where they are the design system's components, are drawn once."""

    def _get_default_module(self, ctx: Any = None) -> TemplateModule:
        module = super()._get_default_module(ctx)
        if module is self._module and (self.name or "").startswith(FOLDER):
            for name, held in list(vars(module).items()):
                if isinstance(held, Macro):
                    setattr(module, name, drawn_once(held))
        return module


class ComponentEnvironment(Environment):
    """The environment with such templates."""

    template_class = ComponentTemplate

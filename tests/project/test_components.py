"""Components of the design system are drawn once for the same parameters, and never for parameters that differ."""

from __future__ import annotations

from typing import Any

import pytest
from django.template import engines
from django.utils.safestring import SafeString
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment, Undefined
from markupsafe import Markup

from pbp_portal.components import LONGEST, drawn_once

ENV = engines["jinja2"].env  # type: ignore[attr-defined]
ANEW = ENV.overlay()
ANEW.template_class = Environment.template_class

TEXTS = st.sampled_from(["", "a<b", "Save", Markup("a<b"), SafeString("<b>b</b>"), "long " * 20])
FLAGS = st.sampled_from([True, False, 1, 0, None])
PARAMS = st.fixed_dictionaries(
    {"text": TEXTS},
    optional={
        "html": TEXTS,
        "classes": TEXTS,
        "disabled": FLAGS,
        "href": st.just("/somewhere/"),
        "attributes": st.dictionaries(st.sampled_from(["data-a", "data-b"]), TEXTS, max_size=2),
    },
)


def drawing(env: Any, name: str, params: dict[str, Any]) -> str:
    source = f'{{% from "nhsuk/components/{name}/macro.jinja" import {name} %}}{{{{ {name}(params) }}}}'
    return str(env.from_string(source).render(params=params))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["button", "tag", "label", "hint"]), PARAMS)
def test_a_component_drawn_once_is_the_component(name: str, params: dict[str, Any]) -> None:
    assert drawing(ENV, name, params) == drawing(ANEW, name, params)
    assert drawing(ENV, name, params) == drawing(ANEW, name, params)


class Pen:
    """Counts what it draws."""

    def __init__(self) -> None:
        self.drawn = 0

    def __call__(self, *given: Any, **named: Any) -> str:
        self.drawn += 1
        return f"{given!r} {named!r}"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a<b", Markup("a<b")),
        (Markup("a"), SafeString("a")),
        (1, True),
        (1, 1.0),
        ([1], (1,)),
        ({"a": "1", "b": "2"}, {"b": "2", "a": "1"}),  # the order of attributes
        ({"a": None}, {}),
        ({"a": {"b": "x"}}, {"a": {"b": Markup("x")}}),
        (None, Undefined()),
    ],
)
def test_what_only_looks_equal_is_drawn_anew(one: Any, other: Any) -> None:
    draw = drawn_once(pen := Pen())
    draw(one), draw(other), draw(one), draw(other)
    assert pen.drawn == 2


def test_what_is_no_plain_data_or_long_is_never_kept() -> None:
    draw = drawn_once(pen := Pen())
    for held in (object(), "x" * (LONGEST + 1), {"deep": [{"er": object()}]}):
        draw(held), draw(held)
    assert pen.drawn == 6


def test_the_oldest_drawings_go() -> None:
    draw = drawn_once(pen := Pen(), kept=2)
    for held in ("a", "b", "c", "a"):
        draw(held)
    assert pen.drawn == 4
    draw(params="a"), draw("a"), draw(params="a")
    assert pen.drawn == 5

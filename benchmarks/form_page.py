"""A form of fifteen fields, as every screen draws it: components drawn once against drawn anew each time.

Both are drawn by the same templates in turn in one process; the ratio is that of processor time.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from typing import Any

ROUNDS = 40
SOURCE = '{% from "components/form.jinja" import render_fields with context %}{{ render_fields(form) }}'


def main(_: Sequence[str]) -> None:
    """Print how often the form is drawn in the time of one drawn anew."""
    os.environ.setdefault("TESTING", "1")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pbp_portal.settings")
    import django

    django.setup()
    from django.template import engines
    from jinja2 import Environment

    once = engines["jinja2"].env
    anew = once.overlay()
    anew.template_class = Environment.template_class
    ours, theirs = (draws(env.from_string(SOURCE)) for env in (once, anew))
    if ours() != theirs():
        raise SystemExit("The two drawings differ.")
    fast = slow = 0.0
    for _round in range(ROUNDS):
        fast += seconds(ours)
        slow += seconds(theirs)
    print(f"form page: components drawn once, against drawn anew: {slow / fast:.1f}x faster")


def draws(template: Any) -> Callable[[], str]:
    """The form made and drawn, with nothing typed."""
    from django import forms

    from governance.foundation.forms import DayField, PortalForm

    fields: dict[str, Any] = {}
    for n in range(5):
        fields[f"text_{n}"] = forms.CharField(label=f"Text {n}", help_text="A line.", required=False)
        choices = [(str(each), f"Choice {each}") for each in range(10)]
        fields[f"choice_{n}"] = forms.ChoiceField(label=f"Choice {n}", choices=choices)
        fields[f"day_{n}"] = DayField(label=f"Day {n}", required=False)
    form = type("SampleForm", (PortalForm,), fields)
    return lambda: template.render(form=form())


def seconds(draw: Callable[[], str]) -> float:
    began = time.process_time()
    draw()
    return time.process_time() - began

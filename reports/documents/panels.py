"""Links to the files of a scheme on its page and on those of its versions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from governance.foundation import words
from governance.foundation.screens import Ask, Column, Link, Panel
from reports.documents.forms import FORMS

COLUMNS = (Column("File", "link"), Column("What for", "about"))


@dataclass(frozen=True)
class FileLine:
    link: Link
    about: str


def of_version(row: Any, ask: Ask) -> list[Panel]:
    """The whole version in every form; on another day than today, its rows in force on that day."""
    note = (
        "The whole version, every row of it."
        if ask.is_today
        else f"The rows that are in force on {words.day(ask.on)}."
    )
    return [_panel("Files to take away", note, lambda form: ask.link("reports:version-file", row.pk, form))]


def of_scheme(row: Any, ask: Ask) -> list[Panel]:
    """What the scheme says on the day of the page, whichever version that is."""
    note = f"What is in force on {words.day(ask.on)}, whichever version that is."

    def address(form: str) -> str:
        return ask.link("reports:scheme-file", row.pk, form)

    return [_panel("Files to take away", note, address)]


def _panel(title: str, note: str, address: Callable[[str], str]) -> Panel:
    lines = [FileLine(Link(form.title, address(form.key)), form.about) for form in FORMS.values()]
    return Panel(title, COLUMNS, lines, empty="", note=note)

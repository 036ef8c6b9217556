"""The sections of the workspace. Floors above contribute theirs; links are names of addresses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from governance.foundation.screens.access import holds_in
from governance.foundation.screens.ask import Ask

Shown = Callable[[Ask], bool]


@dataclass(frozen=True)
class Section:
    """One entry of the main navigation. `shown` says whether this person has anything to do there.

    A page belongs to the section whose `app` is its URL namespace and whose `nouns` begin its URL name; no nouns
    means every page of the app.
    """

    key: str
    label: str
    url_name: str
    order: int
    app: str
    nouns: tuple[str, ...] = ()
    shown: Shown = lambda ask: ask.icb is not None

    def holds(self, app: str, url_name: str) -> bool:
        if app != self.app:
            return False
        return not self.nouns or any(url_name.startswith(f"{noun}-") for noun in self.nouns)


_sections: dict[str, Section] = {}


def contribute(section: Section) -> Section:
    """Add a section, from the `urls.py` of its app. Contributing the same key again replaces it."""
    _sections[section.key] = section
    return section


def sections() -> list[Section]:
    return sorted(_sections.values(), key=lambda section: section.order)


@dataclass(frozen=True)
class Entry:
    text: str
    href: str
    is_current: bool


def entries(request: HttpRequest, ask: Ask) -> list[Entry]:
    """The navigation for this person, with the section of this page marked."""
    match = request.resolver_match
    app, name = (match.app_name, match.url_name or "") if match else ("", "")
    holding = [section for section in sections() if section.holds(app, name)]
    # A section that names its nouns keeps their pages from one that has the rest of the app.
    here = [section for section in holding if section.nouns] or holding
    return [
        Entry(section.label, reverse(section.url_name), section in here)
        for section in sections()
        if section.shown(ask)
    ]


def shown_with(permission: str) -> Shown:
    """For people who hold this permission anywhere in the ICB of the page."""

    def shown(ask: Ask) -> bool:
        return holds_in(ask.user, permission, ask.icb, on=ask.today).ok

    return shown

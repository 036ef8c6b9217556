"""The interface register on its page and as CSV."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, path

from delegation.forms.interfaces import InterfaceFilters
from delegation.models import SchemeEntry
from delegation.permissions import KEEP_SCHEME, READ_SCHEME
from delegation.presenters import WHOLE_ICB, treatment_tag
from delegation.selectors.interfaces import Interface, interfaces
from delegation.views.pages import PAGES
from governance.foundation.screens import Ask, Column, Register
from governance.foundation.screens import views as screen_views


def lead_body(row: Interface) -> str:
    """Who leads; a post leads for the ICB, and what was delegated to the ICB says by whom."""
    entry = row.entry
    body = entry.lead_body or (entry.holder_committee or entry.holder_body or row.icb.organisation).name
    if row.outside and entry.treatment == "delegated":
        return f"{row.icb.organisation.name}, by delegation from {' and '.join(row.outside)}"
    return str(body)


def officer(row: Interface) -> str:
    return row.entry.holder_post.title if row.entry.holder_post else row.entry.accountable


class Interfaces(Register):
    """It has no records of its own: each row is an entry of the scheme in force, and leads to it."""

    app = "delegation"
    noun, plural = "interface", "interfaces"
    title = "Led elsewhere: interface register"
    model = SchemeEntry
    view_permission, permission = READ_SCHEME, KEEP_SCHEME
    filters = InterfaceFilters
    pages = PAGES
    intro = (
        "Areas that places meet and do not decide: who leads each, how it is linked to place, and who is "
        "accountable. Read from the scheme in force on this day."
    )
    empty = "The scheme in force on this day names nothing that is led elsewhere."
    columns = (
        Column("Area", "entry.function.title", link=True),
        Column("Lead body", lead_body),
        Column("Link to place", "entry.note", unset="None stated"),
        Column("Accountable officer", officer, unset="Not stated"),
        Column("Where", lambda row: row.entry.place.name if row.entry.place else WHOLE_ICB),
        Column("Treatment", lambda row: treatment_tag(row.entry.treatment)),
        Column("Source", "entry.source"),
    )

    def rows(self, ask: Ask) -> list[Interface]:
        wanted = str(ask.filters.get("q") or "").lower()
        found = interfaces(ask.own_icb, on=ask.on, place=ask.filters.get("place"))
        return [row for row in found if wanted in " ".join(_texts(row)).lower()]

    def name(self, verb: str) -> str:
        return "delegation:scheme-entry-detail" if verb == "detail" else super().name(verb)

    def urls(self) -> list[URLPattern]:
        routes = (("list", "", screen_views.ListView), ("csv", "csv/", screen_views.CsvView))
        return [
            path(f"{self.path}/{tail}", view.as_view(register=self), name=f"{self.key}-{verb}")
            for verb, tail, view in routes
        ]


def _texts(row: Interface) -> list[Any]:
    return [row.entry.function.title, lead_body(row), row.entry.note, officer(row)]

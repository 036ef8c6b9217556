"""The functions and decisions map."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse

from delegation.forms.maps import MapFilters
from delegation.map_presenter import DESCRIPTION, map_title, placed_entries
from delegation.permissions import READ_SCHEME
from delegation.presenters import WHOLE_ICB, treatment_answer
from delegation.rules.map import LEVELS, MARKS
from delegation.selectors.map import DecisionMap, decision_map, places_of
from delegation.selectors.map_entries import map_entries
from governance.foundation import words
from governance.foundation.chart import arrows_of, gather, lay_out
from governance.foundation.screens import Link
from governance.foundation.screens.access import require_in
from governance.foundation.screens.ask import Ask
from governance.foundation.screens.present import Table, cell, counted, pages
from governance.foundation.screens.views import ScreenView

DETAILS = {
    "schemeentry": "delegation:scheme-entry-detail",
    "committee": "governance:committee-detail",
    "post": "governance:post-detail",
    "place": "governance:place-detail",
}


def map_table(found: DecisionMap, ask: Ask) -> Table:
    """Functions down, places across; each cell is the treatment, and who holds what is delegated."""
    head = ["Function", *(place.name if place else WHOLE_ICB for place in found.places)]
    rows = [
        [
            cell(Link(row.function.title, ask.link("delegation:function-detail", row.function.pk))),
            *(cell([*treatment_answer(answer), *_who(answer)]) for answer in row.answers),
        ]
        for row in found.rows
    ]
    return Table("Functions and decisions map", head, rows)


def _who(answer: Any) -> list[str]:
    return list(dict.fromkeys(answer.details["holders"])) if answer.ok else []


class DecisionMapView(ScreenView):
    """Who decides what at the level of ICB, committee, place and partner, on a day (LP28, R28, R99)."""

    def get(self, request: HttpRequest) -> HttpResponse:
        ask = self.ask
        require_in(ask.user, READ_SCHEME, ask.icb, on=ask.today)
        icb = ask.own_icb
        form = MapFilters(request.GET or None, places=places_of(icb, on=ask.on))
        chosen = form.chosen()
        lines = placed_entries(map_entries(icb, on=ask.on, **chosen), icb=icb, address=partial(address, ask))
        bands = gather(lines, LEVELS)
        kept = [(name, request.GET[name]) for name in form.fields if request.GET.get(name)]
        context = {
            "form": form,
            "kept": kept,
            "bands": bands,
            "drawing": lay_out(bands, arrows_of(lines, LEVELS)),
            "marks": list(MARKS.items()),
            "has_lines": bool(lines),
            "count": f"{counted(len(lines), 'entry', 'entries')} in force on {words.day(ask.on)}",
            "title": map_title(icb, on=ask.on, place=chosen["place"], group=form.group_words()),
            "description": DESCRIPTION,
            "pdf_url": ask.link("reports:decision-map-pdf", **dict(kept)),
            "subnav": pages(self.register, ask, here="delegation:decision-map"),
        }
        return self.page("delegation/map.jinja", context)


def address(ask: Ask, row: Any) -> str:
    """The page of an entry, committee, post or place in the workspace."""
    return ask.link(DETAILS[row._meta.model_name], row.pk)


class DecisionTableView(ScreenView):
    """What is reserved, what is delegated to whom, and what is led elsewhere, by function and place (R99)."""

    def get(self, request: HttpRequest) -> HttpResponse:
        ask = self.ask
        require_in(ask.user, READ_SCHEME, ask.icb, on=ask.today)
        table = map_table(decision_map(ask.own_icb, on=ask.on), ask)
        subnav = pages(self.register, ask, here="delegation:decision-map")
        return self.page("delegation/decision_map.jinja", {"table": table, "subnav": subnav})

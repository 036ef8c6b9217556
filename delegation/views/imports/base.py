"""What the pages of imports share."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from delegation.models import SchemeImport
from delegation.permissions import KEEP_SCHEME
from delegation.selectors.imports import imports_visible_to
from delegation.views.pages import PAGES
from governance.foundation.outcome import Outcome
from governance.foundation.permissions import can
from governance.foundation.screens.access import holds_in
from governance.foundation.screens.present import PageEntry
from governance.foundation.screens.views import ScreenView


class ImportView(ScreenView):
    def show(self, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        shared = {"ask": self.ask, "list_url": self.ask.link("delegation:scheme-import-list")}
        return render(self.request, f"delegation/imports/{template}.jinja", shared | context, status=status)

    def found(self, pk: int) -> SchemeImport:
        """The import if this person may see it, else 404. The page then belongs to its ICB."""
        made = imports_visible_to(self.ask.user, on=self.ask.today).filter(pk=pk).first()
        if made is None:
            raise Http404
        self.turn_to_icb(made.icb_id)
        return made

    def opened(self, pk: int) -> SchemeImport:
        """The import, for somebody who may change it; others who see it are told why not."""
        made = self.found(pk)
        self.demand(self.may_change(made))
        return made

    def may_change(self, made: SchemeImport) -> Outcome:
        return can(self.ask.user, KEEP_SCHEME, made, on=self.ask.today)

    def may_begin(self) -> Outcome:
        return holds_in(self.ask.user, KEEP_SCHEME, self.ask.icb, on=self.ask.today)

    def subnav(self) -> list[PageEntry]:
        here = "delegation:scheme-import-list"
        return [PageEntry(text, self.ask.link(name), name == here) for text, name in PAGES]

    def crumbs(self, made: SchemeImport | None = None) -> list[dict[str, str]]:
        way = [{"text": "Imports", "href": self.ask.link("delegation:scheme-import-list")}]
        if made is not None:
            way.append({"text": str(made), "href": self.ask.link("delegation:scheme-import-detail", made.pk)})
        return way

"""What the pages of imports share."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from delegation.models import SchemeImport
from delegation.permissions import KEEP_SCHEME
from delegation.selectors.imports import imports_visible_to
from delegation.views.pages import PAGES
from governance.enums import Permission
from governance.foundation.outcome import Outcome
from governance.foundation.permissions import can
from governance.foundation.screens import Ask, Register
from governance.foundation.screens.access import holds_in
from governance.foundation.screens.views import ScreenView


class Imports(Register):
    """What the section's pages know of imports: who may open their list. Its pages are views of their own."""

    app = "delegation"
    noun, plural = "scheme import", "imports"
    model = SchemeImport
    view_permission, permission = KEEP_SCHEME, KEEP_SCHEME
    pages = PAGES

    def may_list(self, ask: Ask) -> Outcome:
        """Whoever keeps the scheme, or audits how it was kept."""
        keeps = super().may_list(ask)
        audits = holds_in(ask.user, Permission.VIEW_LEDGER, ask.icb, on=ask.today)
        return audits if audits.ok else keeps


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

    def crumbs(self, made: SchemeImport | None = None) -> list[dict[str, str]]:
        way = [{"text": "Imports", "href": self.ask.link("delegation:scheme-import-list")}]
        if made is not None:
            way.append({"text": str(made), "href": self.ask.link("delegation:scheme-import-detail", made.pk)})
        return way

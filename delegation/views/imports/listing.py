"""Imports of an ICB, the way to begin one, and a workbook to start from."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from delegation.actions.imports import start_import
from delegation.forms.imports import ImportForm
from delegation.import_presenters import import_tag
from delegation.layout_workbook import layout_workbook
from delegation.selectors.imports import imports_of, version_in_force_of
from delegation.views.imports.base import ImportView
from governance.foundation.files.sniff import XLSX
from governance.foundation.screens import present
from governance.foundation.screens.views import REFUSALS


class ImportList(ImportView):
    def get(self, request: HttpRequest) -> HttpResponse:
        self.demand(self.register.may_list(self.ask))
        rows = imports_of(self.ask.user, self.ask.own_icb, on=self.ask.today)
        page = Paginator(rows, 50).get_page(request.GET.get("page"))
        context = {
            "rows": [(made, import_tag(made)) for made in page],
            "links": present.page_links(page, request.GET) if page.paginator.num_pages > 1 else None,
            "may_begin": self.may_begin(),
            "subnav": present.pages(self.register, self.ask),
            "crumbs": [],
        }
        return self.show("list", context)


class ImportCreate(ImportView):
    def get(self, request: HttpRequest) -> HttpResponse:
        self.demand(self.may_begin())
        return self.answer(ImportForm(ask=self.ask, initial=self.initial()))

    def post(self, request: HttpRequest) -> HttpResponse:
        self.demand(self.may_begin())
        form = ImportForm(request.POST, request.FILES, ask=self.ask)
        if form.is_valid():
            try:
                made = self.start(form.cleaned_data)
            except REFUSALS as error:
                form.add_refusal(error)
            else:
                return redirect(self.ask.link("delegation:scheme-import-detail", made.pk))
        return self.answer(form)

    def initial(self) -> dict[str, Any]:
        """A link from a draft's page names it."""
        return {"target": self.request.GET.get("target"), "scheme": self.request.GET.get("scheme")}

    def start(self, given: dict[str, Any]) -> Any:
        copies = given["target"] is None and given["begins"] != "empty"
        copy_of = version_in_force_of(given["scheme"], on=self.ask.today) if copies else None
        return start_import(
            scheme=given["scheme"],
            upload=given["upload"],
            by=self.ask.user,
            source=given["source"],
            target=given["target"],
            new_label=given["new_label"],
            new_from=given["new_from"],
            copy_of=copy_of,
        )

    def answer(self, form: ImportForm) -> HttpResponse:
        return self.show("create", {"form": form, "crumbs": self.crumbs()})


class LayoutFile(ImportView):
    """A workbook with the headings that are read without being asked about."""

    def get(self, request: HttpRequest) -> HttpResponse:
        self.demand(self.may_begin())
        name = 'attachment; filename="scheme-layout.xlsx"'
        return HttpResponse(layout_workbook(), content_type=XLSX, headers={"Content-Disposition": name})

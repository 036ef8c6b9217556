"""What the columns of the file mean."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from delegation.actions.imports import set_columns
from delegation.forms.imports import ColumnsForm
from delegation.models import SchemeImport
from delegation.selectors.imports import tables_of
from delegation.views.imports.base import ImportView
from governance.foundation.screens.views import REFUSALS


class ImportColumns(ImportView):
    """One form a layout: tables with the same headings share it."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        made = self.opened(pk)
        return self.answer(made, [ColumnsForm(table=table) for table, _ in layouts(made)])

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        made = self.opened(pk)
        forms = [ColumnsForm(request.POST, table=table) for table, _ in layouts(made)]
        if forms and not any(form.errors for form in forms):
            columns = {form.table.signature: form.columns() for form in forms}
            try:
                set_columns(made, columns, by=request.user)
            except REFUSALS as error:
                forms[0].add_refusal(error)
            else:
                return redirect(self.ask.link("delegation:scheme-import-detail", pk))
        return self.answer(made, forms)

    def answer(self, made: SchemeImport, forms: list[ColumnsForm]) -> HttpResponse:
        names = {table.signature: names for table, names in layouts(made)}
        context = {
            "made": made,
            "forms": [(form, names[form.table.signature], form.table.is_remembered) for form in forms],
            "left_out": [text for table in tables_of(made) for text in table.content.get("left_out", [])],
            "crumbs": self.crumbs(made),
        }
        return self.show("columns", context)


def layouts(made: SchemeImport) -> list[tuple[Any, list[str]]]:
    """The first table of each layout, with the names of all tables that share it."""
    found: dict[str, tuple[Any, list[str]]] = {}
    for table in tables_of(made):
        found.setdefault(table.signature, (table, []))[1].append(table.name)
    return list(found.values())

"""One change to many rows of a draft, from the editor: choose, look at each row as it would be, apply."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from delegation.actions import change_many, plan_bulk
from delegation.editor_presenter import bulk_title, planned_rows
from delegation.forms.editor import BulkForm, EditorFilters
from delegation.models import SchemeEntry
from delegation.selectors.editor import matching
from delegation.views.editor import EditorView
from governance.foundation.screens.ask import key_in
from governance.foundation.screens.present import counted
from governance.foundation.screens.views import REFUSALS


class BulkView(EditorView):
    """One change to many rows: choose, look at each row as it would be, apply."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.answer(self.opened_rows(pk), BulkForm(ask=self.ask))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        rows = self.opened_rows(pk)
        if "step" not in request.POST:
            return self.answer(rows, BulkForm(ask=self.ask))
        form = BulkForm(request.POST, ask=self.ask)
        if not rows:
            form.add_error(None, "Choose at least one row.")
        if not form.is_valid():
            return self.answer(rows, form)
        if request.POST["step"] == "apply":
            return self.apply(rows, form)
        return self.preview(rows, form)

    def opened_rows(self, pk: int) -> list[SchemeEntry]:
        """The rows that were ticked; all that the filter shows, when that was asked for."""
        self.version = self.row(pk)
        self.demand(self.register.may_change(self.version, self.ask))
        if "every" in self.request.POST:
            filters = EditorFilters(self.request.GET or None, entries=self.entries)
            return matching(self.entries, filters.chosen())
        wanted = {key_in(key) for key in self.request.POST.getlist("row")}
        return [row for row in self.entries if row.pk in wanted]

    def preview(self, rows: list[SchemeEntry], form: BulkForm) -> HttpResponse:
        change = form.change()
        planned = planned_rows(plan_bulk(rows, change), change)
        return self.answer(
            rows,
            form,
            preview=[row for row in planned if not row.why_not],
            staying=[row for row in planned if row.why_not],
            what=bulk_title(change),
            typed=form.typed(),
        )

    def apply(self, rows: list[SchemeEntry], form: BulkForm) -> HttpResponse:
        seen = dict(_seen(text) for text in self.request.POST.getlist("seen"))
        try:
            count = change_many(
                self.version,
                form.change(),
                seen={key: version for key, version in seen.items() if key is not None},
                by=self.ask.user,
                reason=form.cleaned_data["reason"],
            )
        except REFUSALS as error:
            form.add_refusal(error)
            return self.preview(rows, form)
        messages.success(self.request, f"{counted(count, 'row was', 'rows were')} changed.")
        return redirect(self.url())

    def answer(self, rows: list[SchemeEntry], form: BulkForm, **more: Any) -> HttpResponse:
        context = {
            "row": self.version,
            "form": form,
            "rows": rows,
            "count": counted(len(rows), "row", "rows"),
            "kept": self.kept,
            "here": self.url,
        }
        return self.page("delegation/editor/bulk.jinja", context | more)


def _seen(text: str) -> tuple[int | None, int]:
    """A row and its version as they were previewed, from "12:3"."""
    key, _, version = text.partition(":")
    return key_in(key), key_in(version) or 0

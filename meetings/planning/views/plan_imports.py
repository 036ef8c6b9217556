"""Screens of bringing a forward plan in from a workbook."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path

from governance.enums import Permission
from governance.foundation.forms import PortalForm
from governance.foundation.screens import Action, Ask, FilterForm, Panel, Tag, views
from governance.foundation.screens.present import counted
from meetings.lifecycles import PLAN_IMPORT_LIFECYCLE
from meetings.planning import plan_presenter as presenter
from meetings.planning.actions.plan_imports import (
    abandon_plan_import,
    apply_plan_import,
    start_plan_import,
    undo_plan_import,
)
from meetings.planning.forms.plan import PlanImportForm
from meetings.planning.models import PlanImport
from meetings.planning.selectors.plan_imports import counts_of, import_lines
from meetings.planning.views.plan import OfPlan


class PlanImports(OfPlan):
    noun, plural = "plan import", "plan imports"
    path = "forward-plan/imports"
    title = "Bring in from a file"
    model = PlanImport
    view_permission = Permission.PLAN_MEETING
    form = PlanImportForm
    filters = FilterForm
    search_fields = ("filename",)
    related = ("committee", "started_by")
    intro = (
        "A forward plan kept in a workbook. Each row is compared with the plan; nothing is written before you apply "
        "it, and it can be undone as a whole."
    )
    empty = "No file has been brought in yet."
    columns = presenter.IMPORT_COLUMNS
    particulars = presenter.IMPORT_PARTICULARS

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> PlanImport:
        return start_plan_import(by=ask.user, **values)

    def tags(self, row: Any, ask: Ask) -> list[Tag]:
        return [presenter.import_tag(row)]

    def panels(self, row: Any, ask: Ask) -> list[Panel]:
        if row.state != "ready":
            return []
        lines = import_lines(row, on=ask.today)
        return [
            Panel(
                "Rows of the file",
                presenter.LINE_COLUMNS,
                lines,
                empty="The file holds no row.",
                note=presenter.counts_words(counts_of(lines)),
            )
        ]

    def actions(self, row: Any, ask: Ask) -> list[Action]:
        return [
            Action(view.title, ask.link(self.name(verb), row.pk))
            for verb, view in ACTS.items()
            if PLAN_IMPORT_LIFECYCLE.check(row.state, verb).ok
        ]

    def urls(self) -> list[URLPattern]:
        return [
            *super().urls(),
            *(
                path(f"{self.path}/<int:pk>/{verb}/", view.as_view(register=self), name=f"{self.key}-{verb}")
                for verb, view in ACTS.items()
            ),
        ]


class ImportActView(views.ScreenView):
    """One page, one act; it says before the click what it does."""

    title: ClassVar[str]
    button: ClassVar[str]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.answer(self.row(pk), PortalForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row, form = self.row(pk), PortalForm(request.POST)
        if form.is_valid():
            try:
                done = self.act(row)
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, done)
                return redirect(self.ask.link("meetings:plan-import-detail", row.pk))
        return self.answer(row, form)

    def lines(self, row: PlanImport) -> list[str]:
        return []

    def act(self, row: PlanImport) -> str:
        raise NotImplementedError

    def answer(self, row: PlanImport, form: Any) -> HttpResponse:
        context = {
            "form": form,
            "row": row,
            "title": self.title,
            "button_text": self.button,
            "intro": self.lines(row),
            "back": self.ask.link("meetings:plan-import-detail", row.pk),
        }
        return self.page("membership/act.jinja", context)


class ApplyView(ImportActView):
    title, button = "Apply", "Apply"

    def lines(self, row: PlanImport) -> list[str]:
        told = presenter.counts_words(counts_of(import_lines(row, on=self.ask.today)))
        return [
            told,
            "New and changed rows are written, all or none. What the file does not hold stays as it is.",
        ]

    def act(self, row: PlanImport) -> str:
        made = apply_plan_import(row, by=self.ask.user)
        return f"{counted(len(made.done), 'item', 'items')} written."


class UndoView(ImportActView):
    title, button = "Undo", "Undo it"

    def lines(self, row: PlanImport) -> list[str]:
        return ["New items are removed, and changed ones say again what they said before."]

    def act(self, row: PlanImport) -> str:
        undo_plan_import(row, by=self.ask.user)
        return "The import was undone."


class AbandonView(ImportActView):
    title, button = "Give up", "Give it up"

    def lines(self, row: PlanImport) -> list[str]:
        return ["Nothing was written, and what was read from the file is dropped."]

    def act(self, row: PlanImport) -> str:
        abandon_plan_import(row, by=self.ask.user)
        return "The import was given up."


ACTS: dict[str, type[ImportActView]] = {"apply": ApplyView, "undo": UndoView, "abandon": AbandonView}

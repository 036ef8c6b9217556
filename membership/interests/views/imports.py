"""Screens of bringing a register of interests in from a file (R174)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path

from governance.foundation.forms import PortalForm
from governance.foundation.screens import Action, Ask, FilterForm, Panel, Register, Tag
from governance.foundation.screens.present import counted
from governance.foundation.screens.views import REFUSALS, ScreenView
from membership.enums import INTEREST_IMPORT_LIFECYCLE
from membership.interests.actions.imports import (
    abandon_import,
    apply_import,
    match_people,
    start_import,
    undo_import,
)
from membership.interests.forms.imports import ImportForm, NamesForm
from membership.interests.models import InterestImport
from membership.interests.presenters import (
    IMPORT_COLUMNS,
    IMPORT_PARTICULARS,
    LINE_COLUMNS,
    NAME_COLUMNS,
    counts_words,
    import_tag,
    register_notes,
)
from membership.interests.selectors.imports import counts_of, import_lines, people_of, written_names
from membership.interests.selectors.policy import policy_on
from membership.interests.views.pages import PAGES
from membership.permissions import KEEP_INTERESTS


class InterestImports(Register):
    app = "membership"
    noun, plural = "interest import", "interest imports"
    title = "Bring in from a file"
    model = InterestImport
    view_permission, permission = KEEP_INTERESTS, KEEP_INTERESTS
    form, filters = ImportForm, FilterForm
    search_fields = ("filename",)
    related = ("icb", "started_by")
    pages = PAGES
    intro = (
        "A register kept in a workbook, or taken from an outside portal. Each row is compared with the register; "
        "nothing is written before you apply it, and it can be undone as a whole."
    )
    empty = "No file has been brought in yet."
    columns = IMPORT_COLUMNS
    particulars = IMPORT_PARTICULARS

    def notes(self, ask: Ask) -> list[str]:
        policy = policy_on(ask.icb, on=ask.on)
        return register_notes(policy) if policy else []

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> InterestImport:
        return start_import(icb=ask.own_icb, by=ask.user, **values)

    def tags(self, row: Any, ask: Ask) -> list[Tag]:
        return [import_tag(row)]

    def panels(self, row: Any, ask: Ask) -> list[Panel]:
        if row.state != "ready":
            return []
        lines = import_lines(row, by=ask.user)
        choose = Action("Choose people", ask.link("membership:interest-import-names", row.pk))
        return [
            Panel(
                "Names in the file",
                NAME_COLUMNS,
                written_names(row),
                empty="The file names nobody.",
                actions=(choose,),
            ),
            Panel(
                "Rows of the file",
                LINE_COLUMNS,
                lines,
                empty="The file holds no row.",
                note=counts_words(counts_of(lines)),
            ),
        ]

    def actions(self, row: Any, ask: Ask) -> list[Action]:
        return [
            Action(view.title, ask.link(self.name(verb), row.pk))
            for verb, view in ACTS.items()
            if INTEREST_IMPORT_LIFECYCLE.check(row.state, verb).ok
        ]

    def urls(self) -> list[URLPattern]:
        own: dict[str, type[ImportActView]] = {**ACTS, "names": NamesView}
        return [
            *super().urls(),
            *(
                path(f"{self.path}/<int:pk>/{verb}/", view.as_view(register=self), name=f"{self.key}-{verb}")
                for verb, view in own.items()
            ),
        ]


class ImportActView(ScreenView):
    """One page, one act; it says before the click what it does."""

    title: ClassVar[str]
    button: ClassVar[str]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.row(pk)
        return self.answer(row, self.form_for(row))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.row(pk)
        form = self.form_for(row, request.POST)
        if form.is_valid():
            try:
                done = self.act(row, form)
            except REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, done)
                return redirect(self.ask.link("membership:interest-import-detail", row.pk))
        return self.answer(row, form)

    def form_for(self, row: InterestImport, *data: Any) -> Any:
        return PortalForm(*data)

    def lines(self, row: InterestImport) -> list[str]:
        return []

    def act(self, row: InterestImport, form: Any) -> str:
        raise NotImplementedError

    def answer(self, row: InterestImport, form: Any) -> HttpResponse:
        context = {
            "form": form,
            "row": row,
            "title": f"{self.title}: {row}",
            "button_text": self.button,
            "lines": self.lines(row),
        }
        return self.page("membership/interests/act.jinja", context)


class NamesView(ImportActView):
    title, button = "Choose people", "Save"

    def form_for(self, row: InterestImport, *data: Any) -> NamesForm:
        return NamesForm(*data, names=written_names(row), people=people_of(row))

    def act(self, row: InterestImport, form: Any) -> str:
        match_people(row, form.chosen(), by=self.ask.user)
        return "The names were matched."


class ApplyView(ImportActView):
    title, button = "Apply", "Apply"

    def lines(self, row: InterestImport) -> list[str]:
        told = counts_words(counts_of(import_lines(row, by=self.ask.user)))
        return [
            told,
            "New and changed rows are written, all or none; the others are left as they are. They are then looked "
            "at like any other declaration. It can be undone until one of them is reviewed or changed.",
        ]

    def act(self, row: InterestImport, form: Any) -> str:
        made = apply_import(row, by=self.ask.user)
        return f"{counted(len(made.done), 'entry', 'entries')} written."


class UndoView(ImportActView):
    title, button = "Undo", "Undo it"

    def lines(self, row: InterestImport) -> list[str]:
        return ["New entries are removed, and changed ones say again what they said before."]

    def act(self, row: InterestImport, form: Any) -> str:
        undo_import(row, by=self.ask.user)
        return "The import was undone."


class AbandonView(ImportActView):
    title, button = "Give up", "Give it up"

    def lines(self, row: InterestImport) -> list[str]:
        return ["Nothing was written, and what was read from the file is dropped."]

    def act(self, row: InterestImport, form: Any) -> str:
        abandon_import(row, by=self.ask.user)
        return "The import was given up."


ACTS: dict[str, type[ImportActView]] = {"apply": ApplyView, "undo": UndoView, "abandon": AbandonView}

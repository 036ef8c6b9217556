"""Screens of entries: who may do what."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path

from delegation.actions import add_entry, change_entry, remove_entry
from delegation.conflicts import merge_entry
from delegation.editor_presenter import editor_url
from delegation.entry_history import entry_saves
from delegation.forms.entries import EntryFilters, EntryForm, RemoveForm
from delegation.models import SchemeEntry
from delegation.permissions import KEEP_SCHEME, READ_SCHEME
from delegation.presenters import (
    DATES,
    delegator_names,
    holder_name,
    limit_words,
    place_name,
    standing_tag,
    terms_counted,
    treatment_tag,
    version_title,
)
from delegation.rules.versions import check_editable
from delegation.selectors.facts import ENTRY_PARTS
from delegation.selectors.scheme import reaching
from delegation.views.pages import PAGES
from governance.foundation.outcome import Outcome, first_not_met
from governance.foundation.screens import Action, Ask, Column, Register, Tag, history
from governance.foundation.screens.views import REFUSALS, EditView, ScreenView


class Entries(Register):
    app = "delegation"
    noun, plural = "scheme entry", "scheme entries"
    model = SchemeEntry
    view_permission, permission = READ_SCHEME, KEEP_SCHEME
    form, filters = EntryForm, EntryFilters
    search_fields = ("reference", "function__title", "source", "lead_body", "conditions")
    own_filters = ("place", "function", "scheme_version")
    related = (
        "scheme_version__scheme__icb",
        "function",
        "parent__function",
        "place",
        "holder_committee",
        "holder_post",
        "holder_body",
    )
    prefetch = ENTRY_PARTS
    pages = PAGES
    intro = (
        "What is reserved, what is delegated to whom, what is led elsewhere and what is not decided yet. "
        "Not listed never means delegated."
    )
    empty = "No entry is in force on this day. Adopt a version of the scheme."
    columns = (
        Column("Reference", "reference", link=True, unset="Entry"),
        Column("Function", "function.title"),
        Column("Where", place_name),
        Column("Treatment", lambda entry: treatment_tag(entry.treatment)),
        Column("Held or led by", holder_name),
        Column("Limit", limit_words),
        Column("Terms", terms_counted, unset="None stated"),
    )
    particulars = (
        Column("Version", lambda entry: version_title(entry.scheme_version)),
        Column("Function", "function.title"),
        Column("Where", place_name),
        Column("Treatment", "treatment"),
        Column("Decision", "wording"),
        Column("Delegated by", delegator_names),
        Column("What the holder does", "verb"),
        Column("Held or led by", holder_name),
        Column("Passed on from", "parent"),
        Column("Lead body", "lead_body"),
        Column("Kind of responsibility", "responsibility"),
        Column("Who stays accountable", "accountable"),
        Column("Limit", limit_words),
        Column("Conditions", "conditions", unset="None stated"),
        Column("Kept back from the delegation", "exclusions", unset="Nothing stated"),
        Column("May be passed on", "may_sub_delegate"),
        Column("Source", "source"),
        Column("Statutory basis", "statutory_basis"),
        Column("Note", "note"),
        *DATES,
    )

    def csv_columns(self, ask: Ask) -> tuple[Column, ...]:
        """Everything an entry says, for spreadsheets."""
        return (self.columns[0], *self.particulars)

    def in_icb(self, rows: Any, ask: Ask) -> Any:
        """In force on the day of the page; with a version in the filter, all rows of that version."""
        rows = rows.filter(scheme_version__scheme__icb=ask.icb)
        version = ask.filters.get("scheme_version")
        if version is not None:
            rows = rows.filter(scheme_version=version)
        return reaching(
            rows,
            on=None if version is not None else ask.on,
            place=ask.filters.get("place"),
            function=ask.filters.get("function"),
        )

    def filtered(self, rows: Any, ask: Ask) -> Any:
        """The days are `in_icb`'s matter: entry and version must both be in force."""
        return super().filtered(
            rows, Ask(ask.user, ask.icb, ask.today, ask.on, {**ask.filters, "when": "all"})
        )

    def may_change(self, row: Any, ask: Ask) -> Outcome:
        return first_not_met(super().may_change(row, ask), check_editable(row.scheme_version.state))

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> SchemeEntry:
        return add_entry(by=ask.user, **values)

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> SchemeEntry:
        return change_entry(row, values, by=ask.user, reason=reason, expected_version=version)

    def saves(self, row: Any, ask: Ask) -> list[history.Entry]:
        return entry_saves(row, without=self.withheld(row, ask))

    def tags(self, row: Any, ask: Ask) -> list[Tag]:
        return [treatment_tag(row.treatment), standing_tag(row.scheme_version, ask)]

    def actions(self, row: Any, ask: Ask) -> list[Action]:
        version = ask.link("delegation:scheme-version-detail", row.scheme_version_id)
        remove = ask.link("delegation:scheme-entry-remove", row.pk)
        return [Action("Its version", version), Action("Remove", remove, self.may_change(row, ask))]

    def urls(self) -> list[URLPattern]:
        """The standard screens, with both texts of limits and other parts when two people edit one entry."""
        own = (("edit", EntryEditView), ("remove", RemoveView))
        standard = [url for url in super().urls() if url.name != f"{self.key}-edit"]
        return [
            *standard,
            *(
                path(f"{self.path}/<int:pk>/{verb}/", view.as_view(register=self), name=f"{self.key}-{verb}")
                for verb, view in own
            ),
        ]


class EntryEditView(EditView):
    """A row of a draft, on a page of its own."""

    def conflict(self, form: Any, current: Any) -> HttpResponse:
        merged, differences = merge_entry(form, current)
        again = self.form_class(instance=current, initial=merged, ask=self.ask)
        newest = entry_saves(current)[0]
        context = {"form": again, "row": current, "differences": differences, "newest": newest}
        return self.page("conflict", context, status=409)


class RemoveView(ScreenView):
    """Take a row out of a draft."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.answer(self.opened(pk), RemoveForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row, form = self.opened(pk), RemoveForm(request.POST)
        if form.is_valid():
            title, version = str(row), row.scheme_version
            try:
                remove_entry(row, by=self.ask.user, reason=form.cleaned_data["reason"])
            except REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, f"{title} was removed from the draft.")
                return redirect(editor_url(version))
        return self.answer(row, form)

    def opened(self, pk: int) -> SchemeEntry:
        row: SchemeEntry = self.row(pk)
        self.demand(self.register.may_change(row, self.ask))
        return row

    def answer(self, row: SchemeEntry, form: RemoveForm) -> HttpResponse:
        context = {
            "row": row,
            "form": form,
            "title": f"Remove: {row}",
            "button_text": "Remove it from the draft",
        }
        return self.page("delegation/act.jinja", context)

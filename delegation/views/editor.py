"""The editor of a version: its rows in groups, each opened in place; problems beside them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from delegation.actions import add_entry, change_entry
from delegation.actions.proposals import may_propose
from delegation.conflicts import merge_entry
from delegation.editor_presenter import editor_row, editor_url, problem_panel
from delegation.entry_history import entry_saves
from delegation.forms.editor import EditorFilters
from delegation.forms.entries import EntryForm
from delegation.models import SchemeEntry
from delegation.presenters import standing_tag
from delegation.selectors import adoption_checks
from delegation.selectors.editor import (
    editor_entries,
    in_groups,
    matching,
    next_row,
    open_comments,
    waiting_changes,
)
from delegation.selectors.scheme import is_prepared_by
from delegation.views.entries import Entries
from governance.foundation.errors import StaleEdit
from governance.foundation.screens.ask import key_in
from governance.foundation.screens.present import cell, counted, page_links
from governance.foundation.screens.views import REFUSALS, ScreenView

PAGE_SIZE = 50
# What of the address is a filter; the rest says which row is open.
KEPT = ("by", "q", "theme", "holder", "place", "treatment", "only", "page")


@dataclass(frozen=True)
class Opened:
    """The row that is open: a form on a row, or on a new one."""

    form: Any
    key: int | None = None

    @property
    def is_new(self) -> bool:
        return self.key is None


class EditorView(ScreenView):
    """`?open=<row>` opens a row, `?new=1` a new one (`&like=<row>` begins as the one after it), `?row=` shows a row."""

    register: Any = None  # the screens of versions, with what the editor offers; set by as_view

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.version = self.row(pk)
        return self.show(self.opened_by_address())

    def opened_by_address(self) -> Opened | None:
        asked = self.request.GET
        if not self.register.may_change(self.version, self.ask).ok:
            return None
        if asked.get("new"):
            return Opened(self.new_form(like=self.entry(key_in(asked.get("like", "")))))
        entry = self.entry(key_in(asked.get("open", "")))
        return Opened(EntryForm(instance=entry, ask=self.ask), entry.pk) if entry else None

    def new_form(self, *data: Any, like: SchemeEntry | None = None) -> EntryForm:
        begins = next_row(like) if like else {"effective_from": self.version.effective_from}
        return EntryForm(*data, ask=self.ask, draft=self.version, initial=begins)

    @cached_property
    def entries(self) -> list[SchemeEntry]:
        return editor_entries(self.version)

    def entry(self, key: int | None) -> SchemeEntry | None:
        return next((row for row in self.entries if row.pk == key), None)

    @cached_property
    def kept(self) -> list[tuple[str, str]]:
        return [(name, self.request.GET[name]) for name in KEPT if self.request.GET.get(name)]

    def url(self, anchor: str = "", **query: Any) -> str:
        return editor_url(self.version, self.kept, anchor, **query)

    def show(self, opened: Opened | None, status: int = 200) -> HttpResponse:
        ask, version = self.ask, self.version
        filters = EditorFilters(self.request.GET or None, entries=self.entries)
        chosen = filters.chosen()
        checks = adoption_checks(version, effective_from=version.effective_from, entries=self.entries)
        if version.state not in ("draft", "in_review"):  # what stops an adoption is over once it is adopted
            checks = [check for check in checks if not check.stops]
        panel = problem_panel(checks, row_url=lambda key: editor_url(version, (), f"row-{key}", row=key))
        comments = open_comments(version, ask.user, on=ask.today)
        shown = matching(self.entries, chosen)
        numbers = {"problems": panel.by_row, "comments": comments}.get(chosen["only"])
        if numbers is not None:
            shown = [row for row in shown if row.pk in numbers]
        grouped = in_groups(shown, chosen["by"])
        page = Paginator(grouped, PAGE_SIZE).get_page(self._page_number(grouped, opened))
        waiting = waiting_changes(version, ask.user, on=ask.today)
        told = {"problems": panel.by_row, "comments": comments, "proposals": waiting}
        context = {
            "row": version,
            "filters": filters,
            "is_filtered": any(
                chosen[name] for name in ("q", "theme", "holder", "place", "treatment", "only")
            ),
            "groups": _groups(page, told),
            "count": counted(len(grouped), "row", "rows"),
            "links": page_links(page, self._without_row()) if page.paginator.num_pages > 1 else None,
            "panel": panel,
            "opened": opened,
            "can_edit": self.register.may_change(version, ask),
            "tag": cell(standing_tag(version, ask)),
            "kept": self.kept,
            "here": self.url,
            "post_to": self.addresses(opened),
            "actions": self.register.editor_actions(version, ask),
            "may_propose": may_propose(ask.user, version).ok,
            "comments_open": is_prepared_by(ask.user, version, on=ask.today).ok,
        }
        return self.page("delegation/editor/editor.jinja", context, status=status)

    def addresses(self, opened: Opened | None) -> dict[str, str]:
        """Where the forms of the page are sent, with the filters as they are."""
        key, pk = opened.key if opened else None, self.version.pk
        query = f"?{urlencode(self.kept)}" if self.kept else ""
        found = {
            "new": reverse("delegation:scheme-editor-new", args=[pk]),
            "many": reverse("delegation:scheme-editor-many", args=[pk]),
        }
        if key is not None:
            found["row"] = reverse("delegation:scheme-editor-row", args=[pk, key])
        return {name: f"{address}{query}" for name, address in found.items()}

    def _page_number(self, grouped: list[tuple[str, SchemeEntry]], opened: Opened | None) -> Any:
        """The page that holds the row named in the address, else the page asked for."""
        key = opened.key if opened else key_in(self.request.GET.get("row", ""))
        found = next((n for n, (_, row) in enumerate(grouped) if key and row.pk == key), None)
        return self.request.GET.get("page") if found is None else found // PAGE_SIZE + 1

    def _without_row(self) -> Any:
        query = self.request.GET.copy()
        for name in ("open", "new", "like", "row"):
            query.pop(name, None)
        return query


def _groups(page: Any, told: dict[str, Any]) -> list[tuple[str, list[Any]]]:
    groups: dict[str, list[Any]] = {}
    for heading, entry in page:
        groups.setdefault(heading, []).append(editor_row(entry, **told))
    return list(groups.items())


class SaveView(EditorView):
    """A row that was opened in place is saved; refusals show it open again, with what was typed."""

    def get(self, request: HttpRequest, pk: int, entry: int) -> HttpResponse:  # type: ignore[override]
        row = self.opened_row(pk, entry)
        return redirect(self.url(f"row-{row.pk}", open=row.pk))

    def post(self, request: HttpRequest, pk: int, entry: int) -> HttpResponse:
        row = self.opened_row(pk, entry)
        form = EntryForm(request.POST, instance=row, ask=self.ask)
        if form.is_valid():
            values, _ = form.particulars()
            given = form.cleaned_data
            try:
                change_entry(
                    row, values, by=self.ask.user, reason=given["reason"], expected_version=given["version"]
                )
            except StaleEdit as stale:
                return self.conflict(form, stale.current)
            except REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, f"{row} was saved.")
                return redirect(self.after(row.pk))
        return self.show(Opened(form, row.pk))

    def opened_row(self, pk: int, key: int) -> SchemeEntry:
        self.version = self.row(pk)
        row = self.entry(key)
        if row is None:
            raise Http404
        self.demand(self.register.may_change(self.version, self.ask))
        return row

    def after(self, key: int) -> str:
        """Save and add next opens a new row that begins as the one after this."""
        if self.request.POST.get("then") == "next":
            return self.url("row-new", new=1, like=key)
        return self.url(f"row-{key}", row=key)

    def conflict(self, form: EntryForm, current: SchemeEntry) -> HttpResponse:
        """The second of two editors of one row: both texts, and a form that keeps what this person wrote."""
        merged, differences = merge_entry(form, current)
        context = {
            "register": Entries(),
            "form": EntryForm(instance=current, initial=merged, ask=self.ask),
            "row": current,
            "differences": differences,
            "newest": entry_saves(current)[0],
        }
        return self.page("conflict", context, status=409)


class AddView(SaveView):
    """A new row, opened in place."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:  # type: ignore[override]
        self.version = self.row(pk)
        self.demand(self.register.may_change(self.version, self.ask))
        return redirect(self.url("row-new", new=1))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:  # type: ignore[override]
        self.version = self.row(pk)
        self.demand(self.register.may_change(self.version, self.ask))
        form = self.new_form(request.POST)
        if form.is_valid():
            values, _ = form.particulars()
            try:
                made = add_entry(scheme_version=self.version, by=self.ask.user, **values)
            except REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, f"{made} was added.")
                return redirect(self.after(made.pk))
        return self.show(Opened(form))

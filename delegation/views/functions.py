"""Screens of the catalogue of functions."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from delegation.actions import change_function, create_function
from delegation.actions.catalogue import change_function_alias, create_function_alias
from delegation.forms.schemes import FunctionAliasForm, FunctionFilters, FunctionForm
from delegation.models import Function, FunctionAlias
from delegation.permissions import KEEP_SCHEME, READ_SCHEME
from delegation.presenters import entry_columns, treatment_answer
from delegation.selectors import entries_in_force
from delegation.selectors.catalogue import parts_of
from delegation.selectors.map import treatments_by_place
from delegation.views.pages import PAGES
from governance.foundation.outcome import Outcome, not_met
from governance.foundation.screens import Ask, Column, FilterForm, Panel, Register


def whose(function: Function) -> str:
    return str(function.icb) if function.icb else "Shared catalogue"


class Functions(Register):
    app = "delegation"
    noun, plural = "function", "functions"
    model = Function
    view_permission, permission = READ_SCHEME, KEEP_SCHEME
    form, filters = FunctionForm, FunctionFilters
    search_fields = ("title", "code", "legal_source")
    own_filters = ("whose",)
    related = ("parent", "icb")
    pages = PAGES
    intro = (
        "What a body may or must do. The catalogue is shared; how a function is treated differs by ICB, place "
        "and date."
    )
    empty = (
        "The catalogue is empty. The administrator of the portal can load the starter set; "
        "you may add this ICB's own."
    )
    columns = (
        Column("Function", "title", link=True),
        Column("Part of", "parent.title"),
        Column("Whose", whose),
        Column("The law bars delegation", "non_delegable_by_law"),
        Column("Legal source", "legal_source"),
    )
    particulars = (
        *columns[1:4],
        Column("Where the law says so", "non_delegable_citation"),
        Column("Legal source", "legal_source"),
        Column("What the words do not mean", "caveat"),
    )

    def in_icb(self, rows: Any, ask: Ask) -> Any:
        own, shared = Q(icb=ask.icb), Q(icb__isnull=True)
        return rows.filter({"own": own, "shared": shared}.get(ask.filters.get("whose", ""), own | shared))

    def may_change(self, row: Any, ask: Ask) -> Outcome:
        if row.icb_id is None:
            return not_met(
                "function.shared",
                "The shared catalogue is changed by loading it again, for every ICB at once.",
            )
        return super().may_change(row, ask)

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> Function:
        return create_function(icb=ask.icb, by=ask.user, **values)  # type: ignore[arg-type]

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> Function:
        return change_function(row, values, by=ask.user, reason=reason, expected_version=version)

    def panels(self, row: Any, ask: Ask) -> list[Panel]:
        where = (
            Column("Place", lambda line: line[0].name if line[0] else "The whole ICB"),
            Column("Treatment", lambda line: treatment_answer(line[1])),
            Column("In words", lambda line: line[1].reason),
            Column("Source", lambda line: line[1].clause),
        )
        return [
            Panel(
                "How it is treated on this day",
                where,
                treatments_by_place(row, ask.icb, on=ask.on) if ask.icb else [],
                empty="No place is in force on this day.",
                note="Not listed never means delegated.",
            ),
            Panel(
                "Entries in force about it",
                entry_columns(ask, without=("function",)),
                entries_in_force(ask.icb, on=ask.on).filter(function=row) if ask.icb else [],
                empty="No entry names it on this day.",
            ),
            Panel(
                "Its parts",
                (Column("Function", "title", link=True), Column("Whose", whose)),
                parts_of(row, icb=ask.icb),
                empty="It is not split.",
                url_name="delegation:function-detail",
            ),
        ]


class FunctionAliases(Register):
    app = "delegation"
    noun, plural = "name of a function", "names of functions"
    key, path = "function-alias", "function-names"
    title = "Other names of functions"
    model = FunctionAlias
    view_permission, permission = READ_SCHEME, KEEP_SCHEME
    form, filters = FunctionAliasForm, FilterForm
    search_fields = ("text", "function__title")
    related = ("function",)
    pages = PAGES
    intro = "What this ICB's documents call a function of the catalogue. Imports and questions match by these names."
    empty = "No other name is recorded. An import remembers the names that were settled in it."
    columns = (Column("Other name", "text", link=True), Column("Stands for", "function.title"))

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> FunctionAlias:
        return create_function_alias(icb=ask.own_icb, by=ask.user, **values)

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> FunctionAlias:
        return change_function_alias(row, values, by=ask.user, reason=reason, expected_version=version)

"""Screens of standing orders, terms of reference and cover-sheet templates."""

from __future__ import annotations

from datetime import date
from typing import Any

from governance.actions import icbs as icb_actions
from governance.actions import terms_of_reference as terms_actions
from governance.cover_catalogue import catalogue
from governance.enums import Permission
from governance.forms.cover_sheets import DESIGN, CoverSheetTemplateForm
from governance.forms.procedure import (
    StandingOrdersForm,
    TermsFilters,
    TermsOfReferenceForm,
)
from governance.foundation.screens import Ask, Column, FilterForm, Panel, Register, Tag
from governance.foundation.text import render_markdown
from governance.models import CoverSheetTemplate, StandingOrders, TermsOfReference
from governance.presenters import aligned_words, parameter_columns, parameter_rows
from governance.selectors import procedure as selectors
from governance.views.committees import DATES, PAGES, TERMS_COLUMNS, committee_column
from governance.views.settings import PAGES as SETTINGS_PAGES


class TermsOfReferenceScreens(Register):
    app = "governance"
    noun, plural = "terms of reference", "terms of reference"
    model = TermsOfReference
    form, filters = TermsOfReferenceForm, TermsFilters
    search_fields = ("label", "committee__name", "approved_by")
    related = ("committee__icb", "aligned_with")
    pages = PAGES
    intro = "Dated versions of what each committee is for and how it works."
    empty = "No version is in force on this day. Open a committee and add its terms of reference."
    columns = (Column("Committee", "committee.name"), *TERMS_COLUMNS)

    def in_icb(self, rows: Any, ask: Ask) -> Any:
        return rows.filter(committee__icb=ask.icb)

    def details(self, row: Any, ask: Ask) -> tuple[Column, ...]:
        return (
            committee_column(row, ask),
            Column("Version", "label"),
            Column("Approved by", "approved_by"),
            Column("Approved on", "approved_on"),
            Column("Agreed to by the committee on", "agreed_by_members_on"),
            Column("Review due", "review_due"),
            Column("Dates are aligned with those of", aligned_words),
            Column("Functions that it decides", "claims"),
            Column("Document and clause", "source"),
            *DATES,
        )

    def tags(self, row: Any, ask: Ask) -> list[Tag]:
        return [Tag("Interim", "yellow")] if row.is_interim else []

    def panels(self, row: Any, ask: Ask) -> list[Panel]:
        return [
            Panel(
                "Rules of procedure",
                parameter_columns,
                parameter_rows(selectors.rules_of_version(row, on=ask.on)),
                empty="",
                note="Rules that this version leaves out come from the standing orders in force on this day.",
            )
        ]

    def texts(self, row: Any, ask: Ask) -> list[tuple[str, str]]:
        return [("Text", render_markdown(row.text, numbering="decimal"))]

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> TermsOfReference:
        return terms_actions.create_terms_of_reference(by=ask.user, **values)

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> TermsOfReference:
        return terms_actions.change_terms_of_reference(
            row, values, by=ask.user, reason=reason, expected_version=version
        )

    def end(self, ask: Ask, row: Any, *, last_day: date, reason: str) -> TermsOfReference:
        return terms_actions.end_terms_of_reference(row, last_day=last_day, by=ask.user, reason=reason)


class StandingOrdersScreens(Register):
    app = "governance"
    noun, plural = "standing orders", "standing orders"
    model = StandingOrders
    permission = Permission.CHANGE_ICB
    form = StandingOrdersForm
    search_fields = ("title", "source")
    related = ("icb",)
    pages = SETTINGS_PAGES
    intro = (
        "The ICB's default rules of procedure. A committee inherits what its terms of reference leave out."
    )
    empty = "No standing orders are in force on this day. Add the version in force."
    columns = (Column("Title", "title", link=True), Column("Document and clause", "source"), *DATES)

    def panels(self, row: Any, ask: Ask) -> list[Panel]:
        own = selectors.rules_of_standing_orders(row)
        return [Panel("Rules of procedure", parameter_columns, parameter_rows(own), empty="")]

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> StandingOrders:
        return icb_actions.create_standing_orders(icb=ask.own_icb, by=ask.user, **values)

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> StandingOrders:
        return icb_actions.change_standing_orders(
            row, values, by=ask.user, reason=reason, expected_version=version
        )

    def end(self, ask: Ask, row: Any, *, last_day: date, reason: str) -> StandingOrders:
        return icb_actions.end_standing_orders(row, last_day=last_day, by=ask.user, reason=reason)


def purpose_words(code: str) -> str:
    return catalogue().purposes.get(code, code)


class CoverSheetTemplates(Register):
    app = "governance"
    noun, plural = "cover-sheet template", "cover-sheet templates"
    model = CoverSheetTemplate
    permission = Permission.CHANGE_ICB
    form, filters = CoverSheetTemplateForm, FilterForm
    search_fields = ("name", "layout")
    related = ("icb",)
    pages = SETTINGS_PAGES
    intro = (
        "Which fields the cover sheet of a paper has, in which order, under which labels. "
        "A paper that was signed off keeps the sheet under which it was signed."
    )
    empty = "No template is recorded. Add the one that this ICB's papers use."
    columns = (
        Column("Name", "name", link=True),
        Column("Layout", "layout"),
        Column("Fields", lambda row: len(row.fields)),
        Column("Numbering of paragraphs", "numbering"),
    )
    particulars = (
        *columns[1:2],
        Column("Heading", "heading"),
        Column("What a paper can be for", lambda row: [purpose_words(code) for code in row.purposes]),
        *columns[3:],
        Column("Enclosures are lettered", "letters_enclosures"),
    )

    def panels(self, row: Any, ask: Ask) -> list[Panel]:
        words = {field.key: field.words for field in catalogue().fields}
        columns = (
            Column("Label as printed", lambda field: field["label"]),
            Column("Field", lambda field: words.get(field["key"], f"{field['key']} (not known, left out)")),
            Column("Must be filled", lambda field: bool(field.get("required"))),
        )
        return [Panel("Fields in order", columns, row.fields, empty="This template has no fields yet.")]

    def texts(self, row: Any, ask: Ask) -> list[tuple[str, str]]:
        design = {name: getattr(row, name) for name in (*DESIGN, "fields")}
        return [("Preview, with examples for answers", catalogue().preview(design))]

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> CoverSheetTemplate:
        return icb_actions.create_cover_sheet_template(icb=ask.own_icb, by=ask.user, **values)

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> CoverSheetTemplate:
        return icb_actions.change_cover_sheet_template(
            row, values, by=ask.user, reason=reason, expected_version=version
        )

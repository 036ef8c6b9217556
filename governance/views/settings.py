"""Screens of ICBs and what is set in them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from governance.actions.access import grant_role
from governance.actions.icbs import change_icb, create_icb
from governance.enums import GovernanceForm, Permission
from governance.forms.access import FirstLeadForm
from governance.forms.organisations import IcbForm, NewIcbForm
from governance.foundation.errors import RuleNotMet
from governance.foundation.outcome import Outcome
from governance.foundation.permissions import DEPLOYMENT, can, icbs_of
from governance.foundation.screens import Action, Ask, Column, FilterForm, Panel, Register
from governance.foundation.screens.access import holds_in
from governance.foundation.screens.views import ScreenView
from governance.models import IntegratedCareBoard
from governance.selectors import icbs as selectors

PAGES = (
    ("ICBs", "governance:icb-list"),
    ("Standing orders", "governance:standing-orders-list"),
    ("Cover-sheet templates", "governance:cover-sheet-template-list"),
    ("Roles", "governance:role-list"),
    ("Accounts", "governance:user-list"),
)


class Icbs(Register):
    app = "governance"
    noun, plural = "ICB", "ICBs"
    model = IntegratedCareBoard
    permission = Permission.CHANGE_ICB
    form, filters = IcbForm, FilterForm
    search_fields = ("short_name", "abbreviation", "organisation__name", "organisation__ods_code")
    related = ("organisation", "default_cover_sheet")
    pages = PAGES
    empty = "No ICB is set up yet. A system administrator adds the first one."
    columns = (
        Column("Name", "short_name", link=True),
        Column("Abbreviation", "abbreviation"),
        Column("Organisation", "organisation.name"),
        Column("ODS code", "organisation.ods_code"),
        Column("ONS code", "organisation.ons_code"),
    )
    particulars = (
        *columns[1:],
        Column("In law from", "organisation.effective_from"),
        Column("In law to", "organisation.effective_to", unset="Open"),
        Column("Name in the header of published papers", "header_name"),
        Column("About", "about"),
        Column("Default cover sheet", "default_cover_sheet.name"),
        Column(
            "Forms that its committees may take",
            lambda row: [GovernanceForm(code).label for code in row.allowed_forms],
            unset="Every form",
        ),
        Column("Reminder before a term ends, days", "term_reminder_days", unset="Nobody is reminded"),
    )

    def in_icb(self, rows: Any, ask: Ask) -> Any:
        return rows

    def may_list(self, ask: Ask) -> Outcome:
        return _either(
            can(ask.user, Permission.CREATE_ICB, DEPLOYMENT, on=ask.today),
            holds_in(ask.user, self.view_permission, ask.icb, on=ask.today),
        )

    def may_create(self, ask: Ask) -> Outcome:
        return can(ask.user, Permission.CREATE_ICB, DEPLOYMENT, on=ask.today)

    def form_to_create(self) -> type[NewIcbForm]:
        return NewIcbForm

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> IntegratedCareBoard:
        names = ("ods_code", "ons_code", "effective_from", "effective_to")
        organisation = {"name": values.pop("organisation_name"), **{name: values.pop(name) for name in names}}
        return create_icb(organisation_values=organisation, by=ask.user, **values)

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> IntegratedCareBoard:
        return change_icb(row, values, by=ask.user, reason=reason, expected_version=version)

    def actions(self, row: Any, ask: Ask) -> list[Action]:
        may = can(ask.user, Permission.MANAGE_USERS, DEPLOYMENT, on=ask.today)
        return [Action("Name its governance lead", ask.link("governance:icb-lead", row.pk))] if may else []

    def panels(self, row: Any, ask: Ask) -> list[Panel]:
        if row.pk not in icbs_of(ask.user, on=ask.today):
            return []  # an administrator sets ICBs up and sees nothing of what is in them
        return [
            Panel(
                "Standing orders",
                (
                    Column("Title", "title", link=True),
                    Column("From", "effective_from"),
                    Column("To", "effective_to", unset="Open"),
                ),
                selectors.standing_orders_of(row),
                empty="No standing orders are recorded. Committees then have only their own rules.",
                url_name="governance:standing-orders-detail",
                note="Every version, whatever the day.",
            ),
            Panel(
                "Cover-sheet templates",
                (Column("Name", "name", link=True), Column("Layout", "layout")),
                selectors.templates_of(row),
                empty="No template is recorded. Papers cannot have a cover sheet before there is one.",
                url_name="governance:cover-sheet-template-detail",
            ),
        ]


def _either(first: Outcome, second: Outcome) -> Outcome:
    return first if first.ok else second


class FirstLeadView(ScreenView):
    """A system administrator names an ICB's first governance lead, who then says who holds which role."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.answer(self.opened(pk), FirstLeadForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        icb, form = self.opened(pk), FirstLeadForm(request.POST)
        if form.is_valid():
            user = form.cleaned_data["user"]
            try:
                grant_role(
                    user=user,
                    role="governance_lead",
                    icb=icb,
                    effective_from=self.ask.today,
                    by=request.user,
                    reason="First governance lead of the ICB",
                )
            except (RuleNotMet, ValidationError) as error:
                form.add_refusal(error)
            else:
                messages.success(request, f"{user} is governance lead of {icb}.")
                return redirect(self.ask.link("governance:icb-detail", icb.pk))
        return self.answer(icb, form)

    def opened(self, pk: int) -> IntegratedCareBoard:
        row = self.row(pk)
        self.demand(can(self.request.user, Permission.MANAGE_USERS, DEPLOYMENT, on=self.ask.today))
        return row

    def answer(self, icb: IntegratedCareBoard, form: FirstLeadForm) -> HttpResponse:
        return self.page("form", {"form": form, "row": icb, "title": f"Name the governance lead of {icb}"})

"""Leaving an organisation: a preview for a last day, and the act below it."""

from __future__ import annotations

from typing import Any

from governance.enums import Permission
from governance.foundation import words
from governance.foundation.forms import PortalForm
from governance.foundation.outcome import Outcome, met
from governance.foundation.permissions import can
from governance.foundation.screens import Panel, present
from membership.people.actions import leave_organisation
from membership.people.forms.employment import LastDayForm, LeaveForm
from membership.people.models import Employment
from membership.people.presenters_people import HANGING, STAYING, organisation_seat_columns
from membership.people.selectors import Leaving, leaving
from membership.people.views.acts import ActView


class LeaveView(ActView):
    """GET `?last_day_day=…` shows what would end; POST ends it."""

    title, button = "Leave the organisation", "End all of it"
    template = "membership/leave.jinja"

    def form(self, row: Employment, *data: Any) -> PortalForm:
        asked = self.asked()
        options: dict[str, Any] = {}
        if asked.is_valid():
            options["initial"] = {"last_day": asked.cleaned_data["last_day"]}
        return LeaveForm(*data, **options)

    def asked(self) -> LastDayForm:
        """The day in the address."""
        return LastDayForm(self.request.GET if "last_day_day" in self.request.GET else None)

    def context(self, row: Employment, form: PortalForm) -> dict[str, Any]:
        asked = self.asked()
        if not asked.is_valid():
            return {"asked": asked, "panels": None}
        found = leaving(row, last_day=asked.cleaned_data["last_day"])
        return {
            "asked": asked,
            "last_day": found.last_day,
            "panels": [present.panel_table(panel, self.ask) for panel in self.panels(found)],
            "may_end_roles": self.may_end_roles(found),
        }

    def panels(self, found: Leaving) -> list[Panel]:
        return [
            Panel("Appointments", HANGING, found.appointments, empty="No appointment hangs on it."),
            Panel(
                "Seats held through those posts",
                organisation_seat_columns(self.ask),
                found.seats_through_posts,
                empty="No seat is held through a post that ends.",
            ),
            Panel("Deputises for", HANGING, found.deputies, empty="Deputises for no seat of it."),
            Panel("Roles of the account", HANGING, found.grants, empty="No role of an account ends."),
            Panel("What stays", STAYING, found.stays, empty="Nothing else is held."),
        ]

    def may_end_roles(self, found: Leaving) -> Outcome:
        if not found.grants:
            return met("leaving.no_roles")
        return can(self.ask.user, Permission.GRANT_ROLES, found.employment, on=self.ask.today)

    def act(self, row: Employment, given: dict[str, Any]) -> tuple[str, str]:
        leave_organisation(row, by=self.ask.user, **given)
        said = f"{row.person} leaves {row.organisation}, last day {words.day(given['last_day'])}."
        return said, self.ask.link("membership:person-detail", row.person_id)

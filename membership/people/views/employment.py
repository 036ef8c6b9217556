"""Screens of employments."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import URLPattern, path

from governance.foundation.screens import Action, Ask, Column, Register
from membership.people.actions.employment import change_employment, employ, end_employment
from membership.people.forms.employment import EmploymentFilters, EmploymentForm, EndEmploymentForm
from membership.people.models import Employment
from membership.people.presenters import DATES, person_link
from membership.people.views.leaving import LeaveView
from membership.people.views.people import PAGES
from membership.permissions import KEEP_PEOPLE, READ_PEOPLE


class Employments(Register):
    app = "membership"
    noun, plural = "employment", "employments"
    model = Employment
    view_permission, permission = READ_PEOPLE, KEEP_PEOPLE
    form, filters, end_form = EmploymentForm, EmploymentFilters, EndEmploymentForm
    search_fields = ("person__name", "organisation__name", "job_title")
    related = ("person__icb", "organisation")
    pages = PAGES
    intro = "For whom people work, from which day to which. Somebody with a joint post has a row for each employer."
    empty = "No employment is recorded on this day. Open a person and add one."
    columns = (
        Column("Person", "person", link=True),
        Column("Employer", "organisation.name"),
        Column("Job title", "job_title"),
        Column("Seniority", "seniority", unset="Not recorded"),
        *DATES,
    )

    def details(self, row: Any, ask: Ask) -> tuple[Column, ...]:
        return (
            Column("Person", lambda _: person_link(row.person, ask)),
            *self.columns[1:4],
            Column("Equivalent to", "seniority_note"),
            *DATES,
            Column("Why it ended", "end_reason"),
        )

    def in_icb(self, rows: Any, ask: Ask) -> Any:
        return rows.filter(person__icb=ask.icb)

    def actions(self, row: Any, ask: Ask) -> list[Action]:
        href = ask.link("membership:employment-leave", row.pk)
        return [Action("Leave the organisation", href, self.may_change(row, ask))]

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> Employment:
        return employ(by=ask.user, **values)

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> Employment:
        return change_employment(row, values, by=ask.user, reason=reason, expected_version=version)

    def end(self, ask: Ask, row: Any, *, last_day: date, reason: str, end_reason: str = "") -> Employment:
        return end_employment(row, last_day=last_day, end_reason=end_reason, by=ask.user, reason=reason)

    def urls(self) -> list[URLPattern]:
        leave = path(
            f"{self.path}/<int:pk>/leave/", LeaveView.as_view(register=self), name=f"{self.key}-leave"
        )
        return [*super().urls(), leave]

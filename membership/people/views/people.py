"""Screens of people."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from governance.foundation.screens import Action, Ask, Column, Panel, Register
from membership.people.actions import change_person, create_person
from membership.people.forms.people import NewPersonForm, PersonFilters, PersonForm
from membership.people.models import Person
from membership.people.presenters import (
    appointment_columns,
    deputy_columns,
    employer_names,
    employment_columns,
    employment_words,
    seat_columns,
)
from membership.people.presenters_people import HISTORY, history_of, standing_columns
from membership.people.selectors import contact_visible_to, deputies_for, people_with_employers, seats_of
from membership.people.selectors.appointments import appointments_of, deputy_arrangements_of
from membership.people.selectors.employment import employments_of, employments_on
from membership.permissions import KEEP_PEOPLE, READ_PEOPLE

PAGES = (
    ("People", "membership:person-list"),
    ("Employments", "membership:employment-list"),
    ("Appointments", "membership:appointment-list"),
    ("Deputies", "membership:deputy-list"),
    ("Vacant seats", "membership:vacancy-list"),
    ("Required and filled", "membership:requirement-list"),
    ("Membership rules", "membership:composition-rule-list"),
)
CONTACT = (
    Column("E-mail (private)", "email"),
    Column("Telephone (private)", "phone"),
    Column("Account (private)", "user.email", unset="Has no account here"),
)


class People(Register):
    app = "membership"
    noun, plural = "person", "people"
    model = Person
    view_permission, permission = READ_PEOPLE, KEEP_PEOPLE
    form, filters = PersonForm, PersonFilters
    search_fields = ("name", "job_title")
    own_filters = ("employer",)
    pages = PAGES
    files = (("Members, seats and interests as Excel", "reports:people-workbook"),)
    intro = "Everybody who holds a seat or a post in this ICB, or deputises for somebody who does."
    empty = "Nobody is recorded yet. Add the first person, then appoint them to a seat or post."
    columns = (
        Column("Name", str, link=True),
        Column("Job title", "job_title"),
    )

    def rows(self, ask: Ask) -> Any:
        return people_with_employers(super().rows(ask), employer=ask.filters.get("employer"), on=ask.on)

    def list_columns(self, ask: Ask) -> Sequence[Column]:
        return (*self.columns, Column("Employers", employer_names))

    def form_to_create(self) -> Any:
        return NewPersonForm

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> Person:
        return create_person(icb=ask.own_icb, by=ask.user, **values)

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> Person:
        return change_person(row, values, by=ask.user, reason=reason, expected_version=version)

    def details(self, row: Any, ask: Ask) -> Sequence[Column]:
        employers = Column(
            "Employers",
            lambda _: [employment_words(job) for job in employments_on(row, on=ask.on)],
            unset="None recorded on this day",
        )
        return (*self.columns[1:], employers, *(CONTACT if self.may_contact(row, ask) else ()))

    def withheld(self, row: Any, ask: Ask) -> Collection[str]:
        return () if self.may_contact(row, ask) else ("email", "phone")

    def may_contact(self, row: Any, ask: Ask) -> bool:
        return contact_visible_to(ask.user, row, on=ask.today)

    def actions(self, row: Any, ask: Ask) -> list[Action]:
        may = self.may_change(row, ask)
        return (
            [Action("Erase private data", ask.link("membership:person-erase", row.pk), may)] if may.ok else []
        )

    def panels(self, row: Any, ask: Ask) -> list[Panel]:
        may = self.may_change(row, ask)
        employments, appointments = employments_of(row), appointments_of(row)
        deputies, seats = deputy_arrangements_of(row), seats_of(row, on=ask.on)
        return [
            Panel(
                "Seats on this day",
                seat_columns(ask),
                seats,
                empty="Holds no seat on this day.",
            ),
            Panel(
                "Employers",
                employment_columns(ask, of="person"),
                employments,
                empty="No employer is recorded.",
                actions=(
                    Action("Add employer", ask.link("membership:employment-create", person=row.pk), may),
                ),
                note="Past and future ones too, whatever the day.",
            ),
            Panel(
                "Appointments",
                appointment_columns(ask, of="person"),
                appointments,
                empty="Has not been appointed to a seat or post.",
                actions=(Action("Appoint", ask.link("membership:appointment-create", person=row.pk), may),),
                note="Past and future ones too, whatever the day.",
            ),
            Panel(
                "Deputises for",
                deputy_columns(ask, of="person"),
                deputies,
                empty="Deputises for nobody.",
                actions=(Action("Arrange deputy", ask.link("membership:deputy-create", person=row.pk), may),),
                note="Past and future ones too, whatever the day.",
            ),
            Panel(
                "Deputies of the seats held on this day",
                standing_columns(ask),
                [found for member in seats for found in deputies_for(member.seat, on=ask.on)],
                empty="Nobody is named to stand in.",
            ),
            Panel(
                "In time",
                HISTORY,
                history_of(employments, appointments, deputies, ask),
                empty="Nothing is recorded yet.",
                note="Everything from the first day to the last, whatever the day of the page.",
            ),
        ]

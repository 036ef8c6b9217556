"""Screens of people."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from governance.foundation.screens import Action, Ask, Column, Panel, Register
from membership.actions import change_person, create_person
from membership.forms.people import PersonFilters, PersonForm
from membership.models import Person
from membership.permissions import KEEP_PEOPLE, READ_PEOPLE
from membership.presenters import appointment_columns, deputy_columns, seat_columns
from membership.selectors import contact_visible_to, seats_of
from membership.selectors.appointments import appointments_of, deputy_arrangements_of

PAGES = (
    ("People", "membership:person-list"),
    ("Appointments", "membership:appointment-list"),
    ("Deputies", "membership:deputy-list"),
    ("Vacant seats", "membership:vacancy-list"),
    ("Required and filled", "membership:requirement-list"),
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
    prefetch = ("employers",)
    pages = PAGES
    intro = "Everybody who holds a seat or a post in this ICB, or deputises for somebody who does."
    empty = "Nobody is recorded yet. Add the first person, then appoint them to a seat or post."
    columns = (
        Column("Name", str, link=True),
        Column("Job title", "job_title"),
        Column("Employers", "employers"),
    )
    particulars = columns[1:]

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> Person:
        return create_person(icb=ask.icb, by=ask.user, **values, **many)  # type: ignore[arg-type]

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> Person:
        return change_person(row, values, many=many, by=ask.user, reason=reason, expected_version=version)

    def details(self, row: Any, ask: Ask) -> Sequence[Column]:
        return self.particulars + (CONTACT if self.may_contact(row, ask) else ())

    def withheld(self, row: Any, ask: Ask) -> Collection[str]:
        return () if self.may_contact(row, ask) else ("email", "phone")

    def may_contact(self, row: Any, ask: Ask) -> bool:
        return contact_visible_to(ask.user, row, on=ask.today)

    def panels(self, row: Any, ask: Ask) -> list[Panel]:
        may = self.may_change(row, ask)
        return [
            Panel(
                "Seats on this day",
                seat_columns(ask),
                seats_of(row, on=ask.on),
                empty="Holds no seat on this day.",
            ),
            Panel(
                "Appointments",
                appointment_columns(ask, of="person"),
                appointments_of(row),
                empty="Has not been appointed to a seat or post.",
                actions=(Action("Appoint", ask.link("membership:appointment-create", person=row.pk), may),),
                note="Past and future ones too, whatever the day.",
            ),
            Panel(
                "Deputises for",
                deputy_columns(ask, of="person"),
                deputy_arrangements_of(row),
                empty="Deputises for nobody.",
                actions=(Action("Arrange deputy", ask.link("membership:deputy-create", person=row.pk), may),),
                note="Past and future ones too, whatever the day.",
            ),
        ]

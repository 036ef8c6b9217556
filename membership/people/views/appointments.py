"""Screens of appointments."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, path

from governance.foundation.outcome import first_not_met
from governance.foundation.screens import Action, Ask, Column, Register, Tag
from membership.enums import AppointmentBasis
from membership.people.actions import appoint, change_appointment
from membership.people.forms.appointments import AppointmentFilters, AppointmentForm
from membership.people.models import Appointment
from membership.people.presenters import DATES, committee_name, held_link, person_link, status_tag
from membership.people.presenters_people import ELECTION, NOMINATION, TERM, letter_link
from membership.people.selectors.checks import may_renew, may_withdraw
from membership.people.views.people import PAGES
from membership.people.views.terms import EndView, LetterView, RenewView, WithdrawView
from membership.permissions import KEEP_PEOPLE, READ_PEOPLE

ACTS = {
    "end": EndView,
    "renew": RenewView,
    "withdraw": WithdrawView,
    "letter": LetterView,
}


class Appointments(Register):
    app = "membership"
    noun, plural = "appointment", "appointments"
    model = Appointment
    view_permission, permission = READ_PEOPLE, KEEP_PEOPLE
    form, filters = AppointmentForm, AppointmentFilters
    search_fields = ("person__name", "seat__title", "post__title", "seat__committee__name")
    own_filters = ("committee",)
    related = (
        "person__icb",
        "seat__committee",
        "post",
        "on_behalf_of",
        "handover_to",
        "nomination_letter",
        "follows",
    )
    pages = PAGES
    intro = "Who holds which seat or post, from which day to which."
    empty = "Nobody is appointed on this day. Open a person or a seat and appoint."
    columns = (
        Column("Person", "person", link=True),
        Column("Seat or post", lambda row: row.held.title),
        Column("Committee", committee_name, unset="–"),
        Column("Basis", "basis"),
        Column("Status", status_tag),
        Column("On behalf of", "on_behalf_of.name"),
        *DATES,
    )

    def details(self, row: Any, ask: Ask) -> tuple[Column, ...]:
        return (
            Column("Person", lambda _: person_link(row.person, ask)),
            Column("Seat or post", lambda _: held_link(row, ask)),
            *self.columns[3:4],
            Column("Status", "status"),
            Column("On behalf of", "on_behalf_of.name"),
            Column("Shares the seat or post", "is_job_share"),
            *DATES,
            *TERM,
            *NOMINATION,
            Column("Letter of nomination", lambda _: letter_link(row, ask)),
            *(ELECTION if row.basis == AppointmentBasis.ELECTED else ()),
            Column("Why it ended", "end_reason"),
            Column("Handed over to", "handover_to"),
            Column("What was handed over", "handover_note"),
            Column("Note", "note"),
        )

    def actions(self, row: Any, ask: Ask) -> list[Action]:
        may = self.may_change(row, ask)
        return [
            Action("End", ask.link("membership:appointment-end", row.pk), may),
            Action(
                "Renew", ask.link("membership:appointment-renew", row.pk), first_not_met(may, may_renew(row))
            ),
            Action(
                "Withdraw",
                ask.link("membership:appointment-withdraw", row.pk),
                first_not_met(may, may_withdraw(row, today=ask.today)),
            ),
        ]

    def in_icb(self, rows: Any, ask: Ask) -> Any:
        rows = rows.filter(person__icb=ask.icb)
        committee = ask.filters.get("committee")
        return rows.filter(seat__committee=committee) if committee else rows

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> Appointment:
        return appoint(by=ask.user, **values, **many)

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> Appointment:
        letter = values.pop("letter", None)
        return change_appointment(
            row, values, by=ask.user, reason=reason, expected_version=version, letter=letter, **many
        )

    def urls(self) -> list[URLPattern]:
        own = [
            path(f"{self.path}/<int:pk>/{verb}/", view.as_view(register=self), name=f"{self.key}-{verb}")
            for verb, view in ACTS.items()
        ]
        return [*super().urls(), *own]

    def tags(self, row: Any, ask: Ask) -> list[Tag]:
        tag = status_tag(row)
        return [tag] if isinstance(tag, Tag) else []

"""Screens of appointments and deputies."""

from __future__ import annotations

from datetime import date
from typing import Any

from governance.foundation.screens import Ask, Column, Register, Tag
from membership.actions import (
    appoint,
    arrange_deputy,
    change_appointment,
    change_deputy,
    end_appointment,
    end_deputy,
)
from membership.forms.appointments import (
    AppointmentFilters,
    AppointmentForm,
    DeputyFilters,
    DeputyForm,
    EndAppointmentForm,
)
from membership.models import Appointment, DeputyArrangement
from membership.permissions import KEEP_PEOPLE, READ_PEOPLE
from membership.presenters import DATES, FOLLOWS, committee_name, held_link, person_link, status_tag
from membership.views.people import PAGES


class Appointments(Register):
    app = "membership"
    noun, plural = "appointment", "appointments"
    model = Appointment
    view_permission, permission = READ_PEOPLE, KEEP_PEOPLE
    form, filters, end_form = AppointmentForm, AppointmentFilters, EndAppointmentForm
    search_fields = ("person__name", "seat__title", "post__title", "seat__committee__name")
    own_filters = ("committee",)
    related = ("person__icb", "seat__committee", "post", "on_behalf_of")
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
            Column("Why it ended", "end_reason"),
            Column("Note", "note"),
        )

    def in_icb(self, rows: Any, ask: Ask) -> Any:
        rows = rows.filter(person__icb=ask.icb)
        committee = ask.filters.get("committee")
        return rows.filter(seat__committee=committee) if committee else rows

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> Appointment:
        return appoint(by=ask.user, **values)

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> Appointment:
        return change_appointment(row, values, by=ask.user, reason=reason, expected_version=version)

    def end(self, ask: Ask, row: Any, *, last_day: date, reason: str, end_reason: str = "") -> Appointment:
        return end_appointment(row, last_day=last_day, end_reason=end_reason, by=ask.user, reason=reason)

    def tags(self, row: Any, ask: Ask) -> list[Tag]:
        tag = status_tag(row)
        return [tag] if isinstance(tag, Tag) else []


class Deputies(Register):
    app = "membership"
    noun, plural = "deputy", "deputies"
    model = DeputyArrangement
    view_permission, permission = READ_PEOPLE, KEEP_PEOPLE
    form, filters = DeputyForm, DeputyFilters
    search_fields = ("person__name", "seat__title", "seat__committee__name")
    own_filters = ("committee",)
    related = ("person__icb", "seat__committee")
    pages = PAGES
    intro = "Who may stand in for the holder of a seat, and whether they then vote and count for the quorum."
    empty = "No deputy is named on this day. Open a seat and name one."
    columns = (
        Column("Deputy", "person", link=True),
        Column("Deputises for", "seat.title"),
        Column("Committee", "seat.committee.name"),
        Column("Votes", "may_vote", unset=FOLLOWS),
        Column("Counts for the quorum", "counts_for_quorum", unset=FOLLOWS),
        *DATES,
    )
    particulars = (Column("Deputy", "person"), *columns[1:], Column("Note", "note"))

    def in_icb(self, rows: Any, ask: Ask) -> Any:
        rows = rows.filter(person__icb=ask.icb)
        committee = ask.filters.get("committee")
        return rows.filter(seat__committee=committee) if committee else rows

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> DeputyArrangement:
        return arrange_deputy(by=ask.user, **values)

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> DeputyArrangement:
        return change_deputy(row, values, by=ask.user, reason=reason, expected_version=version)

    def end(self, ask: Ask, row: Any, *, last_day: date, reason: str) -> DeputyArrangement:
        return end_deputy(row, last_day=last_day, by=ask.user, reason=reason)

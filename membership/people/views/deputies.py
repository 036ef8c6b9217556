"""Screens of deputies."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import URLPattern, path

from governance.foundation import words
from governance.foundation.forms import PortalForm
from governance.foundation.outcome import Outcome
from governance.foundation.permissions import can
from governance.foundation.screens import Action, Ask, Column, Panel, Register, Tag
from membership.people.actions import agree_to_deputy, arrange_deputy, change_deputy, end_deputy
from membership.people.forms.deputies import AgreeForm, DeputyFilters, DeputyForm
from membership.people.models import DeputyArrangement
from membership.people.presenters import DATES, FOLLOWS
from membership.people.presenters_people import CAUTION_COLUMNS, answer_words
from membership.people.selectors.deputies import chairs_of, standing
from membership.people.views.acts import ActView
from membership.people.views.people import PAGES
from membership.permissions import AGREE_DEPUTY, KEEP_PEOPLE, READ_PEOPLE


class Deputies(Register):
    app = "membership"
    noun, plural = "deputy", "deputies"
    model = DeputyArrangement
    view_permission, permission = READ_PEOPLE, KEEP_PEOPLE
    form, filters = DeputyForm, DeputyFilters
    search_fields = ("person__name", "seat__title", "seat__committee__name")
    own_filters = ("committee",)
    related = ("person__icb", "seat__committee", "approved_by")
    pages = PAGES
    intro = "Who may stand in for the holder of a seat, and whether they then vote and count for the quorum."
    empty = "No deputy is named on this day. Open a seat and name one."
    columns = (
        Column("Deputy", "person", link=True),
        Column("Deputises for", "seat.title"),
        Column("Committee", "seat.committee.name"),
        Column("For how long", "kind"),
        Column("Votes", "may_vote", unset=FOLLOWS),
        Column("Counts for the quorum", "counts_for_quorum", unset=FOLLOWS),
        *DATES,
    )

    def details(self, row: Any, ask: Ask) -> tuple[Column, ...]:
        found = standing(row, on=ask.on)
        return (
            Column("Deputy", "person"),
            *self.columns[1:4],
            Column("Votes", lambda _: answer_words(found.may_vote)),
            Column("Counts for the quorum", lambda _: answer_words(found.counts_for_quorum)),
            Column("Agreed by (chair)", "approved_by", unset="Nobody yet" if found.awaits_approval else "–"),
            Column("Agreed on", "approved_on"),
            *DATES,
            Column("Note", "note"),
        )

    def tags(self, row: Any, ask: Ask) -> list[Tag]:
        return [Tag("Waits for the chair", "yellow")] if standing(row, on=ask.on).awaits_approval else []

    def panels(self, row: Any, ask: Ask) -> list[Panel]:
        found = standing(row, on=ask.on).cautions
        return [Panel("To look at first", CAUTION_COLUMNS, found, empty="")] if found else []

    def actions(self, row: Any, ask: Ask) -> list[Action]:
        href = ask.link("membership:deputy-agree", row.pk)
        return [Action("Record the chair's agreement", href, may_agree(row, ask))]

    def urls(self) -> list[URLPattern]:
        agree = path(
            f"{self.path}/<int:pk>/agree/", AgreeView.as_view(register=self), name=f"{self.key}-agree"
        )
        return [*super().urls(), agree]

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


def may_agree(row: DeputyArrangement, ask: Ask) -> Outcome:
    return can(ask.user, AGREE_DEPUTY, row, on=ask.today)


class AgreeView(ActView):
    title, button = "The chair's agreement", "Record it"

    def allowed(self, row: DeputyArrangement) -> Outcome:
        return may_agree(row, self.ask)

    def form(self, row: DeputyArrangement, *data: Any) -> PortalForm:
        return AgreeForm(*data, ask=self.ask, chairs=chairs_of(row.seat.committee, on=self.ask.on))

    def act(self, row: DeputyArrangement, given: dict[str, Any]) -> tuple[str, str]:
        made = agree_to_deputy(row, by=self.ask.user, **given)
        said = f"{made.approved_by} agreed on {words.day(made.approved_on)}."
        return said, self.page_of(row)

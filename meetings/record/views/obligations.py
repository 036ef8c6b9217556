"""Standing obligations: what a committee owes again and again, when it is due, and how it was given (R183)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path

from governance.enums import Permission
from governance.foundation.outcome import Outcome
from governance.foundation.screens import Ask, Column, Panel, Register, Tag, views
from governance.foundation.screens.access import holds_in
from governance.foundation.screens.register import Action
from meetings.record import presenters_obligations as presenter
from meetings.record.actions import obligations as actions
from meetings.record.forms.obligations import FulfilForm, ObligationFilters, ObligationForm
from meetings.record.models import StandingObligation
from meetings.record.selectors import obligations as selectors


class ObligationFulfil(views.ScreenView):
    """Write down how what was due was given."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.opened(pk)
        return self.answer(row, self.form(row))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.opened(pk)
        form = self.form(row, request.POST)
        if form.is_valid():
            try:
                actions.fulfil_obligation(row, by=self.ask.user, **form.given())
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, "It is written down as given.")
                return redirect(self.ask.link("meetings:obligation-detail", row.pk))
        return self.answer(row, form)

    def opened(self, pk: int) -> StandingObligation:
        row: StandingObligation = self.row(pk)
        self.demand(self.register.may_change(row, self.ask))
        return row

    def form(self, row: StandingObligation, *data: Any) -> FulfilForm:
        reports, sent = selectors.ways_to_fulfil(row, self.ask.user, on=self.ask.today)
        days = selectors.owed_days(row, on=self.ask.today)
        return FulfilForm(
            *data, days=days, reports=reports, sent=sent, initial={"fulfilled_on": self.ask.today}
        )

    def answer(self, row: StandingObligation, form: FulfilForm) -> HttpResponse:
        back = self.ask.link("meetings:obligation-detail", row.pk)
        context = {
            "form": form,
            "heading": "It was given",
            "button_text": "Save",
            "back": back,
            "caption": str(row),
            "crumbs": [{"text": str(row), "href": back}],
        }
        return self.page("meetings/record/action_form.jinja", context)


class Obligations(Register):
    app, noun, plural, model = "meetings", "obligation", "obligations", StandingObligation
    title = "Standing obligations"
    view_permission, permission = Permission.VIEW_MEETING, Permission.RUN_MEETING
    form, filters = ObligationForm, ObligationFilters
    search_fields = ("title", "source", "to_body")
    related = ("committee__icb", "committee__place", "to_committee")
    prefetch = ("fulfilments",)
    empty = "Nothing is recorded yet. Add what a committee owes to another body again and again."

    def in_icb(self, rows: Any, ask: Ask) -> Any:
        return rows.filter(committee__icb=ask.icb)

    def may_create(self, ask: Ask) -> Outcome:
        return holds_in(ask.user, self.permission, ask.icb, on=ask.today)

    def list_columns(self, ask: Ask) -> Sequence[Column]:
        return (
            Column("What is owed", "title", link=True),
            Column("Committee", "committee"),
            Column("To", "addressee"),
            Column("How often", "every_months"),
            Column("Next due", lambda row: selectors.how_it_stands(row, on=ask.today).next_due),
            Column("State", lambda row: presenter.state_tag(selectors.how_it_stands(row, on=ask.today))),
        )

    def details(self, row: Any, ask: Ask) -> Sequence[Column]:
        more = (
            Column("First due", "first_due_on"),
            Column("Document and clause", "source"),
            Column("Note", "note"),
        )
        return (*self.list_columns(ask)[1:5], *more)

    def tags(self, row: Any, ask: Ask) -> list[Tag]:
        return [presenter.state_tag(selectors.how_it_stands(row, on=ask.today))]

    def panels(self, row: Any, ask: Ask) -> list[Panel]:
        ways: tuple[Action, ...] = ()
        if (may := self.may_change(row, ask)).ok:
            ways = (Action("It was given", ask.link("meetings:obligation-fulfil", row.pk), may),)
        return [
            Panel(
                "What was given",
                presenter.fulfilment_columns(ask),
                selectors.fulfilments_of(row),
                empty="Nothing yet.",
                actions=ways,
            )
        ]

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> StandingObligation:
        return actions.create_obligation(by=ask.user, **values)

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> StandingObligation:
        return actions.change_obligation(row, values, by=ask.user, reason=reason, expected_version=version)

    def end(self, ask: Ask, row: Any, *, last_day: date, reason: str) -> StandingObligation:
        return actions.end_obligation(row, last_day=last_day, by=ask.user, reason=reason)

    def urls(self) -> list[URLPattern]:
        own = path(
            "obligations/<int:pk>/given/",
            ObligationFulfil.as_view(register=self),
            name="obligation-fulfil",
        )
        return [own, *super().urls()]

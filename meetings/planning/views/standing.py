"""Screens of what stands on every agenda of a committee."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path

from governance.foundation.screens import Ask, Tag, views
from governance.foundation.screens.present import counted
from meetings.planning import plan_presenter as presenter
from meetings.planning.actions import standing as actions
from meetings.planning.forms.plan import PlanFilters, ReadySetForm, StandingItemForm
from meetings.planning.models import StandingItem
from meetings.planning.rules.standing import READY_SETS
from meetings.planning.views.plan import OfPlan


class StandingItems(OfPlan):
    noun, plural = "standing item", "standing items"
    model = StandingItem
    form, filters = StandingItemForm, PlanFilters
    search_fields = ("title",)
    related = ("committee",)
    intro = (
        "What opens and closes every agenda of a committee. An agenda made from the last one starts with it."
    )
    empty = "Nothing is recorded yet. Take a ready set, or add the first item."
    columns = presenter.STANDING_COLUMNS
    particulars = presenter.STANDING_PARTICULARS
    files = (("Take a ready set", "meetings:standing-item-start"),)

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> StandingItem:
        return actions.create_standing_item(by=ask.user, **values)

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> StandingItem:
        return actions.change_standing_item(row, values, by=ask.user, reason=reason, expected_version=version)

    def end(self, ask: Ask, row: Any, *, last_day: date, reason: str) -> StandingItem:
        return actions.end_standing_item(row, last_day=last_day, by=ask.user, reason=reason)

    def tags(self, row: Any, ask: Ask) -> list[Tag]:
        return [Tag("Private", "pink")] if row.openness == "private" else []

    def urls(self) -> list[URLPattern]:
        start = path("standing-items/start/", StartView.as_view(register=self), name="standing-item-start")
        return [start, *super().urls()]


class StartView(views.ScreenView):
    """A committee takes a ready set as its own."""

    def get(self, request: HttpRequest) -> HttpResponse:
        self.demand(self.register.may_create(self.ask))
        return self.answer(ReadySetForm(ask=self.ask))

    def post(self, request: HttpRequest) -> HttpResponse:
        self.demand(self.register.may_create(self.ask))
        form = ReadySetForm(request.POST, ask=self.ask)
        if form.is_valid():
            given = form.cleaned_data
            try:
                made = actions.start_standing_items(
                    committee=given["committee"],
                    key=given["ready"],
                    from_day=given["from_day"],
                    by=request.user,
                )
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(
                    request, f"{counted(len(made), 'standing item was', 'standing items were')} added."
                )
                return redirect(self.ask.link("meetings:standing-item-list", committee=given["committee"].pk))
        return self.answer(form)

    def answer(self, form: ReadySetForm) -> HttpResponse:
        context = {"form": form, "sets": [(one.name, one.lines) for one in READY_SETS.values()]}
        return self.page("meetings/planning/standing_start.jinja", context)

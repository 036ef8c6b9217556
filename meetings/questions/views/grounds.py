"""Screens of the grounds on which a question may be refused."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path

from governance.enums import Permission
from governance.foundation.screens import Ask, Column, EffectiveFilters, Register, views
from governance.foundation.screens.present import counted
from meetings.planning.pages import PAGES
from meetings.questions.actions import grounds as actions
from meetings.questions.forms.moderation import GroundForm, StartGroundsForm
from meetings.questions.models import RefusalGround
from meetings.questions.rules.grounds import READY


class RefusalGrounds(Register):
    app = "meetings"
    noun, plural = "refusal ground", "refusal grounds"
    title = "Grounds for refusing a question"
    model = RefusalGround
    permission = Permission.CHANGE_ICB
    view_permission = Permission.VIEW_DRAFTS
    form, filters = GroundForm, EffectiveFilters
    search_fields = ("title", "words")
    pages = PAGES
    intro = "Why a question or petition may be refused. Whoever sent it is told the ground in these words."
    empty = "Nothing is recorded yet. Take the ready set, or add the first ground."
    columns = (
        Column("Order", "position"),
        Column("Ground", "title", link=True),
        Column("What the questioner is told", "words"),
    )
    particulars = (
        Column("What the questioner is told", "words"),
        Column("Place in the order", "position"),
        Column("Document and clause", "source"),
        Column("In force from", "effective_from"),
        Column("In force to", "effective_to", unset="open"),
    )
    files = (("Take the ready set", "meetings:refusal-ground-start"),)

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> RefusalGround:
        return actions.create_ground(icb=ask.own_icb, by=ask.user, **values)

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> RefusalGround:
        return actions.change_ground(row, values, by=ask.user, reason=reason, expected_version=version)

    def end(self, ask: Ask, row: Any, *, last_day: date, reason: str) -> RefusalGround:
        return actions.end_ground(row, last_day=last_day, by=ask.user, reason=reason)

    def urls(self) -> list[URLPattern]:
        start = path("refusal-grounds/start/", StartView.as_view(register=self), name="refusal-ground-start")
        return [start, *super().urls()]


class StartView(views.ScreenView):
    """The ICB takes the ready set as its own."""

    def get(self, request: HttpRequest) -> HttpResponse:
        self.demand(self.register.may_create(self.ask))
        return self.answer(StartGroundsForm(initial={"from_day": self.ask.today}))

    def post(self, request: HttpRequest) -> HttpResponse:
        self.demand(self.register.may_create(self.ask))
        form = StartGroundsForm(request.POST)
        if form.is_valid():
            try:
                made = actions.start_grounds(
                    icb=self.ask.own_icb, from_day=form.cleaned_data["from_day"], by=request.user
                )
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, f"{counted(len(made), 'ground was', 'grounds were')} added.")
                return redirect(self.ask.link("meetings:refusal-ground-list"))
        return self.answer(form)

    def answer(self, form: StartGroundsForm) -> HttpResponse:
        return self.page("meetings/questions/grounds_start.jinja", {"form": form, "grounds": READY})

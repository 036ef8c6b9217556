"""Screens of the grounds on which an ICB takes business in private."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path

from governance.enums import Permission
from governance.foundation.permissions import Anchor, can
from governance.foundation.screens import Ask, Column, Register, Tag, views
from meetings.papers.actions import grounds as actions
from meetings.papers.forms.exemptions import GroundSetForm, PrivateGroundFilters, PrivateGroundForm
from meetings.papers.models import PrivateGround
from meetings.papers.rules.ground_sets import GROUND_SETS
from meetings.planning.pages import PAGES


def months_words(months: int | None) -> str:
    return f"{months} month{'' if months == 1 else 's'}" if months else ""


class PrivateGrounds(Register):
    app = "meetings"
    noun, plural = "private ground", "private grounds"
    title = "Grounds for private business"
    create_text = "Add a ground"
    model = PrivateGround
    view_permission = Permission.VIEW_MEETING
    permission = Permission.CHANGE_ICB
    form, filters = PrivateGroundForm, PrivateGroundFilters
    search_fields = ("name", "paragraph", "used_for")
    related = ("icb",)
    pages = PAGES
    intro = (
        "On which grounds the public may be excluded, under each statute. Which statute counts is said by the standing "
        "orders or the terms of reference."
    )
    empty = "No ground is recorded. Start from a ready set, or add one."
    columns = (
        Column("Ground", lambda row: str(row), link=True),
        Column("Under", "statute"),
        Column("Plain reason", "reason"),
        Column("Used for", "used_for"),
        Column(
            "Reviewed after",
            lambda row: months_words(row.review_months),
            unset="As set",
        ),
    )
    particulars = (
        *columns[1:],
        Column("In force from", "effective_from"),
        Column("Last day in force", "effective_to", unset="Open"),
    )
    files = ()

    def tags(self, row: Any, ask: Ask) -> list[Tag]:
        told = [
            (row.has_interest_test, "Public interest is weighed", "blue"),
            (row.needs_redaction, "Redacted before release", "purple"),
        ]
        return [Tag(words, colour) for is_so, words, colour in told if is_so]

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> PrivateGround:
        return actions.create_private_ground(icb=ask.own_icb, by=ask.user, **values)

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> PrivateGround:
        return actions.change_private_ground(
            row, values, by=ask.user, reason=reason, expected_version=version
        )

    def end(self, ask: Ask, row: Any, *, last_day: date, reason: str) -> PrivateGround:
        return actions.end_private_ground(row, last_day=last_day, by=ask.user, reason=reason)

    def urls(self) -> list[URLPattern]:
        ready = path(f"{self.path}/ready/", GroundSetPage.as_view(register=self), name="private-ground-set")
        return [ready, *super().urls()]


class GroundSetPage(views.ScreenView):
    """The ready sets with their grounds; adds one."""

    def get(self, request: HttpRequest) -> HttpResponse:
        self.opened()
        return self.answer(GroundSetForm(initial={"from_day": self.ask.today}))

    def post(self, request: HttpRequest) -> HttpResponse:
        self.opened()
        form = GroundSetForm(request.POST)
        if form.is_valid():
            given = form.cleaned_data
            try:
                made = actions.start_from_ground_set(
                    icb=self.ask.own_icb, key=given["ready"], from_day=given["from_day"], by=request.user
                )
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, f"{len(made)} ground{'' if len(made) == 1 else 's'} added.")
                return redirect(self.ask.link("meetings:private-ground-list"))
        return self.answer(form)

    def opened(self) -> None:
        anchor = Anchor(self.ask.icb.pk if self.ask.icb else None)
        self.demand(can(self.ask.user, Permission.CHANGE_ICB, anchor, on=self.ask.today))

    def answer(self, form: GroundSetForm) -> HttpResponse:
        context = {"form": form, "sets": list(GROUND_SETS.values())}
        return self.page("meetings/papers/ground_set.jinja", context)

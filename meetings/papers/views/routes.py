"""Screens of routes of sign-off, of who signs while somebody is away, and of what waits for one's own signature."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse

from governance.enums import Permission
from governance.foundation.outcome import Outcome
from governance.foundation.screens import Ask, Column, Panel, Register, Tag
from meetings.papers.actions import routes as actions
from meetings.papers.actions import stand_ins
from meetings.papers.forms.routes import RouteFilters, RouteForm, StandInForm
from meetings.papers.models import SignOffRoute, StandIn
from meetings.papers.presenters import signing as presenters
from meetings.papers.rules.routes import PERSON, POST, positions
from meetings.papers.selectors.routes import people_to_name, posts_to_name
from meetings.papers.selectors.stand_ins import may_say_away, may_say_something
from meetings.papers.selectors.waiting import awaiting_signature
from meetings.papers.views.agenda import AgendaView
from meetings.planning.pages import PAGES


class SignOffRoutes(Register):
    app = "meetings"
    noun, plural = "sign-off route", "sign-off routes"
    model = SignOffRoute
    permission = Permission.CHANGE_ICB
    form, filters = RouteForm, RouteFilters
    search_fields = ("committee__name", "source")
    related = ("icb", "committee")
    pages = PAGES
    intro = "Who signs a paper, in which order. Without a route one signature is enough."
    empty = "No route is recorded: one signature is enough. Add a route, or start from a ready one."
    columns = presenters.ROUTE_COLUMNS
    particulars = presenters.ROUTE_COLUMNS[1:]

    def panels(self, row: Any, ask: Ask) -> list[Panel]:
        names = {f"{POST}:{post.slug}": post.title for post in posts_to_name(row.icb, on=row.effective_from)}
        names |= {f"{PERSON}:{one.slug}": str(one) for one in people_to_name(row.icb, on=ask.on)}
        steps = row.as_steps()
        rows = [
            presenters.StepRow(
                position,
                step,
                presenters.signer_words(step, names),
                steps[step.apart_from - 1].title if step.apart_from else "",
            )
            for step, position in zip(steps, positions(steps), strict=True)
        ]
        note = "Steps with the same number run side by side. Papers under way keep the route they were submitted on."
        return [Panel("Steps", presenters.STEP_COLUMNS, rows, "", note=note)]

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> SignOffRoute:
        return actions.create_route(icb=ask.own_icb, by=ask.user, **values)

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> SignOffRoute:
        return actions.change_route(row, values, by=ask.user, reason=reason, expected_version=version)

    def end(self, ask: Ask, row: Any, *, last_day: date, reason: str) -> SignOffRoute:
        return actions.end_route(row, last_day=last_day, by=ask.user, reason=reason)


class StandIns(Register):
    app = "meetings"
    noun, plural = "stand-in", "stand-ins"
    title = "Signing while somebody is away"
    create_text = "Say who signs"
    model = StandIn
    form = StandInForm
    search_fields = ("absent__name", "substitute__name")
    related = ("absent__icb", "substitute", "icb")
    pages = PAGES
    intro = "Who is away, and who signs papers for them. It ends by itself after the last day."
    empty = "Nobody is away on this day."
    particulars = presenters.STAND_IN_COLUMNS

    def list_columns(self, ask: Ask) -> Sequence[Column]:
        tag = Column("Today", lambda row: presenters.stand_in_tag(row, today=ask.today))
        return (*presenters.STAND_IN_COLUMNS, tag)

    def tags(self, row: Any, ask: Ask) -> list[Tag]:
        return [presenters.stand_in_tag(row, today=ask.today)]

    def may_create(self, ask: Ask) -> Outcome:
        return may_say_something(ask.user, ask.icb, on=ask.today)

    def may_change(self, row: Any, ask: Ask) -> Outcome:
        return may_say_away(row.absent, ask.user, on=ask.today)

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> StandIn:
        return stand_ins.create_stand_in(by=ask.user, **values)

    def end(self, ask: Ask, row: Any, *, last_day: date, reason: str) -> StandIn:
        return stand_ins.end_stand_in(row, last_day=last_day, by=ask.user, reason=reason)


class MySignatures(AgendaView):
    """What waits for the signature of the person, the nearest meeting first."""

    def get(self, request: HttpRequest) -> HttpResponse:
        rows = awaiting_signature(request.user, self.ask.icb, on=self.ask.today) if self.ask.icb else []
        away = may_say_something(request.user, self.ask.icb, on=self.ask.today)
        return self.show("my_signatures", {"rows": rows, "words": presenters, "may_be_away": away})

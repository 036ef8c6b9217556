"""Screens of the forward plan: the grid, its files, moving several items, and the items themselves."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.text import slugify

from governance.enums import Permission
from governance.foundation.outcome import Outcome
from governance.foundation.permissions import can
from governance.foundation.screens import Action, Ask, Panel, Register, Tag, present, views
from governance.foundation.screens.access import holds_in
from governance.foundation.screens.cells import csv_rows
from governance.foundation.screens.present import counted
from governance.models import Committee
from meetings.planning import plan_presenter as presenter
from meetings.planning.actions import plan as actions
from meetings.planning.forms.plan import (
    GridFilters,
    MoveForm,
    PlanFilters,
    PlannedItemForm,
    year_of,
    year_words,
)
from meetings.planning.models import Meeting, PlannedItem
from meetings.planning.plan_files import plan_columns, plan_lines, plan_workbook
from meetings.planning.rules.plan import month_words, months_between
from meetings.planning.selectors.plan import (
    Due,
    committees_with_plan,
    first_committee,
    meetings_of_plan,
    occurrences_between,
    owned_by,
    plan_for,
)

PAGES = (
    ("Forward plan", "meetings:plan-grid"),
    ("Items of the plan", "meetings:planned-item-list"),
    ("Bring in from a file", "meetings:plan-import-list"),
    ("Standing items", "meetings:standing-item-list"),
)
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class PlanView(views.ScreenView):
    """Base: the plan of one committee in one year, as asked for in the address."""

    def may_plan(self, committee: Committee | None) -> Outcome:
        """May this person put something on this plan?"""
        if committee is None:
            return holds_in(self.ask.user, Permission.PLAN_MEETING, self.ask.icb, on=self.ask.today)
        return can(self.ask.user, Permission.PLAN_MEETING, committee, on=self.ask.today)

    def ahead(self, meetings: list[Meeting]) -> list[Meeting]:
        """Those that can still be prepared, from the day of the page on, the nearest first."""
        open_ones = [meeting for meeting in meetings if meeting.state in ("planned", "issued")]
        return [meeting for meeting in open_ones if meeting.date and meeting.date >= self.ask.on]

    def read(self) -> dict[str, Any]:
        """Committee, months, items and what falls due, for this person."""
        ask = self.ask
        right = holds_in(ask.user, Permission.VIEW_DRAFTS, ask.icb, on=ask.today)
        self.demand(right)
        committees = committees_with_plan(ask.user, ask.icb, on=ask.on)
        form = GridFilters(self.request.GET or None, ask=ask, committees=committees)
        given = form.cleaned_data if form.is_valid() else {}
        committee = given.get("committee") or first_committee(committees, on=ask.on)
        start = given.get("year") or year_of(ask.on)
        first, last = date(start, 4, 1), date(start + 1, 3, 31)
        items: list[PlannedItem] = []
        due: list[Due] = []
        meetings: list[Meeting] = []
        if committee is not None:
            rows = (
                plan_for(ask.user, on=ask.today).filter(committee=committee).exclude(effective_to__lt=first)
            )
            rows = rows.filter(effective_from__lte=last)
            items = list(owned_by(rows, given["owner"]) if given.get("owner") else rows)
            meetings = meetings_of_plan(committee, ask.user, on=ask.today)
            due = occurrences_between(items, meetings, first, last, ask.user, on=ask.today)
        return {
            "form": form,
            "committee": committee,
            "start": start,
            "months": months_between(first, last),
            "items": items,
            "due": due,
            "meetings": meetings,
        }


class PlanGrid(PlanView):
    """Items against months."""

    def get(self, request: HttpRequest) -> HttpResponse:
        found, ask = self.read(), self.ask
        committee, months = found["committee"], found["months"]
        ahead = self.ahead(found["meetings"])
        query = {"committee": committee.pk, "year": found["start"]} if committee else {}
        context = {
            **found,
            "year": year_words(found["start"]),
            "heads": [month_words(month) for month in months],
            "rows": presenter.grid(found["items"], found["due"], months, ask),
            "may": self.may_plan(committee),
            "may_publish": can(ask.user, Permission.PUBLISH, committee, on=ask.today) if committee else None,
            "next": ahead[0] if ahead else None,
            "query": query,
            "subnav": present.pages(self.register, ask, "meetings:plan-grid"),
        }
        return self.page("meetings/planning/plan.jinja", context)


class PlanXlsx(PlanView):
    """The plan as a workbook, which can be brought in again."""

    def get(self, request: HttpRequest) -> HttpResponse:
        found = self.read()
        data = plan_workbook(plan_lines(found["items"], found["due"]))
        return _file(data, XLSX_TYPE, found, "xlsx")


class PlanCsv(PlanView):
    def get(self, request: HttpRequest) -> HttpResponse:
        found, out = self.read(), io.StringIO()
        csv.writer(out).writerows(csv_rows(plan_columns(), plan_lines(found["items"], found["due"])))
        return _file(("\ufeff" + out.getvalue()).encode(), "text/csv; charset=utf-8", found, "csv")


def _file(data: bytes, kind: str, found: dict[str, Any], ending: str) -> HttpResponse:
    name = f"forward-plan-{slugify(str(found['committee'] or ''))}-{found['start']}.{ending}"
    return HttpResponse(
        data, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


class PlanMove(PlanView):
    """Several items at once to another month or meeting."""

    def get(self, request: HttpRequest) -> HttpResponse:
        found = self.opened()
        return self.answer(found, self.form(found))

    def post(self, request: HttpRequest) -> HttpResponse:
        found = self.opened()
        form = self.form(found, request.POST)
        if form.is_valid():
            month, meeting = form.target()
            due = [
                actions.DueInMonth(one.item, one.occurrence.month, one.occurrence.stands_in)
                for one in form.chosen()
            ]
            try:
                moved = actions.move_planned(
                    due,
                    to_month=month,
                    to_meeting=meeting,
                    because=form.cleaned_data["because"],
                    by=request.user,
                )
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, f"{counted(len(moved), 'item was', 'items were')} moved.")
                return redirect(self.back(found))
        return self.answer(found, form)

    def opened(self) -> dict[str, Any]:
        found = self.read()
        self.demand(self.may_plan(found["committee"]))
        return found

    def form(self, found: dict[str, Any], *data: Any) -> MoveForm:
        waiting = [one for one in found["due"] if one.is_open]
        ahead = self.ahead(found["meetings"])
        return MoveForm(*data, due=waiting, meetings=ahead, today=self.ask.today)

    def back(self, found: dict[str, Any]) -> str:
        query = {"committee": found["committee"].pk} if found["committee"] else {}
        return self.ask.link("meetings:plan-grid", year=found["start"], **query)

    def answer(self, found: dict[str, Any], form: MoveForm) -> HttpResponse:
        context = {**found, "form": form, "back": self.back(found)}
        context["year"] = year_words(found["start"])
        return self.page("meetings/planning/plan_move.jinja", context)


class OfPlan(Register):
    """Base of the registers of this section: rows of a committee, for who prepares its meetings."""

    app = "meetings"
    view_permission, permission = Permission.VIEW_DRAFTS, Permission.PLAN_MEETING
    pages = PAGES

    def in_icb(self, rows: Any, ask: Ask) -> Any:
        return rows.filter(committee__icb=ask.icb)

    def may_create(self, ask: Ask) -> Outcome:
        return holds_in(ask.user, self.permission, ask.icb, on=ask.today)


class PlannedItems(OfPlan):
    noun, plural = "planned item", "planned items"
    path = "forward-plan/items"
    title = "Items of the forward plan"
    model = PlannedItem
    form, filters = PlannedItemForm, PlanFilters
    search_fields = ("title", "source_text", "owner_post__title", "owner_person__name")
    related = ("committee", "owner_post", "owner_person", "function")
    prefetch = ("moves",)
    empty = "Nothing is planned yet. Add the first item, or bring a plan in from a file."
    columns = presenter.PLAN_COLUMNS
    particulars = presenter.PARTICULARS

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> PlannedItem:
        return actions.create_planned_item(by=ask.user, **values)

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> PlannedItem:
        return actions.change_planned_item(row, values, by=ask.user, reason=reason, expected_version=version)

    def end(self, ask: Ask, row: Any, *, last_day: date, reason: str) -> PlannedItem:
        return actions.end_planned_item(row, last_day=last_day, by=ask.user, reason=reason)

    def tags(self, row: Any, ask: Ask) -> list[Tag]:
        return [Tag("Private", "pink")] if row.openness == "private" else []

    def panels(self, row: Any, ask: Ask) -> list[Panel]:
        start = year_of(ask.on)
        first, last = date(start, 4, 1), date(start + 2, 3, 31)
        meetings = meetings_of_plan(row.committee, ask.user, on=ask.today)
        due = occurrences_between([row], meetings, first, last, ask.user, on=ask.today)
        move = Action(
            "Move it",
            ask.link("meetings:plan-move", committee=row.committee_id),
            self.may_change(row, ask),
        )
        return [
            Panel(
                "When it comes",
                presenter.DUE_COLUMNS,
                due,
                empty="It falls into no month of this year and the next.",
                actions=(move,),
            )
        ]

    def urls(self) -> list[URLPattern]:
        own = (
            ("grid", "", PlanGrid),
            ("xlsx", "xlsx/", PlanXlsx),
            ("csv", "csv/", PlanCsv),
            ("move", "move/", PlanMove),
        )
        pages = [
            path(f"forward-plan/{tail}", view.as_view(register=self), name=f"plan-{verb}")
            for verb, tail, view in own
        ]
        return [*pages, *super().urls()]

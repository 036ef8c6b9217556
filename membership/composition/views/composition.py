"""Screens of rules of composition: the register, and each committee's required seats against those it has."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.text import slugify

from governance.enums import Permission
from governance.foundation.outcome import Outcome, first_not_met
from governance.foundation.permissions import can
from governance.foundation.screens import Action, Ask, Column, Panel, Register, Tag, present
from governance.foundation.screens import views as screen_views
from governance.foundation.screens.cells import csv_rows
from governance.foundation.screens.views import csv_lines
from governance.models import Committee
from membership.composition import presenters as presenter
from membership.composition.actions.composition import (
    change_composition_rule,
    create_composition_rule,
    end_composition_rule,
)
from membership.composition.actions.seats import check_plan, make_seats
from membership.composition.forms.composition import (
    CompositionRuleFilters,
    CompositionRuleForm,
    MakeSeatsForm,
)
from membership.composition.models import CompositionRule
from membership.composition.selectors.composition import (
    Composition,
    committee_visible_to,
    committees_of_rule,
    committees_with_rules,
    composition_of,
    compositions,
    leaving_with,
    links_of_seat,
)
from membership.people.views.people import PAGES
from membership.permissions import READ_PEOPLE


class CompositionRules(Register):
    app = "membership"
    noun, plural = "membership rule", "membership rules"
    key, path = "composition-rule", "membership-rules"
    model = CompositionRule
    view_permission, permission = READ_PEOPLE, Permission.CHANGE_STRUCTURE
    form, filters = CompositionRuleForm, CompositionRuleFilters
    search_fields = ("seat_title", "clause", "committee__name", "office")
    own_filters = ("committee",)
    related = ("committee", "only_place", "part", "post", "follows__committee", "icb")
    pages = PAGES
    intro = (
        "Rules that expand into seats: one for each sub-place, each authority, each trust, or a number for the "
        "committee as a whole. They follow places and organisations as these change."
    )
    empty = "No rule of membership is in force on this day. Add the first from the terms of reference."
    columns = presenter.RULE_COLUMNS
    particulars = presenter.PARTICULARS

    def filtered(self, rows: Any, ask: Ask) -> Any:
        """The rules of one committee are its own, and those of its kind."""
        rows = super().filtered(rows, ask)
        committee = ask.filters.get("committee")
        if committee is None:
            return rows
        return rows.filter(committee=committee) | rows.filter(
            committee__isnull=True, committee_kind=committee.kind
        )

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> CompositionRule:
        return create_composition_rule(icb=ask.own_icb, by=ask.user, many=many, **values)

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> CompositionRule:
        return change_composition_rule(
            row, values, many=many, by=ask.user, reason=reason, expected_version=version
        )

    def end(self, ask: Ask, row: Any, *, last_day: date, reason: str) -> CompositionRule:
        return end_composition_rule(row, last_day=last_day, by=ask.user, reason=reason)

    def tags(self, row: Any, ask: Ask) -> list[Tag]:
        return [Tag("For every committee of its kind", "blue")] if row.committee_id is None else []

    def panels(self, row: Any, ask: Ask) -> list[Panel]:
        found = compositions(committees_of_rule(row, on=ask.on), on=ask.on)
        rows = [line for one in found for line in presenter.slot_rows(one, ask, only_rule=row.pk)]
        return [
            Panel(
                "Its seats on this day",
                presenter.slot_columns(ask, rule=False),
                rows,
                empty="It asks for no seat on this day.",
            )
        ]

    def urls(self) -> list[URLPattern]:
        own = [
            path("composition/<int:pk>/", CompositionView.as_view(register=self), name="composition-detail"),
            path("composition/<int:pk>/csv/", CompositionCsv.as_view(register=self), name="composition-csv"),
            path("composition/<int:pk>/make/", MakeSeatsView.as_view(register=self), name="composition-make"),
        ]
        return [*super().urls(), *own]


class CommitteeView(screen_views.ScreenView):
    """Base of the pages of one committee's composition."""

    def committee(self, pk: int) -> Committee:
        found = committee_visible_to(self.ask.user, pk, on=self.ask.today)
        if found is None:
            raise Http404
        self.turn_to_icb(found.icb_id)
        self.demand(self.register.may_list(self.ask))
        return found

    def may_make(self, committee: Committee) -> Outcome:
        return can(self.ask.user, Permission.CHANGE_STRUCTURE, committee, on=self.ask.today)

    def context(self, committee: Committee) -> dict[str, Any]:
        return {
            "committee": committee,
            "committee_url": self.ask.link("governance:committee-detail", committee.pk),
        }


class CompositionView(CommitteeView):
    """Required against filled, with what to look at."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        committee = self.committee(pk)
        found = composition_of(committee, on=self.ask.on)
        make = Action(
            "Make the seats that the rules require",
            self.ask.link("membership:composition-make", pk),
            first_not_met(self.may_make(committee), check_plan(found.plan)),
        )
        add = Action(
            "Add membership rule",
            self.ask.link("membership:composition-rule-create", committee=pk),
            self.may_make(committee),
        )
        context = {
            "has_rules": bool(found.rules),
            "counted": presenter.counted(found.findings),
            "lines": presenter.finding_lines(found.findings, self.ask),
            "panels": [
                present.panel_table(panel, self.ask) for panel in presenter.panels_of(found, self.ask)
            ],
            "actions": [make, add],
            "csv_url": self.ask.link("membership:composition-csv", pk),
            "subnav": present.pages(self.register, self.ask, "membership:requirement-list"),
        }
        return self.page("membership/composition/detail.jinja", self.context(committee) | context)


class CompositionCsv(CommitteeView):
    def get(self, request: HttpRequest, pk: int) -> StreamingHttpResponse:
        committee = self.committee(pk)
        rows = presenter.slot_rows(composition_of(committee, on=self.ask.on), self.ask)
        name = f"{slugify(committee.name)}-required-and-filled-{self.ask.on.isoformat()}.csv"
        return StreamingHttpResponse(
            csv_lines(csv_rows(presenter.CSV_COLUMNS, rows)),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


class MakeSeatsView(CommitteeView):
    """What would be made, recognised and ended; then all of it in one act."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        committee, found = self.opened(pk)
        return self.answer(committee, found, MakeSeatsForm(initial={"seen": found.plan.mark}))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        committee, found = self.opened(pk)
        form = MakeSeatsForm(request.POST)
        if form.is_valid():
            try:
                make_seats(committee=committee, on=self.ask.on, by=self.ask.user, **form.cleaned_data)
            except screen_views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, f"The seats of {committee} are as its rules require.")
                return redirect(self.ask.link("membership:composition-detail", pk))
        return self.answer(committee, found, form)

    def opened(self, pk: int) -> tuple[Committee, Composition]:
        committee = self.committee(pk)
        self.demand(self.may_make(committee))
        return committee, composition_of(committee, on=self.ask.on)

    def answer(self, committee: Committee, found: Composition, form: MakeSeatsForm) -> HttpResponse:
        plan = found.plan
        context = {
            "form": form,
            "mark": plan.mark,
            "create": [presenter.new_seat_words(wanted) for wanted in plan.create],
            "link": [(one.seat.title, one.required.rule.clause) for one in plan.link if one.seat],
            "there": [one.seat.title for one in plan.there if one.seat],
            "end": presenter.ending_lines(
                (ending, leaving_with(ending.loose.seat.id, last_day=ending.last_day)) for ending in plan.end
            ),
            "nothing": plan.does_nothing,
            "back": self.ask.link("membership:composition-detail", committee.pk),
        }
        return self.page("membership/composition/make.jinja", self.context(committee) | context)


def rules_of_committee(row: Any, ask: Ask) -> list[Panel]:
    """On the page of a committee: its rules, and how many of their seats are filled (R34)."""
    reports = composition_of(row, on=ask.on).rules if committees_with_rules([row], on=ask.on) else ()
    may = can(ask.user, Permission.CHANGE_STRUCTURE, row, on=ask.today)
    actions = [
        Action("Add membership rule", ask.link("membership:composition-rule-create", committee=row.pk), may)
    ]
    if reports:
        actions.insert(0, Action("Required and filled", ask.link("membership:composition-detail", row.pk)))
    columns: tuple[Column, ...] = presenter.rule_report_columns(ask)
    return [
        Panel(
            "Membership rules",
            columns,
            reports,
            empty="No rule says which seats it must have. Add those of its terms of reference.",
            actions=tuple(actions),
        )
    ]


def rules_of_seat(row: Any, ask: Ask) -> list[Panel]:
    """On the page of a seat: the rules for which it stands."""
    links = links_of_seat(row)
    if not links:
        return []
    note = "Past and future ones too, whatever the day."
    return [
        Panel("Stands for these membership rules", presenter.link_columns(ask), links, empty="", note=note)
    ]

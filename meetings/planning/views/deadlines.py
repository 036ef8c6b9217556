"""Screens of what is due across meetings, and of the rules by which it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path

from governance.enums import Permission
from governance.foundation import words
from governance.foundation.permissions import Anchor, can
from governance.foundation.screens import Ask, Column, Panel, Register, Tag, present, views
from meetings.planning import deadline_presenters as presenters
from meetings.planning import presenters as meeting_presenters
from meetings.planning.actions import deadlines as actions
from meetings.planning.forms.deadlines import (
    DeadlineFilters,
    DeadlineRuleFilters,
    DeadlineRuleForm,
    ReadySetForm,
)
from meetings.planning.models import DeadlineRule, Meeting
from meetings.planning.pages import PAGES
from meetings.planning.rules.deadline_sets import READY_SETS
from meetings.planning.selectors.deadline_examples import OneRule, examples
from meetings.planning.selectors.deadline_rules import RuleBook
from meetings.planning.selectors.deadline_sets import what_a_set_adds
from meetings.planning.selectors.deadlines import MeetingDeadline, deadlines_between

DUE_WITHIN = 14  # days


class Deadlines(Register):
    """What is due across meetings; its rows are computed and not stored."""

    app = "meetings"
    noun, plural = "deadline", "deadlines"
    model = Meeting
    view_permission = Permission.VIEW_DRAFTS
    filters = DeadlineFilters
    pages = PAGES
    intro = "What is due for the meetings that you prepare, and what is late."
    empty = "Nothing is due in these days."
    answers_for_days = True
    columns = presenters.LIST_COLUMNS

    def rows(self, ask: Ask) -> list[MeetingDeadline]:
        given = ask.filters
        within = int(given.get("within") or DUE_WITHIN)
        return deadlines_between(
            ask.user,
            ask.own_icb,
            first=ask.on,
            last=ask.on + timedelta(days=within),
            on=ask.on,
            at=presenters.moment_of(ask),
            committee=given.get("committee"),
            place=given.get("place"),
            kind=given.get("kind") or "",
        )

    def urls(self) -> list[URLPattern]:
        routes: Sequence[tuple[str, str, Any]] = (
            ("list", "", views.ListView),
            ("csv", "csv/", views.CsvView),
        )
        return [
            path(f"deadlines/{tail}", view.as_view(register=self), name=f"deadline-{verb}")
            for verb, tail, view in routes
        ]


class DeadlineRules(Register):
    app = "meetings"
    noun, plural = "deadline rule", "deadline rules"
    title = "Rules of deadlines"
    model = DeadlineRule
    permission = Permission.CHANGE_ICB
    form, filters = DeadlineRuleForm, DeadlineRuleFilters
    search_fields = ("name", "source", "committee__name")
    related = ("icb", "committee")
    pages = PAGES
    intro = (
        "How the days before and after a meeting are counted. A committee’s own rule goes before the ICB’s."
    )
    empty = "No rule is recorded. Add one, or start from a ready set."

    def notes(self, ask: Ask) -> list[str]:
        """What standing orders hold already, so that nobody types it again."""
        said = said_by_standing_orders(ask)
        return [f"Taken from the standing orders: {'; '.join(said)}."] if said else []

    def list_columns(self, ask: Ask) -> Sequence[Column]:
        book = RuleBook(ask.own_icb)
        return (
            Column("What is due", "title", link=True),
            Column("Of", presenters.body_words),
            Column("Rule", lambda row: in_words(row, book, ask)),
            Column("For", presenters.meetings_words),
            Column("Document and clause", "source"),
            Column("Look at", lambda row: problem_tags(row, book, ask)),
        )

    def details(self, row: Any, ask: Ask) -> Sequence[Column]:
        book = RuleBook(row.icb)
        reasons = [problem.reason for problem in OneRule(row, book).problems(on=ask.on)]
        return (
            Column("Of", presenters.body_words),
            Column("Rule", lambda one: in_words(one, book, ask)),
            Column("For", presenters.meetings_words),
            Column("Document and clause", "source"),
            Column("In force from", "effective_from"),
            Column("Last day in force", "effective_to"),
            *([Column("Look at this", lambda one: reasons)] if reasons else []),
        )

    def panels(self, row: Any, ask: Ask) -> list[Panel]:
        columns = (
            Column(
                "Meeting",
                lambda one: one.meeting and meeting_presenters.page_link(one.meeting),
                unset="An example",
            ),
            Column(
                "Is on", lambda one: presenters.weekday_and_day(one.occasion.date), unset="To be confirmed"
            ),
            Column("Due", lambda one: presenters.due_words(one.due)),
            Column("The law", lambda one: presenters.law_words(one.due)),
        )
        rows = examples(row, ask.user, on=ask.on)
        empty = "The terms of reference of the next committees to meet say a number of days of their own."
        return [Panel("The next meetings by this rule", columns, rows, empty)]

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> DeadlineRule:
        return actions.create_deadline_rule(icb=ask.own_icb, by=ask.user, **values)

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> DeadlineRule:
        return actions.change_deadline_rule(row, values, by=ask.user, reason=reason, expected_version=version)

    def end(self, ask: Ask, row: Any, *, last_day: date, reason: str) -> DeadlineRule:
        return actions.end_deadline_rule(row, last_day=last_day, by=ask.user, reason=reason)

    def urls(self) -> list[URLPattern]:
        ready = path(
            f"{self.path}/ready/<slug:key>/", ReadySetPage.as_view(register=self), name="deadline-rule-set"
        )
        return [ready, *super().urls()]


def in_words(row: DeadlineRule, book: RuleBook, ask: Ask) -> str:
    """The rule in words; with the number that the documents say where it refers to them."""
    one = OneRule(row, book)
    if one.rule.offset is not None:
        return presenters.offset_words(one.rule.offset)
    kind = next(kind for kind in ("public", "private", "workshop") if kind in one.rule.meetings)
    applied = one.applied(row.committee, kind, on=ask.on) if row.committee else None
    if applied is not None and applied.offset is not None:
        return f"{presenters.rule_words(applied)}, {row.get_unit_display()}"
    return row.get_unit_display()[:1].upper() + row.get_unit_display()[1:]


def problem_tags(row: DeadlineRule, book: RuleBook, ask: Ask) -> list[Tag]:
    return [presenters.problem_tag(problem) for problem in OneRule(row, book).problems(on=ask.on)]


def said_by_standing_orders(ask: Ask) -> list[str]:
    return [
        f"{presenters.kind_words(applied.kind).lower()} {presenters.rule_words(applied)}"
        for applied in RuleBook(ask.own_icb).said_by_orders(on=ask.on)
    ]


class ReadySetPage(views.ScreenView):
    """A ready set of rules: what it would add, for whom and from when; then adds it."""

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        self.opened(key)
        return self.answer(key, ReadySetForm(ask=self.ask, initial={"from_day": self.ask.today}))

    def post(self, request: HttpRequest, key: str) -> HttpResponse:
        self.opened(key)
        form = ReadySetForm(request.POST, ask=self.ask)
        if form.is_valid() and "preview" not in request.POST:
            committee, from_day = form.given(self.ask.today)
            try:
                made = actions.start_from_ready_set(
                    icb=self.ask.own_icb, key=key, committee=committee, from_day=from_day, by=request.user
                )
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, f"{len(made)} rule{'' if len(made) == 1 else 's'} added.")
                return redirect(self.ask.link("meetings:deadline-rule-list"))
        return self.answer(key, form)

    def opened(self, key: str) -> None:
        if key not in READY_SETS:
            raise Http404
        anchor = Anchor(self.ask.icb.pk if self.ask.icb else None)
        self.demand(can(self.ask.user, Permission.CHANGE_ICB, anchor, on=self.ask.today))

    def answer(self, key: str, form: ReadySetForm) -> HttpResponse:
        ready = READY_SETS[key]
        committee, from_day = form.given(self.ask.today)
        lines = what_a_set_adds(self.ask.own_icb, ready, committee=committee, on=from_day)
        context = {
            "form": form,
            "ready": ready,
            "table": present.table(
                "Rules of this set", presenters.SET_COLUMNS, lines, ask=self.ask, url_name="", empty=""
            ),
            "whose": committee.name if committee else "the whole ICB",
            "from_words": words.day(from_day),
        }
        return self.page("meetings/planning/deadline_set.jinja", context)

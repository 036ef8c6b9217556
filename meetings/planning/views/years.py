"""Make a year of meetings: the proposal as a table, a preview, and all of them in one act."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from governance.enums import Permission
from governance.foundation.permissions import can
from governance.foundation.screens import views
from meetings.planning import year_presenter as presenter
from meetings.planning.actions.years import make_year
from meetings.planning.forms.years import PickYear, YearForm
from meetings.planning.models import MeetingSeries
from meetings.planning.selectors.recipients import committee_recipients
from meetings.planning.selectors.series import day_checks, series_or_none, year_lines
from meetings.planning.views.calendars import CalendarView


class MakeYear(CalendarView):
    """`?year=2021` is 2021/22. The first press shows what will be made, the second makes it."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        series = self.opened(pk)
        return self.answer(series, self.form(series, None))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        series = self.opened(pk)
        form = self.form(series, request.POST)
        if not form.is_valid() or "back" in request.POST:
            return self.answer(series, form)
        if "make" not in request.POST:
            return self.preview(series, form)
        try:
            made = make_year(
                series, rows=form.wanted(), announced=form.cleaned_data["announced"], by=request.user
            )
        except views.REFUSALS as error:
            form.add_refusal(error)
            return self.answer(series, form)
        messages.success(request, presenter.made_words(len(made)))
        address = self.ask.link("meetings:calendar-committee", series.committee.slug)
        return redirect(f"{address}{'&' if '?' in address else '?'}year={self.year().start}")

    def opened(self, pk: int) -> MeetingSeries:
        series = series_or_none(self.ask.user, pk, on=self.ask.today)
        if series is None:
            raise Http404
        self.demand(can(self.ask.user, Permission.PLAN_MEETING, series, on=self.ask.today))
        return series

    def form(self, series: MeetingSeries, data: Any) -> YearForm:
        lines = year_lines(series, self.year(), user=self.ask.user, on=self.ask.today)
        return YearForm(data, series=series, lines=lines)

    def answer(self, series: MeetingSeries, form: YearForm) -> HttpResponse:
        year = self.year()
        context = {
            "series": series,
            "form": form,
            "year": year,
            "pick": PickYear(initial={"year": year.start}, around=year),
            "rows": list(form.rows()),
            "meets": presenter.pattern_words(series),
        }
        return self.show("year", context)

    def preview(self, series: MeetingSeries, form: YearForm) -> HttpResponse:
        wanted = form.wanted()
        days = {row.date for row in wanted if row.date}
        checks = day_checks(series.committee, days, user=self.ask.user, on=self.ask.today)
        kind = "private" if any(row.kind == "private" for row in wanted) else "public"
        reached = committee_recipients(series.committee, kind, on=self.ask.today)
        context = {
            "series": series,
            "sent": self.sent(),
            "year": self.year(),
            "lines": presenter.preview_lines(wanted, checks),
            "left_out": presenter.left_out(form.left_out()),
            "announced": form.cleaned_data["announced"],
            "told": [one for one in reached if one.outcome.ok],
            "not_told": [one for one in reached if not one.outcome.ok],
        }
        return self.show("year_preview", context)

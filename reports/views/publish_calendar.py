"""Publishing the calendar of a committee: the dates that go out are shown first."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from governance.enums import Permission
from governance.foundation.permissions import can
from governance.foundation.screens.views import REFUSALS
from reports.forms import PublishForm
from reports.public.calendar_presenters import dated
from reports.publication import selectors
from reports.publication.calendars import publish_calendar
from reports.publication.gather_calendar import calendar_draft
from reports.views.base import ReportsView


class CalendarPublish(ReportsView):
    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        committee = self.opened(slug)
        return self.answer(committee, self.form_for(committee))

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        committee = self.opened(slug)
        form = self.form_for(committee, request.POST)
        if form.is_valid():
            try:
                made = publish_calendar(
                    committee, by=request.user, reason=form.cleaned_data.get("reason", "")
                )
            except REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, f"{made.title} is published (version {made.number}).")
                return redirect("reports:publication-detail", made.public_id)
        return self.answer(committee, form)

    def opened(self, slug: str) -> Any:
        committee = self.found(selectors.profile_subject(self.ask.user, "committee", slug, on=self.ask.today))
        self.demand(can(self.ask.user, Permission.PUBLISH, committee, on=self.ask.today))
        return committee

    def form_for(self, committee: Any, *data: Any) -> PublishForm:
        self.before = selectors.current(selectors.calendar_key(committee))
        return PublishForm(*data, asks_why=self.before is not None)

    def answer(self, committee: Any, form: PublishForm) -> HttpResponse:
        draft = calendar_draft(committee, on=self.ask.today)
        context = {
            "committee": committee,
            "form": form,
            "rows": [dated(row) for row in draft.content["rows"]],
            "before": self.before,
            "is_new": self.before is None or self.before.content_hash != draft.content_hash,
            "back": self.ask.link("meetings:calendar-committee", committee.slug),
        }
        return self.show("publication/calendar", context)

"""Publishing the minutes of a meeting: what the public will read is shown first, then it is confirmed."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from governance.enums import Permission
from governance.foundation.screens.views import REFUSALS
from meetings.models import Meeting
from meetings.planning.selectors.together import may_service
from reports.forms import PublishForm
from reports.publication.minutes import minutes_to_publish, publish_minutes
from reports.views.base import ReportsView


class MinutesPublish(ReportsView):
    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        return self.answer(self.opened(pk))

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting = self.opened(pk)
        form = PublishForm(request.POST, asks_why=minutes_to_publish(meeting).published is not None)
        if form.is_valid():
            try:
                made = publish_minutes(meeting, by=request.user, reason=form.cleaned_data.get("reason", ""))
            except REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, f"{made.title}: published (version {made.number}).")
                return redirect("meetings:meeting-detail", meeting.slug)
        return self.answer(meeting, form)

    def opened(self, pk: str) -> Meeting:
        meeting = self.meeting(pk)
        self.demand(may_service(meeting, self.ask.user, Permission.PUBLISH, on=self.ask.today))
        return meeting

    def answer(self, meeting: Meeting, form: PublishForm | None = None) -> HttpResponse:
        found = minutes_to_publish(meeting)
        context = {
            "meeting": meeting,
            "form": form or PublishForm(asks_why=found.published is not None),
            "outcome": found.outcome,
            "content": found.draft.content if found.draft is not None else None,
            "before": found.published,
            "back": self.ask.link("meetings:meeting-detail", meeting.slug),
            "crumbs": self.crumbs(meeting),
        }
        return self.show("publication/minutes", context)

"""Publishing recorded decisions: what the public will read is shown first, then it is confirmed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from governance.enums import Permission
from governance.foundation.screens.views import REFUSALS
from meetings.conduct.selectors.decisions import decision_or_none
from meetings.models import Decision, Meeting
from meetings.planning.selectors.together import may_service
from reports import presenters
from reports.forms import PublishForm
from reports.publication.decisions import (
    decisions_to_publish,
    may_publish_decision,
    publish_decision,
    publish_decisions_of,
    to_publish,
)
from reports.views.base import ReportsView


class DecisionPublish(ReportsView):
    """One recorded decision."""

    def get(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        return self.answer(self.opened(public_id))

    def post(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        row = self.opened(public_id)
        form = PublishForm(request.POST, asks_why=to_publish(row).published is not None)
        if form.is_valid():
            try:
                made = publish_decision(row, by=request.user, reason=form.cleaned_data.get("reason", ""))
            except REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, f"{made.title} is published (version {made.number}).")
                return redirect("meetings:decision-detail", row.public_id)
        return self.answer(row, form)

    def opened(self, public_id: UUID) -> Decision:
        row = self.found(decision_or_none(self.ask.user, public_id, on=self.ask.today))
        self.demand(may_publish_decision(row, self.ask.user))
        return row

    def answer(self, row: Decision, form: PublishForm | None = None) -> HttpResponse:
        found = to_publish(row)
        context = {
            "row": row,
            "form": form or PublishForm(asks_why=found.published is not None),
            "outcome": found.outcome,
            "content": None if found.is_kept_back else found.draft.content,
            "before": found.published,
            "back": self.ask.link("meetings:decision-detail", row.public_id),
            "crumbs": self.crumbs(None, ("Decisions", self.ask.link("meetings:decision-list"))),
        }
        return self.show("publication/decision", context)


class DecisionsPublish(ReportsView):
    """All recorded decisions of a meeting that may be public."""

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        return self.answer(self.opened(pk))

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting = self.opened(pk)
        form = PublishForm(request.POST, asks_why=self.asks_why(meeting))
        if form.is_valid():
            try:
                made = publish_decisions_of(
                    meeting, by=request.user, reason=form.cleaned_data.get("reason", "")
                )
            except REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, presenters.published_words(made))
                return redirect("meetings:meeting-detail", meeting.slug)
        return self.answer(meeting, form)

    def opened(self, pk: str) -> Meeting:
        meeting = self.meeting(pk)
        self.demand(may_service(meeting, self.ask.user, Permission.PUBLISH, on=self.ask.today))
        return meeting

    def asks_why(self, meeting: Meeting) -> bool:
        """A reason is printed on what is replaced; asked for when something is."""
        return any(row.published is not None for row in decisions_to_publish(meeting) if row.outcome.ok)

    def answer(self, meeting: Meeting, form: PublishForm | None = None) -> HttpResponse:
        found = decisions_to_publish(meeting)
        context: dict[str, Any] = {
            "meeting": meeting,
            "form": form or PublishForm(asks_why=self.asks_why(meeting)),
            "lines": [presenters.decision_line(row, self.ask) for row in found],
            "ready": sum(row.outcome.ok for row in found),
            "back": self.ask.link("meetings:meeting-detail", meeting.slug),
            "crumbs": self.crumbs(meeting),
        }
        return self.show("publication/decisions", context)

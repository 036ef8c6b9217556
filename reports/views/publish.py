"""Publishing: what will be public is shown first, then it is confirmed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from governance.enums import Permission
from governance.foundation.permissions import can
from governance.foundation.screens.views import REFUSALS
from meetings.planning.selectors.together import may_service
from reports import presenters
from reports.checking import presenter as checking
from reports.checking import selectors as checks
from reports.forms import PublishForm
from reports.publication import selectors
from reports.publication.gather_profiles import profile_draft
from reports.publication.meetings import publish_meeting, readiness
from reports.publication.profiles import publish_profile
from reports.views.base import ReportsView


class MeetingPublish(ReportsView):
    """The preview of a meeting's public page, and the button that publishes it."""

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting = self.opened(pk)
        return self.answer(meeting, self.form_for(meeting))

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting = self.opened(pk)
        form = self.form_for(meeting, request.POST)
        if form.is_valid():
            try:
                job = publish_meeting(meeting, by=request.user, reason=form.cleaned_data.get("reason", ""))
            except REFUSALS as error:
                form.add_refusal(error)
            else:
                return redirect("reports:job-detail", job.pk)
        return self.answer(meeting, form)

    def opened(self, pk: str) -> Any:
        meeting = self.meeting(pk)
        self.demand(may_service(meeting, self.ask.user, Permission.PUBLISH, on=self.ask.today))
        return meeting

    def form_for(self, meeting: Any, *data: Any) -> PublishForm:
        self.before = selectors.current(selectors.subject_key(meeting))
        return PublishForm(*data, asks_why=self.before is not None)

    def answer(self, meeting: Any, form: PublishForm) -> HttpResponse:
        ready = readiness(meeting, on=self.ask.today)
        context = {
            "meeting": meeting,
            "form": form,
            "outcome": ready.outcome,
            "problems": ready.outcome.details.get("problems", []),
            "preview": presenters.preview(ready.draft.content, ready.draft.files),
            "before": self.before,
            "was_public": selectors.no_longer_public(self.before, ready.draft.content),
            "checks": checking.at_a_glance(*checks.latest_counts(meeting, self.ask.user, on=self.ask.today)),
            "crumbs": self.crumbs(meeting),
        }
        return self.show("publication/meeting", context)


class ProfilePublish(ReportsView):
    """The page of an ICB, a place or a committee: a few facts of what it will say, and the button."""

    def get(self, request: HttpRequest, kind: str, slug: str) -> HttpResponse:
        subject = self.opened(kind, slug)
        return self.answer(kind, subject, self.form_for(subject))

    def post(self, request: HttpRequest, kind: str, slug: str) -> HttpResponse:
        subject = self.opened(kind, slug)
        form = self.form_for(subject, request.POST)
        if form.is_valid():
            try:
                made = publish_profile(subject, by=request.user, reason=form.cleaned_data.get("reason", ""))
            except REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, f"{made.title} is published (version {made.number}).")
                return redirect("reports:publication-detail", made.public_id)
        return self.answer(kind, subject, form)

    def opened(self, kind: str, slug: str) -> Any:
        subject = self.found(selectors.profile_subject(self.ask.user, kind, slug, on=self.ask.today))
        self.demand(can(self.ask.user, Permission.PUBLISH, subject, on=self.ask.today))
        return subject

    def form_for(self, subject: Any, *data: Any) -> PublishForm:
        self.before = selectors.current(selectors.subject_key(subject))
        return PublishForm(*data, asks_why=self.before is not None)

    def answer(self, kind: str, subject: Any, form: PublishForm) -> HttpResponse:
        draft = profile_draft(subject, on=self.ask.today)
        context = {
            "subject": subject,
            "kind": presenters.kind_words(kind),
            "form": form,
            "content": draft.content,
            "before": self.before,
            "is_new": self.before is None or self.before.content_hash != draft.content_hash,
        }
        return self.show("publication/profile", context)

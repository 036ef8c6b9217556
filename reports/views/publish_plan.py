"""Publishing the forward plan of a committee: what goes out, and how much is kept back, are shown first."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from governance.enums import Permission
from governance.foundation.permissions import can
from governance.foundation.screens.views import REFUSALS
from reports.forms import PublishForm
from reports.publication import selectors
from reports.publication.plans import plan_draft, plan_key, publish_plan
from reports.views.base import ReportsView


class PlanPublish(ReportsView):
    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        committee = self.opened(slug)
        return self.answer(committee, self.form_for(committee))

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        committee = self.opened(slug)
        form = self.form_for(committee, request.POST)
        if form.is_valid():
            try:
                made = publish_plan(committee, by=request.user, reason=form.cleaned_data.get("reason", ""))
            except REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, f"{made.title} is published (version {made.number}).")
                return redirect("reports:publication-detail", made.public_id)
        return self.answer(committee, form)

    def opened(self, slug: str) -> Any:
        found = selectors.profile_subject(self.ask.user, "committee", slug, on=self.ask.today)
        committee = self.found(found)
        self.demand(can(self.ask.user, Permission.PUBLISH, committee, on=self.ask.today))
        return committee

    def form_for(self, committee: Any, *data: Any) -> PublishForm:
        self.before = selectors.current(plan_key(committee))
        return PublishForm(*data, asks_why=self.before is not None)

    def answer(self, committee: Any, form: PublishForm) -> HttpResponse:
        found = plan_draft(committee, by=self.ask.user, on=self.ask.today)
        context = {
            "committee": committee,
            "form": form,
            "content": found.draft.content,
            "kept_back": found.kept_back,
            "before": self.before,
            "is_new": self.before is None or self.before.content_hash != found.draft.content_hash,
            "back": self.ask.link("meetings:plan-grid", committee=committee.pk),
        }
        return self.show("publication/plan", context)

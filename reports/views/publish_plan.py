"""Publishing the forward plan of a committee: what goes out, and how much is kept back, are shown first."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from governance.enums import Permission
from governance.foundation.permissions import can
from reports.forms import PublishForm
from reports.models import Publication
from reports.publication import selectors
from reports.publication.plans import plan_draft, plan_key, publish_plan
from reports.views.base import PublishPage


class PlanPublish(PublishPage):
    def opened(self, **keys: Any) -> Any:
        committee = self.found(
            selectors.profile_subject(self.ask.user, "committee", keys["slug"], on=self.ask.today)
        )
        self.demand(can(self.ask.user, Permission.PUBLISH, committee, on=self.ask.today))
        self.before = selectors.current(plan_key(committee))
        return committee

    def asks_why(self, subject: Any) -> bool:
        return self.before is not None

    def publish(self, subject: Any, reason: str) -> Publication:
        return publish_plan(subject, by=self.ask.user, reason=reason)

    def answer(self, subject: Any, form: PublishForm) -> HttpResponse:
        found = plan_draft(subject, by=self.ask.user, on=self.ask.today)
        context = {
            "committee": subject,
            "form": form,
            "content": found.draft.content,
            "kept_back": found.kept_back,
            "before": self.before,
            "is_new": self.before is None or self.before.content_hash != found.draft.content_hash,
            "back": self.ask.link("meetings:plan-grid", committee=subject.pk),
        }
        return self.show("publication/plan", context)

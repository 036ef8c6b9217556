"""Publishing the minutes of a meeting: what the public will read is shown first, then it is confirmed."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from governance.enums import Permission
from meetings.models import Meeting
from meetings.planning.selectors.together import may_service
from reports.forms import PublishForm
from reports.models import Publication
from reports.publication.minutes import minutes_to_publish, publish_minutes
from reports.views.base import PublishPage


class MinutesPublish(PublishPage):
    def opened(self, **keys: Any) -> Meeting:
        meeting = self.meeting(keys["pk"])
        self.demand(may_service(meeting, self.ask.user, Permission.PUBLISH, on=self.ask.today))
        return meeting

    def asks_why(self, subject: Meeting) -> bool:
        return minutes_to_publish(subject).published is not None

    def publish(self, subject: Meeting, reason: str) -> Publication:
        return publish_minutes(subject, by=self.ask.user, reason=reason)

    def done(self, made: Publication) -> str:
        return f"{made.title}: published (version {made.number})."

    def after(self, subject: Meeting, made: Any) -> str:
        return self.ask.link("meetings:meeting-detail", subject.slug)

    def answer(self, subject: Meeting, form: PublishForm) -> HttpResponse:
        found = minutes_to_publish(subject)
        context = {
            "meeting": subject,
            "form": form,
            "outcome": found.outcome,
            "content": found.draft.content if found.draft is not None else None,
            "before": found.published,
            "back": self.ask.link("meetings:meeting-detail", subject.slug),
            "crumbs": self.crumbs(subject),
        }
        return self.show("publication/minutes", context)

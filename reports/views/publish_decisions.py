"""Publishing recorded decisions: what the public will read is shown first, then it is confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse

from governance.enums import Permission
from meetings.conduct.selectors.decisions import decision_or_none
from meetings.models import Decision, Meeting
from meetings.planning.selectors.together import may_service
from reports import presenters
from reports.forms import PublishForm
from reports.models import Publication
from reports.publication.decisions import (
    decisions_to_publish,
    may_publish_decision,
    publish_decision,
    publish_decisions_of,
    to_publish,
)
from reports.views.base import PublishPage


class DecisionPublish(PublishPage):
    """One recorded decision."""

    def opened(self, **keys: Any) -> Decision:
        row = self.found(decision_or_none(self.ask.user, keys["public_id"], on=self.ask.today))
        self.demand(may_publish_decision(row, self.ask.user))
        return row

    def asks_why(self, subject: Decision) -> bool:
        return to_publish(subject).published is not None

    def publish(self, subject: Decision, reason: str) -> Publication:
        return publish_decision(subject, by=self.ask.user, reason=reason)

    def after(self, subject: Decision, made: Any) -> str:
        return self.ask.link("meetings:decision-detail", subject.public_id)

    def answer(self, subject: Decision, form: PublishForm) -> HttpResponse:
        found = to_publish(subject)
        context = {
            "row": subject,
            "form": form,
            "outcome": found.outcome,
            "content": None if found.is_kept_back else found.draft.content,
            "before": found.published,
            "back": self.ask.link("meetings:decision-detail", subject.public_id),
            "crumbs": self.crumbs(None, ("Decisions", self.ask.link("meetings:decision-list"))),
        }
        return self.show("publication/decision", context)


class DecisionsPublish(PublishPage):
    """All recorded decisions of a meeting that may be public."""

    def opened(self, **keys: Any) -> Meeting:
        meeting = self.meeting(keys["pk"])
        self.demand(may_service(meeting, self.ask.user, Permission.PUBLISH, on=self.ask.today))
        return meeting

    def asks_why(self, subject: Meeting) -> bool:
        return any(row.published is not None for row in decisions_to_publish(subject) if row.outcome.ok)

    def publish(self, subject: Meeting, reason: str) -> list[Publication]:
        return publish_decisions_of(subject, by=self.ask.user, reason=reason)

    def done(self, made: Sequence[Publication]) -> str:
        return presenters.published_words(made)

    def after(self, subject: Meeting, made: Any) -> str:
        return self.ask.link("meetings:meeting-detail", subject.slug)

    def answer(self, subject: Meeting, form: PublishForm) -> HttpResponse:
        found = decisions_to_publish(subject)
        context: dict[str, Any] = {
            "meeting": subject,
            "form": form,
            "lines": [presenters.decision_line(row, self.ask) for row in found],
            "ready": sum(row.outcome.ok for row in found),
            "back": self.ask.link("meetings:meeting-detail", subject.slug),
            "crumbs": self.crumbs(subject),
        }
        return self.show("publication/decisions", context)

"""Publishing the calendar of a committee: the dates that go out are shown first."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from governance.enums import Permission
from governance.foundation.permissions import can
from reports.forms import PublishForm
from reports.models import Publication
from reports.public.calendar_presenters import dated
from reports.publication import selectors
from reports.publication.calendars import publish_calendar
from reports.publication.gather_calendar import calendar_draft
from reports.views.base import PublishPage


class CalendarPublish(PublishPage):
    def opened(self, **keys: Any) -> Any:
        committee = self.found(
            selectors.profile_subject(self.ask.user, "committee", keys["slug"], on=self.ask.today)
        )
        self.demand(can(self.ask.user, Permission.PUBLISH, committee, on=self.ask.today))
        self.before = selectors.current(selectors.calendar_key(committee))
        return committee

    def asks_why(self, subject: Any) -> bool:
        return self.before is not None

    def publish(self, subject: Any, reason: str) -> Publication:
        return publish_calendar(subject, by=self.ask.user, reason=reason)

    def answer(self, subject: Any, form: PublishForm) -> HttpResponse:
        draft = calendar_draft(subject, on=self.ask.today)
        context = {
            "committee": subject,
            "form": form,
            "rows": [dated(row) for row in draft.content["rows"]],
            "before": self.before,
            "is_new": self.before is None or self.before.content_hash != draft.content_hash,
            "back": self.ask.link("meetings:calendar-committee", subject.slug),
        }
        return self.show("publication/calendar", context)

"""What the pages of this floor share: found through `visible_to`, shown in the workspace's layout."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from governance.foundation.actions import icb_of
from governance.foundation.screens import views
from meetings.models import Meeting
from meetings.planning.selectors.meetings import meetings_for


class ReportsView(views.ScreenView):
    def meeting(self, slug: str) -> Meeting:
        """The meeting if this person may see it, else 404."""
        found = meetings_for(self.ask.user, on=self.ask.today).filter(slug=slug).first()
        return self.found(found)

    def found(self, row: Any) -> Any:
        if row is None:
            raise Http404
        self.turn_to_icb(icb_of(row))
        return row

    def show(self, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        return render(self.request, f"reports/{template}.jinja", {"ask": self.ask} | context, status=status)

    def crumbs(self, meeting: Meeting | None = None, *more: tuple[str, str]) -> list[dict[str, str]]:
        way = []
        if meeting is not None:
            way.append(("Meetings", self.ask.link("meetings:meeting-list")))
            way.append((str(meeting), self.ask.link("meetings:meeting-detail", meeting.slug)))
        return [{"text": text, "href": href} for text, href in (*way, *more)]

"""What pages of one meeting share: found by its address, shown in the workspace's layout."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import render

from governance.foundation.errors import Refused
from governance.foundation.screens import views
from governance.foundation.screens.ask import key_in
from meetings.planning.models import Meeting
from meetings.planning.selectors.meetings import meetings_for


class BySlug:
    """Finds a meeting by its address; a number leads there too. What may not be seen is 404."""

    def row(self, pk: Any) -> Any:
        number = key_in(pk)
        lookup = {"slug": pk} if number is None else {"pk": number}
        found = meetings_for(self.ask.user, on=self.ask.today).filter(**lookup).first()  # type: ignore[attr-defined]
        if found is None:
            raise Http404
        self.turn_to_icb(found.icb_id)  # type: ignore[attr-defined]
        return found


class MeetingView(BySlug, views.ScreenView):
    """A page of one meeting. `wing` is the folder of its templates."""

    wing = "planning"

    def show(self, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        shared = {"ask": self.ask, "crumbs_of": self.crumbs}
        return render(self.request, f"meetings/{self.wing}/{template}.jinja", shared | context, status=status)

    def crumbs(self, meeting: Meeting | None = None, *more: tuple[str, str]) -> list[dict[str, str]]:
        """The way here: meetings, this meeting, and further (words, address)."""
        way = [("Meetings", self.ask.link("meetings:meeting-list"))]
        if meeting is not None:
            way.append((str(meeting), self.ask.link("meetings:meeting-detail", meeting.slug)))
        return [{"text": text, "href": href} for text, href in (*way, *more)]


def refusal_words(error: Refused | ValidationError) -> str:
    """One sentence for a notice, where there is no form to show it in."""
    return error.outcome.reason if isinstance(error, Refused) else " ".join(error.messages)

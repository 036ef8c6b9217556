"""Move one meeting: what moves and who is told, then the act."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from governance.enums import Permission
from governance.foundation.errors import StaleEdit
from governance.foundation.outcome import first_not_met
from governance.foundation.screens import views
from meetings.planning.actions.deadline_notices import line
from meetings.planning.actions.meetings import change_meeting
from meetings.planning.forms.moving import MoveForm
from meetings.planning.models import Meeting
from meetings.planning.presenters import consequences
from meetings.planning.rules.schedule import check_open
from meetings.planning.selectors.moving import moved_checks, moved_deadlines, who_is_told
from meetings.planning.selectors.together import may_service
from meetings.planning.views.base import MeetingView


class MeetingMove(MeetingView):
    """The first press shows what follows from the move, the second moves the meeting."""

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting = self.opened(pk)
        return self.answer(meeting, MoveForm(None, meeting=meeting))

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting = self.opened(pk)
        form = MoveForm(request.POST, meeting=meeting)
        if not form.is_valid() or "back" in request.POST:
            return self.answer(meeting, form)
        if "move" not in request.POST:
            return self.preview(meeting, form)
        try:
            moved = change_meeting(
                meeting,
                form.values(),
                by=request.user,
                reason=form.cleaned_data["reason"],
                expected_version=form.cleaned_data["version"],
            )
        except StaleEdit:
            form.add_error(None, "Somebody changed this meeting after you opened the page. Look at it again.")
            return self.answer(meeting, form)
        except views.REFUSALS as error:
            form.add_refusal(error)
            return self.answer(meeting, form)
        messages.success(request, "The meeting is moved. Calendars that had it are told.")
        return redirect(self.ask.link("meetings:meeting-detail", moved.slug))

    def opened(self, pk: str) -> Meeting:
        meeting: Meeting = self.row(pk)
        right = may_service(meeting, self.ask.user, Permission.PLAN_MEETING, on=self.ask.today)
        self.demand(first_not_met(right, check_open(meeting.state)))
        return meeting

    def answer(self, meeting: Meeting, form: MoveForm) -> HttpResponse:
        return self.show("move", {"meeting": meeting, "form": form})

    def preview(self, meeting: Meeting, form: MoveForm) -> HttpResponse:
        values = form.values()
        deadlines = moved_deadlines(meeting, values, by=self.ask.user, on=self.ask.today)
        context: dict[str, Any] = {
            "meeting": meeting,
            "sent": [
                (k, v) for k, v in form.data.items() if k not in ("csrfmiddlewaretoken", "back", "move")
            ],
            "lines": consequences(meeting, values),
            "moves": [line(move) for move in deadlines["moves"]],
            "concerned": deadlines["concerned"],
            "notes": moved_checks(meeting, values, user=self.ask.user, on=self.ask.today),
            **who_is_told(meeting, values, on=self.ask.today),
        }
        return self.show("move_preview", context)

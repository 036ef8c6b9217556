"""Somebody says whether they will be at a meeting."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from governance.foundation.screens import views
from meetings.conduct.actions.replies import reply_for_self
from meetings.conduct.forms.replies import ReplyForm
from meetings.conduct.selectors.replies import may_reply, own_deputies, own_places, person_of
from meetings.planning.models import Meeting
from meetings.planning.views.base import MeetingView


class OwnReply(MeetingView):
    """One form; of who has no place at the table there is no such page."""

    wing = "conduct"

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        return self.answer(self.opened(pk))

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting = self.opened(pk)
        form = self.form(meeting, request.POST)
        if form.is_valid():
            try:
                reply_for_self(meeting, by=request.user, **form.given())
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, "Thank you. Your reply is noted.")
                return redirect(self.ask.link("meetings:meeting-detail", meeting.slug))
        return self.answer(meeting, form)

    def opened(self, pk: str) -> Meeting:
        meeting: Meeting = self.row(pk)
        self.places = own_places(meeting, person_of(self.ask.user), on=self.ask.today)
        if not self.places:
            raise Http404
        return meeting

    def form(self, meeting: Meeting, *data: Any) -> ReplyForm:
        person = person_of(self.ask.user)
        assert person is not None, "who has a place is a person"
        return ReplyForm(
            *data,
            deputies=own_deputies(meeting, person, on=self.ask.today),
            initial={"reply": self.places[0].reply},
        )

    def answer(self, meeting: Meeting, form: ReplyForm | None = None) -> HttpResponse:
        context = {
            "meeting": meeting,
            "form": form or self.form(meeting),
            "outcome": may_reply(meeting, person_of(self.ask.user), on=self.ask.today),
        }
        return self.show("reply", context)

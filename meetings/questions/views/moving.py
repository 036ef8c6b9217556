"""The form by which questions that were not taken are kept for another meeting."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from meetings.planning.models import Meeting
from meetings.questions.actions.moving import keep_questions
from meetings.questions.forms.moving import KeepForm
from meetings.questions.selectors import moving as selectors
from meetings.questions.views.base import QuestionsView


class KeepForNext(QuestionsView):
    """Those of one meeting; `?question=` ticks one of them, else all are ticked."""

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting = self.kept_meeting(pk)
        return self.answer(meeting, self.form(meeting))

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting = self.kept_meeting(pk)
        form = self.form(meeting, request.POST)
        if form.is_valid():
            questions, to = form.chosen()
            because = form.cleaned_data["because"]
            done = self.try_to(
                form, lambda: keep_questions(questions, to_meeting=to, because=because, by=request.user)
            )
            if done is not None:
                said = f"{len(done)} kept for {to}. Whoever asked is told by mail."
                messages.success(request, f"{said} Publish both meetings again, so that their pages say so.")
                return redirect(self.ask.link("meetings:meeting-questions", meeting.slug))
        return self.answer(meeting, form)

    def kept_meeting(self, pk: str) -> Meeting:
        meeting = self.row(pk)
        self.demand(self.may_moderate(meeting))
        return meeting

    def form(self, meeting: Meeting, *data: Any) -> KeepForm:
        user, today = self.ask.user, self.ask.today
        questions = selectors.not_taken(meeting, user, on=today)
        keys = [str(one.public_id) for one in questions]
        wanted = self.request.GET.get("question", "")
        initial = {"questions": [wanted] if wanted in keys else keys}
        ahead = selectors.meetings_ahead(meeting, user, on=today)
        return KeepForm(*data, questions=questions, meetings=ahead, initial=initial)

    def answer(self, meeting: Meeting, form: KeepForm) -> HttpResponse:
        return self.show("keep", {"meeting": meeting, "form": form})

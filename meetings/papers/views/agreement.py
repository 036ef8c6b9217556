"""The chair agrees the agenda and papers."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from governance.foundation.screens import views
from meetings.papers.actions.agreement import agree_agenda
from meetings.papers.forms.papers import SignForm
from meetings.papers.selectors.agreement import agreement_state, may_agree
from meetings.papers.selectors.people import printed_name
from meetings.planning.models import Meeting
from meetings.planning.views.base import MeetingView


class AgendaAgree(MeetingView):
    wing = "papers"

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        return self.answer(self.opened(pk), SignForm(initial={"name": printed_name(request.user)}))

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting, form = self.opened(pk), SignForm(request.POST)
        if form.is_valid():
            try:
                agree_agenda(meeting=meeting, by=request.user, **form.cleaned_data)
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, "The agenda and papers are agreed.")
                return redirect(self.ask.link("meetings:meeting-detail", meeting.slug))
        return self.answer(meeting, form)

    def opened(self, pk: str) -> Meeting:
        meeting: Meeting = self.row(pk)
        self.demand(may_agree(meeting, self.ask.user, on=self.ask.today))
        return meeting

    def answer(self, meeting: Meeting, form: SignForm) -> HttpResponse:
        context = {"meeting": meeting, "form": form, "agreement": agreement_state(meeting)}
        return self.show("agree", context)

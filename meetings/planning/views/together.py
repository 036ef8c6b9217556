"""Screens of committees that meet together: one asked, the answer, one taken out."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from governance.foundation.screens import views
from governance.models import Committee
from meetings.planning import together_presenter as presenters
from meetings.planning.actions import together as actions
from meetings.planning.forms.meetings import ReasonForm
from meetings.planning.forms.together import AnswerForm, AskForm
from meetings.planning.models import Meeting, TogetherRequest
from meetings.planning.selectors.meetings import openable
from meetings.planning.selectors.together import (
    committees_to_ask,
    may_answer,
    may_ask,
    may_take_out,
    request_or_none,
)
from meetings.planning.views.base import MeetingView


class TogetherAsk(MeetingView):
    """Which committee is asked, and with what words."""

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting = self.opened(pk)
        return self.answer(meeting, self.form(meeting))

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting = self.opened(pk)
        form = self.form(meeting, request.POST)
        if form.is_valid():
            try:
                asked = actions.ask_to_join(meeting, by=request.user, **form.cleaned_data)
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, f"{asked.committee} is asked. It takes part once it agrees.")
                return redirect(self.ask.link("meetings:meeting-detail", meeting.slug))
        return self.answer(meeting, form)

    def opened(self, pk: str) -> Meeting:
        meeting: Meeting = self.row(pk)
        self.demand(may_ask(meeting, self.ask.user, on=self.ask.today))
        return meeting

    def form(self, meeting: Meeting, *data: Any) -> AskForm:
        return AskForm(*data, committees=committees_to_ask(meeting, on=self.ask.today))

    def answer(self, meeting: Meeting, form: AskForm) -> HttpResponse:
        return self.show("together_ask", {"meeting": meeting, "form": form})


class TogetherLeave(MeetingView):
    """Asks why, then takes a committee out of the meeting."""

    def get(self, request: HttpRequest, pk: str, committee: str) -> HttpResponse:
        meeting, row = self.opened(pk, committee)
        return self.answer(meeting, row, ReasonForm())

    def post(self, request: HttpRequest, pk: str, committee: str) -> HttpResponse:
        meeting, row = self.opened(pk, committee)
        form = ReasonForm(request.POST)
        if form.is_valid():
            try:
                actions.leave(meeting, committee=row, because=form.cleaned_data["reason"], by=request.user)
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, f"{row} takes no part in this meeting.")
                return self.onwards(meeting)
        return self.answer(meeting, row, form)

    def onwards(self, meeting: Meeting) -> HttpResponse:
        """To the meeting, or for who does not see it any more to the list."""
        if openable(self.ask.user, [meeting.pk], on=self.ask.today):
            return redirect(self.ask.link("meetings:meeting-detail", meeting.slug))
        return redirect(self.ask.link("meetings:meeting-list"))

    def opened(self, pk: str, slug: str) -> tuple[Meeting, Committee]:
        meeting: Meeting = self.row(pk)
        row = next((one for one in meeting.holding if one.slug == slug), None)
        if row is None:
            raise Http404
        self.demand(may_take_out(meeting, row, self.ask.user, on=self.ask.today))
        return meeting, row

    def answer(self, meeting: Meeting, row: Committee, form: ReasonForm) -> HttpResponse:
        return self.show("together_leave", {"meeting": meeting, "committee": row, "form": form})


class TogetherPage(MeetingView):
    """What is asked, and the form of the answer for those who may give it."""

    def get(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        return self.answer(self.found(public_id), AnswerForm())

    def post(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        asked, form = self.found(public_id), AnswerForm(request.POST)
        self.demand(may_answer(asked, self.ask.user, on=self.ask.today))
        if form.is_valid():
            said = form.cleaned_data["answer"]
            try:
                if form.cleaned_data["choice"] == "join":
                    actions.join(asked, answer=said, by=request.user)
                else:
                    actions.decline(asked, because=said, by=request.user)
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, "Your answer is given.")
                return self.page_of(asked)
        return self.answer(asked, form)

    def found(self, public_id: UUID) -> TogetherRequest:
        asked = request_or_none(self.ask.user, public_id, on=self.ask.today)
        if asked is None:
            raise Http404
        return asked

    def page_of(self, asked: TogetherRequest) -> HttpResponse:
        return redirect(self.ask.link("meetings:together-detail", asked.public_id))

    def answer(self, asked: TogetherRequest, form: AnswerForm) -> HttpResponse:
        opens = openable(self.ask.user, [asked.meeting_id], on=self.ask.today)
        context = {
            "asked": asked,
            "form": form,
            "rows": presenters.request_rows(asked),
            "tag": presenters.request_tag(asked),
            "may_answer": may_answer(asked, self.ask.user, on=self.ask.today),
            "meeting": asked.meeting if opens else None,
        }
        return self.show("together", context)


class TogetherWithdraw(TogetherPage):
    """Asks why, then takes the question back."""

    def get(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        return self.ask_why(self.opened(public_id), ReasonForm())

    def post(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        asked, form = self.opened(public_id), ReasonForm(request.POST)
        if form.is_valid():
            try:
                actions.withdraw_request(asked, because=form.cleaned_data["reason"], by=request.user)
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, f"{asked.committee} is not asked any more.")
                return redirect(self.ask.link("meetings:meeting-detail", asked.meeting.slug))
        return self.ask_why(asked, form)

    def opened(self, public_id: UUID) -> TogetherRequest:
        asked = self.found(public_id)
        self.demand(may_ask(asked.meeting, self.ask.user, on=self.ask.today))
        return asked

    def ask_why(self, asked: TogetherRequest, form: ReasonForm) -> HttpResponse:
        return self.show("together_withdraw", {"asked": asked, "meeting": asked.meeting, "form": form})

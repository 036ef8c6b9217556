"""Share a meeting with one person by name until a day, and end it."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from governance.enums import Permission
from governance.foundation.screens import views
from meetings.planning.actions.exceptions import end_meeting_share, share_meeting
from meetings.planning.forms.meetings import ReasonForm, ShareForm
from meetings.planning.models import Meeting
from meetings.planning.selectors.people import meeting_share_or_none, meeting_shares, user_by_email
from meetings.planning.selectors.together import may_service
from meetings.planning.views.base import MeetingView

NOBODY = "Nobody with this address can sign in here. Ask your system administrator to add them."


class MeetingShare(MeetingView):
    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        return self.answer(self.opened(pk), ShareForm())

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting, form = self.opened(pk), ShareForm(request.POST)
        share = partial(share_meeting, meeting=meeting, by=request.user)
        if form.is_valid() and share_with(form, share):
            messages.success(request, f"The meeting is shared with {form.cleaned_data['email']}.")
            return redirect(self.ask.link("meetings:meeting-share", meeting.slug))
        return self.answer(meeting, form)

    def opened(self, pk: str) -> Meeting:
        meeting: Meeting = self.row(pk)
        self.demand(may_service(meeting, self.ask.user, Permission.PLAN_MEETING, on=self.ask.today))
        return meeting

    def answer(self, meeting: Meeting, form: ShareForm) -> HttpResponse:
        shares = list(meeting_shares(meeting, on=self.ask.today))
        return self.show("share", {"meeting": meeting, "form": form, "shares": shares})


class MeetingShareEnd(MeetingShare):
    """Asks why, then ends one exception."""

    def get(self, request: HttpRequest, pk: str, share: int) -> HttpResponse:  # type: ignore[override]
        return self.ask_why(self.opened(pk), self.found(pk, share), ReasonForm())

    def post(self, request: HttpRequest, pk: str, share: int) -> HttpResponse:  # type: ignore[override]
        meeting, row, form = self.opened(pk), self.found(pk, share), ReasonForm(request.POST)
        if form.is_valid():
            end_meeting_share(row, reason=form.cleaned_data["reason"], by=request.user)
            messages.success(request, f"The meeting is no longer shared with {row.user}.")
            return redirect(self.ask.link("meetings:meeting-share", meeting.slug))
        return self.ask_why(meeting, row, form)

    def found(self, pk: str, share: int) -> Any:
        row = meeting_share_or_none(self.opened(pk), share, on=self.ask.today)
        if row is None:
            raise Http404
        return row

    def ask_why(self, meeting: Meeting, row: Any, form: ReasonForm) -> HttpResponse:
        return self.show("share_end", {"meeting": meeting, "share": row, "form": form})


def share_with(form: ShareForm, share: Any) -> bool:
    """Find the person and share; says on the form what stands in the way."""
    given = form.cleaned_data
    user = user_by_email(given["email"])
    if user is None:
        form.add_error("email", NOBODY)
        return False
    try:
        share(with_user=user, until=given["until"], reason=given["reason"])
    except views.REFUSALS as error:
        form.add_refusal(error)
        return False
    return True

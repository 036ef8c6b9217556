"""Screens of the files that authors sent for a paper: read, taken in, set aside."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase

from governance.foundation.screens import views
from meetings.papers.actions import submissions
from meetings.papers.models import Commission
from meetings.papers.selectors import commissions as selectors
from meetings.papers.views.commissions import CommissionView
from meetings.papers.views.papers import send
from meetings.planning.forms.meetings import ReasonForm


class SentView(CommissionView):
    """Base: one file that was sent."""

    def sent(self, commission: UUID, pk: int) -> tuple[Commission, Any]:
        found = self.kept(commission)
        row = selectors.submission_or_none(found, pk)
        if row is None:
            raise Http404
        return found, row


class SentTakeIn(SentView):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, commission: UUID, sent: int) -> HttpResponse:
        found, row = self.sent(commission, sent)
        try:
            version = submissions.take_in(row, by=request.user)
        except views.REFUSALS as error:
            self.tell(error)
        else:
            messages.success(request, f"The file is now version {version.number} of “{found.paper}”.")
        return self.page_of(found)


class SentSetAside(SentView):
    def get(self, request: HttpRequest, commission: UUID, sent: int) -> HttpResponse:
        found, row = self.sent(commission, sent)
        return self.show_one("sent_set_aside", found, {"form": ReasonForm(), "row": row})

    def post(self, request: HttpRequest, commission: UUID, sent: int) -> HttpResponse:
        found, row = self.sent(commission, sent)
        form = ReasonForm(request.POST)
        if form.is_valid():
            try:
                submissions.set_submission_aside(row, reason=form.cleaned_data["reason"], by=request.user)
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, "The file was set aside.")
                return self.page_of(found)
        return self.show_one("sent_set_aside", found, {"form": form, "row": row})


class SentFilePage(SentView):
    """The checked file, as an attachment."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, commission: UUID, sent: int) -> HttpResponseBase:
        return send(self.sent(commission, sent)[1])

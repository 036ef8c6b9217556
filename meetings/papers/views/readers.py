"""Who reads one paper, by name: shared until a day, or withheld."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from governance.enums import Permission
from governance.foundation.outcome import first_not_met
from governance.foundation.permissions import can
from governance.foundation.screens import views
from meetings.papers.actions import exceptions as actions
from meetings.papers.forms.papers import WithholdForm
from meetings.papers.models import Paper
from meetings.papers.selectors.papers import (
    people_of,
    share_or_none,
    shares,
    withholding_or_none,
    withholdings,
)
from meetings.papers.views.base import PaperView
from meetings.planning.forms.meetings import ReasonForm, ShareForm
from meetings.planning.rules.schedule import check_open
from meetings.planning.views.sharing import share_with


class ReadersView(PaperView):
    """Base: for who keeps the agenda, and for a private paper sees private business."""

    def opened(self, public_id: UUID) -> Paper:
        found = self.found(public_id)
        self.demand(self.may(found, Permission.CHANGE_AGENDA))
        if found.is_private:
            self.demand(self.may(found, Permission.VIEW_PRIVATE))
        return found


class PaperShare(ReadersView):
    def get(self, request: HttpRequest, paper: UUID) -> HttpResponse:
        return self.answer(self.opened(paper), ShareForm())

    def post(self, request: HttpRequest, paper: UUID) -> HttpResponse:
        found, form = self.opened(paper), ShareForm(request.POST)
        share = partial(actions.share_paper, paper=found, by=request.user)
        if form.is_valid() and share_with(form, share):
            messages.success(request, f"The paper is shared with {form.cleaned_data['email']}.")
            return redirect(self.address(found, "paper-share"))
        return self.answer(found, form)

    def answer(self, found: Paper, form: ShareForm) -> HttpResponse:
        return self.show_paper("share", found, {"form": form, "shares": list(shares(found, on=self.today))})


class PaperWithhold(ReadersView):
    def opened(self, public_id: UUID) -> Paper:
        """For who keeps the agenda of any committee at the table: the conflicted member may be theirs."""
        found = self.found(public_id)
        meeting = found.item.meeting
        rights = [Permission.CHANGE_AGENDA, *([Permission.VIEW_PRIVATE] if found.is_private else [])]
        held = (can(self.ask.user, right, meeting, on=self.today) for right in rights)
        self.demand(first_not_met(*held, check_open(meeting.state)))
        return found

    def get(self, request: HttpRequest, paper: UUID) -> HttpResponse:
        found = self.opened(paper)
        return self.answer(found, self.form(found))

    def post(self, request: HttpRequest, paper: UUID) -> HttpResponse:
        found = self.opened(paper)
        form = self.form(found, request.POST)
        if form.is_valid():
            try:
                actions.withhold_paper(paper=found, by=request.user, **form.cleaned_data)
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, f"The paper is withheld from {form.cleaned_data['person']}.")
                return redirect(self.address(found, "paper-withhold"))
        return self.answer(found, form)

    def form(self, found: Paper, *data: Any) -> WithholdForm:
        return WithholdForm(*data, people=people_of(found.item.meeting, self.ask.user, on=self.today))

    def answer(self, found: Paper, form: WithholdForm) -> HttpResponse:
        rows = list(withholdings(found, on=self.today))
        return self.show_paper("withhold", found, {"form": form, "withheld": rows})


class EndView(ReadersView):
    """Base: asks why, then ends one exception."""

    back: str
    title: str

    def get(self, request: HttpRequest, paper: UUID, row: int) -> HttpResponse:
        found = self.opened(paper)
        return self.answer(found, self.exception(found, row), ReasonForm())

    def post(self, request: HttpRequest, paper: UUID, row: int) -> HttpResponse:
        found = self.opened(paper)
        exception, form = self.exception(found, row), ReasonForm(request.POST)
        if form.is_valid():
            self.end(exception, form.cleaned_data["reason"])
            messages.success(request, "It has ended.")
            return redirect(self.address(found, self.back))
        return self.answer(found, exception, form)

    def exception(self, found: Paper, pk: int) -> Any:
        row = self.find(found, pk)
        if row is None:
            raise Http404
        return row

    def find(self, found: Paper, pk: int) -> Any:
        raise NotImplementedError

    def end(self, row: Any, reason: str) -> None:
        raise NotImplementedError

    def answer(self, found: Paper, row: Any, form: ReasonForm) -> HttpResponse:
        whom = getattr(row, "person", None) or row.user
        context = {"form": form, "title": f"{self.title} {whom}", "back": self.address(found, self.back)}
        return self.show_paper("end", found, context)


class PaperShareEnd(EndView):
    back, title = "paper-share", "Stop sharing with"

    def find(self, found: Paper, pk: int) -> Any:
        return share_or_none(found, pk, on=self.today)

    def end(self, row: Any, reason: str) -> None:
        actions.end_paper_share(row, reason=reason, by=self.ask.user)


class PaperWithholdEnd(EndView):
    back, title = "paper-withhold", "No longer withhold from"

    def find(self, found: Paper, pk: int) -> Any:
        return withholding_or_none(found, pk, on=self.today)

    def end(self, row: Any, reason: str) -> None:
        actions.end_withholding(row, reason=reason, by=self.ask.user)

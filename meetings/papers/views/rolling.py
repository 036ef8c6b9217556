"""Screens of an agenda made from the last one, of what is due, and of items that are put off."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from governance.foundation.screens import views
from meetings.papers.actions import rolling as actions
from meetings.papers.forms.rolling import DeferForm, DueForm, RollForm
from meetings.papers.models import AgendaItem
from meetings.papers.presenters import rolling as rolling_presenter
from meetings.papers.rules.rolling import check_defer
from meetings.papers.selectors.rolling import (
    deferral_or_none,
    has_deferral,
    last_roll,
    later_meetings,
    numbered,
    offered,
    roll_proposal,
    timing_with,
)
from meetings.papers.views.agenda import AgendaView
from meetings.planning.models import Meeting
from meetings.planning.views.base import refusal_words


class RollForward(AgendaView):
    """Everything that belongs on the agenda, as a table; nothing is made before the last button."""

    def opened(self, pk: str) -> Meeting:
        meeting: Meeting = super().opened(pk)
        self.demand(self.may_service(meeting))
        return meeting

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting = self.opened(pk)
        found = roll_proposal(meeting, request.user, on=self.ask.today)
        form = RollForm(rows=found.rows)
        return self.answer(meeting, found, form, form.rows)

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting = self.opened(pk)
        found = roll_proposal(meeting, request.user, on=self.ask.today)
        form = RollForm(request.POST, rows=found.rows)
        if not form.is_valid():
            return self.answer(meeting, found, form, form.rows)
        rows = form.taken()
        if request.POST.get("then") != "show":
            try:
                roll = actions.roll_forward(meeting=meeting, rows=rows, by=request.user)
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(
                    request, f"The agenda was made: {len(roll.made)} items. You can undo it here."
                )
                return self.back(meeting)
        return self.answer(meeting, found, form, rows)

    def answer(self, meeting: Meeting, found: Any, form: RollForm, taken: list[Any]) -> HttpResponse:
        numbers = numbered(meeting, found.there, taken)
        context = {
            "meeting": meeting,
            "form": form,
            "found": found,
            "lines": rolling_presenter.lines(form, found.rows, taken, numbers),
            "timing": timing_with(meeting, found.there, taken),
        }
        return self.show("roll", context)


class RollUndo(AgendaView):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting = self.opened(pk)
        roll = last_roll(meeting, request.user, on=self.ask.today)
        if roll is None:
            messages.error(request, "There is nothing to undo on this agenda.")
            return self.back(meeting)
        try:
            actions.undo_roll(roll, by=request.user)
        except views.REFUSALS as error:
            messages.error(request, refusal_words(error))
        else:
            messages.success(request, "The agenda is as it was before it was made from the last one.")
        return self.back(meeting)


class DueAdd(AgendaView):
    """Puts on the agenda what is due and was ticked."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting = self.opened(pk)
        form = DueForm(request.POST, rows=offered(meeting, request.user, on=self.ask.today))
        if not form.is_valid():
            messages.error(request, "Tick what is to go on the agenda.")
            return self.back(meeting)
        try:
            actions.roll_forward(meeting=meeting, rows=form.taken(), by=request.user)
        except views.REFUSALS as error:
            messages.error(request, refusal_words(error))
        else:
            messages.success(request, "What was due is on the agenda.")
        return self.back(meeting)


class ItemDefer(AgendaView):
    """Asks to which meeting and why, then puts the item off."""

    def get(self, request: HttpRequest, pk: str, item: UUID) -> HttpResponse:
        meeting, row = self.deferrable(pk, item)
        return self.answer(meeting, row, self.form(meeting))

    def post(self, request: HttpRequest, pk: str, item: UUID) -> HttpResponse:
        meeting, row = self.deferrable(pk, item)
        form = self.form(meeting, request.POST)
        if form.is_valid():
            try:
                made = actions.defer_item(
                    row,
                    to_meeting=form.meeting(),
                    because=form.cleaned_data["because"],
                    by=request.user,
                )
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, f"“{row.title}”: {rolling_presenter.deferred_words(made)}")
                return self.back(meeting)
        return self.answer(meeting, row, form)

    def deferrable(self, pk: str, public_id: UUID) -> tuple[Meeting, AgendaItem]:
        """What was decided at a meeting that was held can still be put off."""
        meeting: Meeting = self.row(pk)
        self.demand(self.may_defer(meeting))
        return meeting, self.item(meeting, public_id)

    def form(self, meeting: Meeting, *data: Any) -> DeferForm:
        return DeferForm(*data, meetings=later_meetings(meeting, self.ask.user, on=self.ask.today))

    def answer(self, meeting: Meeting, row: AgendaItem, form: DeferForm) -> HttpResponse:
        outcome = check_defer(
            state=meeting.state,
            is_removed=row.is_removed,
            has_deferral=has_deferral(row),
            because="asked for below",
        )
        return self.show("item_defer", {"meeting": meeting, "item": row, "form": form, "outcome": outcome})


class DeferralTakeBack(AgendaView):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: str, item: UUID) -> HttpResponse:
        meeting: Meeting = self.row(pk)
        self.demand(self.may_defer(meeting))
        row = self.item(meeting, item)
        deferral = deferral_or_none(row)
        if deferral is None:
            messages.error(request, "This item is not deferred.")
            return self.back(meeting)
        try:
            actions.take_back_deferral(deferral, by=request.user)
        except views.REFUSALS as error:
            messages.error(request, refusal_words(error))
        else:
            messages.success(request, f"“{row.title}” is not deferred after all.")
        return self.back(meeting)

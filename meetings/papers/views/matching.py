"""Interests to look at: of a meeting, of one item, as CSV; and the note that one was looked at."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect

from governance.foundation.screens import present, views
from governance.foundation.screens.cells import csv_rows
from meetings.papers.actions.matching import set_aside
from meetings.papers.forms.matching import LookForm
from meetings.papers.models import AgendaItem
from meetings.papers.presenters import matching as presenter
from meetings.papers.rules.matching_facts import Suggestion
from meetings.papers.selectors.agenda import item_or_none
from meetings.papers.selectors.matching import (
    Matches,
    matches,
    may_see_matches,
    setting_aside,
    suggestion_or_none,
)
from meetings.planning.models import Meeting
from meetings.planning.views.base import MeetingView


class MatchView(MeetingView):
    """Base: for who reads interests at this meeting."""

    wing = "papers"

    def opened(self, pk: str) -> Meeting:
        meeting: Meeting = self.row(pk)
        self.demand(may_see_matches(meeting, self.ask.user, on=self.ask.today))
        return meeting

    def item(self, meeting: Meeting, public_id: UUID) -> AgendaItem:
        found = item_or_none(self.ask.user, meeting, public_id, on=self.ask.today)
        if found is None or found.is_removed:
            raise Http404
        return found

    def found(self, meeting: Meeting, item: AgendaItem | None = None) -> Matches:
        return matches(meeting, self.ask.user, on=self.ask.on, rights_on=self.ask.today, item=item)

    def answer(self, meeting: Meeting, item: AgendaItem | None = None) -> HttpResponse:
        found = self.found(meeting, item)
        may_note, _ = setting_aside(meeting, self.ask.user, on=self.ask.today)
        context = {
            "meeting": meeting,
            "item": item,
            "found": [each for each in found.items if each.open or each.looked_at],
            "without": [each.item for each in found.items if not each.open and not each.looked_at],
            "count": presenter.count_words(found),
            "day": presenter.day_words(meeting.date, self.ask.on),
            "words": presenter,
            "may_note": may_note.ok,
            "extract": present.panel_table(presenter.extract(found.interests), self.ask),
        }
        return self.show("interests", context)


class MeetingInterests(MatchView):
    """The whole meeting, item by item, with the register of that day."""

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        return self.answer(self.opened(pk))


class ItemInterests(MatchView):
    """One item."""

    def get(self, request: HttpRequest, pk: str, item: UUID) -> HttpResponse:
        meeting = self.opened(pk)
        return self.answer(meeting, self.item(meeting, item))


class MeetingInterestsCsv(MatchView):
    def get(self, request: HttpRequest, pk: str) -> StreamingHttpResponse:
        meeting = self.opened(pk)
        rows = csv_rows(presenter.CSV, presenter.lines(self.found(meeting)))
        name = f"interests-to-look-at-{meeting.slug}.csv"
        return StreamingHttpResponse(
            views.csv_lines(rows),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


class InterestLook(MatchView):
    """Asks what was made of a suggestion, and sets it aside with that."""

    def get(self, request: HttpRequest, pk: str, item: UUID, mark: str) -> HttpResponse:
        meeting = self.noting(pk)
        row = self.item(meeting, item)
        return self.reply(row, self.suggestion(row, mark), LookForm())

    def post(self, request: HttpRequest, pk: str, item: UUID, mark: str) -> HttpResponse:
        meeting = self.noting(pk)
        row, form = self.item(meeting, item), LookForm(request.POST)
        suggestion = self.suggestion(row, mark)
        if form.is_valid():
            try:
                set_aside(item=row, mark=mark, note=form.cleaned_data["note"], by=request.user)
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, "It is noted that you looked at it.")
                return redirect(self.ask.link("meetings:item-interests", meeting.slug, row.public_id))
        return self.reply(row, suggestion, form)

    def noting(self, pk: str) -> Meeting:
        meeting = self.opened(pk)
        may_note, _ = setting_aside(meeting, self.ask.user, on=self.ask.today)
        self.demand(may_note)
        return meeting

    def suggestion(self, item: AgendaItem, mark: str) -> Suggestion:
        found = suggestion_or_none(item, mark, self.ask.user, on=self.ask.today)
        if found is None:
            raise Http404
        return found

    def reply(self, item: AgendaItem, suggestion: Suggestion, form: Any) -> HttpResponse:
        context = {"meeting": item.meeting, "item": item, "one": suggestion, "form": form, "words": presenter}
        return self.show("interest_look", context)

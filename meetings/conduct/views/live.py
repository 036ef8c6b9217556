"""The screen of a meeting at work: who is in, is there a quorum, which item is on; and how it opens and closes."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from governance.foundation import clock
from governance.foundation.outcome import Outcome
from governance.foundation.screens import views
from governance.foundation.zone import LONDON
from meetings.conduct import presenters_live as words
from meetings.conduct.actions import attendance as people_actions
from meetings.conduct.actions import sittings as actions
from meetings.conduct.forms.live import CloseForm, ExcludeForm, OpenForm, at_time
from meetings.conduct.selectors import live as selectors
from meetings.conduct.selectors.live import AtWork
from meetings.papers.models import AgendaItem
from meetings.papers.selectors.agenda import item_or_none, visible_agenda
from meetings.papers.selectors.exclusion import is_held_in_public, resolution_shown
from meetings.planning.models import Meeting
from meetings.planning.views.base import MeetingView, refusal_words

BESIDE = "at-"
"""What a refusal is tagged with, before the anchor of the control that it stands beside."""


class LiveView(MeetingView):
    """Base: pages of one meeting at work."""

    wing = "conduct"

    def may_run(self, meeting: Meeting) -> Outcome:
        return selectors.may_run(meeting, self.ask.user, on=self.ask.today)

    def run(self, pk: str) -> Meeting:
        """The meeting, for who runs it."""
        meeting: Meeting = self.row(pk)
        self.demand(self.may_run(meeting))
        return meeting

    def page_of(self, meeting: Meeting, anchor: str = "") -> HttpResponse:
        address = self.ask.link("meetings:live", meeting.slug)
        return redirect(f"{address}#{anchor}" if anchor else address)

    def way(self, meeting: Meeting) -> list[dict[str, str]]:
        return self.crumbs(meeting, ("At the meeting", self.ask.link("meetings:live", meeting.slug)))

    def act(self, meeting: Meeting, doing: Any, *, anchor: str, done: str = "") -> HttpResponse:
        """One small act, then the same place; a refusal is told there."""
        try:
            doing()
        except views.REFUSALS as error:
            messages.error(self.request, refusal_words(error), extra_tags=f"{BESIDE}{anchor}")
        else:
            if done:
                messages.success(self.request, done)
        return self.page_of(meeting, anchor)

    def item(self, meeting: Meeting, public_id: UUID) -> AgendaItem:
        found = item_or_none(self.ask.user, meeting, public_id, on=self.ask.today)
        if found is None or found.is_removed:
            raise Http404
        return found


class LivePage(LiveView):
    """The whole page; `?part=now` gives the part that changes, and nothing (204) while it did not."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting: Meeting = self.row(pk)
        if request.GET.get("part") != "now":
            return self.show("live", self.context(meeting) | {"refused": self.refused()})
        if request.GET.get("mark") == selectors.mark_of(meeting):
            return HttpResponse(status=204)
        return self.show(
            "live_part", self.context(meeting) | {"refused": {}, "told": request.GET.get("told")}
        )

    def refused(self) -> dict[str, str]:
        """What was refused, by the anchor of its control."""
        found = {}
        for message in messages.get_messages(self.request):
            if (message.extra_tags or "").startswith(BESIDE):
                found[message.extra_tags.removeprefix(BESIDE)] = str(message)
        return found

    def context(self, meeting: Meeting) -> dict[str, Any]:
        user, on = self.ask.user, self.ask.today
        mark = selectors.mark_of(meeting)  # before the rest: what comes in between is asked for again
        now = selectors.at_work(meeting)
        tables = selectors.at_tables(meeting, now, on=on)
        sees = selectors.may_see_item(now.item, user, on=on)
        quorum = [words.quorum_line(table) for table in tables] if sees and not now.is_closed else []
        items, exclusions = visible_agenda(meeting, user, on=on), selectors.exclusions_of(now)
        private = any(item.is_kept_private for item in items) or bool(exclusions)
        return {
            "meeting": meeting,
            "now": now,
            "mark": mark,
            "state": words.state_words(now),
            "quorum": quorum,
            "quorum_mark": words.told_mark(quorum),
            "sees_item": sees,
            "on_now": now.item if sees else None,
            "tables": [(table.committee, words.person_lines(table, now)) for table in tables],
            "items": words.item_lines(items, selectors.sessions_by_item(now), now),
            "has_private": private and is_held_in_public(meeting),
            "exclusions": words.exclusion_lines(exclusions),
            "record": self.record(meeting, now),
            "runs": self.may_run(meeting).ok,
            "may_open": selectors.may_open(meeting, now),
            "may_act": selectors.may_act(now),
            "may_list": selectors.may_list(meeting, now),
            "polls": not now.is_closed and meeting.state in ("planned", "issued"),
        }

    def record(self, meeting: Meeting, now: AtWork) -> Any:
        if not now.is_closed:
            return None
        rows = selectors.quorum_records(meeting, self.ask.user, on=self.ask.today)
        return words.record_table(rows, several=len(meeting.holding) > 1)


class LiveList(LiveView):
    """Makes the list of attendance from the seats of the meeting's day."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting = self.run(pk)
        may = selectors.may_list(meeting, selectors.at_work(meeting))
        if not may.ok:
            messages.error(request, may.reason, extra_tags=f"{BESIDE}attendance")
            return self.page_of(meeting, "attendance")
        return self.act(
            meeting,
            lambda: people_actions.list_expected(meeting, by=request.user),
            anchor="attendance",
            done="Everybody who holds a seat is on the list.",
        )


class FormView(LiveView):
    """Base: one form on a page of its own."""

    template, done = "", ""

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting = self.run(pk)
        return self.answer(meeting, self.form(meeting))

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting = self.run(pk)
        form = self.form(meeting, request.POST)
        if form.is_valid() and self.may(meeting).ok:
            try:
                self.save(meeting, form)
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, self.done)
                return self.page_of(meeting)
        return self.answer(meeting, form)

    def form(self, meeting: Meeting, *data: Any) -> Any:
        raise NotImplementedError

    def save(self, meeting: Meeting, form: Any) -> None:
        raise NotImplementedError

    def may(self, meeting: Meeting) -> Outcome:
        return selectors.may_act(selectors.at_work(meeting))

    def answer(self, meeting: Meeting, form: Any) -> HttpResponse:
        context = {"meeting": meeting, "form": form, "may": self.may(meeting), "way": self.way(meeting)}
        return self.show(self.template, context | self.further(meeting))

    def further(self, meeting: Meeting) -> dict[str, Any]:
        """What the page shows beside its form."""
        return {}


class LiveOpen(FormView):
    template, done = "live_open", "The meeting is open. The quorum is written down."

    def form(self, meeting: Meeting, *data: Any) -> OpenForm:
        start = words.opening_of(meeting, clock.now().astimezone(LONDON))
        return OpenForm(*data, people=selectors.people_listed(meeting), initial=start)

    def save(self, meeting: Meeting, form: Any) -> None:
        actions.open_meeting(meeting, by=self.ask.user, **form.given())

    def may(self, meeting: Meeting) -> Outcome:
        return selectors.may_open(meeting, selectors.at_work(meeting))


class LiveClose(FormView):
    template, done = "live_close", "The meeting is closed."

    def form(self, meeting: Meeting, *data: Any) -> CloseForm:
        return CloseForm(*data)

    def save(self, meeting: Meeting, form: Any) -> None:
        at = at_time(day_of_sitting(meeting), form.cleaned_data["time"])
        actions.close_meeting(meeting, by=self.ask.user, at=at)

    def further(self, meeting: Meeting) -> dict[str, Any]:
        now = selectors.at_work(meeting)
        tables = selectors.at_tables(meeting, now, on=self.ask.today)
        lines = [line for table in tables for line in words.person_lines(table, now)]
        return {"now": now, "here": [line for line in lines if line.is_in]}


class LiveExclude(FormView):
    """The resolution to exclude the public was put."""

    template, done = "live_exclude", "It is written down what became of the resolution."

    def form(self, meeting: Meeting, *data: Any) -> ExcludeForm:
        items = visible_agenda(meeting, self.ask.user, on=self.ask.today)
        return ExcludeForm(
            data[0] if data else None,
            initial={"wording": resolution_shown(meeting, items, on=self.ask.today)},
        )

    def save(self, meeting: Meeting, form: Any) -> None:
        given = dict(form.cleaned_data)
        at = at_time(day_of_sitting(meeting), given.pop("time"))
        actions.exclude_public(meeting, by=self.ask.user, at=at, **given)


class LiveReadmit(LiveView):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting = self.run(pk)
        return self.act(meeting, lambda: actions.readmit_public(meeting, by=request.user), anchor="public")


class LiveTurn(LiveView):
    """Opens an item or closes it; an item that is open already closes when another opens."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: str, item: UUID) -> HttpResponse:
        meeting = self.run(pk)
        row = self.item(meeting, item)
        turn = {"open": actions.open_item, "close": actions.close_item}.get(request.POST.get("turn", ""))
        if turn is None:
            return self.page_of(meeting, words.item_anchor(row))
        return self.act(meeting, lambda: turn(row, by=request.user), anchor=words.item_anchor(row))


def day_of_sitting(meeting: Meeting) -> Any:
    """The day on which the meeting was opened; today while it was not."""
    sitting = selectors.at_work(meeting).sitting
    return sitting.opened_at.astimezone(LONDON).date() if sitting is not None else clock.today()

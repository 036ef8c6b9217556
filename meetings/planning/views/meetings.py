"""Screens of meetings: list, plan, change, the workspace page, issue the papers, cancel, mark as held."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path

from governance.enums import Permission
from governance.foundation.errors import StaleEdit
from governance.foundation.outcome import Outcome, first_not_met
from governance.foundation.screens import Ask, Column, Register, views
from governance.foundation.screens.access import holds_in
from governance.foundation.screens.ask import key_in
from meetings.lifecycles import MEETING_LIFECYCLE
from meetings.planning import panels, presenters
from meetings.planning.actions import meetings as actions
from meetings.planning.forms.meetings import CancelForm, MeetingFilters, MeetingForm
from meetings.planning.models import Meeting
from meetings.planning.pages import PAGES
from meetings.planning.rules.schedule import check_confirmed, check_open
from meetings.planning.selectors.meetings import findings, meetings_between
from meetings.planning.selectors.recipients import recipients
from meetings.planning.selectors.together import may_service
from meetings.planning.views.base import BySlug, MeetingView, refusal_words
from meetings.planning.views.deadline_effects import ShowsEffectFirst, effect_of
from meetings.planning.views.sharing import MeetingShare, MeetingShareEnd


class MeetingEdit(BySlug, ShowsEffectFirst, views.EditView):
    pass


class MeetingHistory(BySlug, views.HistoryView):
    pass


class MeetingPage(MeetingView):
    """The workspace of one meeting: what it is, what does not fit, and the panels of all floors."""

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting = self.row(pk)
        if pk != meeting.slug:
            return redirect(self.ask.link("meetings:meeting-detail", meeting.slug))
        context = {
            "meeting": meeting,
            "heading": presenters.when(meeting),
            "tags": [presenters.kind_tag(meeting), presenters.state_tag(meeting)],
            "to_go": presenters.days_to_go(meeting, today=self.ask.today),
            "summary": presenters.summary(meeting),
            "findings": findings(meeting, on=self.ask.on),
            "ways_on": ways_on(meeting, self.ask),
            "panels": panels.panels(meeting, self.ask),
        }
        return self.show("page", context)


def ways_on(meeting: Meeting, ask: Ask) -> list[tuple[str, str, Outcome]]:
    """(words, address, outcome) of what can be done with a meeting; nothing for those who do not service it."""
    right = may_service(meeting, ask.user, Permission.PLAN_MEETING, on=ask.today)
    if not right.ok:
        return []
    still_open = check_open(meeting.state)
    issue = first_not_met(MEETING_LIFECYCLE.check(meeting.state, "issue"), check_confirmed(meeting.date))
    cancel = MEETING_LIFECYCLE.check(meeting.state, "cancel")
    hold = first_not_met(MEETING_LIFECYCLE.check(meeting.state, "hold"), check_confirmed(meeting.date))
    return [
        (words, ask.link(f"meetings:{name}", meeting.slug), outcome)
        for words, name, outcome in (
            ("Change the meeting", "meeting-edit", still_open),
            ("Move the meeting", "meeting-move", still_open),
            (issue_words(meeting), "meeting-issue", issue),
            ("Mark as held", "meeting-hold", hold),
            ("Cancel the meeting", "meeting-cancel", cancel),
            ("Share with a person", "meeting-share", right),
        )
    ]


def issue_words(meeting: Meeting) -> str:
    return "Issue the papers again" if meeting.state == "issued" else "Issue the papers"


class MeetingCancel(MeetingView):
    """Asks why, then cancels."""

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        return self.answer(self.opened(pk), CancelForm())

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting, form = self.opened(pk), CancelForm(request.POST)
        if form.is_valid():
            try:
                actions.cancel_meeting(
                    meeting, because=form.cleaned_data["cancelled_because"], by=request.user
                )
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, "The meeting is cancelled.")
                return redirect(self.ask.link("meetings:meeting-detail", meeting.slug))
        return self.answer(meeting, form)

    def opened(self, pk: str) -> Meeting:
        meeting: Meeting = self.row(pk)
        self.demand(may_service(meeting, self.ask.user, Permission.PLAN_MEETING, on=self.ask.today))
        return meeting

    def answer(self, meeting: Meeting, form: CancelForm) -> HttpResponse:
        effect = effect_of(meeting, None, self.ask)
        return self.show("cancel", {"meeting": meeting, "form": form, "effect": effect})


class MeetingHold(MeetingCancel):
    """Asks for confirmation, then marks the meeting as held."""

    template, done = "hold", "The meeting is marked as held."

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting = self.opened(pk)
        return self.show(self.template, {"meeting": meeting, **self.further(meeting)})

    def further(self, meeting: Meeting) -> dict[str, Any]:
        """What the page shows beside the meeting."""
        return {}

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting = self.opened(pk)
        try:
            self.act(meeting)
        except StaleEdit:
            messages.error(request, "The meeting was changed after you opened that page. Look at it again.")
        except views.REFUSALS as error:
            messages.error(request, refusal_words(error))
        else:
            messages.success(request, self.done)
        return redirect(self.ask.link("meetings:meeting-detail", meeting.slug))

    def act(self, meeting: Meeting) -> None:
        actions.hold_meeting(meeting, by=self.ask.user)


class MeetingIssue(MeetingHold):
    """Asks for confirmation, then opens the meeting and its signed-off papers to the members."""

    template, done = "issue", "The papers are issued: members find them in their workspace."

    def further(self, meeting: Meeting) -> dict[str, Any]:
        found = recipients(meeting, on=self.ask.today)
        return {
            "title": issue_words(meeting),
            "told": [one for one in found if one.outcome.ok],
            "not_told": [one for one in found if not one.outcome.ok],
        }

    def act(self, meeting: Meeting) -> None:
        opened = key_in(self.request.POST.get("version", ""))
        actions.issue_meeting(meeting, by=self.ask.user, expected_version=opened)


class Meetings(Register):
    app = "meetings"
    noun, plural = "meeting", "meetings"
    model = Meeting
    view_permission, permission = Permission.VIEW_MEETING, Permission.PLAN_MEETING
    form, filters = MeetingForm, MeetingFilters
    search_fields = ("title", "venue", "date_note", "lead_committee__name")
    own_filters = ("committee", "first", "last")
    pages = PAGES
    related = ("icb", "lead_committee", "part")
    prefetch = ("committees",)
    empty = "No meeting is planned yet. Plan the first one, with or without a date."
    columns = (
        Column("Meeting", presenters.page_link),
        Column("Date", presenters.when),
        Column("Time", presenters.times),
        Column("Kind", presenters.kind_tag),
        Column("Committees", "committees"),
        Column("State", presenters.state_tag),
    )

    def in_icb(self, rows: Any, ask: Ask) -> Any:
        """Meetings of its own, and those in which a committee of its own takes part."""
        return rows.of_icb(ask.icb)

    def rows(self, ask: Ask) -> Any:
        given: dict[str, Any] = {name: ask.filters.get(name) for name in self.own_filters}
        return meetings_between(super().rows(ask), **given)

    def may_create(self, ask: Ask) -> Outcome:
        return holds_in(ask.user, Permission.PLAN_MEETING, ask.icb, on=ask.today)

    def may_change(self, row: Any, ask: Ask) -> Outcome:
        return first_not_met(
            may_service(row, ask.user, Permission.PLAN_MEETING, on=ask.today), check_open(row.state)
        )

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> Meeting:
        return actions.create_meeting(icb=ask.own_icb, by=ask.user, **values, **many)

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> Meeting:
        return actions.change_meeting(
            row,
            values,
            committees=many.get("committees"),
            by=ask.user,
            reason=reason,
            expected_version=version,
        )

    def urls(self) -> list[URLPattern]:
        routes: Sequence[tuple[str, str, Any]] = (
            ("list", "", views.ListView),
            ("csv", "csv/", views.CsvView),
            ("create", "new/", views.CreateView),
            ("detail", "<slug:pk>/", MeetingPage),
            ("edit", "<slug:pk>/edit/", MeetingEdit),
            ("history", "<slug:pk>/history/", MeetingHistory),
            ("cancel", "<slug:pk>/cancel/", MeetingCancel),
            ("issue", "<slug:pk>/issue/", MeetingIssue),
            ("hold", "<slug:pk>/hold/", MeetingHold),
            ("share", "<slug:pk>/share/", MeetingShare),
            ("share-end", "<slug:pk>/share/<int:share>/end/", MeetingShareEnd),
        )
        return [
            path(f"meetings/{tail}", view.as_view(register=self), name=f"meeting-{verb}")
            for verb, tail, view in routes
        ]

"""The calendar: of everything a person may know, of one committee, and their own; secret addresses for programs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views import View

from governance.enums import Permission
from governance.foundation import clock
from governance.foundation.calendar_file import feed
from governance.foundation.errors import NotPermitted
from governance.foundation.outcome import Outcome, first_not_met, met
from governance.foundation.permissions import can
from governance.foundation.screens import Ask
from governance.foundation.screens.access import holds_in
from governance.foundation.screens.present import pages
from governance.foundation.screens.views import AskView
from governance.models import Committee
from meetings.planning import calendar_presenters as presenters
from meetings.planning.actions.entries import announce
from meetings.planning.actions.feeds import end_feed, open_feed
from meetings.planning.feed_addresses import address_of, id_in
from meetings.planning.forms.feeds import FeedForm
from meetings.planning.pages import PAGES
from meetings.planning.rules.years import Year, year_of
from meetings.planning.selectors import calendars as selectors
from meetings.planning.selectors.checking import check_year
from meetings.planning.selectors.meetings import openable
from meetings.planning.selectors.series import series_of_year

YEARS = range(1950, 2150)


@dataclass(frozen=True)
class Entrance:
    """A page that stands among the lists of its section, as a register does."""

    url_name: str
    permission: str = ""
    pages: ClassVar[tuple[tuple[str, ...], ...]] = PAGES

    def may_list(self, ask: Ask) -> Outcome:
        if not self.permission:
            return met("calendar.own")
        return holds_in(ask.user, self.permission, ask.icb, on=ask.today)

    def name(self, verb: str) -> str:
        return self.url_name


class CalendarView(AskView):
    """What calendar pages share: the year asked for, and their template."""

    register: Any = None  # set by as_view for a page among the lists of the section

    def year(self) -> Year:
        """`?year=2021` is 2021/22; the year of the page's day without one."""
        text = self.request.GET.get("year", "")
        if not text:
            return year_of(self.ask.on)
        if not (text.isascii() and text.isdecimal() and int(text[:5]) in YEARS):
            raise Http404
        return Year(int(text[:5]))

    def committee(self, slug: str) -> Committee:
        found = selectors.committee_or_none(self.ask.user, slug, on=self.ask.today)
        if found is None:
            raise Http404
        return found

    def demand(self, outcome: Outcome) -> None:
        if not outcome.ok:
            raise NotPermitted(outcome)

    def sent(self) -> list[tuple[str, str]]:
        """What was sent, for a preview to carry to the second press."""
        own = ("csrfmiddlewaretoken", "back", "make")
        return [(k, v) for k, values in self.request.POST.lists() if k not in own for v in values]

    def show(self, template: str, context: dict[str, Any]) -> HttpResponse:
        shared = {"ask": self.ask, "subnav": pages(self.register, self.ask) if self.register else []}
        return render(self.request, f"meetings/planning/{template}.jinja", shared | context)

    def year_context(self, entries: Any, address: str, *, shows_committee: bool) -> dict[str, Any]:
        year = self.year()
        rows = selectors.in_year(entries, year)
        opened = openable(self.ask.user, [row.meeting_id for row in rows], on=self.ask.today)
        page = presenters.year_page(year, rows, ask=self.ask, opened=opened, shows_committee=shows_committee)
        return {"year": year, "page": page, "years": presenters.year_links(year, address)}


class CalendarPage(CalendarView):
    """Every meeting of the ICB whose date this person may know."""

    def get(self, request: HttpRequest) -> HttpResponse:
        self.demand(holds_in(self.ask.user, Permission.VIEW_MEETING, self.ask.icb, on=self.ask.today))
        entries = selectors.of_icb(self.ask.user, self.ask.icb, on=self.ask.today)
        context = self.year_context(entries, self.ask.link("meetings:calendar-list"), shows_committee=True)
        committees = selectors.committees_with_calendar(self.ask.user, self.ask.icb, on=self.ask.today)
        return self.show("calendar", context | {"committees": committees})


class CommitteeCalendar(CalendarView):
    """One committee's year: its meetings, how it meets, and what does not fit its terms of reference."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        committee = self.committee(slug)
        self.demand(can(self.ask.user, Permission.VIEW_MEETING, committee, on=self.ask.today))
        entries = selectors.of_committees(
            selectors.entries_for(self.ask.user, on=self.ask.today), [committee]
        )
        address = self.ask.link("meetings:calendar-committee", committee.slug)
        context = self.year_context(entries, address, shows_committee=False)
        return self.show(
            "calendar_committee",
            context | self._for_planners(committee, context["year"]) | {"committee": committee},
        )

    def _for_planners(self, committee: Committee, year: Year) -> dict[str, Any]:
        """The check names private meetings and drafts, so it is for those who see both."""
        user, on = self.ask.user, self.ask.today
        sees = first_not_met(
            can(user, Permission.VIEW_DRAFTS, committee, on=on),
            can(user, Permission.VIEW_PRIVATE, committee, on=on),
        )
        plans = can(user, Permission.PLAN_MEETING, committee, on=on)
        return {
            "sees_check": sees.ok,
            "findings": check_year(committee, year, user=user, on=self.ask.on) if sees.ok else [],
            "series": [
                (row, presenters.pattern_words(row)) for row in series_of_year(user, committee, year, on=on)
            ],
            "plans": plans,
            "publishes": can(user, Permission.PUBLISH, committee, on=on),
            "unannounced": len(selectors.unannounced(committee, on=on)) if plans.ok else 0,
        }


class CalendarAnnounce(CalendarView):
    """Asks, then tells the members the dates that lie ahead and that they were not told yet."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        committee = self.opened(slug)
        rows = selectors.unannounced(committee, on=self.ask.today)
        lines = [(presenters.when(meeting), meeting) for meeting in rows]
        return self.show("calendar_announce", {"committee": committee, "lines": lines})

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        committee = self.opened(slug)
        rows = selectors.unannounced(committee, on=self.ask.today)
        posted = announce(rows, by=request.user)
        messages.success(
            request,
            f"{len(rows)} date{'' if len(rows) == 1 else 's'} announced, {posted} "
            f"invitation{'' if posted == 1 else 's'} on the way.",
        )
        return redirect(self.ask.link("meetings:calendar-committee", committee.slug))

    def opened(self, slug: str) -> Committee:
        committee = self.committee(slug)
        self.demand(can(self.ask.user, Permission.PLAN_MEETING, committee, on=self.ask.today))
        return committee


class MyCalendar(CalendarView):
    """A person's own meetings, and the addresses at which their calendar program reads them."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.answer(self.form(None))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Make an address: of all my meetings, or of one committee whose meetings I may read."""
        form = self.form(request.POST)
        if not form.is_valid():
            return self.answer(form)
        open_feed(by=request.user, committee=form.chosen())
        messages.success(
            request, "The address is made. Keep it to yourself: whoever has it reads these dates."
        )
        return redirect(self.ask.link("meetings:calendar-mine") + "#addresses")

    def form(self, data: Any) -> FeedForm:
        return FeedForm(data, committees=selectors.feed_committees(self.ask.user, on=self.ask.today))

    def answer(self, form: FeedForm) -> HttpResponse:
        address = self.ask.link("meetings:calendar-mine")
        entries = selectors.my_entries(self.ask.user, on=self.ask.today)
        context = self.year_context(entries, address, shows_committee=True)
        feeds = [(row, address_of(row)) for row in selectors.open_feeds(self.ask.user)]
        return self.show("calendar_mine", context | {"feeds": feeds, "form": form})


class FeedEnd(CalendarView):
    """Withdraws one of my addresses."""

    def post(self, request: HttpRequest, public_id: Any) -> HttpResponse:
        row = next((r for r in selectors.open_feeds(request.user) if r.public_id == public_id), None)
        if row is None:
            raise Http404
        end_feed(row, by=request.user)
        messages.success(request, "The address is withdrawn: it answers nothing any more.")
        return redirect(self.ask.link("meetings:calendar-mine") + "#addresses")


@method_decorator(login_not_required, name="dispatch")
class FeedFile(View):
    """The calendar file at a secret address. Rights are those of its owner today."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        public_id = id_in(token)
        found = selectors.feed_by_id(public_id) if public_id else None
        if found is None:
            raise Http404
        today = clock.today()
        events = [
            selectors.event_of(entry, day=entry.meeting.date)
            for entry in selectors.feed_entries(found, on=today)
            if entry.meeting.date
        ]
        response = HttpResponse(feed(str(found), events), content_type="text/calendar; charset=utf-8")
        response["Cache-Control"] = "private, no-store"
        response["X-Robots-Tag"] = "noindex"
        response["Content-Disposition"] = 'inline; filename="meetings.ics"'
        return response

"""Papers that are waited for: the board of a meeting and of all, as CSV, and the mails to those they wait with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect

from governance.enums import Permission
from governance.foundation import clock
from governance.foundation.outcome import Outcome
from governance.foundation.screens import Ask, Panel, Register, present, views
from governance.foundation.screens.cells import csv_rows
from meetings.papers.actions.chasing import Sent, chase
from meetings.papers.actions.chasing_mail import STARTING_TEXTS, letters
from meetings.papers.forms.chasing import AwaitedFilters, ChaseForm
from meetings.papers.presenters import chasing as presenters
from meetings.papers.rules.chasing import is_pressing
from meetings.papers.selectors import chasing as selectors
from meetings.papers.selectors.chasing import ESCALATION, Awaited
from meetings.papers.selectors.commissions import may_see_commissions
from meetings.planning.models import Meeting
from meetings.planning.pages import PAGES
from meetings.planning.views.base import MeetingView


class AwaitedPapers(Register):
    """The board across meetings; its rows are computed and not stored."""

    app = "meetings"
    key = "awaited-paper"
    noun, plural = "paper", "papers"
    title = "Papers waited for"
    model = Meeting
    view_permission = Permission.VIEW_DRAFTS
    filters = AwaitedFilters
    pages = PAGES
    intro = "The papers of the meetings that lie ahead: with whom each waits, since when, and how late it is."
    empty = "No paper is waited for."

    def rows(self, ask: Ask) -> list[Awaited]:
        given = ask.filters
        committee, place = given.get("committee"), given.get("place")
        meetings = [
            meeting
            for meeting in selectors.meetings_to_chase(ask.user, ask.own_icb, on=ask.today)
            if (committee is None or committee in meeting.committees.all())
            and (place is None or any(one.place_id == place.pk for one in meeting.committees.all()))
        ]
        return selectors.narrowed(
            selectors.awaited(meetings, ask.user, on=ask.today, at=clock.now()),
            words=given.get("q") or "",
            stage=given.get("stage") or "",
            only=given.get("only") or "",
        )


class AwaitedList(views.ScreenView):
    """Every meeting that lies ahead, on one page."""

    def get(self, request: HttpRequest) -> HttpResponse:
        self.demand(self.register.may_list(self.ask))
        form, rows = views.filtered(self.register, self.ask, request)
        query = f"?{request.GET.urlencode()}" if request.GET else ""
        context = board(rows, self.ask, with_meeting=True) | {
            "form": form,
            "empty": self.register.empty,
            "csv_url": self.ask.link(self.register.name("csv")).split("?")[0] + query,
            "may": selectors.may_chase_in(self.ask.user, self.ask.icb, on=self.ask.today),
            "subnav": present.pages(self.register, self.ask),
            "is_filtered": any(request.GET.values()),
            "scope": {},
        }
        return self.page("meetings/papers/awaited.jinja", context)


class AwaitedCsv(views.ScreenView):
    """The board as it is filtered, for spreadsheets."""

    def get(self, request: HttpRequest) -> StreamingHttpResponse:
        self.demand(self.register.may_list(self.ask))
        _, rows = views.filtered(self.register, self.ask, request)
        return csv_of(rows, f"papers-waited-for-{self.ask.today.isoformat()}.csv")


class MeetingChasing(MeetingView):
    """The board of one meeting."""

    wing = "papers"

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting, rows = self.found(pk)
        context = board(rows, self.ask, with_meeting=False) | {
            "meeting": meeting,
            "csv_url": self.ask.link("meetings:meeting-chasing-csv", meeting.slug),
            "may": selectors.may_chase(meeting, request.user, on=self.ask.today),
            "scope": {"meeting": meeting.slug},
        }
        return self.show("meeting_chasing", context)

    def found(self, pk: str) -> tuple[Meeting, list[Awaited]]:
        meeting: Meeting = self.row(pk)
        self.demand(may_see_commissions(meeting, self.ask.user, on=self.ask.today))
        return meeting, selectors.awaited([meeting], self.ask.user, on=self.ask.today, at=clock.now())


class MeetingChasingCsv(MeetingChasing):
    """The board of one meeting, for spreadsheets."""

    def get(self, request: HttpRequest, pk: str) -> Any:
        meeting, rows = self.found(pk)
        return csv_of(rows, f"papers-waited-for-{meeting.slug}.csv")


class Chase(MeetingView):
    """Whom to write to, what each gets, and the sending. `?meeting=` keeps it to one meeting."""

    event = ""
    wing = "papers"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.choose()

    def post(self, request: HttpRequest) -> HttpResponse:
        offered = self.offered()
        form = self.form(offered, request.POST)
        if request.POST.get("do") == "change" or not form.is_valid():
            return self.choose(form, offered)
        rows = [row for row in self.open(offered) if row.commission.public_id in form.chosen()]  # type: ignore[union-attr]
        if request.POST.get("do") == "send":
            try:
                sent = self.send(form)
            except views.REFUSALS as error:
                form.add_refusal(error)
                return self.choose(form, offered)
            self.tell(sent)
            return redirect(self.board)
        mails = letters(rows, self.event, text=form.cleaned_data["text"], today=self.ask.today)
        context = {"letters": mails, "form": form, "mark": selectors.mark_of(rows)}
        return self.show("chase_preview", self.shared() | context)

    def send(self, form: ChaseForm) -> Sent:
        return chase(
            commissions=form.chosen(),
            event=self.event,
            text=form.cleaned_data["text"],
            again=form.cleaned_data.get("again", False),
            seen=form.cleaned_data["seen"],
            by=self.ask.user,
        )

    def choose(self, form: Any = None, offered: Any = None) -> HttpResponse:
        offered = self.offered() if offered is None else offered
        form = self.form(offered) if form is None else form
        cannot = [(row, why) for row, why in offered if not why.ok and why.code != "chase.not_late"]
        return self.show("chase", self.shared() | {"form": form, "cannot": cannot, "can": self.open(offered)})

    def shared(self) -> dict[str, Any]:
        return {
            "meeting": self.meeting,
            "board": self.board,
            "escalates": self.event == ESCALATION,
        }

    @property
    def board(self) -> str:
        if self.meeting is not None:
            return self.ask.link("meetings:meeting-chasing", self.meeting.slug)
        return self.ask.link("meetings:awaited-paper-list")

    def offered(self) -> list[tuple[Awaited, Outcome]]:
        """The lines in question, each with whether a mail may go."""
        slug = self.request.GET.get("meeting", "")
        self.meeting: Meeting | None = self.row(slug) if slug else None
        if self.meeting is not None:
            self.demand(selectors.may_chase(self.meeting, self.ask.user, on=self.ask.today))
            meetings = [self.meeting]
        else:
            self.demand(selectors.may_chase_in(self.ask.user, self.ask.icb, on=self.ask.today))
            meetings = selectors.meetings_to_chase(self.ask.user, self.ask.own_icb, on=self.ask.today)
        rows = selectors.awaited(meetings, self.ask.user, on=self.ask.today, at=clock.now())
        return selectors.chased_by(rows, self.ask.user, self.event, on=self.ask.today)

    def open(self, offered: Iterable[tuple[Awaited, Outcome]]) -> list[Awaited]:
        return [row for row, why in offered if why.ok]

    def form(self, offered: Sequence[tuple[Awaited, Outcome]], *data: Any) -> ChaseForm:
        rows, today = self.open(offered), self.ask.today
        start = [
            str(row.commission.public_id)  # type: ignore[union-attr]
            for row in rows
            if is_pressing(row.stage, row.due, today=today) and row.standing(self.event).told_on != today
        ]
        return ChaseForm(
            *data,
            choices=[
                (
                    str(row.commission.public_id),  # type: ignore[union-attr]
                    presenters.choice_words(row, self.event, with_meeting=self.meeting is None),
                )
                for row in rows
            ],
            asks_again=any(row.standing(self.event).told_on == today for row in rows),
            initial={"papers": start, "text": STARTING_TEXTS[self.event]},
        )

    def tell(self, sent: Sent) -> None:
        people = present.counted(len(sent.letters), "person was", "people were")
        papers = present.counted(sum(len(one.rows) for one in sent.letters), "paper", "papers")
        messages.success(self.request, f"{people} written to about {papers}.")
        for title, reason in sent.left_out:
            messages.warning(self.request, f"Nothing was sent about “{title}”: {reason}")


def board(rows: Sequence[Awaited], ask: Ask, *, with_meeting: bool) -> dict[str, Any]:
    """What both boards show: counts, table, and text to copy."""
    shown = presenters.columns(ask, with_meeting=with_meeting)
    panel = Panel("Papers waited for", shown, list(rows), "No paper is waited for.")
    return {
        "table": present.panel_table(panel, ask),
        "counts": presenters.counts(rows),
        "text": presenters.plain_text(rows, with_meeting=with_meeting),
    }


def csv_of(rows: Iterable[Awaited], name: str) -> StreamingHttpResponse:
    return StreamingHttpResponse(
        views.csv_lines(csv_rows(presenters.CSV, rows)),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )

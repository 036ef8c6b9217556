"""Screens of late papers, urgent items, the chair's answer, and supplements."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from governance.enums import Permission
from governance.foundation import clock
from governance.foundation.errors import StaleEdit
from governance.foundation.outcome import first_not_met
from governance.foundation.permissions import can
from governance.foundation.screens import views
from governance.foundation.screens.ask import key_in
from meetings.papers.actions import late as actions
from meetings.papers.actions.issues import issue_supplement
from meetings.papers.forms.late import AnswerForm, AskForm
from meetings.papers.models import LateRequest
from meetings.papers.presenters import late as late_presenter
from meetings.papers.rules.late import check_supplement
from meetings.papers.selectors import late as selectors
from meetings.papers.selectors.late import Late
from meetings.papers.selectors.people import printed_name
from meetings.planning.models import Meeting
from meetings.planning.rules.schedule import check_open
from meetings.planning.selectors.recipients import recipients
from meetings.planning.selectors.together import may_service
from meetings.planning.views.base import MeetingView, refusal_words


class LateView(MeetingView):
    """Base: pages about what came late at one meeting."""

    wing = "papers"

    def prepared(self, pk: str) -> Meeting:
        meeting: Meeting = self.row(pk)
        self.demand(can(self.ask.user, Permission.VIEW_DRAFTS, meeting, on=self.ask.today))
        return meeting

    def board(self, meeting: Meeting) -> HttpResponse:
        return redirect(self.ask.link("meetings:late-list", meeting.slug))

    def way(self, meeting: Meeting) -> list[dict[str, str]]:
        return self.crumbs(meeting, ("Late papers", self.ask.link("meetings:late-list", meeting.slug)))


class LateList(LateView):
    """The board: what is left out, what waits for the chair, and the supplements."""

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting, at = self.prepared(pk), clock.now()
        things = selectors.late_things(meeting, at=at)
        seen = selectors.seen_by(things, request.user, on=self.ask.today)
        issues = may_service(meeting, request.user, Permission.PLAN_MEETING, on=self.ask.today)
        ready = [one.thing for one in things if one.is_ready]
        supplements = selectors.supplements_for(meeting, request.user, on=self.ask.today)
        context = {
            "meeting": meeting,
            "lines": late_presenter.lines(seen, self.ask),
            "unseen": len(things) - len(seen),
            "terms": late_presenter.terms_words(selectors.late_terms(meeting, on=self.ask.today)),
            "may_issue": first_not_met(check_open(meeting.state), check_supplement(ready))
            if issues.ok
            else None,
            "supplements": [
                late_presenter.supplement(issue, rows, self.ask, selectors.notice_of(issue, at=at))
                for issue, rows in supplements
            ],
        }
        return self.show("late", context)


class LateAsk(LateView):
    """Asks the chair to accept a late paper or an urgent item."""

    def get(self, request: HttpRequest, pk: str, item: UUID, paper: UUID | None = None) -> HttpResponse:
        meeting, late = self.opened(pk, item, paper)
        return self.answer(meeting, late, self.form(late))

    def post(self, request: HttpRequest, pk: str, item: UUID, paper: UUID | None = None) -> HttpResponse:
        meeting, late = self.opened(pk, item, paper)
        form = self.form(late, request.POST)
        if form.is_valid():
            try:
                actions.ask_chair(item=late.item, paper=late.paper, by=request.user, **form.cleaned_data)
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, f"The chair is asked about “{late.thing.title}”.")
                return self.board(meeting)
        return self.answer(meeting, late, form)

    def opened(self, pk: str, item: UUID, paper: UUID | None) -> tuple[Meeting, Late]:
        meeting = self.prepared(pk)
        right = Permission.CHANGE_AGENDA if paper is None else Permission.WRITE_PAPER
        self.demand(can(self.ask.user, right, meeting, on=self.ask.today))
        late = selectors.thing_of(
            meeting, self.ask.user, item=item, paper=paper, on=self.ask.today, at=clock.now()
        )
        if late is None:
            raise Http404
        return meeting, late

    def form(self, late: Late, *data: Any) -> AskForm:
        return AskForm(*data, is_item=late.paper is None, is_revision=late.thing.is_revision)

    def answer(self, meeting: Meeting, late: Late, form: AskForm) -> HttpResponse:
        context = {
            "meeting": meeting,
            "late": late,
            "kind": late_presenter.kind_words(late),
            "form": form,
            "outcome": selectors.may_ask(late, self.ask.user, on=self.ask.today),
            "way": self.way(meeting),
        }
        return self.show("late_ask", context)


class LateDetail(LateView):
    """One request with its reasons; the chair answers here, or who keeps the agenda records the answer."""

    def get(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        row = self.found(public_id)
        return self.answer(row, self.form(row))

    def post(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        row = self.found(public_id)
        self.demand(self.right(row))
        form = self.form(row, request.POST)
        if form.is_valid():
            act = actions.accept_late if form.cleaned_data["answer"] == "accept" else actions.decline_late
            try:
                made = act(row, by=request.user, **form.given())
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, f"“{made.title}”: {late_presenter.answer_words(made)}.")
                return self.board(row.item.meeting)
        return self.answer(row, form)

    def found(self, public_id: UUID) -> LateRequest:
        row = selectors.request_or_none(self.ask.user, public_id, on=self.ask.today)
        if row is None:
            raise Http404
        self.turn_to_icb(row.item.meeting.icb_id)
        return row

    def right(self, row: LateRequest) -> Any:
        own = can(self.ask.user, Permission.AGREE_AGENDA, row.item, on=self.ask.today)
        return own if own.ok else can(self.ask.user, Permission.CHANGE_AGENDA, row.item, on=self.ask.today)

    def form(self, row: LateRequest, *data: Any) -> AnswerForm:
        own = can(self.ask.user, Permission.AGREE_AGENDA, row.item, on=self.ask.today).ok
        start = {"name": printed_name(self.ask.user)} if own else {}
        return AnswerForm(*data, records=not own, initial=start)

    def answer(self, row: LateRequest, form: AnswerForm) -> HttpResponse:
        meeting = row.item.meeting
        terms = selectors.late_terms(meeting, on=self.ask.today)
        context = {
            "meeting": meeting,
            "row": row,
            "kind": late_presenter.request_kind(row),
            "tag": late_presenter.request_tag(row),
            "answer": late_presenter.answer_words(row),
            "terms": late_presenter.terms_words(terms),
            "may_answer": selectors.may_answer(row, self.ask.user, on=self.ask.today),
            "acceptable": selectors.acceptable(row, at=clock.now(), on=self.ask.today),
            "may_withdraw": selectors.may_withdraw(row, self.ask.user, on=self.ask.today),
            "form": form,
            "way": self.way(meeting),
        }
        return self.show("late_request", context)


class LateWithdraw(LateDetail):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        row = self.found(public_id)
        self.demand(selectors.may_withdraw_right(row, self.ask.user, on=self.ask.today))
        try:
            actions.withdraw_late(row, by=request.user)
        except views.REFUSALS as error:
            messages.error(request, refusal_words(error))
        else:
            messages.success(request, f"The request about “{row.title}” is withdrawn.")
        return self.board(row.item.meeting)


class SupplementIssue(LateView):
    """Shows what goes out and who is told, then issues the next supplement."""

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting = self.opened(pk)
        waiting = selectors.ready_to_issue(meeting, at=clock.now())
        seen = selectors.seen_by(waiting, request.user, on=self.ask.today)
        found = recipients(meeting, on=self.ask.today)
        context = {
            "meeting": meeting,
            "name": selectors.next_name(meeting),
            "lines": late_presenter.lines(seen, self.ask),
            "unseen": len(waiting) - len(seen),
            "keys": [one.request.pk for one in waiting if one.request is not None],
            "outcome": first_not_met(
                check_open(meeting.state), check_supplement([one.thing for one in waiting])
            ),
            "told": [one for one in found if one.outcome.ok],
            "not_told": [one for one in found if not one.outcome.ok],
            "way": self.way(meeting),
        }
        return self.show("supplement_issue", context)

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting = self.opened(pk)
        keys = [key for text in request.POST.getlist("seen") if (key := key_in(text)) is not None]
        try:
            made = issue_supplement(meeting, by=request.user, seen=keys)
        except StaleEdit:
            messages.error(request, "Something else waits to go out by now. Look at the list again.")
            return redirect(self.ask.link("meetings:supplement-issue", meeting.slug))
        except views.REFUSALS as error:
            messages.error(request, refusal_words(error))
        else:
            messages.success(request, f"{made} is issued. Its packs can be built now.")
        return self.board(meeting)

    def opened(self, pk: str) -> Meeting:
        meeting: Meeting = self.row(pk)
        self.demand(may_service(meeting, self.ask.user, Permission.PLAN_MEETING, on=self.ask.today))
        return meeting

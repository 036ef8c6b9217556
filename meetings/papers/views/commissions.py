"""Screens of papers that are asked of authors: the table of a meeting, one request, its link."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from governance.foundation import clock
from governance.foundation.errors import StaleEdit
from governance.foundation.outcome import Outcome
from governance.foundation.screens import views
from meetings.papers.actions import commissions as actions
from meetings.papers.forms.commissions import CommissionEditForm, CommissionForm, LinkForm
from meetings.papers.links import address_of
from meetings.papers.models import AgendaItem, Commission
from meetings.papers.presenters import commissions as presenters
from meetings.papers.rules.commissions import usual_last_day
from meetings.papers.selectors import commissions as selectors
from meetings.papers.selectors.papers import people_of
from meetings.papers.views.agenda import AgendaView
from meetings.planning.forms.meetings import ReasonForm
from meetings.planning.models import Meeting
from meetings.planning.views.base import refusal_words


class MeetingCommissions(AgendaView):
    """Every paper of one meeting: of whom it is asked, by when, and where it stands."""

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting = self.row(pk)
        self.demand(selectors.may_see_commissions(meeting, request.user, on=self.ask.today))
        rows = selectors.commissions_of(meeting, request.user, on=self.ask.today)
        context = {
            "meeting": meeting,
            "rows": rows,
            "words": presenters,
            "counts": presenters.counts(rows, today=self.ask.today),
            "may": selectors.may_commission(meeting, request.user, on=self.ask.today),
        }
        return self.show("commissions", context)


class CommissionAdd(AgendaView):
    """Ask somebody for a paper at an item."""

    def get(self, request: HttpRequest, pk: str, item: UUID) -> HttpResponse:
        meeting, row = self.place(pk, item)
        due = selectors.usual_day(meeting, on=self.ask.today, at=clock.now())
        wanted = request.GET.get("paper", "")
        papers = selectors.papers_to_ask_for(row, request.user, on=self.ask.today)
        start = {
            "title": row.title,
            "due_on": due,
            "paper": next((paper for paper in papers if str(paper.public_id) == wanted), None),
        }
        return self.answer(meeting, row, self.form(row, initial=start), due=due)

    def post(self, request: HttpRequest, pk: str, item: UUID) -> HttpResponse:
        meeting, row = self.place(pk, item)
        form = self.form(row, request.POST)
        if form.is_valid():
            try:
                made = actions.commission_paper(item=row, by=request.user, **form.particulars())
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                told = (
                    "They were told by mail." if made.address else "No address is known: tell them yourself."
                )
                messages.success(request, f"“{made.paper}” is asked of {made.author_words}. {told}")
                return redirect(self.ask.link("meetings:commission-detail", made.public_id))
        return self.answer(meeting, row, form)

    def place(self, pk: str, item: UUID) -> tuple[Meeting, AgendaItem]:
        meeting = self.row(pk)
        row = self.item(meeting, item)
        self.demand(selectors.may_commission(meeting, self.ask.user, on=self.ask.today))
        return meeting, row

    def form(self, row: AgendaItem, *data: Any, **options: Any) -> CommissionForm:
        people = people_of(row.meeting, self.ask.user, on=self.ask.today)
        papers = selectors.papers_to_ask_for(row, self.ask.user, on=self.ask.today)
        return CommissionForm(*data, people=people, papers=papers, **options)

    def answer(self, meeting: Meeting, row: AgendaItem, form: Any, due: Any = None) -> HttpResponse:
        context = {"meeting": meeting, "item": row, "form": form, "usual": due}
        return self.show("commission_form", context)


class CommissionView(AgendaView):
    """Base: a page of one request, for who prepares the meeting."""

    def found(self, public_id: UUID) -> Commission:
        found = selectors.commission_or_none(self.ask.user, public_id, on=self.ask.today)
        if found is None:
            raise Http404
        self.turn_to_icb(found.paper.item.meeting.icb_id)
        return found

    def kept(self, public_id: UUID) -> Commission:
        """The request, for who keeps the agenda."""
        found = self.found(public_id)
        self.demand(self.may(found))
        return found

    def may(self, commission: Commission) -> Outcome:
        return selectors.may_commission(commission.paper.item.meeting, self.ask.user, on=self.ask.today)

    def page_of(self, commission: Commission) -> HttpResponse:
        return redirect(self.ask.link("meetings:commission-detail", commission.public_id))

    def show_one(self, template: str, commission: Commission, context: dict[str, Any]) -> HttpResponse:
        meeting = commission.paper.item.meeting
        shared = {"meeting": meeting, "commission": commission, "words": presenters}
        return self.show(template, shared | context)

    def tell(self, error: Any) -> None:
        messages.error(self.request, refusal_words(error))


class CommissionPage(CommissionView):
    """What is asked of whom, the link, and what was sent."""

    def get(self, request: HttpRequest, commission: UUID) -> HttpResponse:
        found = self.found(commission)
        may, link = self.may(found), selectors.standing_link(found)
        context = {
            "may": may,
            "link": link,
            "link_state": selectors.link_state(link, on=self.ask.today) if link else None,
            "address": address_of(link) if link and may.ok else "",
            "form": LinkForm(initial={"expires_on": usual_last_day(found.due_on, today=self.ask.today)}),
            "sent": presenters.sent_rows(list(selectors.submissions_of(found))),
        }
        return self.show_one("commission", found, context)


class CommissionEdit(CommissionView):
    def get(self, request: HttpRequest, commission: UUID) -> HttpResponse:
        found = self.kept(commission)
        start = {
            name: getattr(found, name)
            for name in ("version", *CommissionEditForm.base_fields)
            if hasattr(found, name)
        }
        return self.answer(found, self.form(found, initial=start))

    def post(self, request: HttpRequest, commission: UUID) -> HttpResponse:
        found = self.kept(commission)
        form = self.form(found, request.POST)
        if form.is_valid():
            given = {"reason": form.cleaned_data["reason"], "expected_version": form.cleaned_data["version"]}
            try:
                actions.change_commission(found, form.particulars(), by=request.user, **given)
            except StaleEdit:
                form.add_error(
                    None, "Somebody changed this request meanwhile. Open it again to see how it stands."
                )
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, "What is asked was changed.")
                return self.page_of(found)
        return self.answer(found, form)

    def form(self, found: Commission, *data: Any, **options: Any) -> CommissionEditForm:
        people = people_of(found.paper.item.meeting, self.ask.user, on=self.ask.today)
        return CommissionEditForm(*data, people=people, **options)

    def answer(self, found: Commission, form: CommissionEditForm) -> HttpResponse:
        return self.show_one("commission_form", found, {"form": form, "item": found.paper.item})


class CommissionWithdraw(CommissionView):
    """Asks why, then asks for it no longer."""

    def get(self, request: HttpRequest, commission: UUID) -> HttpResponse:
        return self.show_one("commission_withdraw", self.kept(commission), {"form": ReasonForm()})

    def post(self, request: HttpRequest, commission: UUID) -> HttpResponse:
        found, form = self.kept(commission), ReasonForm(request.POST)
        if form.is_valid():
            try:
                actions.withdraw_commission(found, reason=form.cleaned_data["reason"], by=request.user)
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, "The paper is not asked for any more. Its link has ended.")
                return redirect(self.ask.link("meetings:meeting-commissions", found.paper.item.meeting.slug))
        return self.show_one("commission_withdraw", found, {"form": form})


class CommissionButton(CommissionView):
    """Base: one press on the page of a request."""

    http_method_names = ["post"]
    said = ""

    def post(self, request: HttpRequest, commission: UUID) -> HttpResponse:
        found = self.kept(commission)
        try:
            self.act(found)
        except views.REFUSALS as error:
            self.tell(error)
        else:
            messages.success(request, self.said)
        return self.page_of(found)

    def act(self, found: Commission) -> None:
        raise NotImplementedError


class CommissionAccept(CommissionButton):
    said = "It is noted that the author accepted."

    def act(self, found: Commission) -> None:
        actions.accept_commission(found, by=self.request.user)


class CommissionReceive(CommissionButton):
    said = "It is noted that the draft is in."

    def act(self, found: Commission) -> None:
        actions.draft_is_in(found, by=self.request.user)


class LinkGive(CommissionButton):
    """A new link; the one that stood ends."""

    said = "A new link was made. One that stood before has ended."

    def act(self, found: Commission) -> None:
        form = LinkForm(self.request.POST)
        if not form.is_valid():
            raise ValidationError(form.errors["expires_on"][0])
        actions.give_link(found, expires_on=form.cleaned_data["expires_on"], by=self.request.user)


class LinkRevoke(CommissionButton):
    said = "The link has ended. Nobody can send anything by it any more."

    def act(self, found: Commission) -> None:
        actions.revoke_link(found, by=self.request.user)

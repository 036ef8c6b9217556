"""What is sent to another committee or body, from an item or a decision; taken up, answered; the way of a matter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path

from governance.enums import Permission
from governance.foundation.permissions import can
from governance.foundation.screens import Ask, Column, Register, views
from governance.foundation.screens.ask import key_in
from meetings.conduct.forms.item import BecauseForm
from meetings.conduct.models import Decision
from meetings.conduct.views.decisions import DecisionView
from meetings.conduct.views.item_base import ItemForm, ItemView
from meetings.planning.views.base import refusal_words
from meetings.record import presenters_sent_on as presenter
from meetings.record.actions import sent_on as actions
from meetings.record.forms import sent_on as forms
from meetings.record.models import Referral
from meetings.record.selectors import sent_on as selectors
from meetings.record.selectors.lineage import journey

PANEL_WORDS = "Panel of members without the conflict"


class SendFromItem(ItemForm):
    """Send an item to another committee or body."""

    heading, button = "Send it on", "Send it"
    done, anchor = "It is sent.", "sent-on"

    def form(self, *data: Any) -> forms.SendOnForm:
        item = self.item
        return forms.SendOnForm(
            *data,
            senders=item.taken_by,
            receivers=selectors.committees_to_send(item.taken_by[0], on=self.ask.today),
            is_private=item.is_private,
            initial=self.initial(),
        )

    def initial(self) -> dict[str, Any]:
        """From the address: why, and by which committee; where the rules send it."""
        found = {"title": self.item.title, "kind": self.request.GET.get("kind", "recommendation")}
        key = key_in(self.request.GET.get("by", ""))
        sender = next((row for row in self.item.taken_by if row.pk == key), self.item.taken_by[0])
        found["committee"] = str(sender.pk)
        if found["kind"] == "inquorate":
            found |= {"asks": "To decide in our place: conflicts of interest left us no quorum."}
            parent = sender.parent if self.request.GET.get("to") == "parent" else None
            found |= {"to_committee": parent} if parent else {"to_body": PANEL_WORDS}
        elif self.item.taken_by[0].parent_id:
            found["to_committee"] = self.item.taken_by[0].parent
        return found

    def act(self, form: Any) -> Any:
        self.made = actions.send_on(item=self.item, by=self.ask.user, **form.given())

    def after(self) -> str:
        return self.ask.link("meetings:referral-detail", self.made.public_id)


class SendFromDecision(DecisionView):
    """Send a recorded decision or recommendation to who can decide, or for information."""

    def get(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        row = self.opened(public_id)
        return self.form_page(row, self.form(row))

    def post(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        row = self.opened(public_id)
        form = self.form(row, request.POST)
        if form.is_valid():
            try:
                made = actions.send_on(decision=row, item=row.item, by=self.ask.user, **form.given())
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, "It is sent.")
                return redirect(self.ask.link("meetings:referral-detail", made.public_id))
        return self.form_page(row, form)

    def opened(self, public_id: UUID) -> Decision:
        row = self.found(public_id)
        self.demand(can(self.ask.user, selectors.SENDS, row.committee, on=self.ask.today))
        return row

    def form(self, row: Decision, *data: Any) -> forms.SendOnForm:
        upward = row.standing == "recommendation" or row.outcome == "referred"
        initial = {
            "title": row.title,
            "asks": row.text,
            "kind": "recommendation" if upward else "information",
            "to_committee": row.referred_to or row.committee.parent,
            "committee": str(row.committee_id),
        }
        return forms.SendOnForm(
            *data,
            senders=[row.committee],
            receivers=selectors.committees_to_send(row.committee, on=self.ask.today),
            is_private=row.openness == "private",
            initial=initial,
        )

    def form_page(self, row: Decision, form: forms.SendOnForm) -> HttpResponse:
        back = self.ask.link("meetings:decision-detail", row.public_id)
        context = {
            "ask": self.ask,
            "form": form,
            "heading": "Send it on",
            "button_text": "Send it",
            "back": back,
            "caption": str(row),
            "crumbs": [{"text": row.reference, "href": back}],
        }
        return render(self.request, "meetings/record/action_form.jinja", context)


class ItemJourney(ItemView):
    """The way of an item's matter across committees."""

    def get(self, request: HttpRequest, pk: str, item: UUID) -> HttpResponse:
        found = self.opened(pk, item)
        return journey_page(
            self, found, str(found), self.way(found, (f"Item {found.number}", self.page_of(found)))
        )


class DecisionJourney(DecisionView):
    """The way of a decision's matter across committees."""

    def get(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        row = self.found(public_id)
        crumbs = [{"text": row.reference, "href": self.ask.link("meetings:decision-detail", row.public_id)}]
        return journey_page(self, row, str(row), crumbs)


def journey_page(view: Any, start: Any, title: str, crumbs: list[dict[str, str]]) -> HttpResponse:
    steps = journey(start, view.ask.user, on=view.ask.today)
    context = {
        "ask": view.ask,
        "title": title,
        "crumbs": crumbs,
        "steps": [presenter.step(one, view.ask) for one in steps],
    }
    return render(view.request, "meetings/record/journey.jinja", context)


class ReferralView(views.ScreenView):
    """Base: one matter that was sent on; what may not be read is 404."""

    def found(self, public_id: UUID) -> Referral:
        row = selectors.referral_or_none(self.ask.user, public_id, on=self.ask.today)
        if row is None:
            raise Http404
        self.turn_to_icb(row.from_committee.icb_id)
        return row

    def show(self, template: str, row: Referral, **context: Any) -> HttpResponse:
        crumbs = [{"text": "Sent on", "href": self.ask.link("meetings:referral-list")}]
        if template != "referral":
            crumbs.append({"text": row.title, "href": self.page_of(row)})
        shared = {"ask": self.ask, "row": row, "crumbs": crumbs}
        return render(self.request, f"meetings/record/{template}.jinja", shared | context)

    def page_of(self, row: Referral) -> str:
        return self.ask.link("meetings:referral-detail", row.public_id)


class ReferralPage(ReferralView):
    """What was asked, how it stands, the ways on of either side, and the way of the matter."""

    def get(self, request: HttpRequest, referral: UUID) -> HttpResponse:
        row = self.found(referral)
        user, on = self.ask.user, self.ask.today
        return self.show(
            "referral",
            row,
            tags=presenter.tags(row),
            particulars=presenter.particulars(row, self.ask),
            takes=selectors.may_take(row, user, on=on).ok,
            withdraws=selectors.may_withdraw(row, user, on=on).ok,
            stands=selectors.stands_on(row),
            steps=[presenter.step(one, self.ask) for one in journey(row, user, on=on)],
        )


class ReferralAct(ReferralView):
    """Base: a form about it, for one side."""

    heading: ClassVar[str]
    button: ClassVar[str]
    done: ClassVar[str]

    referral: Referral

    def get(self, request: HttpRequest, referral: UUID) -> HttpResponse:
        self.opened(referral)
        return self.answer(self.form())

    def post(self, request: HttpRequest, referral: UUID) -> HttpResponse:
        self.opened(referral)
        form = self.form(request.POST)
        if form.is_valid():
            try:
                self.act(form.cleaned_data)
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, self.done)
                return redirect(self.page_of(self.referral))
        return self.answer(form)

    def opened(self, public_id: UUID) -> None:
        self.referral = self.found(public_id)
        self.demand(self.right())

    def right(self) -> Any:
        return selectors.may_take(self.referral, self.ask.user, on=self.ask.today)

    def form(self, *data: Any) -> Any:
        return BecauseForm(*data)

    def act(self, given: dict[str, Any]) -> Any:
        raise NotImplementedError

    def answer(self, form: Any) -> HttpResponse:
        return self.show(
            "action_form",
            self.referral,
            form=form,
            heading=self.heading,
            button_text=self.button,
            back=self.page_of(self.referral),
            caption=self.referral.title,
        )


class ReferralReceive(ReferralView):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, referral: UUID) -> HttpResponse:
        row = self.found(referral)
        self.demand(selectors.may_take(row, self.ask.user, on=self.ask.today))
        try:
            actions.receive(row, by=self.ask.user)
        except views.REFUSALS as error:
            messages.error(request, refusal_words(error))
        else:
            messages.success(request, "Its sender sees that it was received.")
        return redirect(self.page_of(row))


class ReferralPlace(ReferralAct):
    heading, button, done = "Take it up", "Take it up", "It is taken up."

    def form(self, *data: Any) -> forms.PlaceForm:
        rows = selectors.meetings_to_place(self.referral, self.ask.user, on=self.ask.today)
        return forms.PlaceForm(*data, meetings=rows, initial={"meeting": rows.first()})

    def act(self, given: dict[str, Any]) -> Any:
        if given["meeting"] is not None:
            return actions.place_on_agenda(self.referral, meeting=given["meeting"], by=self.ask.user)
        return actions.place_in_plan(self.referral, month=given["month"], by=self.ask.user)


class ReferralAnswer(ReferralAct):
    heading, button, done = "Answer it", "Answer", "It is answered."

    def form(self, *data: Any) -> forms.AnswerForm:
        rows = selectors.decisions_to_answer(self.referral, self.ask.user, on=self.ask.today)
        item = self.referral.placed_item_id
        own = rows.filter(item=item).first() if item else None
        return forms.AnswerForm(*data, decisions=rows, initial={"decision": own})

    def act(self, given: dict[str, Any]) -> Any:
        actions.answer(self.referral, decision=given.get("decision"), words=given["words"], by=self.ask.user)


class ReferralDecline(ReferralAct):
    heading, button, done = "Decline it", "Decline", "It is declined."

    def act(self, given: dict[str, Any]) -> Any:
        actions.decline(self.referral, because=given["because"], by=self.ask.user)


class ReferralWithdraw(ReferralAct):
    heading, button, done = "Withdraw it", "Withdraw", "It is withdrawn."

    def right(self) -> Any:
        return selectors.may_withdraw(self.referral, self.ask.user, on=self.ask.today)

    def act(self, given: dict[str, Any]) -> Any:
        actions.withdraw(self.referral, because=given["because"], by=self.ask.user)


class Referrals(Register):
    """Everything sent on that a person may read, with what came to their committees."""

    app, noun, plural, model = "meetings", "referral", "referrals", Referral
    title = "Sent on"
    counted_as = ("matter", "matters")
    view_permission = Permission.VIEW_MEETING
    filters = forms.ReferralFilters
    search_fields = ("title", "asks", "to_body")
    own_filters: ClassVar[Sequence[str]] = ("way", "committee", "state")
    related = selectors.RELATED
    files = (("Standing obligations", "meetings:obligation-list"),)
    empty = "Nothing was sent on yet. Send a matter on from the page of an item or of a decision."

    def in_icb(self, rows: Any, ask: Ask) -> Any:
        return rows.of_icb(ask.icb)

    def filtered(self, rows: Any, ask: Ask) -> Any:
        found = super().filtered(rows, ask)
        state = ask.filters.get("state")
        if state:
            found = found.filter(state__in=selectors.WAITING if state == "waiting" else [state])
        return found.at_side(ask.filters.get("way"), ask.filters.get("committee"), ask.icb)

    def list_columns(self, ask: Ask) -> Sequence[Column]:
        return presenter.columns(ask)

    def csv_columns(self, ask: Ask) -> Sequence[Column]:
        more = (
            Column("What is asked", "asks"),
            Column("Answer", "answer"),
            Column("Answered by", "answered_by"),
        )
        return (*self.list_columns(ask), *more)

    def urls(self) -> list[URLPattern]:
        own = "referrals/<uuid:referral>"
        return [
            path("referrals/", views.ListView.as_view(register=self), name="referral-list"),
            path("referrals/csv/", views.CsvView.as_view(register=self), name="referral-csv"),
            path(f"{own}/", ReferralPage.as_view(register=self), name="referral-detail"),
            path(f"{own}/receive/", ReferralReceive.as_view(register=self), name="referral-receive"),
            path(f"{own}/place/", ReferralPlace.as_view(register=self), name="referral-place"),
            path(f"{own}/answer/", ReferralAnswer.as_view(register=self), name="referral-answer"),
            path(f"{own}/decline/", ReferralDecline.as_view(register=self), name="referral-decline"),
            path(f"{own}/withdraw/", ReferralWithdraw.as_view(register=self), name="referral-withdraw"),
        ]

"""Screens of the exemption ledger: the list with its spreadsheet, one row, its grounds, reviews and release."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from governance.enums import Permission
from governance.foundation.outcome import Outcome
from governance.foundation.screens import Action, Ask, Column, Panel, Register, Tag, views
from meetings.papers.actions import exemptions as actions
from meetings.papers.forms.exemptions import ExemptionFilters, GroundsForm, KeepForm, ReleaseForm
from meetings.papers.models import Exemption
from meetings.papers.presenters import exemptions as presenters
from meetings.papers.selectors.exemptions import (
    due_q,
    found_by,
    may_reason,
    may_release,
    may_review,
    needs_redaction,
    opened_texts,
)
from meetings.planning.pages import PAGES


class Exemptions(Register):
    app = "meetings"
    noun, plural = "exemption", "exemptions"
    title = "Private business"
    model = Exemption
    view_permission = Permission.VIEW_PRIVATE
    permission = Permission.REVIEW_EXEMPTION
    filters = ExemptionFilters
    own_filters = ("state", "committee", "q")
    related = ("meeting", "item", "paper", "decided_by", "ended_by", "icb")
    prefetch = ("grounds",)
    pages = PAGES
    intro = "What is kept from the public, on which grounds, and when it is looked at again."
    empty = "Nothing is kept private on this day."

    def rows(self, ask: Ask) -> Any:
        given = ask.filters
        # Its words are looked up below, in the meeting and the grounds.
        shared = {name: value for name, value in given.items() if name != "q"}
        rows = super().rows(Ask(ask.user, ask.icb, ask.today, ask.on, shared))
        if committee := given.get("committee"):
            rows = rows.filter(meeting__committees=committee)
        if words := given.get("q"):
            rows = rows.filter(found_by(words))
        state = given.get("state") or ""
        if state == "due":
            return rows.filter(due_q(ask.on), item__is_removed=False)
        if state == "no_day":
            return rows.filter(effective_to__isnull=True, review_on__isnull=True)
        return rows.filter(outcome=state) if state else rows

    def list_columns(self, ask: Ask) -> Sequence[Column]:
        return presenters.columns(ask.on)

    def csv_columns(self, ask: Ask) -> Sequence[Column]:
        return presenters.csv(ask.on)

    def heading(self, row: Any) -> str:
        return presenters.neutral(row)

    def tags(self, row: Any, ask: Ask) -> list[Tag]:
        return [presenters.state_tag(row, on=ask.on)]

    def details(self, row: Any, ask: Ask) -> Sequence[Column]:
        return presenters.details(ask.on)

    def panels(self, row: Any, ask: Ask) -> list[Panel]:
        reviews = row.reviews.select_related("reviewed_by")
        return [Panel("Reviews", presenters.REVIEW_COLUMNS, reviews, "It has not been reviewed yet.")]

    def actions(self, row: Any, ask: Ask) -> list[Action]:
        def to(verb: str) -> str:
            return ask.link(f"meetings:exemption-{verb}", row.pk)

        read = (
            ask.link("meetings:paper-detail", row.paper.public_id)
            if row.paper is not None
            else f"{ask.link('meetings:meeting-detail', row.meeting.slug)}#agenda"
        )
        found = [Action("Read it", read)]
        if row.is_open:
            found += [
                Action("Change the grounds", to("grounds"), may_reason(row, ask.user, on=ask.today)),
                Action("Keep it private", to("review"), may_review(row, ask.user, on=ask.today)),
                Action("Release it", to("release"), may_release(row, ask.user, on=ask.today)),
            ]
        return found


class OfExemption(views.ScreenView):
    """Base: a page of one row, with a form that ends on the row's page."""

    heading, button, note, done = "", "", "", ""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.opened(pk)
        return self.answer(row, self.form(row))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.opened(pk)
        form = self.form(row, request.POST, request.FILES)
        if form.is_valid():
            try:
                self.do(row, form)
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, self.done)
                return redirect(self.ask.link("meetings:exemption-detail", row.pk))
        return self.answer(row, form)

    def opened(self, pk: int) -> Exemption:
        row: Exemption = self.row(pk)
        self.demand(self.may(row))
        return row

    def answer(self, row: Exemption, form: Any) -> HttpResponse:
        context = {
            "form": form,
            "row": row,
            "what": presenters.neutral(row),
            "ground": presenters.ground_words(row),
            "heading": self.heading,
            "button": self.button,
            "note": self.note,
            "back": self.ask.link("meetings:exemption-detail", row.pk),
        }
        return self.page("meetings/papers/exemption_form.jinja", context)

    def may(self, row: Exemption) -> Outcome:
        raise NotImplementedError

    def form(self, row: Exemption, *data: Any) -> Any:
        raise NotImplementedError

    def do(self, row: Exemption, form: Any) -> None:
        raise NotImplementedError


class ExemptionGrounds(OfExemption):
    heading, button, done = "Change the grounds", "Save", "The grounds were changed."

    def may(self, row: Exemption) -> Outcome:
        return may_reason(row, self.ask.user, on=self.ask.today)

    def form(self, row: Exemption, *data: Any) -> GroundsForm:
        return GroundsForm(*data, row=row, on=self.ask.today)

    def do(self, row: Exemption, form: GroundsForm) -> None:
        actions.give_grounds(row, form.given(), by=self.ask.user)


class ExemptionReviewed(OfExemption):
    heading, button, done = "Keep it private", "Keep it private", "It stays private until its next review."

    def may(self, row: Exemption) -> Outcome:
        return may_review(row, self.ask.user, on=self.ask.today)

    def form(self, row: Exemption, *data: Any) -> KeepForm:
        return KeepForm(*data)

    def do(self, row: Exemption, form: KeepForm) -> None:
        actions.keep_private(row, by=self.ask.user, **form.cleaned_data)


class ExemptionRelease(OfExemption):
    heading, button = "Release to the public", "Release it"
    note = (
        "From today it is public. If the meeting is on the public site, it is published there anew. "
        "What the members read stays as it is."
    )
    done = "It was released. The public site follows in a moment, where the meeting is published."

    def may(self, row: Exemption) -> Outcome:
        return may_release(row, self.ask.user, on=self.ask.today)

    def form(self, row: Exemption, *data: Any) -> ReleaseForm:
        return ReleaseForm(*data, texts=opened_texts(row), needs_redaction=needs_redaction(row))

    def do(self, row: Exemption, form: ReleaseForm) -> None:
        actions.release(row, by=self.ask.user, **form.particulars())

"""The yearly report of a committee, and the review that the committee writes of its own year (G17)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from governance.enums import Permission
from governance.foundation import clock
from governance.foundation.errors import StaleEdit
from governance.foundation.permissions import can
from governance.foundation.screens import views
from governance.models import Committee
from meetings.planning.rules.calendar import Span
from meetings.planning.views.base import refusal_words
from meetings.record import presenters_effectiveness as presenter
from meetings.record.actions import reviews as actions
from meetings.record.forms.effectiveness import AbandonForm, AgreeForm, ReviewForm
from meetings.record.models import EffectivenessReview
from meetings.record.rules.effectiveness import days_words
from meetings.record.selectors import effectiveness as selectors
from meetings.record.views.compliance import RecordView

SOMEBODY_SAVED = (
    "Somebody saved this review after you opened it. Look at their answers, then save yours again."
)


class EffectivenessPage(RecordView):
    """The report over the days asked for, with the review of exactly these days."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        ask, committee = self.ask, self.committee(slug)
        form = self.days()
        span = form.span()
        review = selectors.review_of(committee, span, ask.user, on=ask.today)
        told, is_kept = selectors.told_report(committee, span, review, ask.user, on=ask.today, at=clock.now())
        context = {
            "form": form,
            "committee": committee,
            "report": told,
            "is_kept": is_kept,
            "sections": presenter.sections(told, self.ask),
            "review": review,
            "answers": presenter.answers(review),
            "state": presenter.state_tag(review),
            "may_write": can(ask.user, Permission.RUN_MEETING, committee, on=ask.today),
            "days": presenter.days_fields(span),
            "others": presenter.other_reviews(
                selectors.reviews_of(committee, ask.user, on=ask.today), self.ask, but=review
            ),
            "named": presenter.decision_link(
                selectors.decision_named(review, ask.user, on=ask.today), self.ask
            ),
        }
        return self.show("effectiveness", context)


class ReviewView(RecordView):
    """Base: acts on a review, and forms about one."""

    def review(self, public_id: UUID) -> EffectivenessReview:
        found = selectors.review_or_none(self.ask.user, public_id, on=self.ask.today)
        if found is None:
            raise Http404
        self.turn_to_icb(found.committee.icb_id)
        self.demand(can(self.ask.user, Permission.RUN_MEETING, found.committee, on=self.ask.today))
        return found

    def page_of(self, committee: Committee, span: Span) -> str:
        return presenter.page_of(committee, span, self.ask)

    def back_to(self, review: EffectivenessReview) -> str:
        return self.page_of(review.committee, Span(review.first_day, review.last_day))

    def form_page(self, review: EffectivenessReview, form: Any, **words: Any) -> HttpResponse:
        back = self.back_to(review)
        days = days_words(Span(review.first_day, review.last_day))
        context = {"review": review, "form": form, "back": back, "days": days}
        return self.show("effectiveness_form", context | words)


class ReviewStart(ReviewView):
    """A button: the review of the days of the page."""

    http_method_names = ("post",)

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        committee = self.committee(slug)
        self.demand(can(self.ask.user, Permission.RUN_MEETING, committee, on=self.ask.today))
        form = presenter.posted_days(request.POST, today=self.ask.today)
        span = form.span()
        if not form.is_valid():
            messages.error(request, "These days cannot be read.")
            return redirect(self.page_of(committee, span))
        try:
            made = actions.start_review(
                committee=committee, first=span.first, last=span.last, by=request.user
            )
        except views.REFUSALS as error:
            messages.error(request, refusal_words(error))
            return redirect(self.page_of(committee, span))
        return redirect(self.ask.link("meetings:effectiveness-write", made.public_id))


class ReviewWrite(ReviewView):
    def get(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        review = self.review(public_id)
        return self.answer(review, ReviewForm(review=review))

    def post(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        review = self.review(public_id)
        form = ReviewForm(request.POST, review=review)
        if form.is_valid():
            try:
                actions.write_review(review, by=request.user, **form.given())
            except StaleEdit as stale:
                again = request.POST.copy()
                again["version"] = str(stale.current.version)
                form = ReviewForm(again, review=review)
                form.add_error(None, SOMEBODY_SAVED)
                return self.answer(review, form, theirs=presenter.answers(stale.current))
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, "The review was saved.")
                return redirect(self.back_to(review))
        return self.answer(review, form)

    def answer(self, review: EffectivenessReview, form: ReviewForm, theirs: Any = ()) -> HttpResponse:
        words = {"heading": "What the committee says of itself", "press": "Save", "theirs": theirs}
        return self.form_page(review, form, **words)


class ReviewAgree(ReviewView):
    """The numbers of the report are kept as they stand now."""

    def get(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        review = self.review(public_id)
        return self.answer(review, self.form(review))

    def post(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        review = self.review(public_id)
        form = self.form(review, request.POST)
        if form.is_valid():
            span = Span(review.first_day, review.last_day)
            told = selectors.report(review.committee, span, request.user, on=self.ask.today, at=clock.now())
            try:
                actions.agree_review(
                    review,
                    decision=form.cleaned_data["decision"],
                    figures=told.plain(),
                    by=request.user,
                    expected_version=form.cleaned_data["version"],
                )
            except StaleEdit:
                form.add_error(None, SOMEBODY_SAVED)
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, "The review is the committee’s, and its numbers are kept.")
                return redirect(self.back_to(review))
        return self.answer(review, form)

    def form(self, review: EffectivenessReview, *data: Any) -> AgreeForm:
        decisions = selectors.decisions_to_name(review, self.ask.user, on=self.ask.today)
        return AgreeForm(*data, decisions=decisions, initial={"version": review.version})

    def answer(self, review: EffectivenessReview, form: AgreeForm) -> HttpResponse:
        words = {"heading": "The committee has agreed it", "press": "Record that it is agreed"}
        return self.form_page(review, form, **words)


class ReviewAbandon(ReviewView):
    def get(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        return self.answer(self.review(public_id), AbandonForm())

    def post(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        review = self.review(public_id)
        form = AbandonForm(request.POST)
        if form.is_valid():
            try:
                actions.abandon_review(review, because=form.cleaned_data["because"], by=request.user)
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, "The review was given up.")
                return redirect(self.back_to(review))
        return self.answer(review, form)

    def answer(self, review: EffectivenessReview, form: AbandonForm) -> HttpResponse:
        return self.form_page(review, form, heading="Give the review up", press="Give it up")

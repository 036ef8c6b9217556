"""Screens of gifts, hospitality and sponsorship (LP41)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path

from governance.enums import Permission
from governance.foundation.outcome import Outcome
from governance.foundation.screens import Action, Ask, Column, Register, Tag
from governance.foundation.screens.views import REFUSALS, ScreenView
from membership.interests.actions.gifts import change_offer, decide_offer, declare_offer
from membership.interests.forms.gifts import DecisionForm, OfferFilters, OfferForm
from membership.interests.models import GiftOrHospitality
from membership.interests.presenters_gifts import (
    OFFER_PARTICULARS,
    answer_rows,
    offer_columns,
    offer_notes,
    offer_tags,
)
from membership.interests.rules.gifts import check_waiting
from membership.interests.selectors.gifts import answered, offer_publicity, offer_term, policies_of
from membership.interests.selectors.policy import policy_on
from membership.interests.selectors.rights import may_declare, may_register, may_review
from membership.interests.views.pages import PAGES
from membership.permissions import KEEP_INTERESTS


class Gifts(Register):
    app = "membership"
    noun, plural, key, path = "gift or hospitality", "gifts and hospitality", "gift", "gifts"
    title = "Gifts and hospitality"
    model = GiftOrHospitality
    view_permission, permission = Permission.VIEW_WORKSPACE, KEEP_INTERESTS
    form, filters = OfferForm, OfferFilters
    own_filters = ("since",)
    search_fields = ("person__name", "offered_by__name", "offered_by_name", "description")
    related = ("person__icb", "offered_by")
    pages = PAGES
    intro = (
        "What was offered to the people of this ICB and what became of it, with what the policy of that day answers. "
        "You see your own, and those whose interests you may read."
    )
    empty = "No offer is entered that you may read."

    def notes(self, ask: Ask) -> list[str]:
        return offer_notes(policy_on(ask.icb, on=ask.on))

    def in_icb(self, rows: Any, ask: Ask) -> Any:
        return rows.filter(person__icb=ask.icb)

    def filtered(self, rows: Any, ask: Ask) -> Any:
        found = super().filtered(rows, ask)
        since = ask.filters.get("since")
        return found.filter(offered_on__gte=since) if since else found

    def list_columns(self, ask: Ask) -> tuple[Column, ...]:
        return offer_columns(policies_of(ask.own_icb.pk))

    def details(self, row: Any, ask: Ask) -> Iterable[Column]:  # type: ignore[override]
        policies = policies_of(row.person.icb_id)
        publicity = offer_publicity(row, on=ask.on, policies=policies)
        term = offer_term(row, on=ask.on, policies=policies)
        return (*OFFER_PARTICULARS, *answer_rows(answered(row, policies), publicity, term))

    def tags(self, row: Any, ask: Ask) -> list[Tag]:
        return offer_tags(row, answered(row))

    def actions(self, row: Any, ask: Ask) -> list[Action]:
        if not check_waiting(row.response).ok:
            return []
        may = may_review(ask.user, row.person, on=ask.today)
        return [Action("Decide", ask.link("membership:gift-decide", row.pk), may)]

    def may_create(self, ask: Ask) -> Outcome:
        return may_register(ask.user, ask.icb, on=ask.today)

    def may_change(self, row: Any, ask: Ask) -> Outcome:
        return may_declare(ask.user, row.person, on=ask.today)

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> GiftOrHospitality:
        return declare_offer(by=ask.user, **values)

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> GiftOrHospitality:
        return change_offer(row, values, by=ask.user, reason=reason, expected_version=version)

    def urls(self) -> list[URLPattern]:
        decide = path("gifts/<int:pk>/decide/", DecideView.as_view(register=self), name="gift-decide")
        return [*super().urls(), decide]


class DecideView(ScreenView):
    """Approve or decline an offer that waits."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.answer(self.opened(pk), DecisionForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row, form = self.opened(pk), DecisionForm(request.POST)
        if form.is_valid():
            try:
                made = decide_offer(row, by=self.ask.user, **form.cleaned_data)
            except REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, f"{made}: {made.get_response_display().lower()}.")
                return redirect(self.ask.link("membership:gift-detail", made.pk))
        return self.answer(row, form)

    def opened(self, pk: int) -> GiftOrHospitality:
        row: GiftOrHospitality = self.row(pk)
        self.demand(may_review(self.ask.user, row.person, on=self.ask.today))
        return row

    def answer(self, row: GiftOrHospitality, form: DecisionForm) -> HttpResponse:
        context = {"form": form, "row": row, "title": f"Decide: {row}", "button_text": "Save the decision"}
        return self.page("membership/interests/act.jinja", context)

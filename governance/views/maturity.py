"""Screens of requests for a next step, and what is done to one."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path

from governance.actions import maturity as actions
from governance.enums import CommitteeKind, Permission, StepKind
from governance.forms.maturity import (
    NoteForm,
    ReasonForm,
    ReturnForm,
    SignOffForm,
    StepRequestFilters,
    StepRequestForm,
)
from governance.foundation.forms import PortalForm
from governance.foundation.outcome import Outcome, first_not_met
from governance.foundation.permissions import Anchor, can
from governance.foundation.screens import Action, Ask, Column, Panel, Register, Tag
from governance.foundation.screens import views as screen_views
from governance.foundation.screens.access import holds_in
from governance.models import StepRequest
from governance.presenters import request_tag
from governance.selectors.maturity import step_requests_of
from governance.views.committees import PAGES

EVIDENCE = (
    Column("What it shows", lambda line: line["says"]),
    Column("Where it is", lambda line: line.get("link")),
    Column("Day", lambda line: line.get("day")),
)


class StepRequests(Register):
    app = "governance"
    noun, plural = "step request", "step requests"
    title = "Next steps of partnerships"
    model = StepRequest
    permission = Permission.REQUEST_STEP
    form, filters = StepRequestForm, StepRequestFilters
    search_fields = ("committee__name", "wanted", "decided_by")
    related = ("committee__icb", "submitted_by")
    pages = PAGES
    intro = (
        "More autonomy follows shown performance: a partnership asks for its next form or delegation with "
        "evidence, and the ICB signs it off or returns it."
    )
    empty = "No partnership has asked for a next step."
    columns = (
        Column("Request", str, link=True),
        Column("State", lambda row: request_tag(row)),
        Column("Wanted from", "wanted_from"),
        Column("Lines of evidence", lambda row: len(row.evidence)),
        Column("Submitted on", "submitted_on"),
        Column("Decided on", "decided_on"),
    )
    particulars = (
        Column("Committee", "committee.name"),
        Column("Asks for", "kind"),
        Column("Governance form", "form", unset="Not a form"),
        Column("What is asked for", "wanted"),
        Column("Wanted from", "wanted_from"),
        Column("Submitted on", "submitted_on", unset="Not submitted"),
        Column("Submitted by", "submitted_by", unset="Not submitted"),
        Column("Decided by", "decided_by", unset="Not decided"),
        Column("Decided on", "decided_on", unset="Not decided"),
        Column("Reason of the ICB", "decision_reason", unset="Not decided"),
    )

    def in_icb(self, rows: Any, ask: Ask) -> Any:
        return rows.filter(committee__icb=ask.icb)

    def may_create(self, ask: Ask) -> Outcome:
        """A place director asks for the own place: the action asks for the right at the committee."""
        somewhere = holds_in(ask.user, self.permission, ask.icb, on=ask.today)
        return somewhere if somewhere.ok else super().may_create(ask)

    def may_change(self, row: Any, ask: Ask) -> Outcome:
        return first_not_met(super().may_change(row, ask), actions.check_editable(row))

    def tags(self, row: Any, ask: Ask) -> list[Tag]:
        return [request_tag(row)]

    def panels(self, row: Any, ask: Ask) -> list[Panel]:
        return [Panel("Evidence", EVIDENCE, row.evidence, empty="No evidence is entered yet.")]

    def actions(self, row: Any, ask: Ask) -> list[Action]:
        return [
            Action(view.title, ask.link(self.name(verb), row.pk), view.allowed(row, ask))
            for verb, view in ACTS.items()
            if actions.may_move(row, view.move)
        ]

    def create(self, ask: Ask, values: dict[str, Any], many: dict[str, Any]) -> StepRequest:
        return actions.create_step_request(by=ask.user, **values)

    def change(
        self, ask: Ask, row: Any, values: Any, many: Any, *, reason: str, version: int | None
    ) -> StepRequest:
        return actions.change_step_request(row, values, by=ask.user, reason=reason, expected_version=version)

    def urls(self) -> list[URLPattern]:
        own = [
            path(f"{self.path}/<int:pk>/{verb}/", view.as_view(register=self), name=f"{self.key}-{verb}")
            for verb, view in ACTS.items()
        ]
        return [*super().urls(), *own]


class StepView(screen_views.ScreenView):
    """One form, one transition."""

    form_class: ClassVar[type[PortalForm]]
    title: ClassVar[str]
    move: ClassVar[str]

    @classmethod
    def allowed(cls, row: StepRequest, ask: Ask) -> Outcome:
        return can(ask.user, Permission.REQUEST_STEP, row, on=ask.today)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.answer(self.opened(pk), self.form_class())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row, form = self.opened(pk), self.form_class(request.POST)
        if form.is_valid():
            try:
                made = self.act(row, form.cleaned_data)
            except screen_views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, f"{made}: {made.get_state_display().lower()}.")
                return redirect(self.ask.link("governance:step-request-detail", made.pk))
        return self.answer(row, form)

    def opened(self, pk: int) -> StepRequest:
        row: StepRequest = self.row(pk)
        self.demand(self.allowed(row, self.ask))
        return row

    def act(self, row: StepRequest, given: dict[str, Any]) -> StepRequest:
        raise NotImplementedError

    def answer(self, row: StepRequest, form: PortalForm) -> HttpResponse:
        return self.page("form", {"form": form, "row": row, "title": f"{self.title}: {row}"})


class SubmitView(StepView):
    form_class, title, move = NoteForm, "Submit to the ICB", "submit"

    def act(self, row: StepRequest, given: dict[str, Any]) -> StepRequest:
        return actions.submit_step_request(row, by=self.ask.user, **given)


class WithdrawView(StepView):
    form_class, title, move = ReasonForm, "Withdraw", "withdraw"

    def act(self, row: StepRequest, given: dict[str, Any]) -> StepRequest:
        return actions.withdraw_step_request(row, by=self.ask.user, **given)


class DecisionView(StepView):
    """For the ICB, which is asked; not for whoever submitted the request."""

    @classmethod
    def allowed(cls, row: StepRequest, ask: Ask) -> Outcome:
        right = can(ask.user, Permission.CHANGE_ICB, Anchor(row.committee.icb_id), on=ask.today)
        return first_not_met(
            right, actions.check_signed_by_another(submitted_by=row.submitted_by_id, by=ask.user.pk)
        )


class SignOffView(DecisionView):
    form_class, title, move = SignOffForm, "Sign off", "sign_off"

    def act(self, row: StepRequest, given: dict[str, Any]) -> StepRequest:
        return actions.sign_off_step_request(row, by=self.ask.user, **given)


class ReturnView(DecisionView):
    form_class, title, move = ReturnForm, "Return", "return"

    def act(self, row: StepRequest, given: dict[str, Any]) -> StepRequest:
        return actions.return_step_request(row, by=self.ask.user, **given)


ACTS: dict[str, type[StepView]] = {
    "submit": SubmitView,
    "sign-off": SignOffView,
    "return": ReturnView,
    "withdraw": WithdrawView,
}


def request_panels(row: Any, ask: Ask) -> list[Panel]:
    """Requests of a place partnership, on its page (R104)."""
    if row.kind != CommitteeKind.PLACE_PARTNERSHIP:
        return []
    add = Action(
        "Ask for the next step",
        ask.link("governance:step-request-create", committee=row.pk),
        can(ask.user, Permission.REQUEST_STEP, row, on=ask.today),
    )
    columns = (
        Column(
            "Asks for", lambda one: one.get_form_display() if one.kind == StepKind.FORM else "A delegation"
        ),
        Column("What is asked for", "wanted", link=True),
        Column("State", request_tag),
        Column("Submitted on", "submitted_on", unset="Not submitted"),
        Column("Decided on", "decided_on", unset="Not decided"),
    )
    panel = Panel(
        "Next steps asked for",
        columns,
        step_requests_of(row),
        empty="It has asked for no next step.",
        url_name="governance:step-request-detail",
        actions=(add,),
        note="Every request, whatever the day.",
    )
    return [panel]

"""Decisions between meetings: recorded by who services the committee (G16, LP68)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from delegation.selectors.catalogue import functions_of
from delegation.selectors.choices import places_asked
from governance.enums import Permission
from governance.foundation import clock
from governance.foundation.permissions import can
from governance.foundation.screens import views
from governance.foundation.zone import LONDON
from governance.models import Committee
from meetings.conduct.actions import between as actions
from meetings.conduct.forms.between import OfficersForm, UrgentForm
from meetings.conduct.models import Decision
from meetings.conduct.selectors.between import committee_or_none, posts_of, route_of


class BetweenView(views.ScreenView):
    """Base: a form about one committee. Refused, it comes back with the reason and all that was typed."""

    heading: ClassVar[str]

    committee: Committee

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        self.prepare(pk)
        return self.answer(self.form())

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        self.prepare(pk)
        form = self.form(request.POST)
        if form.is_valid():
            try:
                decision = self.act(form)
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, self.done(decision))
                return redirect(self.ask.link("meetings:decision-detail", decision.public_id))
        return self.answer(form)

    def prepare(self, pk: str) -> None:
        found = committee_or_none(self.ask.user, pk, on=self.ask.today)
        if found is None:
            raise Http404
        self.committee = found
        self.turn_to_icb(found.icb_id)
        self.demand(can(self.ask.user, Permission.RUN_MEETING, found, on=self.ask.today))

    def form(self, *data: Any) -> Any:
        raise NotImplementedError

    def act(self, form: Any) -> Decision:
        raise NotImplementedError

    def done(self, decision: Decision) -> str:
        return f"{decision.reference} is recorded, and what it rests on is kept as it is."

    def shared(self) -> dict[str, Any]:
        """What both forms choose from, and now as the moment."""
        icb, local = self.committee.icb, clock.now().astimezone(LONDON)
        return {
            "functions": functions_of(icb),
            "places": places_asked(icb, on=self.ask.today),
            "initial": {"place": self.committee.place, "day": local.date(), "time": local.time()},
        }

    def context(self) -> dict[str, Any]:
        return {}

    def answer(self, form: Any) -> HttpResponse:
        page = self.ask.link("governance:committee-detail", self.committee.pk)
        context = {
            "ask": self.ask,
            "form": form,
            "heading": self.heading,
            "committee": self.committee,
            "back": page,
            "way": [
                {"text": "Decisions", "href": self.ask.link("meetings:decision-list")},
                {"text": str(self.committee), "href": page},
            ],
        }
        return render(self.request, "meetings/conduct/between.jinja", context | self.context())


class UrgentRecord(BetweenView):
    """Chair's action."""

    heading = "Record a chair’s action"

    def form(self, *data: Any) -> UrgentForm:
        return UrgentForm(*data, route=route_of(self.committee, on=self.ask.today), **self.shared())

    def act(self, form: Any) -> Decision:
        return actions.record_urgent(committee=self.committee, by=self.ask.user, **form.given())

    def done(self, decision: Decision) -> str:
        item = decision.ratification_item
        if item is None:
            return (
                f"{decision.reference} is recorded. No meeting is planned yet at which it could be ratified."
            )
        return (
            f"{decision.reference} is recorded, and to be ratified at item {item.number} of {item.meeting}."
        )

    def context(self) -> dict[str, Any]:
        return {"route": route_of(self.committee, on=self.ask.today)}


class OfficersRecord(BetweenView):
    """An officer's decision under the scheme."""

    heading = "Record an officer’s decision"

    def form(self, *data: Any) -> OfficersForm:
        posts = posts_of(self.committee.icb, on=self.ask.today)
        return OfficersForm(*data, posts=posts, **self.shared())

    def act(self, form: Any) -> Decision:
        return actions.record_officers(committee=self.committee, by=self.ask.user, **form.given())

"""Compliance: of every committee of an ICB, and of one with the way to each piece of evidence (G17)."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from governance.enums import Permission
from governance.foundation import clock
from governance.foundation.screens import views
from governance.foundation.screens.access import holds_in
from governance.foundation.screens.present import pages
from governance.models import Committee
from meetings.planning.views.calendars import Entrance
from meetings.record import presenters_compliance as presenter
from meetings.record.forms.compliance import DaysForm
from meetings.record.pages import PAGES
from meetings.record.rules.effectiveness import days_words
from meetings.record.selectors import compliance as selectors


class ComplianceEntrance(Entrance):
    pages = PAGES


class RecordView(views.ScreenView):
    """Base: pages about a committee over some days. What may not be read is 404."""

    def committee(self, slug: str) -> Committee:
        found = selectors.readable_or_none(self.ask.user, slug, on=self.ask.today)
        if found is None:
            raise Http404
        self.turn_to_icb(found.icb_id)
        return found

    def days(self) -> DaysForm:
        """The form with what the address asks for."""
        return DaysForm(self.request.GET if self.given() else None, today=self.ask.today)

    def given(self) -> dict[str, str]:
        """What the address says of days."""
        found = {name: self.request.GET.get(name, "") for name in DaysForm.base_fields}
        return {name: text for name, text in found.items() if text}

    def query(self) -> str:
        """The days asked for, to be carried on to another page."""
        return urlencode(self.given())

    def show(self, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        shared = {"ask": self.ask, "query": self.query()}
        return render(self.request, f"meetings/record/{template}.jinja", shared | context, status=status)


class ComplianceOverview(RecordView):
    """Every committee of the ICB whose meetings the reader reads, with what is not met."""

    def get(self, request: HttpRequest) -> HttpResponse:
        ask = self.ask
        self.demand(holds_in(ask.user, Permission.VIEW_MEETING, ask.icb, on=ask.today))
        form = self.days()
        span = form.span()
        committees = selectors.committees_of(ask.user, ask.own_icb, span, on=ask.today)
        found = selectors.compliance_of(committees, span, ask.user, on=ask.today, at=clock.now())
        context = {
            "form": form,
            "span": days_words(span),
            "table": presenter.overview(found, ask, self.query()),
            "subnav": pages(self.register, ask),
        }
        return self.show("compliance_list", context)


class CompliancePage(RecordView):
    """One committee: every rule with its answer, reason, clause and evidence."""

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        ask, committee = self.ask, self.committee(slug)
        form = self.days()
        span = form.span()
        found = selectors.compliance(committee, span, self.ask.user, on=ask.today, at=clock.now())
        context = {
            "form": form,
            "committee": committee,
            "span": days_words(span),
            "areas": presenter.areas(found, self.ask),
        }
        return self.show("compliance", context)

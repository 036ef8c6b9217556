"""The alert, advise and assure report of a committee to its parent."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from governance.foundation import words
from governance.foundation.errors import StaleEdit
from governance.foundation.permissions import can
from governance.foundation.screens import Tag, views
from governance.foundation.text import render_markdown
from meetings.conduct.selectors.between import committee_or_none
from meetings.conduct.views.item_base import STALE
from meetings.planning.views.base import refusal_words
from meetings.record.actions import assurance as actions
from meetings.record.forms.obligations import ReportForm, ReportStartForm
from meetings.record.models import AssuranceReport
from meetings.record.selectors import assurance as selectors
from meetings.record.selectors.sent_on import SENDS, committees_to_send

SECTIONS = ("alert", "advise", "assure")


class ReportView(views.ScreenView):
    """Base: one report; what may not be read is 404."""

    def found(self, public_id: UUID) -> AssuranceReport:
        row = selectors.report_or_none(self.ask.user, public_id, on=self.ask.today)
        if row is None:
            raise Http404
        self.turn_to_icb(row.committee.icb_id)
        return row

    def show(self, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        return render(
            self.request, f"meetings/record/{template}.jinja", {"ask": self.ask} | context, status=status
        )

    def page_of(self, row: AssuranceReport) -> str:
        return self.ask.link("meetings:assurance-detail", row.public_id)

    def crumbs(self, row: AssuranceReport, *, own: bool = False) -> list[dict[str, str]]:
        committee = row.committee
        way = [{"text": str(committee), "href": self.ask.link("governance:committee-detail", committee.pk)}]
        return [*way, {"text": "Report", "href": self.page_of(row)}] if own else way

    def told(self, row: AssuranceReport, texts: Any = None) -> dict[str, Any]:
        """What every form of the report says. `texts` is the save whose words are shown."""
        source = texts or row
        return {
            "row": row,
            "period": words.period(row.period_from, row.period_to),
            "sections": [(name.title(), render_markdown(getattr(source, name))) for name in SECTIONS],
            "tag": Tag(row.get_state_display(), "green" if row.state == "sent" else "yellow"),
        }


class ReportStart(ReportView):
    """Begin a report: its text is drafted from what was recorded."""

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        return self.answer(self.opened(pk))

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        form = self.opened(pk, request.POST)
        if form.is_valid():
            try:
                made = actions.draft_report(committee=self.committee, by=self.ask.user, **form.cleaned_data)
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, "The report is drafted. Look through it, then send it.")
                return redirect(self.page_of(made))
        return self.answer(form)

    def opened(self, slug: str, *data: Any) -> ReportStartForm:
        found = committee_or_none(self.ask.user, slug, on=self.ask.today)
        if found is None:
            raise Http404
        self.committee = found
        self.turn_to_icb(found.icb_id)
        self.demand(can(self.ask.user, SENDS, found, on=self.ask.today))
        first, last = selectors.usual_days(found, on=self.ask.today)
        initial = {"to_committee": found.parent, "period_from": first, "period_to": last}
        return ReportStartForm(*data, receivers=committees_to_send(found, on=self.ask.today), initial=initial)

    def answer(self, form: ReportStartForm) -> HttpResponse:
        back = self.ask.link("governance:committee-detail", self.committee.pk)
        context = {
            "form": form,
            "heading": "Alert, advise and assure report",
            "button_text": "Draft it",
            "back": back,
            "caption": str(self.committee),
            "crumbs": [{"text": str(self.committee), "href": back}],
        }
        return self.show("action_form", context)


class ReportPage(ReportView):
    """The report with its three sections, its versions, and the way to send it."""

    def get(self, request: HttpRequest, report: UUID) -> HttpResponse:
        row = self.found(report)
        context = self.told(row) | {
            "crumbs": self.crumbs(row),
            "writes": selectors.may_write(row, self.ask.user, on=self.ask.today).ok,
            "sent": getattr(row, "referral", None),
            "versions": [
                (save.version, words.moment(save.history_date), save.history_user)
                for save in selectors.versions_of(row)
            ],
        }
        return self.show("assurance", context)


class ReportVersion(ReportView):
    """The report as it was saved then."""

    def get(self, request: HttpRequest, report: UUID, number: int) -> HttpResponse:
        row = self.found(report)
        save = next((one for one in selectors.versions_of(row) if one.version == number), None)
        if save is None:
            raise Http404
        context = self.told(row, save) | {"crumbs": self.crumbs(row, own=True), "saved": save}
        return self.show("assurance_version", context)


class ReportPrint(ReportView):
    """The report alone, to be printed."""

    def get(self, request: HttpRequest, report: UUID) -> HttpResponse:
        return self.show("assurance_print", self.told(self.found(report)))


class ReportEdit(ReportView):
    """Write the three sections."""

    def get(self, request: HttpRequest, report: UUID) -> HttpResponse:
        row = self.opened(report)
        initial = {name: getattr(row, name) for name in SECTIONS} | {"version": row.version}
        return self.answer(row, ReportForm(initial=initial))

    def post(self, request: HttpRequest, report: UUID) -> HttpResponse:
        row = self.opened(report)
        form: Any = ReportForm(request.POST)
        if form.is_valid():
            values = {name: form.cleaned_data[name] for name in SECTIONS}
            version = form.cleaned_data["version"]
            try:
                actions.change_report(row, values, by=self.ask.user, expected_version=version)
            except StaleEdit as stale:
                form.add_error(None, STALE.format(now="another text, which its page shows."))
                form.data = form.data.copy()
                form.data["version"] = stale.current.version
                return self.answer(row, form, status=409)
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, "The report is saved.")
                return redirect(self.page_of(row))
        return self.answer(row, form)

    def opened(self, public_id: UUID) -> AssuranceReport:
        row = self.found(public_id)
        self.demand(selectors.may_write(row, self.ask.user, on=self.ask.today))
        return row

    def answer(self, row: AssuranceReport, form: ReportForm, status: int = 200) -> HttpResponse:
        context = {
            "form": form,
            "heading": "Write the report",
            "button_text": "Save",
            "back": self.page_of(row),
            "caption": f"{row.committee} to {row.addressee}",
            "crumbs": self.crumbs(row, own=True),
        }
        return self.show("action_form", context, status=status)


class ReportSend(ReportView):
    """Sends it to its addressee."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, report: UUID) -> HttpResponse:
        row = self.found(report)
        self.demand(selectors.may_write(row, self.ask.user, on=self.ask.today))
        try:
            actions.send_report(row, by=self.ask.user)
        except views.REFUSALS as error:
            messages.error(request, refusal_words(error))
        else:
            messages.success(request, "The report is sent.")
        return redirect(self.page_of(row))

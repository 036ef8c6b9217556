"""The list of what was published, one publication, and its withdrawal."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path

from governance.enums import Permission
from governance.foundation.permissions import can
from governance.foundation.screens import Ask, Column, Register, views
from reports import presenters
from reports.enums import PUBLICATION_LIFECYCLE
from reports.forms import PublicationFilters, WithdrawForm
from reports.models import Publication
from reports.publication import selectors
from reports.publication.actions import withdraw
from reports.views.base import ReportsView


class Publications(Register):
    app = "reports"
    noun, plural = "publication", "publications"
    model = Publication
    view_permission = Permission.VIEW_WORKSPACE
    filters = PublicationFilters
    search_fields = ("title",)
    empty = (
        "Nothing has been published yet. Open a meeting, a committee or a place, and publish it from there."
    )
    columns = (
        Column("What", presenters.publication_link),
        Column("Kind", "kind"),
        Column("State", presenters.publication_tag),
        Column("Day of the meeting, or first day of the scheme", "event_date"),
        Column("Published", "published_at"),
        Column("By", "published_by_name"),
        Column("Replaced or withdrawn", "closed_at"),
        Column("Reason", "closed_because"),
    )

    def visible(self, ask: Ask) -> Any:
        return selectors.publications(ask.user, on=ask.today)

    def urls(self) -> list[URLPattern]:
        """A snapshot is not edited and has no history of its own: its versions are rows of the list."""
        return [
            path("publications/", views.ListView.as_view(register=self), name="publication-list"),
            path("publications/csv/", views.CsvView.as_view(register=self), name="publication-csv"),
        ]


class PublicationDetail(ReportsView):
    def get(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        row = self.row_of(public_id)
        context = {
            "row": row,
            "kind": presenters.kind_words(row.kind),
            "tag": presenters.publication_tag(row),
            "address": presenters.public_address(row),
            "files": list(row.files.order_by("position")),
            "may_withdraw": self.may_withdraw(row),
            "crumbs": self.list_crumb(),
        }
        return self.show("publication/detail", context)

    def row_of(self, public_id: UUID) -> Publication:
        row: Publication = self.found(selectors.publication(self.ask.user, public_id, on=self.ask.today))
        return row

    def may_withdraw(self, row: Publication) -> Any:
        right = can(self.ask.user, Permission.PUBLISH, row, on=self.ask.today)
        return right if not right.ok else PUBLICATION_LIFECYCLE.check(row.state, "withdraw")

    def list_crumb(self) -> list[dict[str, str]]:
        return self.crumbs(None, ("Publications", self.ask.link("reports:publication-list")))


class PublicationWithdraw(PublicationDetail):
    """Asks why, in words that the public will read."""

    def get(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        row = self.opened(public_id)
        return self.answer(row, self.form_for(row))

    def post(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        row = self.opened(public_id)
        form = self.form_for(row, request.POST)
        if form.is_valid():
            given = form.cleaned_data
            try:
                withdraw(
                    row, by=request.user, reason=given["reason"], with_earlier=given.get("earlier") != "no"
                )
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, "It is withdrawn. Its address now says so.")
                return redirect("reports:publication-detail", row.public_id)
        return self.answer(row, form)

    def opened(self, public_id: UUID) -> Publication:
        row = self.row_of(public_id)
        self.demand(can(self.ask.user, Permission.PUBLISH, row, on=self.ask.today))
        return row

    def form_for(self, row: Publication, *data: Any) -> WithdrawForm:
        return WithdrawForm(
            *data, has_earlier=selectors.has_readable_earlier(row), initial={"earlier": "yes"}
        )

    def answer(self, row: Publication, form: WithdrawForm) -> HttpResponse:
        context = {"row": row, "form": form, "outcome": self.may_withdraw(row), "crumbs": self.list_crumb()}
        return self.show("publication/withdraw", context)

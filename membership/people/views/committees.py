"""A committee's membership on a day, with what changed since another: page, CSV and workbook."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.text import slugify

from governance.foundation.errors import NotPermitted
from governance.foundation.screens import Column, Panel, present
from governance.foundation.screens.access import holds_in
from governance.foundation.screens.cells import csv_rows
from governance.foundation.screens.views import AskView, csv_lines
from governance.models import Committee
from membership.people.forms.committees import SinceForm
from membership.people.presenters import basis_words, member_columns
from membership.people.presenters_people import change_columns, hat_columns, with_several_hats
from membership.people.selectors import hats_at
from membership.people.selectors.changes import Membership, committee_or_none, membership_on
from membership.people.workbook import Sheet, workbook
from membership.permissions import READ_PEOPLE

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class MembershipView(AskView):
    """`?on=` is the day, `?since=` the day to compare with."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        committee = self.opened(pk)
        form = SinceForm(request.GET or None)
        found = membership_on(committee, on=self.ask.on, since=since_of(form))
        context = {
            "committee": committee,
            "form": form,
            "found": found,
            "ask": self.ask,
            "table": self.members_table(found),
            "changes": self.changes_table(found),
            "hats": self.hats_table(committee),
            "csv_url": self.address("csv", found),
            "xlsx_url": self.address("xlsx", found),
        }
        return render(request, "membership/membership.jinja", context)

    def opened(self, pk: int) -> Committee:
        committee = committee_or_none(self.ask.user, pk, on=self.ask.today)
        if committee is None:
            raise Http404
        may = holds_in(self.ask.user, READ_PEOPLE, committee.icb, on=self.ask.today)
        if not may.ok:
            raise NotPermitted(may)
        self.request.workspace_icb_id = committee.icb_id  # type: ignore[attr-defined]
        return committee

    def address(self, kind: str, found: Membership) -> str:
        since = {"since": found.since.isoformat()} if found.since else {}
        return self.ask.link(f"membership:committee-membership-{kind}", found.committee.pk, **since)

    def members_table(self, found: Membership) -> Any:
        panel = Panel(
            "Members on this day",
            member_columns(self.ask, how=basis_words),
            found.members,
            empty="No seat is in force on this day.",
        )
        return present.panel_table(panel, self.ask)

    def changes_table(self, found: Membership) -> Any:
        panel = Panel(
            "Changes", change_columns(self.ask), found.changes, empty="Nothing changed between the two days."
        )
        return present.panel_table(panel, self.ask)

    def hats_table(self, committee: Committee) -> Any:
        several = with_several_hats(hats_at(committee, on=self.ask.on))
        panel = Panel("Who may speak for several organisations", hat_columns(self.ask), several, empty="")
        return present.panel_table(panel, self.ask)


class MembershipFile(MembershipView):
    """The same for spreadsheets. With `?since=` the CSV holds the changes, without it the members."""

    kind = "csv"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse | StreamingHttpResponse:  # type: ignore[override]
        committee = self.opened(pk)
        found = membership_on(committee, on=self.ask.on, since=since_of(SinceForm(request.GET or None)))
        return self.send(found, member_columns(self.ask, how=basis_words), change_columns(self.ask))

    def send(self, found: Membership, seats: Any, changed: Any) -> Any:
        columns, rows = (changed, found.changes) if found.since else (seats, found.members)
        return self.named(
            StreamingHttpResponse(csv_lines(csv_rows(columns, rows)), content_type="text/csv; charset=utf-8"),
            found,
        )

    def named(self, response: Any, found: Membership) -> Any:
        name = f"{slugify(found.committee.name)}-membership-{self.ask.on.isoformat()}.{self.kind}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response


class MembershipWorkbook(MembershipFile):
    """Members on a sheet, changes on another, and what the file is on a third."""

    kind = "xlsx"

    def send(self, found: Membership, seats: Any, changed: Any) -> Any:
        sheets = [Sheet("Members", seats, found.members)]
        if found.since:
            sheets.append(Sheet("Changes", changed, found.changes))
        sheets.append(Sheet("About", ABOUT, _about(found)))
        return self.named(HttpResponse(workbook(sheets), content_type=XLSX), found)


ABOUT = (Column("What", lambda line: line[0]), Column("Value", lambda line: line[1]))


def _about(found: Membership) -> list[tuple[str, Any]]:
    lines: list[tuple[str, Any]] = [("Committee", found.committee.name), ("Members on", found.on)]
    return [*lines, ("Changes since", found.since)] if found.since else lines


def since_of(form: SinceForm) -> date | None:
    """The day to compare with; one that cannot be read compares with none, and the page says so."""
    return form.cleaned_data.get("since") if form.is_bound and form.is_valid() else None


def urls() -> list[URLPattern]:
    routes = (
        ("", MembershipView, ""),
        ("csv/", MembershipFile, "-csv"),
        ("xlsx/", MembershipWorkbook, "-xlsx"),
    )
    return [
        path(f"committees/<int:pk>/membership/{tail}", view.as_view(), name=f"committee-membership{suffix}")
        for tail, view, suffix in routes
    ]

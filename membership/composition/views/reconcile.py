"""The names of a document against the register: nothing is kept and nothing is written."""

from __future__ import annotations

import csv
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from governance.foundation.screens.access import require_in
from governance.foundation.screens.cells import csv_text
from governance.foundation.screens.views import AskView
from governance.models import Committee
from membership.composition.forms.reconcile import ReconcileForm
from membership.composition.reading.listed import PEOPLE, names_in
from membership.composition.rules.reconcile import Name, Reconciled, reconcile
from membership.composition.selectors.reconcile import committee_visible_to, on_record
from membership.permissions import READ_PEOPLE


class ReconcileView(AskView):
    """Who is missing, extra or spelled otherwise in a list of a committee's members (R162)."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.page(self.committee(pk), ReconcileForm())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        committee = self.committee(pk)
        form = ReconcileForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.page(committee, form)
        lists = form.lists()
        rows = self.rows(committee, lists, form.cleaned_data["kind"])
        if "csv" in request.POST:
            return as_csv(committee, list(lists), rows)
        return self.page(committee, form, labels=list(lists), rows=rows)

    def committee(self, pk: int) -> Committee:
        found = committee_visible_to(self.ask.user, pk, on=self.ask.today)
        if found is None:
            raise Http404
        self.request.workspace_icb_id = found.icb_id  # type: ignore[attr-defined]
        require_in(self.ask.user, READ_PEOPLE, found.icb, on=self.ask.today)
        return found

    def rows(self, committee: Committee, lists: dict[str, list[str]], kind: str) -> list[Reconciled]:
        names = {
            label: [Name(each.text, each.group) for each in names_in(lines, kind=kind)]
            for label, lines in lists.items()
        }
        return reconcile(names, on_record(committee, kind=kind, user=self.ask.user, on=self.ask.on))

    def page(self, committee: Committee, form: ReconcileForm, **found: Any) -> HttpResponse:
        ask = self.ask
        kind = form.cleaned_data.get("kind") if form.is_bound and form.is_valid() else ""
        noun = "person" if kind == PEOPLE else "organisation"
        context = {
            "committee": committee,
            "form": form,
            "ask": ask,
            "back": ask.link("governance:committee-detail", committee.pk),
            "address": lambda row: ask.link(
                f"{'membership' if kind == PEOPLE else 'governance'}:{noun}-detail", row
            ),
            "open": sum(1 for row in found.get("rows", ()) if not row.is_settled),
        }
        return render(self.request, "membership/reconcile.jinja", context | found)


def as_csv(committee: Committee, labels: list[str], rows: list[Reconciled]) -> HttpResponse:
    """The same rows as a spreadsheet."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{committee.slug}-names-compared.csv"'
    writer = csv.writer(response)
    writer.writerow(["Name", "On record", *labels, "What to look at", "Note"])
    for row in rows:
        cells = [row.name, "Yes" if row.known else "No"]
        cells += ["; ".join(row.spellings.get(label, ())) for label in labels]
        cells.append(" ".join(finding.reason for finding in row.findings))
        cells.append(" ".join(row.notes))
        writer.writerow([csv_text(cell) for cell in cells])
    return response


def urls() -> list[Any]:
    return [path("committees/<int:pk>/compare-names/", ReconcileView.as_view(), name="committee-reconcile")]

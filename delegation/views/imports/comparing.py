"""A spreadsheet against what is in force; nothing is written."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from delegation import import_presenters as presenters
from delegation.actions.imports import compare_again, start_comparison
from delegation.forms.imports import ColumnsForm, CompareForm
from delegation.selectors.imports import comparison_for, lookup_of
from delegation.views.imports.base import ImportView
from delegation.views.imports.looking import PER_PAGE
from governance.foundation.models import Job
from governance.foundation.screens import present
from governance.foundation.screens.views import REFUSALS


class CompareStart(ImportView):
    def get(self, request: HttpRequest) -> HttpResponse:
        self.demand(self.may_begin())
        return self.answer(CompareForm(ask=self.ask))

    def post(self, request: HttpRequest) -> HttpResponse:
        self.demand(self.may_begin())
        form = CompareForm(request.POST, request.FILES, ask=self.ask)
        if form.is_valid():
            given = form.cleaned_data
            try:
                job = start_comparison(
                    scheme=given["scheme"],
                    upload=given["upload"],
                    on=given["day"] or self.ask.on,
                    by=request.user,
                )
            except REFUSALS as error:
                form.add_refusal(error)
            else:
                return redirect(self.ask.link("delegation:scheme-comparison-detail", job.pk))
        return self.answer(form)

    def answer(self, form: CompareForm) -> HttpResponse:
        return self.show("compare", {"form": form, "crumbs": self.crumbs()})


class CompareDetail(ImportView):
    """Progress, then the differences. For the person who asked, for an hour."""

    def get(self, request: HttpRequest, job_id: UUID) -> HttpResponse:
        job = self.job(job_id)
        words = presenters.progress_words(job, None)
        context = {"job": job, "crumbs": self.crumbs()} | words
        if job.state == "done":
            if request.GET.get("part") == "progress":
                return self.show("moved", {"job": job})
            return self.result(job)
        if request.GET.get("part") == "progress":
            return self.show("progress", context)
        return self.show("working", context)

    def post(self, request: HttpRequest, job_id: UUID) -> HttpResponse:
        """The same file, its columns read otherwise."""
        job = self.job(job_id)
        forms = [ColumnsForm(request.POST, table=table) for table in layouts(job)]
        if not forms or any(form.errors for form in forms):
            return self.result(job, forms)
        columns = {form.table.signature: form.columns() for form in forms}
        again = compare_again(job, columns, by=request.user)
        return redirect(self.ask.link("delegation:scheme-comparison-detail", again.pk))

    def job(self, job_id: UUID) -> Job:
        job = comparison_for(self.ask.user, job_id)
        if job is None:
            raise Http404
        self.turn_to_icb(job.icb_id)
        return job

    def result(self, job: Job, forms: list[ColumnsForm] | None = None) -> HttpResponse:
        lookup = lookup_of(self.ask.own_icb, on=self.ask.today)
        kind = self.request.GET.get("kind", "")
        rows = [row for row in job.result.get("rows", []) if not kind or row["kind"] == kind]
        page = Paginator(rows, PER_PAGE).get_page(self.request.GET.get("page"))
        context = {
            "job": job,
            "kind": kind,
            "rows": [presenters.row_words(row, lookup) for row in page],
            "filters": presenters.counts_words(job.result.get("counts", {})),
            "forms": forms or [ColumnsForm(table=table) for table in layouts(job)],
            "asks_again": forms is not None,
            "links": present.page_links(page, self.request.GET) if page.paginator.num_pages > 1 else None,
            "crumbs": self.crumbs(),
        }
        return self.show("comparison", context)


def layouts(job: Job) -> list[Any]:
    """Each layout of headings in the file once, in the shape that ColumnsForm reads."""
    found = {table["signature"]: table for table in job.result.get("tables", [])}
    return [SimpleNamespace(**table) for table in found.values()]

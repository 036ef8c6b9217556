"""Progress, the preview, the names in the file, and one row to settle."""

from __future__ import annotations

from typing import Any

from django.core.cache import cache
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from delegation import import_presenters as presenters
from delegation.actions.imports import choose_names, may_apply, settle_row
from delegation.actions.imports.applying import progress_key
from delegation.forms.imports import NamesForm, RowForm
from delegation.models import SchemeImport
from delegation.selectors.imports import (
    counts_of,
    doubts_of,
    import_job,
    lookup_of,
    names_of,
    result_of,
    rows_of,
)
from delegation.views.imports.base import ImportView
from governance.foundation.models import Job
from governance.foundation.screens import present
from governance.foundation.screens.views import REFUSALS

AT_WORK = ("uploaded", "assessing", "applying")
PER_PAGE = 50


class ImportDetail(ImportView):
    """One page for all of an import's life: its progress, then its preview, then what came of it."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        made = self.found(pk)
        job = import_job(made)
        if made.state in AT_WORK or (job is not None and job.state in ("queued", "running")):
            return self.progress(made, job)
        if request.GET.get("part") == "progress":
            return self.show("moved", {"made": made})
        if made.state == "read":
            if self.may_change(made).ok:
                return redirect(self.ask.link("delegation:scheme-import-columns", pk))
        elif made.state == "ready":
            return self.preview(made)
        return self.over(made, job)

    def progress(self, made: SchemeImport, job: Job | None) -> HttpResponse:
        told = cache.get(progress_key(job)) if job else None
        words = presenters.progress_words(job, told)
        context = {"made": made, "crumbs": self.crumbs(), "may_change": self.may_change(made)} | words
        if self.request.GET.get("part") == "progress":  # asked by the page itself, once a second
            return self.show("progress", context)
        return self.show("working", context)

    def preview(self, made: SchemeImport) -> HttpResponse:
        lookup = lookup_of(made.icb, on=self.ask.today)
        counts = counts_of(made)
        kind = self.request.GET.get("kind", "")
        page = Paginator(rows_of(made, kind=kind), PER_PAGE).get_page(self.request.GET.get("page"))
        names = list(names_of(made))
        context = {
            "made": made,
            "kind": kind,
            "rows": [(row, presenters.row_words(presenters.stored_row(row), lookup)) for row in page],
            "filters": presenters.counts_words(counts),
            "counts": counts,
            "unknown_names": sum(1 for name in names if not name.found and not name.choice),
            "names": len(names),
            "doubts": sum(1 for doubt in doubts_of(made) if not doubt.must_be_answered),
            "links": present.page_links(page, self.request.GET) if page.paginator.num_pages > 1 else None,
            "page_number": page.number,
            "may_change": self.may_change(made),
            "may_apply": may_apply(made),
            "crumbs": self.crumbs(),
        }
        return self.show("preview", context)

    def over(self, made: SchemeImport, job: Job | None) -> HttpResponse:
        applied = result_of(made)
        context = {
            "made": made,
            "state": presenters.import_tag(made),
            "lines": presenters.written_words(applied) if made.state == "applied" else [],
            "refused": job.error if job and job.state == "failed" and made.state == "applied" else "",
            "may_change": self.may_change(made),
            "crumbs": self.crumbs(),
        }
        return self.show("over", context)


class ImportNames(ImportView):
    """Each name of the file once; a choice here counts for every row that uses the name."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        made = self.opened(pk)
        return self.answer(made, self.form(made))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        made = self.opened(pk)
        form = self.form(made, request.POST)
        if form.is_valid():
            try:
                choose_names(made, form.choices(), by=request.user)
            except REFUSALS as error:
                form.add_refusal(error)
            else:
                return redirect(self.ask.link("delegation:scheme-import-detail", pk))
        return self.answer(made, form)

    def form(self, made: SchemeImport, *data: Any) -> NamesForm:
        lookup = lookup_of(made.icb, on=self.ask.today)
        return NamesForm(*data, names=list(names_of(made)), lookup=lookup)

    def answer(self, made: SchemeImport, form: NamesForm) -> HttpResponse:
        return self.show("names", {"made": made, "form": form, "crumbs": self.crumbs(made)})


class ImportRowPage(ImportView):
    """One row: what the file says, what was understood, and what must be settled."""

    def get(self, request: HttpRequest, pk: int, row: int) -> HttpResponse:
        made, found = self.row_of(pk, row)
        return self.answer(made, found, self.form(made, found))

    def post(self, request: HttpRequest, pk: int, row: int) -> HttpResponse:
        made, found = self.row_of(pk, row)
        form = self.form(made, found, request.POST)
        if form.is_valid():
            given = dict(form.cleaned_data)
            is_left_out = given.pop("is_left_out")
            try:
                settled = settle_row(found, given, is_left_out=is_left_out, by=request.user)
            except REFUSALS as error:
                form.add_refusal(error)
            else:
                if settled.is_open and not settled.is_left_out:
                    return redirect(self.ask.link("delegation:scheme-import-row", pk, row))
                return redirect(self.ask.link("delegation:scheme-import-detail", pk))
        return self.answer(made, found, form)

    def row_of(self, pk: int, row: int) -> tuple[SchemeImport, Any]:
        made = self.opened(pk)
        found = rows_of(made).filter(pk=row).first()
        if found is None:
            raise Http404
        return made, found

    def form(self, made: SchemeImport, row: Any, *data: Any) -> RowForm:
        return RowForm(*data, row=row, lookup=lookup_of(made.icb, on=self.ask.today))

    def answer(self, made: SchemeImport, row: Any, form: RowForm) -> HttpResponse:
        lookup = lookup_of(made.icb, on=self.ask.today)
        words = presenters.row_words(presenters.stored_row(row), lookup)
        context = {"made": made, "row": row, "words": words, "form": form, "crumbs": self.crumbs(made)}
        return self.show("row", context)

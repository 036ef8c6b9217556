"""Screens of annexes: added, changed, moved, removed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from governance.foundation.errors import StaleEdit
from governance.foundation.screens import history, views
from meetings.papers import conflicts
from meetings.papers.actions import annexes as actions
from meetings.papers.forms.grounds import NAMES
from meetings.papers.forms.papers import AnnexForm
from meetings.papers.models import Annex, Paper
from meetings.papers.selectors.papers import annex_or_none
from meetings.papers.views.base import PaperView


class AnnexView(PaperView):
    """Base: annexes of a draft."""

    def opened(self, public_id: UUID) -> Paper:
        found = self.found(public_id)
        self.demand(self.may_move(found, "edit"))
        return found

    def annex(self, paper: Paper, pk: int) -> Annex:
        row = annex_or_none(self.ask.user, paper, pk, on=self.today)
        if row is None or row.paper_version.is_frozen:
            raise Http404
        return row

    def form(self, paper: Paper, *data: Any, **options: Any) -> AnnexForm:
        return AnnexForm(*data, paper=paper, on=self.today, **options)

    def answer(self, paper: Paper, form: AnnexForm, annex: Annex | None = None) -> HttpResponse:
        return self.show_paper("annex", paper, {"form": form, "annex": annex})


class AnnexAdd(AnnexView):
    def blank(self, found: Paper) -> HttpResponse:
        return self.answer(found, self.form(found))

    def get(self, request: HttpRequest, paper: UUID) -> HttpResponse:
        return self.blank(self.opened(paper))

    def post(self, request: HttpRequest, paper: UUID) -> HttpResponse:
        found = self.opened(paper)
        form = self.form(found, request.POST, request.FILES)
        if form.is_valid():
            upload = form.cleaned_data["upload"]
            try:
                actions.add_annex(
                    paper=found, upload=upload, by=request.user, exempt=form.exempt, **form.particulars()
                )
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, "The annex was added.")
                return self.page_of(found)
        return self.answer(found, form)


class AnnexEdit(AnnexView):
    def get(self, request: HttpRequest, paper: UUID, annex: int) -> HttpResponse:
        found = self.opened(paper)
        row = self.annex(found, annex)
        return self.answer(found, self.form(found, annex=row, initial=initial(row)), row)

    def post(self, request: HttpRequest, paper: UUID, annex: int) -> HttpResponse:
        found = self.opened(paper)
        row = self.annex(found, annex)
        form = self.form(found, request.POST, request.FILES, annex=row)
        if form.is_valid():
            given = {
                "upload": form.cleaned_data["upload"],
                "expected_version": form.cleaned_data["version"],
                "exempt": form.exempt,
            }
            try:
                actions.change_annex(row, form.particulars(), by=request.user, **given)
            except StaleEdit as stale:
                return self.conflict(found, form, stale.current)
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, "The annex was changed.")
                return self.page_of(found)
        return self.answer(found, form, row)

    def conflict(self, found: Paper, form: AnnexForm, current: Annex) -> HttpResponse:
        opened = history.as_opened(current, form.cleaned_data["version"])
        now = initial(current)
        was = initial(opened) if opened is not None else now
        fields = {name: field for name, field in form.fields.items() if name not in NAMES}
        merged, differences = conflicts.merge(fields, was=was, mine=form.cleaned_data, now=now)
        context = {
            "what": str(current),
            "form": self.form(found, annex=current, initial=merged | {"version": current.version}),
            "differences": differences,
            "newest": history.entries(current)[0],
            "back": self.address(found),
        }
        return self.show_paper("conflict", found, context, status=409)


def initial(annex: Any) -> dict[str, Any]:
    return {name: getattr(annex, name) for name in ("version", "title", "openness", "body_markdown")}


class AnnexMove(AnnexView):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, paper: UUID, annex: int) -> HttpResponse:
        found = self.opened(paper)
        direction = request.POST.get("direction", "")
        if direction in ("up", "down"):
            actions.move_annex(self.annex(found, annex), direction=direction, by=request.user)
        return redirect(f"{self.address(found)}#annex-{annex}")


class AnnexRemove(AnnexView):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, paper: UUID, annex: int) -> HttpResponse:
        found = self.opened(paper)
        row = self.annex(found, annex)
        actions.remove_annex(row, by=request.user)
        messages.success(request, f"The annex “{row.title}” was taken out.")
        return self.page_of(found)

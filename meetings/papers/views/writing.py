"""Writing a paper: the cover sheet, the text with its preview, and what happens when two write at once."""

from __future__ import annotations

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from governance.foundation.errors import StaleEdit
from governance.foundation.screens import history, views
from governance.foundation.text import Numbering, numbering_slips, render_markdown
from meetings.enums import BodyKind, RecommendationKind
from meetings.papers import conflicts
from meetings.papers.actions.writing import write_paper
from meetings.papers.forms.cover import CoverForm, initial_of
from meetings.papers.forms.papers import TextForm
from meetings.papers.models import Paper, PaperVersion
from meetings.papers.selectors.checks import completeness
from meetings.papers.selectors.matching import may_see_matches
from meetings.papers.selectors.papers import working_version
from meetings.papers.selectors.versions import opened_at, recommendation_rows, recommendation_rows_at
from meetings.papers.views.base import PaperView


class WritingView(PaperView):
    """Base: a form on the draft version, with the 409 page."""

    template: str

    def get(self, request: HttpRequest, paper: UUID) -> HttpResponse:
        found = self.opened(paper)
        version = working_version(found)
        return self.answer(found, version, self.form(found, version, initial=self.initial(version)))

    def post(self, request: HttpRequest, paper: UUID) -> HttpResponse:
        found = self.opened(paper)
        version = working_version(found)
        form = self.form(found, version, request.POST, request.FILES)
        if "preview" in request.POST:
            return self.preview(found, version, form)
        if form.is_valid():
            try:
                write_paper(
                    found,
                    by=request.user,
                    expected_version=form.cleaned_data["version"],
                    **form.particulars(),
                )
            except StaleEdit as stale:
                return self.conflict(found, form, stale.current)
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, "Your changes were saved.")
                return self.onwards(found)
        return self.answer(found, version, form)

    def opened(self, public_id: UUID) -> Paper:
        found = self.found(public_id)
        self.demand(self.may_move(found, "edit"))
        return found

    def onwards(self, found: Paper) -> HttpResponse:
        if self.request.POST.get("then") == "stay":
            return redirect(self.request.path)
        return self.page_of(found)

    def conflict(self, found: Paper, form: Any, current: PaperVersion) -> HttpResponse:
        """Somebody saved in between: what each wrote, and a form that loses neither."""
        opened = opened_at(current, form.cleaned_data["version"])
        now = self.initial(current)
        was = self.initial(opened[0], at=opened[1]) if opened else now
        merged, differences = conflicts.merge(form.fields, was=was, mine=form.cleaned_data, now=now)
        again = self.form(found, current, initial=merged | {"version": current.version})
        context = {
            **self.context(found, current, again),
            "what": str(found),
            "differences": differences,
            "newest": history.entries(current)[0],
            "back": self.address(found),
            "again": self.template,
        }
        return self.show_paper("conflict_writing", found, context, status=409)

    def answer(self, found: Paper, version: PaperVersion, form: Any, **more: Any) -> HttpResponse:
        return self.show_paper(self.template, found, self.context(found, version, form) | more)

    def context(self, found: Paper, version: PaperVersion, form: Any) -> dict[str, Any]:
        return {"form": form, "version": version}

    def form(self, found: Paper, version: PaperVersion, *data: Any, **options: Any) -> Any:
        raise NotImplementedError

    def initial(self, version: PaperVersion, at: Any = None) -> dict[str, Any]:
        raise NotImplementedError

    def preview(self, found: Paper, version: PaperVersion, form: Any) -> HttpResponse:
        return self.answer(found, version, form)


class CoverEdit(WritingView):
    template = "cover"

    def form(self, found: Paper, version: PaperVersion, *data: Any, **options: Any) -> CoverForm:
        return CoverForm(*data, template=found.template, **options)

    def initial(self, version: PaperVersion, at: Any = None) -> dict[str, Any]:
        rows = recommendation_rows(version) if at is None else recommendation_rows_at(version, at)
        return initial_of(version, rows)

    def context(self, found: Paper, version: PaperVersion, form: Any) -> dict[str, Any]:
        asked = [row.key for row in form.rows]
        missing = [o for o in completeness(found, version) if o.details.get("field") in asked]
        return {
            "form": form,
            "version": version,
            "missing": missing,
            "kinds": RecommendationKind.choices,
            "interests_link": self.interests_link(found),
        }

    def interests_link(self, found: Paper) -> str:
        """The way to the interests that may touch the item, for who reads them: a help with the conflicts (R8)."""
        item = found.item
        if not may_see_matches(item.meeting, self.ask.user, on=self.today).ok:
            return ""
        return self.ask.link("meetings:item-interests", item.meeting.slug, item.public_id)


class TextEdit(WritingView):
    template = "text"

    def form(self, found: Paper, version: PaperVersion, *data: Any, **options: Any) -> TextForm:
        return TextForm(*data, filename=version.body_filename, **options)

    def initial(self, version: PaperVersion, at: Any = None) -> dict[str, Any]:
        source = {BodyKind.MARKDOWN: "written", BodyKind.NONE: "written"}.get(
            BodyKind(version.body_kind), "kept"
        )
        return {"version": version.version, "source": source, "body_markdown": version.body_markdown}

    def context(self, found: Paper, version: PaperVersion, form: Any) -> dict[str, Any]:
        return {"form": form, "version": version, "slips": numbering_slips(version.body_markdown)}

    def preview(self, found: Paper, version: PaperVersion, form: Any) -> HttpResponse:
        """The text as it will read, below the form; nothing is saved."""
        source = self.request.POST.get("body_markdown", "")
        html = render_markdown(source, numbering=cast(Numbering, found.template.numbering))
        return self.answer(found, version, form, preview=html, slips=numbering_slips(source))

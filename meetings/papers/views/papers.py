"""Screens of papers: added, read, changed, made confidential, removed, put back; their files."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from governance.enums import Openness, Permission
from governance.foundation.errors import StaleEdit
from governance.foundation.screens import conflicts, history, views
from meetings.papers.actions import papers as actions
from meetings.papers.forms.papers import ConfidentialForm, PaperForm
from meetings.papers.models import Paper
from meetings.papers.presenters import agenda as presenters
from meetings.papers.presenters import late as late_presenter
from meetings.papers.presenters import signing as presenters_signing
from meetings.papers.selectors.checks import completeness, warnings
from meetings.papers.selectors.exclusion import open_exemption
from meetings.papers.selectors.files import open_body
from meetings.papers.selectors.issues import came_with
from meetings.papers.selectors.paper_facts import late_facts, paper_facts
from meetings.papers.selectors.papers import annex_or_none, annexes, shares, sign_offs, withholdings
from meetings.papers.selectors.signing import lines_of
from meetings.papers.selectors.together import own_committee
from meetings.papers.selectors.versions import readable_versions
from meetings.papers.views.agenda import AgendaView
from meetings.papers.views.base import PaperView
from meetings.planning.forms.meetings import ReasonForm


class PaperAdd(AgendaView):
    """A new paper at an item."""

    def get(self, request: HttpRequest, pk: str, item: UUID) -> HttpResponse:
        return self.answer(*self.place(pk, item))

    def post(self, request: HttpRequest, pk: str, item: UUID) -> HttpResponse:
        meeting, row = self.place(pk, item)
        form = PaperForm(request.POST, ask=self.ask, meeting=meeting)
        if form.is_valid():
            values, _ = form.particulars()
            try:
                paper = actions.add_paper(item=row, by=request.user, exempt=form.exempt, **values)
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, f"The paper “{paper}” was added. Fill in its cover sheet next.")
                return redirect(self.ask.link("meetings:paper-cover", paper.public_id))
        return self.answer(meeting, row, form)

    def place(self, pk: str, item: UUID) -> tuple[Any, Any]:
        meeting = self.row(pk)
        row = self.item(meeting, item)
        self.demand(self.may_write(meeting))
        return meeting, row

    def answer(self, meeting: Any, row: Any, form: PaperForm | None = None) -> HttpResponse:
        own = own_committee(meeting, self.ask.user, on=self.ask.today)
        icb = own.icb if own else meeting.icb
        start = {
            "title": row.title,
            "template": icb.default_cover_sheet_id,
            "is_confidential": row.openness == Openness.PRIVATE,
        }
        start["confidential_reason"] = row.private_reason
        form = form or PaperForm(ask=self.ask, meeting=meeting, keeps=open_exemption(item=row), initial=start)
        return self.show("paper_form", {"meeting": meeting, "item": row, "form": form})


class PaperPage(PaperView):
    """One paper as it reads, with what is missing and the ways on."""

    def get(self, request: HttpRequest, paper: UUID, number: int | None = None) -> HttpResponse:
        found = self.found(paper)
        versions = readable_versions(found, request.user, on=self.today)
        version = next((v for v in versions if number in (None, v.number)), None)
        if version is None:
            raise Http404
        is_newest = version == versions[0]
        prepares = self.may(found, Permission.VIEW_DRAFTS).ok or self.may(found, Permission.WRITE_PAPER).ok
        came = came_with(version)
        facts = paper_facts(found, version, enclosure="", on=self.today, late=late_facts(came))
        shown = {annex.pk for annex in annexes(version, request.user, on=self.today)}
        context = {
            "version": version,
            "versions": versions,
            "late": late_presenter.of_paper(found, self.ask) if prepares and is_newest else None,
            "is_newest": is_newest,
            "facts": facts,
            "annexes": [annex for annex in facts.annexes if annex.pk in shown],
            "tags": [presenters.state_tag(found), *presenters.privacy_tags(found)],
            "prepares": prepares,
            "missing": completeness(found, version)
            if prepares and is_newest and found.state == "draft"
            else (),
            "look_at": warnings(found, version, on=self.today) if prepares and is_newest else (),
            "notes": version.conversion_warnings if prepares else [],
            "signatures": list(sign_offs(found)) if prepares else [],
            "withheld": list(withholdings(found, on=self.today)) if prepares else [],
            "shared": list(shares(found, on=self.today)) if prepares else [],
            "ways": self.ways(found) if is_newest else {},
            "lines": lines_of(found, on=self.today) if prepares and is_newest else [],
            "signing_words": presenters_signing,
        }
        return self.show_paper("paper", found, context)

    def ways(self, paper: Paper) -> dict[str, Any]:
        """Outcomes of what can be done with this paper, by name."""
        moves = ("edit", "submit", "recall", "sign_off", "send_back", "revise")
        return {name: presenters.briefly(self.may_move(paper, name)) for name in moves} | {
            "write": self.may(paper, Permission.WRITE_PAPER),
            "private": self.may(paper, Permission.VIEW_PRIVATE),
            "decide": self.may(paper, Permission.CHANGE_AGENDA),
        }


class PaperEdit(PaperView):
    """Title and kind."""

    def get(self, request: HttpRequest, paper: UUID) -> HttpResponse:
        found = self.opened(paper)
        return self.answer(found, PaperForm(instance=found, ask=self.ask, meeting=found.item.meeting))

    def post(self, request: HttpRequest, paper: UUID) -> HttpResponse:
        found = self.opened(paper)
        form = PaperForm(request.POST, instance=found, ask=self.ask, meeting=found.item.meeting)
        if form.is_valid():
            values, _ = form.particulars()
            given = {"reason": form.cleaned_data["reason"], "expected_version": form.cleaned_data["version"]}
            try:
                actions.change_paper(found, values, by=request.user, **given)
            except StaleEdit as stale:
                return self.conflict(form, stale.current)
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, "The paper was changed.")
                return self.page_of(found)
        return self.answer(found, form)

    def opened(self, public_id: UUID) -> Paper:
        found = self.found(public_id)
        self.demand(self.may_move(found, "edit"))
        return found

    def answer(self, found: Paper, form: PaperForm) -> HttpResponse:
        return self.show_paper("paper_form", found, {"form": form, "item": found.item})

    def conflict(self, form: PaperForm, current: Paper) -> HttpResponse:
        merged, differences = conflicts.merge(form, current)
        again = PaperForm(instance=current, initial=merged, ask=self.ask, meeting=current.item.meeting)
        context = {
            "what": str(current),
            "form": again,
            "differences": differences,
            "newest": history.entries(current)[0],
            "back": self.address(current),
        }
        return self.show_paper("conflict", current, context, status=409)


class PaperConfidential(PaperView):
    """Make a paper confidential, or open it."""

    def get(self, request: HttpRequest, paper: UUID) -> HttpResponse:
        found = self.opened(paper)
        start = {"is_confidential": found.is_confidential, "confidential_reason": found.confidential_reason}
        return self.show_paper("confidential", found, {"form": self.form(found, initial=start)})

    def post(self, request: HttpRequest, paper: UUID) -> HttpResponse:
        found = self.opened(paper)
        form = self.form(found, request.POST)
        if form.is_valid():
            try:
                actions.mark_confidential(found, by=request.user, **form.particulars())
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, "Who reads this paper was changed.")
                return self.page_of(found)
        return self.show_paper("confidential", found, {"form": form})

    def form(self, found: Paper, *data: Any, **options: Any) -> ConfidentialForm:
        return ConfidentialForm(*data, paper=found, on=self.today, **options)

    def opened(self, public_id: UUID) -> Paper:
        found = self.found(public_id)
        self.demand(self.may(found, Permission.WRITE_PAPER))
        self.demand(self.may(found, Permission.VIEW_PRIVATE))
        return found


class PaperRemove(PaperView):
    """Asks why, then takes the paper away from the meeting."""

    def get(self, request: HttpRequest, paper: UUID) -> HttpResponse:
        return self.show_paper("paper_remove", self.opened(paper), {"form": ReasonForm()})

    def post(self, request: HttpRequest, paper: UUID) -> HttpResponse:
        found, form = self.opened(paper), ReasonForm(request.POST)
        if form.is_valid():
            actions.remove_paper(found, reason=form.cleaned_data["reason"], by=request.user)
            messages.success(request, "The paper was removed. It can be put back from its page.")
            return self.page_of(found)
        return self.show_paper("paper_remove", found, {"form": form})

    def opened(self, public_id: UUID) -> Paper:
        found = self.found(public_id)
        self.demand(self.may(found, Permission.WRITE_PAPER))
        return found


class PaperRestore(PaperRemove):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, paper: UUID) -> HttpResponse:
        found = self.opened(paper)
        try:
            actions.restore_paper(found, by=request.user)
        except views.REFUSALS as error:
            self.tell(error)
        else:
            messages.success(request, "The paper is back.")
        return self.page_of(found)


class PaperFile(PaperView):
    """The stored file of a paper, cleaned, for those who may read it."""

    def get(self, request: HttpRequest, paper: UUID) -> FileResponse:
        return send(self.newest(self.found(paper)))


class AnnexFile(PaperView):
    def get(self, request: HttpRequest, paper: UUID, annex: int) -> FileResponse:
        row = annex_or_none(request.user, self.found(paper), annex, on=self.today)
        if row is None:
            raise Http404
        return send(row)


def send(holder: Any) -> FileResponse:
    """As an attachment that no page can run: own content security policy, never stored, never sniffed."""
    opened = open_body(holder)
    if opened is None:
        raise Http404
    response = FileResponse(
        opened.file, as_attachment=True, filename=opened.filename, content_type=opened.media_type
    )
    response["Content-Security-Policy"] = "default-src 'none'; sandbox; frame-ancestors 'none'"
    response["Cache-Control"] = "no-store, private"
    response["X-Content-Type-Options"] = "nosniff"
    return response

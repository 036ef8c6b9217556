"""What to look at in papers: of a meeting, of one paper, as files; asked for, set aside, taken up again."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect

from governance.enums import Permission
from governance.foundation import clock
from governance.foundation.permissions import can
from governance.foundation.screens import views
from governance.foundation.screens.cells import csv_rows
from governance.foundation.screens.views import REFUSALS
from meetings.models import Meeting, Paper
from meetings.papers.selectors.papers import paper_or_none
from reports import presenters
from reports.checking import actions, presenter, selectors
from reports.checking.forms import SetAsideForm
from reports.checking.selectors import Found
from reports.checking.word import findings_bytes
from reports.views.base import ReportsView

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class ChecksView(ReportsView):
    def opened(self, pk: str) -> Meeting:
        meeting = self.meeting(pk)
        self.demand(selectors.may_see_checks(meeting, self.ask.user, on=self.ask.today))
        return meeting

    def paper(self, public_id: UUID) -> Paper:
        """A standing paper that this person may read and prepares."""
        found = paper_or_none(self.ask.user, public_id, on=self.ask.today)
        if found is None or found.is_removed or found.item.is_removed:
            raise Http404
        self.turn_to_icb(found.item.meeting.icb_id)
        self.demand(selectors.may_see_checks(found.item.meeting, self.ask.user, on=self.ask.today))
        return found

    def way(self, row: Paper, *more: tuple[str, str]) -> list[dict[str, str]]:
        here = (str(row), self.ask.link("meetings:paper-detail", row.public_id))
        return self.crumbs(row.item.meeting, here, *more)


class MeetingChecks(ChecksView):
    """Grouped by paper, filtered by weight; the button that has the papers checked."""

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        return self.answer(self.opened(pk))

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting = self.opened(pk)
        self.demand(can(self.ask.user, Permission.BUILD_PACK, meeting, on=self.ask.today))
        try:
            job = actions.check_papers(meeting, by=request.user)
        except REFUSALS as error:
            messages.error(request, presenters.refusal_words(error))
            return self.answer(meeting)
        return redirect("reports:job-detail", job.pk)

    def answer(self, meeting: Meeting) -> HttpResponse:
        found = selectors.meeting_checks(meeting, self.ask.user, on=self.ask.today)
        asked = self.request.GET.get("weight", "")
        weight = asked if asked in presenter.FILTERS else ""
        address = self.ask.link("reports:meeting-checks", meeting.slug)
        context = {
            "meeting": meeting,
            "checks": found,
            "rows": presenter.shown(found.papers, weight),
            "clean": [each for each in found.papers if each.check and not each.open and not each.aside],
            "tabs": presenter.tabs(found.counts, weight, address),
            "weight": weight,
            "words": presenter,
            "may_check": can(self.ask.user, Permission.BUILD_PACK, meeting, on=self.ask.today),
            "crumbs": self.crumbs(meeting),
        }
        return self.show("checks/meeting", context)


class MeetingChecksCsv(ChecksView):
    def get(self, request: HttpRequest, pk: str) -> StreamingHttpResponse:
        meeting = self.opened(pk)
        found = selectors.meeting_checks(meeting, self.ask.user, on=self.ask.today)
        rows = csv_rows(presenter.csv_columns(), presenter.export_rows(found.papers))
        return StreamingHttpResponse(
            views.csv_lines(rows),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="what-to-look-at-{meeting.slug}.csv"'},
        )


class MeetingChecksWord(ChecksView):
    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting = self.opened(pk)
        found = selectors.meeting_checks(meeting, self.ask.user, on=self.ask.today)
        author = meeting.icb.header_name or str(meeting.icb)
        data = findings_bytes(found.papers, meeting=str(meeting), author=author, made=clock.now())
        name = f"what-to-look-at-{meeting.slug}.docx"
        return HttpResponse(
            data, content_type=DOCX, headers={"Content-Disposition": f'attachment; filename="{name}"'}
        )


class PaperChecks(ChecksView):
    """One paper, checked as it reads now: for its author before it is submitted."""

    def get(self, request: HttpRequest, paper: UUID) -> HttpResponse:
        row = self.paper(paper)
        checked = selectors.paper_checked(row, self.ask.user, on=self.ask.today)
        may, _ = selectors.may_set_aside(row, self.ask.user, on=self.ask.today)
        context = {
            "paper": row,
            "checked": checked,
            "words": presenter,
            "may_set_aside": may,
            "crumbs": self.way(row),
        }
        return self.show("checks/paper", context)


class FindingAside(ChecksView):
    """Asks why a finding stays as it is, and sets it aside with that."""

    def get(self, request: HttpRequest, paper: UUID, mark: str) -> HttpResponse:
        row = self.setting(paper)
        return self.reply(row, self.finding(row, mark), SetAsideForm())

    def post(self, request: HttpRequest, paper: UUID, mark: str) -> HttpResponse:
        row, form = self.setting(paper), SetAsideForm(request.POST)
        found = self.finding(row, mark)
        if form.is_valid():
            try:
                actions.set_aside(row, mark=mark, note=form.cleaned_data["note"], by=request.user)
            except REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, "The finding was set aside.")
                return redirect("reports:paper-checks", row.public_id)
        return self.reply(row, found, form)

    def setting(self, paper: UUID) -> Paper:
        row = self.paper(paper)
        may, _ = selectors.may_set_aside(row, self.ask.user, on=self.ask.today)
        self.demand(may)
        return row

    def finding(self, row: Paper, mark: str) -> Found:
        found = selectors.finding_or_none(row, mark, self.ask.user, on=self.ask.today)
        if found is None:
            raise Http404
        return found

    def reply(self, row: Paper, found: Found, form: Any) -> HttpResponse:
        checks = ("What to look at", self.ask.link("reports:paper-checks", row.public_id))
        context = {
            "paper": row,
            "one": found,
            "form": form,
            "words": presenter,
            "crumbs": self.way(row, checks),
        }
        return self.show("checks/aside", context)


class FindingTakeUp(FindingAside):
    """Opens a finding again that was set aside."""

    def get(self, request: HttpRequest, paper: UUID, mark: str) -> HttpResponse:
        return redirect("reports:paper-checks", paper)

    def post(self, request: HttpRequest, paper: UUID, mark: str) -> HttpResponse:
        row = self.setting(paper)
        found = self.finding(row, mark)
        if found.set_aside is None:
            messages.info(request, "This finding is open already.")
        else:
            actions.take_up(found.set_aside, by=request.user)
            messages.success(request, "The finding is open again.")
        return redirect("reports:paper-checks", row.public_id)

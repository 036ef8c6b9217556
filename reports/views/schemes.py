"""A scheme leaves the portal: in every form, whole or as in force on a day; compared; and what one holder may decide.

Nothing here is more than the person sees on the pages: a version that is not visible is not there.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify

from delegation.forms.compare import CompareForm
from delegation.holdings_presenter import holdings_page
from delegation.models import SchemeVersion
from delegation.permissions import READ_SCHEME
from delegation.selectors import may_decide, versions_in_force
from delegation.selectors.choices import holder_visible_to
from delegation.selectors.scheme import versions_visible_to
from governance.foundation import words
from governance.foundation.screens.access import require_in
from governance.models import Committee, Post
from reports.documents import redline_pdf, redline_word
from reports.documents.comparing import marked_comparison
from reports.documents.forms import FORMS, PDF, WORD
from reports.documents.holdings_word import holdings_bytes
from reports.documents.laying_out import ask_to_lay_out
from reports.documents.paper import Paper, pdf_bytes, waits
from reports.documents.scheme_pdf import paper_of
from reports.exports.gather import made_now, scheme_table, scheme_visible_to, version_on
from reports.public.views.documents import FILE_CSP
from reports.publication.selectors import scheme_version
from reports.views.base import ReportsView


def file_response(data: bytes, media_type: str, name: str) -> HttpResponse:
    """PDFs open in the browser, everything else is downloaded; nothing in a file may run."""
    place = "inline" if media_type == PDF else "attachment"
    headers = {
        "Content-Disposition": f'{place}; filename="{name}"',
        "Content-Security-Policy": FILE_CSP,
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(data, content_type=media_type, headers=headers)


class FileView(ReportsView):
    def readable(self, row: Any) -> Any:
        """The row if this person may see it and the scheme of its ICB."""
        found = self.found(row)
        require_in(self.ask.user, READ_SCHEME, self.ask.icb, on=self.ask.today)
        return found

    def paper(self, version: SchemeVersion, paper: Paper, name: str, **told: Any) -> HttpResponse:
        """The PDF; one that takes long is laid out by a job first, whose page leads back here."""
        if waits(paper):
            address = self.request.get_full_path()
            job = ask_to_lay_out(version, paper, by=self.ask.user, address=address, **told)
            return redirect("reports:job-detail", job.pk)
        return file_response(pdf_bytes(paper)[0], PDF, name)

    def scheme_file(self, version: SchemeVersion, form: str, *, on: date | None) -> HttpResponse:
        wanted = FORMS.get(form)
        if wanted is None:
            raise Http404
        table = scheme_table(version, on=on, made=made_now(version.scheme.icb))
        name = table.file_name(wanted.key)
        if wanted.key == "pdf":
            return self.paper(version, paper_of(table), name, on=on.isoformat() if on else None)
        return file_response(wanted.make(table), wanted.media_type, name)


class VersionFile(FileView):
    """A version as it is written; with `?on=`, its rows in force on that day."""

    def get(self, request: HttpRequest, pk: int, form: str) -> HttpResponse:
        version = self.readable(scheme_version(self.ask.user, pk, on=self.ask.today))
        return self.scheme_file(version, form, on=self.ask.on if request.GET.get("on") else None)


class SchemeFile(FileView):
    """What an adopted scheme said on the day of the address, whichever version that was."""

    def get(self, request: HttpRequest, pk: int, form: str) -> HttpResponse:
        scheme = self.readable(scheme_visible_to(self.ask.user, pk, on=self.ask.today))
        version = version_on(scheme, on=self.ask.on)
        if version is None:
            messages.info(request, f"Nothing of this scheme was in force on {words.day(self.ask.on)}.")
            return redirect(self.ask.link("delegation:scheme-detail", scheme.pk))
        return self.scheme_file(version, form, on=self.ask.on)


class ComparisonFile(FileView):
    """The comparison of the compare page, asked for in the same words, as Word with tracked changes or as PDF."""

    def get(self, request: HttpRequest, form: str) -> HttpResponse:
        ask = self.ask
        require_in(ask.user, READ_SCHEME, ask.icb, on=ask.today)
        versions = versions_visible_to(ask.user, on=ask.today).filter(scheme__icb=ask.own_icb)
        asked = CompareForm(request.GET, versions=versions)
        if form not in ("docx", "pdf"):
            raise Http404
        if not asked.is_valid():
            return redirect(f"{ask.link('delegation:compare').split('?')[0]}?{request.GET.urlencode()}")
        return self.answer(form, asked.cleaned_data)

    def answer(self, form: str, given: dict[str, Any]) -> HttpResponse:
        after, before, day = given["after"], given["before"], given["day"]
        everything = given["everything"]
        found = marked_comparison(after, before=before, day=day, everything=everything)
        author, at = self.ask.own_icb.organisation.name, made_now(self.ask.own_icb).at
        name = f"{slugify(found.title)}-{slugify(after.label)}.{form}"
        if form == "docx":
            return file_response(redline_word.redline_bytes(found, author=author, at=at), WORD, name)
        paper = redline_pdf.redline_paper(found, author=author, at=at)
        told = {"before": before.pk if before else None, "day": day.isoformat() if day else None}
        return self.paper(after, paper, name, everything=everything, **told)


class HoldingsWord(FileView):
    """What one committee or post may decide on the day of the address, as a Word file."""

    model: type[Committee] | type[Post]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        ask = self.ask
        holder = self.readable(holder_visible_to(ask.user, self.model, pk, on=ask.today))
        icb, made = self.ask.own_icb, made_now(self.ask.own_icb)
        data = holdings_bytes(
            holdings_page(may_decide(holder, on=ask.on), holder=holder),
            holder=str(holder),
            on=ask.on,
            author=icb.organisation.name,
            versions=[
                f"{version.scheme.title}, version {version.label}, adopted by {version.adopted_by}"
                for version in versions_in_force(icb, on=ask.on).order_by("scheme__title")
            ],
            checkpoint=(made.ledger_size, made.ledger_head),
            made=made.at,
        )
        return file_response(data, WORD, f"may-decide-{slugify(str(holder))}-{ask.on.isoformat()}.docx")


class CommitteeHoldingsWord(HoldingsWord):
    model = Committee


class PostHoldingsWord(HoldingsWord):
    model = Post

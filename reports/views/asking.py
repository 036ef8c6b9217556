"""Answers on paper: the certificate of who may decide, and what one committee or post may decide."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify

from delegation.asking import asked_of
from delegation.holdings_presenter import holdings_page
from delegation.permissions import READ_SCHEME
from delegation.selectors import may_decide, versions_in_force
from delegation.selectors.choices import holder_visible_to
from governance.foundation import clock
from governance.foundation.screens.access import require_in
from governance.models import Committee, IntegratedCareBoard, Post
from governance.selectors.ledger import checkpoint
from reports.documents.printing import document_pdf
from reports.views.base import ReportsView


def pdf(data: bytes, name: str) -> HttpResponse:
    return HttpResponse(
        data,
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'inline; filename="{name}.pdf"',
            "Cache-Control": "no-store, private",
        },
    )


class AuthorityCertificate(ReportsView):
    """The answer to the question of this address, with the checkpoint of the ledger and the versions it rests on."""

    def get(self, request: HttpRequest) -> HttpResponse:
        ask = self.ask
        require_in(ask.user, READ_SCHEME, ask.icb, on=ask.today)
        icb = ask.own_icb
        asked = asked_of(request.GET, icb=icb, on=ask.on)
        page = ask.link("delegation:authority").split("?")[0]
        if asked.found is None or asked.function is None:
            return redirect(f"{page}?{request.GET.urlencode()}")
        title = f"Who may decide: {asked.function.title}"
        context = {
            "asked": asked,
            "question": asked.question(),
            "answers": asked.answers(),
            "own": asked.own_answer(),
            "address": request.build_absolute_uri(f"{page}?{asked.query()}"),
            **self.rests_on(icb),
        }
        name = f"who-may-decide-{slugify(asked.function.title)}-{ask.on.isoformat()}"
        return pdf(self.document("certificate", context, title, name), name)

    def rests_on(self, icb: IntegratedCareBoard) -> dict[str, object]:
        """The versions in force on the day, and how far the ledger reaches now."""
        versions = versions_in_force(icb, on=self.ask.on).order_by("scheme__title")
        return {
            "icb": icb,
            "on": self.ask.on,
            "versions": [_version_words(version) for version in versions],
            "checkpoint": checkpoint(icb),
            "made_at": clock.now(),
        }

    def document(self, template: str, context: dict[str, object], title: str, name: str) -> bytes:
        author = str(self.ask.own_icb.organisation)
        return document_pdf(
            template, context, title=title, identifier=name, author=author, created=clock.now()
        )


def _version_words(version: object) -> str:
    scheme, label = version.scheme.title, version.label  # type: ignore[attr-defined]
    adopted = version.adopted_by  # type: ignore[attr-defined]
    return f"{scheme}, version {label}, adopted by {adopted}"


class HoldingsPdf(AuthorityCertificate):
    """What one committee or post may decide on the day of the address."""

    model: type[Committee] | type[Post]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:  # type: ignore[override]
        holder = holder_visible_to(self.ask.user, self.model, pk, on=self.ask.today)
        if holder is None:
            raise Http404
        self.turn_to_icb(holder.icb_id)
        ask = self.ask
        require_in(ask.user, READ_SCHEME, ask.icb, on=ask.today)
        title = f"What {holder} may decide"
        context = {
            "holder": holder,
            "found": holdings_page(may_decide(holder, on=ask.on), holder=holder),
            **self.rests_on(ask.own_icb),
        }
        name = f"may-decide-{slugify(str(holder))}-{ask.on.isoformat()}"
        return pdf(self.document("holdings", context, title, name), name)


class CommitteeHoldingsPdf(HoldingsPdf):
    model = Committee


class PostHoldingsPdf(HoldingsPdf):
    model = Post

"""Publishing a register of an ICB: what goes out and how much is kept back are shown first."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from governance.enums import Permission
from governance.foundation.permissions import can
from governance.foundation.screens.views import REFUSALS
from reports.enums import REGISTERS
from reports.forms import PublishForm
from reports.public import register_presenters
from reports.publication import selectors
from reports.publication.gather_registers import register_draft
from reports.publication.register_waiting import waits_of, waits_words
from reports.publication.registers import publish_register
from reports.views.base import ReportsView


class RegisterPublish(ReportsView):
    def get(self, request: HttpRequest, kind: str, slug: str) -> HttpResponse:
        icb = self.opened(kind, slug)
        return self.answer(kind, icb, self.form_for(kind, icb))

    def post(self, request: HttpRequest, kind: str, slug: str) -> HttpResponse:
        icb = self.opened(kind, slug)
        form = self.form_for(kind, icb, request.POST)
        if form.is_valid():
            try:
                made = publish_register(
                    kind, icb, by=request.user, reason=form.cleaned_data.get("reason", "")
                )
            except REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, f"{made.title} is published (version {made.number}).")
                return redirect("reports:publication-detail", made.public_id)
        return self.answer(kind, icb, form)

    def opened(self, kind: str, slug: str) -> Any:
        if kind not in REGISTERS:
            raise Http404
        icb = self.found(selectors.profile_subject(self.ask.user, "icb", slug, on=self.ask.today))
        self.demand(can(self.ask.user, Permission.PUBLISH, icb, on=self.ask.today))
        return icb

    def form_for(self, kind: str, icb: Any, *data: Any) -> PublishForm:
        self.before = selectors.current(selectors.register_key(kind, icb))
        return PublishForm(*data, asks_why=self.before is not None)

    def answer(self, kind: str, icb: Any, form: PublishForm) -> HttpResponse:
        found = register_draft(kind, icb, on=self.ask.today)
        context = {
            "icb": icb,
            "form": form,
            "name": found.draft.content["name"],
            "number": len(found.rows),
            "tables": register_presenters.preview(kind, found.rows),
            "kept": found.kept,
            "before": self.before,
            "waits": waits_words(waits_of(self.before, found)) if self.before else "",
            "is_new": self.before is None or self.before.content_hash != found.draft.content_hash,
            "back": self.ask.link("governance:icb-detail", icb.pk),
        }
        return self.show("publication/register", context)

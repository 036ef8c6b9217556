"""Publishing a version of a scheme: what will be public and what never is, then it is confirmed."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from governance.enums import Permission
from governance.foundation.permissions import can
from governance.foundation.screens.views import REFUSALS
from reports import presenters
from reports.forms import PublishForm
from reports.publication import selectors
from reports.publication.schemes import publish_scheme, scheme_readiness
from reports.views.base import ReportsView


class SchemePublish(ReportsView):
    """The preview of a version's public page, and the button that publishes it."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        version = self.opened(pk)
        return self.answer(version, self.form_for(version))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        version = self.opened(pk)
        form = self.form_for(version, request.POST)
        if form.is_valid():
            try:
                job = publish_scheme(version, by=request.user, reason=form.cleaned_data.get("reason", ""))
            except REFUSALS as error:
                form.add_refusal(error)
            else:
                return redirect("reports:job-detail", job.pk)
        return self.answer(version, form)

    def opened(self, pk: int) -> Any:
        version = self.found(selectors.scheme_version(self.ask.user, pk, on=self.ask.today))
        self.demand(can(self.ask.user, Permission.PUBLISH, version, on=self.ask.today))
        return version

    def form_for(self, version: Any, *data: Any) -> PublishForm:
        return PublishForm(*data, asks_why=selectors.current(selectors.subject_key(version)) is not None)

    def answer(self, version: Any, form: PublishForm) -> HttpResponse:
        ready = scheme_readiness(version)
        context = {
            "version": version,
            "form": form,
            "outcome": ready.outcome,
            "before": ready.before,
            "preview": presenters.scheme_preview(ready.draft.content),
            "back": self.ask.link("delegation:scheme-version-detail", version.pk),
            "crumbs": self.crumbs(None, *presenters.version_crumbs(version, self.ask)),
        }
        return self.show("publication/scheme", context)

"""The page behind an owner's link. Whoever has the address says how one action stands, and is told nothing else."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views import View

from governance.foundation import clock
from governance.foundation.screens.views import REFUSALS
from governance.foundation.words import day
from meetings.record.actions.action_mail import say_by_link
from meetings.record.forms.action_log import SayForm
from meetings.record.links import id_in
from meetings.record.models import ActionLink
from meetings.record.selectors.action_log import link_or_none, link_state

NOT_KNOWN = "This address is not complete, or was never given. Copy it whole from the mail that you got."
PRIVATE = "This action is private. Sign in to read it."


@method_decorator(login_not_required, name="dispatch")
class SayByLink(View):
    """The form, until the link ends; then a page that says so."""

    http_method_names = ["get", "post"]

    def dispatch(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponseBase:
        response = super().dispatch(request, *args, **options)
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        link = self.link(token)
        return self.closed(link) or self.answer(link, SayForm())

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        link = self.link(token)
        if (closed := self.closed(link)) is not None:
            return closed
        form = SayForm(request.POST)
        if form.is_valid():
            try:
                say_by_link(link, **form.cleaned_data)
            except REFUSALS as error:
                form.add_refusal(error)
            else:
                return self.show(link, "said", {"again": request.path})
        return self.answer(link, form)

    def link(self, token: str) -> Any:
        """The link of this address; the address is judged before the database is asked."""
        public_id = id_in(token)
        return link_or_none(public_id) if public_id is not None else None

    def closed(self, link: ActionLink | None) -> HttpResponse | None:
        """The page of a link that takes nothing, or None."""
        if link is None:
            return render(self.request, "meetings/links/closed.jinja", {"reason": NOT_KNOWN}, status=404)
        state = link_state(link, on=clock.today())
        if state.ok:
            return None
        return render(self.request, "meetings/links/closed.jinja", {"reason": state.reason}, status=410)

    def answer(self, link: ActionLink, form: SayForm) -> HttpResponse:
        action = link.action
        asked = [
            ("Action", action.reference),
            ("Committee", str(action.committee)),
            ("What is to be done", PRIVATE if action.is_private else action.text),
            ("Due", day(action.due_on)),
            ("This link works until", day(link.expires_on)),
        ]
        return self.show(link, "say", {"form": form, "asked": asked, "is_done": action.state == "done"})

    def show(self, link: ActionLink, template: str, context: dict[str, Any]) -> HttpResponse:
        icb = link.action.committee.icb.organisation.name
        return render(self.request, f"meetings/links/{template}.jinja", {"icb": icb} | context)

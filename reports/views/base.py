"""What the pages of this floor share: found through `visible_to`, shown in the workspace's layout."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from governance.foundation.actions import icb_of
from governance.foundation.screens import views
from meetings.models import Meeting
from meetings.planning.selectors.meetings import meetings_for
from reports.forms import PublishForm


class ReportsView(views.ScreenView):
    def meeting(self, slug: str) -> Meeting:
        """The meeting if this person may see it, else 404."""
        found = meetings_for(self.ask.user, on=self.ask.today).filter(slug=slug).first()
        return self.found(found)

    def found(self, row: Any) -> Any:
        if row is None:
            raise Http404
        self.turn_to_icb(icb_of(row))
        return row

    def show(self, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
        return render(self.request, f"reports/{template}.jinja", {"ask": self.ask} | context, status=status)

    def crumbs(self, meeting: Meeting | None = None, *more: tuple[str, str]) -> list[dict[str, str]]:
        way = []
        if meeting is not None:
            way.append(("Meetings", self.ask.link("meetings:meeting-list")))
            way.append((str(meeting), self.ask.link("meetings:meeting-detail", meeting.slug)))
        return [{"text": text, "href": href} for text, href in (*way, *more)]


class PublishPage(ReportsView):
    """What will be public is shown, then confirmed. Refused, the page says why beside the form."""

    def get(self, request: HttpRequest, **keys: Any) -> HttpResponse:
        subject = self.opened(**keys)
        return self.answer(subject, PublishForm(asks_why=self.asks_why(subject)))

    def post(self, request: HttpRequest, **keys: Any) -> HttpResponse:
        subject = self.opened(**keys)
        form = PublishForm(request.POST, asks_why=self.asks_why(subject))
        if form.is_valid():
            try:
                made = self.publish(subject, form.cleaned_data.get("reason", ""))
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, self.done(made))
                return redirect(self.after(subject, made))
        return self.answer(subject, form)

    def opened(self, **keys: Any) -> Any:
        """What is published. Raises Http404, NotPermitted."""
        raise NotImplementedError

    def asks_why(self, subject: Any) -> bool:
        """A reason is printed on what is replaced; asked for when something is."""
        raise NotImplementedError

    def publish(self, subject: Any, reason: str) -> Any:
        raise NotImplementedError

    def done(self, made: Any) -> str:
        return f"{made.title} is published (version {made.number})."

    def after(self, subject: Any, made: Any) -> str:
        return self.ask.link("reports:publication-detail", made.public_id)

    def answer(self, subject: Any, form: PublishForm) -> HttpResponse:
        raise NotImplementedError

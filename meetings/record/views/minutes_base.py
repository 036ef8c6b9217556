"""What the pages of minutes share: found as far as they may be seen, and shown for this reader."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from governance.foundation.errors import StaleEdit
from governance.foundation.outcome import Outcome
from governance.foundation.screens import views
from meetings.planning.models import Meeting
from meetings.planning.views.base import MeetingView
from meetings.record import presenters_minutes as words
from meetings.record.models.minutes import Minutes, MinutesVersion
from meetings.record.rules.minutes_content import Read, read
from meetings.record.selectors import minutes as selectors


class MinutesView(MeetingView):
    """Base: a page of the minutes of one meeting."""

    wing = "record"

    def meeting(self, pk: str) -> Meeting:
        found: Meeting = self.row(pk)
        return found

    def minutes_or_none(self, meeting: Meeting) -> Minutes | None:
        return selectors.minutes_or_none(meeting, self.ask.user, on=self.ask.today)

    def minutes(self, meeting: Meeting) -> Minutes:
        found = self.minutes_or_none(meeting)
        if found is None:
            raise Http404
        return found

    def keeps(self, meeting: Meeting) -> Outcome:
        return selectors.may_keep(meeting, self.ask.user, on=self.ask.today)

    def may_read(self, meeting: Meeting) -> set[str]:
        """The entries whose private part this reader reads."""
        return selectors.private_keys(meeting, self.ask.user, on=self.ask.today)

    def read(self, meeting: Meeting, content: Any) -> tuple[Read, ...]:
        return read(content, private=self.may_read(meeting))

    def document(self, meeting: Meeting, content: Any) -> dict[str, Any]:
        """Header, attendance and entries for the template."""
        rows = self.read(meeting, content)
        return {
            "head": content["public"],
            "entries": words.entries(rows),
            "corrections": words.corrections_of(rows),
        }

    def address(self, meeting: Meeting, page: str = "", *more: Any) -> str:
        return self.ask.link(f"meetings:minutes{'-' if page else ''}{page}", meeting.slug, *more)

    def way(self, meeting: Meeting, *more: tuple[str, str]) -> list[dict[str, str]]:
        return self.crumbs(meeting, ("Minutes", self.address(meeting)), *more)

    def version(self, minutes: Minutes, number: int) -> MinutesVersion:
        found = selectors.version_or_none(minutes, number)
        if found is None:
            raise Http404
        return found


class MinutesForm(MinutesView):
    """A form about the minutes, for who keeps them. Refused, it comes back with the reason beside the field."""

    template = "minutes_form"
    heading, button, done = "", "", ""

    def get(self, request: HttpRequest, pk: str, **keys: Any) -> HttpResponse:
        self.prepare(pk, **keys)
        return self.answer(self.form())

    def post(self, request: HttpRequest, pk: str, **keys: Any) -> HttpResponse:
        self.prepare(pk, **keys)
        form = self.form(request.POST)
        if form.is_valid():
            try:
                self.act(form)
            except StaleEdit:
                form.add_error(
                    None, "Somebody else changed this meanwhile: look at it again, and send it again."
                )
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, self.done)
                return redirect(self.after())
        return self.answer(form)

    def prepare(self, pk: str, **keys: Any) -> None:
        """Finds what the form is about. Raises Http404, NotPermitted."""
        self.of = self.meeting(pk)
        self.kept = self.minutes(self.of)
        self.demand(self.right())
        self.find(**keys)

    def right(self) -> Outcome:
        return self.keeps(self.of)

    def find(self, **keys: Any) -> None:
        """Finds the row below the minutes that the address names."""

    def may(self) -> Outcome | None:
        """Why the form cannot be sent now; None where nothing is known to stand against it."""
        return None

    def form(self, data: Any = None) -> Any:
        raise NotImplementedError

    def act(self, form: Any) -> Any:
        raise NotImplementedError

    def after(self) -> str:
        return self.address(self.of)

    def context(self) -> dict[str, Any]:
        """What the template needs beside the form."""
        return {}

    def answer(self, form: Any, status: int = 200) -> HttpResponse:
        shared = {
            "meeting": self.of,
            "minutes": self.kept,
            "form": form,
            "may": self.may(),
            "heading": self.heading,
            "button_text": self.button,
            "back": self.after(),
            "way": self.way(self.of),
        }
        return self.show(self.template, shared | self.context(), status=status)

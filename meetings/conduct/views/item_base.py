"""What the pages of one item at work share: found as far as it may be seen, and forms that lose nothing."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from governance.enums import Permission
from governance.foundation.errors import StaleEdit
from governance.foundation.outcome import Outcome
from governance.foundation.screens import views
from meetings.papers.models import AgendaItem
from meetings.papers.selectors.agenda import item_or_none
from meetings.planning.models import Meeting
from meetings.planning.selectors.together import may_service
from meetings.planning.views.base import MeetingView

STALE = (
    "Somebody else changed this meanwhile. It now says: {now} "
    "Yours is kept below; send it again to put it in its place."
)


class ItemView(MeetingView):
    """Base: a page of one item."""

    wing = "conduct"

    def opened(self, pk: str, public_id: UUID) -> AgendaItem:
        meeting: Meeting = self.row(pk)
        found = item_or_none(self.ask.user, meeting, public_id, on=self.ask.today)
        if found is None or found.is_removed:
            raise Http404
        return found

    def runs(self, item: AgendaItem) -> Outcome:
        """Does this person service the meeting?"""
        return may_service(item.meeting, self.ask.user, Permission.RUN_MEETING, on=self.ask.today)

    def page_of(self, item: AgendaItem, anchor: str = "") -> str:
        address = self.ask.link("meetings:live-item", item.meeting.slug, item.public_id)
        return f"{address}#{anchor}" if anchor else address

    def way(self, item: AgendaItem, *more: tuple[str, str]) -> list[dict[str, str]]:
        """The way here: the meeting, the meeting at work, and further."""
        live = ("At the meeting", self.ask.link("meetings:live", item.meeting.slug))
        return self.crumbs(item.meeting, live, *more)


class ItemForm(ItemView):
    """A form about one item, for who runs the meeting. Refused, it comes back with the reason beside the field."""

    template = "item_form"
    heading: ClassVar[str]
    button: ClassVar[str]
    done: ClassVar[str]
    anchor: ClassVar[str] = ""

    item: AgendaItem

    def get(self, request: HttpRequest, pk: str, item: UUID, **keys: Any) -> HttpResponse:
        self.prepare(pk, item, **keys)
        return self.answer(self.form())

    def post(self, request: HttpRequest, pk: str, item: UUID, **keys: Any) -> HttpResponse:
        self.prepare(pk, item, **keys)
        form = self.form(request.POST)
        if form.is_valid():
            try:
                self.act(form)
            except StaleEdit as stale:
                return self.stale(form, stale.current)
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, self.done)
                return redirect(self.after())
        return self.answer(form)

    def prepare(self, pk: str, item: UUID, **keys: Any) -> None:
        """Finds what the form is about. Raises Http404, NotPermitted."""
        self.item = self.opened(pk, item)
        self.demand(self.runs(self.item))
        self.find(**keys)

    def find(self, **keys: Any) -> None:
        """Finds the row below the item that the address names."""

    def form(self, *data: Any) -> Any:
        raise NotImplementedError

    def act(self, form: Any) -> Any:
        raise NotImplementedError

    def after(self) -> str:
        return self.page_of(self.item, self.anchor)

    def context(self, form: Any) -> dict[str, Any]:
        """What the template needs beside the form."""
        return {}

    def says_now(self, current: Any) -> str:
        return f"{current}."

    def stale(self, form: Any, current: Any) -> HttpResponse:
        """Both are shown: what it now says, and what this person wrote."""
        form.add_error(None, STALE.format(now=self.says_now(current)))
        form.data = form.data.copy()
        form.data["version"] = current.version
        return self.answer(form, status=409)

    def answer(self, form: Any, status: int = 200) -> HttpResponse:
        shared = {
            "item": self.item,
            "meeting": self.item.meeting,
            "form": form,
            "heading": self.heading,
            "button_text": self.button,
            "back": self.page_of(self.item, self.anchor),
            "way": self.way(self.item, (f"Item {self.item.number}", self.page_of(self.item))),
        }
        return self.show(self.template, shared | self.context(form), status=status)

"""Screens of the agenda: the list with its buttons, items added, changed, moved, taken off and put back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect

from governance.enums import Permission
from governance.foundation.errors import StaleEdit
from governance.foundation.outcome import Outcome, first_not_met
from governance.foundation.permissions import can
from governance.foundation.screens import conflicts, history, views
from meetings.enums import ItemKind
from meetings.papers.actions import agenda as actions
from meetings.papers.forms.items import ItemForm, OrderForm
from meetings.papers.models import AgendaItem
from meetings.papers.panels.agenda import elsewhere, sees_gaps
from meetings.papers.presenters import agenda as presenters
from meetings.papers.presenters import rolling as rolling_presenter
from meetings.papers.selectors.agenda import (
    agenda,
    item_or_none,
    parents_for,
    removed_items,
    timing,
    visible_agenda,
)
from meetings.papers.selectors.board import papers_by_item
from meetings.papers.selectors.exclusion import (
    exclusion_findings,
    exclusion_problems,
    resolution_shown,
)
from meetings.papers.selectors.matching import may_see_matches
from meetings.papers.selectors.rolling import deferrals_from, last_roll, may_undo, offered
from meetings.planning.forms.meetings import ReasonForm
from meetings.planning.models import Meeting
from meetings.planning.rules.schedule import check_open
from meetings.planning.selectors.together import may_service
from meetings.planning.views.base import MeetingView, refusal_words

MOVED_BY_SOMEBODY = (
    "Somebody else changed the agenda while you moved an item. "
    "This is the agenda as it is now; nothing was moved."
)


class AgendaView(MeetingView):
    """Base: a page on the agenda of one meeting."""

    wing = "papers"

    def may_change(self, meeting: Meeting) -> Outcome:
        right = can(self.ask.user, Permission.CHANGE_AGENDA, meeting, on=self.ask.today)
        return first_not_met(right, check_open(meeting.state))

    def may_write(self, meeting: Meeting) -> Outcome:
        right = can(self.ask.user, Permission.WRITE_PAPER, meeting, on=self.ask.today)
        return first_not_met(right, check_open(meeting.state))

    def may_service(self, meeting: Meeting) -> Outcome:
        """The order of a shared agenda, and making it at once, are for the committee that services the meeting."""
        return may_service(meeting, self.ask.user, Permission.CHANGE_AGENDA, on=self.ask.today)

    def may_defer(self, meeting: Meeting) -> Outcome:
        return can(self.ask.user, Permission.CHANGE_AGENDA, meeting, on=self.ask.today)

    def opened(self, pk: str) -> Meeting:
        """The meeting, for who may change its agenda."""
        meeting: Meeting = self.row(pk)
        self.demand(self.may_change(meeting))
        return meeting

    def item(self, meeting: Meeting, public_id: UUID) -> AgendaItem:
        found = item_or_none(self.ask.user, meeting, public_id, on=self.ask.today)
        if found is None:
            raise Http404
        return found

    def back(self, meeting: Meeting, **query: Any) -> HttpResponse:
        return redirect(self.ask.link("meetings:agenda-detail", meeting.slug, **query))


class AgendaPage(AgendaView):
    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting = self.row(pk)
        items = visible_agenda(meeting, request.user, on=self.ask.today)
        papers = papers_by_item(meeting, request.user, on=self.ask.today)
        moved = (request.GET.get("moved", ""), request.GET.get("direction", ""))
        may_change, may_defer = self.may_change(meeting), self.may_defer(meeting)
        deferrals = deferrals_from(meeting, request.user, on=self.ask.today) if may_defer.ok else {}
        removed = removed_items(meeting, request.user, on=self.ask.today)
        roll = last_roll(meeting, request.user, on=self.ask.today) if may_change.ok else None
        context = {
            "meeting": meeting,
            "lines": presenters.agenda_lines(
                meeting,
                items,
                papers,
                moved=moved,
                shows_gaps=sees_gaps(meeting, self.ask),
                elsewhere=elsewhere(meeting, self.ask),
                resolution=resolution_shown(meeting, items, on=self.ask.today),
            ),
            "may_service": self.may_service(meeting),
            "private_findings": self.private_findings(meeting, may_change),
            "timing": timing(meeting, items),
            "may_change": may_change,
            "may_write": self.may_write(meeting),
            "sees_interests": may_see_matches(meeting, request.user, on=self.ask.today).ok,
            "removed": [
                item for item in removed if item.pk not in deferrals and item.kind != ItemKind.EXCLUSION
            ],
            "deferred": [(one.item, rolling_presenter.deferred_words(one)) for one in deferrals.values()],
            "deferred_words": {pk: rolling_presenter.deferred_words(one) for pk, one in deferrals.items()},
            "may_defer": may_defer,
            "due": offered(meeting, request.user, on=self.ask.today) if may_change.ok else [],
            "undo": may_undo(roll) if roll and may_change.ok else None,
            "seen": ",".join(str(item.public_id) for item in items if item.parent_id is None),
        }
        return self.show("agenda", context)

    def private_findings(self, meeting: Meeting, may_change: Outcome) -> list[Outcome]:
        """What to look at about business in private, for who can do something about it."""
        if not may_change.ok:
            return []
        items = agenda(meeting)
        found = exclusion_problems(meeting, items, on=self.ask.today)
        return [*found, *exclusion_findings(meeting, items, on=self.ask.today)]


class PrivateOrder(AgendaView):
    """Private business last, or the resolution put in front of it."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting = self.opened(pk)
        if request.POST.get("do") == "resolution":
            actions.put_resolution_on(meeting=meeting, by=request.user)
            messages.success(request, "The resolution is on the agenda.")
        else:
            actions.put_private_last(meeting=meeting, by=request.user)
            messages.success(request, "Private business now comes last.")
        return self.back(meeting)


class ItemAdd(AgendaView):
    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting = self.opened(pk)
        return self.answer(meeting, self.form(meeting, initial={"parent": self.parent(meeting)}))

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting = self.opened(pk)
        form = self.form(meeting, request.POST)
        if form.is_valid():
            values, many = form.particulars()
            try:
                item = actions.add_item(
                    meeting=meeting, by=request.user, many=many, exempt=form.exempt, **values
                )
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, f"Item {item} was added.")
                if request.POST.get("then") == "another":
                    return redirect(self.ask.link("meetings:item-add", meeting.slug))
                return self.back(meeting)
        return self.answer(meeting, form)

    def form(self, meeting: Meeting, *data: QueryDict, **options: Any) -> ItemForm:
        tops = parents_for(meeting, self.ask.user, on=self.ask.today)
        return ItemForm(*data, ask=self.ask, meeting=meeting, tops=tops, **options)

    def parent(self, meeting: Meeting) -> AgendaItem | None:
        """The item that `?under=` names, to start with."""
        tops = parents_for(meeting, self.ask.user, on=self.ask.today)
        wanted = self.request.GET.get("under", "")
        return next((item for item in tops if str(item.public_id) == wanted), None)

    def answer(self, meeting: Meeting, form: ItemForm) -> HttpResponse:
        return self.show("item_form", {"meeting": meeting, "form": form, "item": None})


class ItemEdit(ItemAdd):
    def get(self, request: HttpRequest, pk: str, item: UUID) -> HttpResponse:  # type: ignore[override]
        meeting = self.opened(pk)
        return self.reply(meeting, self.item(meeting, item))

    def post(self, request: HttpRequest, pk: str, item: UUID) -> HttpResponse:  # type: ignore[override]
        meeting = self.opened(pk)
        row = self.item(meeting, item)
        form = self.item_form(row, request.POST)
        if form.is_valid():
            values, many = form.particulars()
            given = {
                "reason": form.cleaned_data["reason"],
                "expected_version": form.cleaned_data["version"],
                "exempt": form.exempt,
            }
            try:
                changed = actions.change_item(row, values, by=request.user, many=many, **given)
            except StaleEdit as stale:
                return self.conflict(meeting, form, stale.current)
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, f"Item {changed} was changed.")
                return self.back(meeting)
        return self.reply(meeting, row, form)

    def item_form(self, row: AgendaItem, *data: QueryDict, **options: Any) -> ItemForm:
        tops = parents_for(row.meeting, self.ask.user, on=self.ask.today).exclude(pk=row.pk)
        return ItemForm(*data, ask=self.ask, meeting=row.meeting, tops=tops, instance=row, **options)

    def reply(self, meeting: Meeting, row: AgendaItem, form: ItemForm | None = None) -> HttpResponse:
        return self.show("item_form", {"meeting": meeting, "form": form or self.item_form(row), "item": row})

    def conflict(self, meeting: Meeting, form: ItemForm, current: AgendaItem) -> HttpResponse:
        """Somebody saved in between: both texts, and a form that loses neither."""
        merged, differences = conflicts.merge(form, current)
        differences = [one for one in differences if one.mine != one.now]
        context = {
            "meeting": meeting,
            "what": str(current),
            "form": self.item_form(current, initial=merged),
            "differences": differences,
            "newest": history.entries(current)[0],
            "back": self.ask.link("meetings:agenda-detail", meeting.slug),
        }
        return self.show("conflict", context, status=409)


class ItemMove(AgendaView):
    """One step up or down; the page comes back with the focus on the moved item."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: str, item: UUID) -> HttpResponse:
        meeting = self.opened(pk)
        row = self.item(meeting, item)
        direction = request.POST.get("direction", "")
        if direction not in ("up", "down"):
            return self.back(meeting)
        try:
            moved = actions.move_item(row, direction=direction, by=request.user)
        except views.REFUSALS as error:
            messages.error(request, refusal_words(error))
            return self.back(meeting)
        # Not an alert: that would take the focus from the button.
        messages.info(request, f"“{moved.title}” is now item {moved.number}.")
        return self.back(meeting, moved=str(moved.public_id), direction=direction)


class AgendaOrder(AgendaView):
    """The order after a drag."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting = self.opened(pk)
        form = OrderForm(request.POST)
        if not form.is_valid():
            messages.error(request, "The order could not be read. Use the Move up and Move down buttons.")
            return self.back(meeting)
        try:
            actions.order_items(
                meeting=meeting, order=form.ids("order"), seen=form.ids("seen"), by=request.user
            )
        except StaleEdit:
            messages.error(request, MOVED_BY_SOMEBODY)
        except views.REFUSALS as error:
            messages.error(request, refusal_words(error))
        else:
            messages.success(request, "The order of the agenda was changed.")
        return self.back(meeting)


class ItemRemove(AgendaView):
    """Asks why, then takes the item off the agenda."""

    def get(self, request: HttpRequest, pk: str, item: UUID) -> HttpResponse:
        meeting = self.opened(pk)
        return self.answer(meeting, self.item(meeting, item), ReasonForm())

    def post(self, request: HttpRequest, pk: str, item: UUID) -> HttpResponse:
        meeting = self.opened(pk)
        row, form = self.item(meeting, item), ReasonForm(request.POST)
        if form.is_valid():
            try:
                actions.remove_item(row, reason=form.cleaned_data["reason"], by=request.user)
            except views.REFUSALS as error:
                form.add_refusal(error)
                return self.answer(meeting, row, form)
            messages.success(request, f"“{row.title}” was taken off the agenda. You can put it back below.")
            return self.back(meeting)
        return self.answer(meeting, row, form)

    def answer(self, meeting: Meeting, row: AgendaItem, form: ReasonForm) -> HttpResponse:
        return self.show("item_remove", {"meeting": meeting, "item": row, "form": form})


class ItemRestore(AgendaView):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: str, item: UUID) -> HttpResponse:
        meeting = self.opened(pk)
        try:
            row = actions.restore_item(self.item(meeting, item), by=request.user)
        except views.REFUSALS as error:
            messages.error(request, refusal_words(error))
        else:
            messages.success(request, f"“{row.title}” is back on the agenda as item {row.number}.")
        return self.back(meeting)

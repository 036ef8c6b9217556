"""The action log: its register, one action, one's own, and noting one at an item or afterwards (R64)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path

from governance.enums import Permission
from governance.foundation.errors import StaleEdit
from governance.foundation.permissions import can
from governance.foundation.screens import Ask, Column, Register, views
from meetings.conduct.forms.item import BecauseForm
from meetings.conduct.selectors import items as item_selectors
from meetings.conduct.selectors.between import committee_or_none
from meetings.conduct.views.item_base import STALE, ItemForm
from meetings.planning.views.base import MeetingView, refusal_words
from meetings.record import presenters_action_log as presenter
from meetings.record.actions import action_log as actions
from meetings.record.actions import action_mail as mail
from meetings.record.forms import action_log as forms
from meetings.record.models import MeetingAction
from meetings.record.selectors import action_log as selectors
from membership.people.workbook import Sheet, workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ActionNote(ItemForm):
    """Note an action at an item, while the meeting runs and afterwards."""

    heading, button = "Note an action", "Note it"
    done, anchor = "The action is noted.", "actions"

    def form(self, *data: Any) -> forms.ActionForm:
        item, on = self.item, self.ask.today
        people, posts = selectors.owners_to_choose(item.meeting.icb, on=on)
        return forms.ActionForm(
            *data,
            committees=item.taken_by,
            people=people,
            posts=posts,
            decisions=item_selectors.decisions_at(item, self.ask.user, on=on),
            is_private=item.is_private,
        )

    def act(self, form: Any) -> Any:
        return actions.note_action(item=self.item, by=self.ask.user, **form.given())


class ActionView(views.ScreenView):
    """Base: one action; what may not be read is 404."""

    def found(self, public_id: UUID) -> MeetingAction:
        row = selectors.action_or_none(self.ask.user, public_id, on=self.ask.today)
        if row is None:
            raise Http404
        self.turn_to_icb(row.committee.icb_id)
        return row

    def show(self, template: str, row: Any, status: int = 200, **context: Any) -> HttpResponse:
        crumbs = [{"text": "Actions", "href": self.ask.link("meetings:action-list")}]
        if template != "action" and row is not None:
            crumbs.append({"text": row.reference, "href": self.page_of(row)})
        shared = {"ask": self.ask, "row": row, "crumbs": crumbs}
        return render(self.request, f"meetings/record/{template}.jinja", shared | context, status=status)

    def page_of(self, row: MeetingAction) -> str:
        return self.ask.link("meetings:action-detail", row.public_id)

    def back(self, row: MeetingAction) -> HttpResponse:
        return redirect(self.page_of(row))


class ActionPage(ActionView):
    """What is to be done, what was said of it, and the ways on of who reads it."""

    def get(self, request: HttpRequest, action: UUID) -> HttpResponse:
        return self.answer(self.found(action), forms.SayForm())

    def post(self, request: HttpRequest, action: UUID) -> HttpResponse:
        """Its owner says how it stands."""
        row = self.found(action)
        form = forms.SayForm(request.POST)
        self.demand(selectors.may_say(row, self.ask.user, on=self.ask.today))
        if form.is_valid():
            try:
                actions.say(row, by=self.ask.user, **form.cleaned_data)
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, "Thank you. It is noted.")
                return self.back(row)
        return self.answer(row, form)

    def answer(self, row: MeetingAction, form: forms.SayForm) -> HttpResponse:
        user, on = self.ask.user, self.ask.today
        keeps = selectors.may_keep(row, user, on=on).ok
        return self.show(
            "action",
            row,
            tags=presenter.tags(row, today=on),
            particulars=presenter.particulars(row, self.ask),
            updates=[presenter.update_line(one) for one in selectors.updates_of(row)],
            keeps=keeps,
            was_sent=mail.was_sent(row) if keeps else False,
            wish=selectors.open_wish(row) if keeps else None,
            says=selectors.may_say(row, user, on=on).ok,
            form=form,
        )


class ActionFormView(ActionView):
    """Base: a form about one action, for who keeps it."""

    heading: ClassVar[str]
    button: ClassVar[str]
    done: ClassVar[str]

    action: MeetingAction

    def get(self, request: HttpRequest, action: UUID) -> HttpResponse:
        self.opened(action)
        return self.answer(self.form())

    def post(self, request: HttpRequest, action: UUID) -> HttpResponse:
        self.opened(action)
        form = self.form(request.POST)
        if form.is_valid():
            try:
                self.act(form.cleaned_data)
            except StaleEdit as stale:
                current: Any = stale.current
                form.add_error(None, STALE.format(now=f"{current.text}"))
                form.data = form.data.copy()
                form.data["version"] = current.version
                return self.answer(form, status=409)
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, self.done)
                return self.back(self.action)
        return self.answer(form)

    def opened(self, public_id: UUID) -> None:
        self.action = self.found(public_id)
        self.demand(selectors.may_keep(self.action, self.ask.user, on=self.ask.today))

    def form(self, *data: Any) -> Any:
        return BecauseForm(*data)

    def act(self, given: dict[str, Any]) -> Any:
        raise NotImplementedError

    def answer(self, form: Any, status: int = 200) -> HttpResponse:
        return self.show(
            "action_form",
            self.action,
            status=status,
            form=form,
            heading=self.heading,
            button_text=self.button,
            back=self.page_of(self.action),
            caption=f"{self.action.reference}: {self.action.text}",
        )


class ActionEdit(ActionFormView):
    heading, button, done = "Change this action", "Save", "The action is changed."

    def form(self, *data: Any) -> forms.ActionForm:
        row, on = self.action, self.ask.today
        people, posts = selectors.owners_to_choose(row.committee.icb, on=on)
        initial = {
            "text": row.text,
            "due_on": row.due_on,
            "owner": forms.key_of(row),
            "decision": row.decision,
            "is_private": row.is_private,
            "version": row.version,
        }
        found = item_selectors.decisions_at(row.item, self.ask.user, on=on) if row.item else ()
        self.shown = forms.ActionForm(
            *data,
            committees=[row.committee],
            people=people,
            posts=posts,
            decisions=found,
            is_private=row.item is not None and row.item.is_private,
            initial=initial,
        )
        return self.shown

    def act(self, given: dict[str, Any]) -> Any:
        values = self.shown.given()
        del values["committee"]
        is_private = values.pop("is_private") or "is_private" not in self.shown.fields
        if "decision" not in self.shown.fields:
            del values["decision"]
        values["openness"] = "private" if is_private else "public"
        actions.change_action(self.action, values, by=self.ask.user, expected_version=given["version"])


class ActionClose(ActionFormView):
    heading, button, done = "Close this action", "Close it", "The action is closed."

    def form(self, *data: Any) -> forms.CloseForm:
        return forms.CloseForm(*data)

    def act(self, given: dict[str, Any]) -> Any:
        actions.close_action(self.action, by=self.ask.user, text=given["because"])


class ActionDrop(ActionFormView):
    heading, button, done = "No longer needed", "Save", "The action is no longer needed."

    def act(self, given: dict[str, Any]) -> Any:
        actions.drop_action(self.action, because=given["because"], by=self.ask.user)


class ActionReopen(ActionFormView):
    heading, button, done = "Open this action again", "Open it again", "The action is open again."

    def form(self, *data: Any) -> forms.ReopenForm:
        return forms.ReopenForm(*data)

    def act(self, given: dict[str, Any]) -> Any:
        actions.reopen_action(self.action, by=self.ask.user, **given)


class ActionWish(ActionFormView):
    """Answers the latest wish for more time."""

    heading, button, done = "Answer the wish for more time", "Answer", "The wish is answered."

    def form(self, *data: Any) -> forms.WishForm:
        return forms.WishForm(*data)

    def act(self, given: dict[str, Any]) -> Any:
        wish = selectors.open_wish(self.action)
        if wish is None:
            raise Http404
        actions.answer_wish(wish, grant=given["answer"] == "grant", text=given["because"], by=self.ask.user)


class ActionSend(ActionView):
    """Mails the action to its owners with a fresh link, or ends its links."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, action: UUID) -> HttpResponse:
        row = self.found(action)
        self.demand(selectors.may_keep(row, self.ask.user, on=self.ask.today))
        try:
            done = self.act(row)
        except views.REFUSALS as error:
            messages.error(request, refusal_words(error))
        else:
            messages.success(request, done)
        return self.back(row)

    def act(self, row: MeetingAction) -> str:
        mail.send_action(row, by=self.ask.user)
        return "The action was sent to its owner."


class ActionUnlink(ActionSend):
    def act(self, row: MeetingAction) -> str:
        mail.revoke_links(row, by=self.ask.user)
        return "Its links are ended."


class MeetingActionsSend(MeetingView):
    """Mails every open action of a meeting to its owners, those that did not go out yet."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting = self.row(pk)
        try:
            sent, without = mail.send_actions(meeting, by=self.ask.user)
        except views.REFUSALS as error:
            messages.error(request, refusal_words(error))
        else:
            words = f"{sent} {'mail was' if sent == 1 else 'mails were'} written."
            if without:
                names = ", ".join(row.reference for row in without)
                words += f" Of the owners of {names} no address is known."
            messages.success(request, words)
        return redirect(f"{self.ask.link('meetings:meeting-detail', meeting.slug)}#actions")


class ActionAdd(ActionView):
    """Note an action for a committee, at no meeting."""

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        return self.answer(self.opened(pk))

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        form = self.opened(pk, request.POST)
        if form.is_valid():
            try:
                made = actions.note_action(by=self.ask.user, **form.given())
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, "The action is noted.")
                return self.back(made)
        return self.answer(form)

    def opened(self, slug: str, *data: Any) -> forms.ActionForm:
        self.committee = committee_or_none(self.ask.user, slug, on=self.ask.today)
        if self.committee is None:
            raise Http404
        self.turn_to_icb(self.committee.icb_id)
        self.demand(can(self.ask.user, selectors.KEEPS, self.committee, on=self.ask.today))
        people, posts = selectors.owners_to_choose(self.committee.icb, on=self.ask.today)
        return forms.ActionForm(*data, committees=[self.committee], people=people, posts=posts, decisions=())

    def answer(self, form: forms.ActionForm) -> HttpResponse:
        committee: Any = self.committee
        return self.show(
            "action_form",
            None,
            form=form,
            heading="Note an action",
            button_text="Note it",
            back=self.ask.link("governance:committee-detail", committee.pk),
            caption=str(committee),
        )


class MyActions(ActionView):
    """What this person is to do, the nearest day first."""

    def get(self, request: HttpRequest) -> HttpResponse:
        rows = selectors.own_actions(self.ask.user, on=self.ask.today)
        lines = [(row, presenter.tags(row, today=self.ask.today)) for row in rows]
        return self.show("my_actions", None, lines=lines)


class ActionBook(views.ScreenView):
    """The register as it is filtered, as a workbook."""

    def get(self, request: HttpRequest) -> HttpResponse:
        self.demand(self.register.may_list(self.ask))
        _, rows = views.filtered(self.register, self.ask, request)
        data = workbook([Sheet("Actions", self.register.csv_columns(self.ask), list(rows))])
        name = f"actions-{self.ask.on.isoformat()}.xlsx"
        return HttpResponse(
            data,
            content_type=XLSX,
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


class MeetingActions(Register):
    """Every action that a person may read, with filters, as CSV and as a workbook."""

    app, noun, plural, model = "meetings", "action", "actions", MeetingAction
    view_permission = Permission.VIEW_MEETING
    filters = forms.ActionFilters
    search_fields = ("reference", "text")
    own_filters: ClassVar[Sequence[str]] = ("standing", "owner")
    related = selectors.RELATED
    empty = "No action is noted yet. Actions are noted at an item of a meeting, or on a committee’s page."
    files = (("Download as Excel", "meetings:action-xlsx"),)

    def in_icb(self, rows: Any, ask: Ask) -> Any:
        return rows.filter(committee__icb=ask.icb)

    def filtered(self, rows: Any, ask: Ask) -> Any:
        found = super().filtered(rows, ask)
        standing, owner = ask.filters.get("standing"), ask.filters.get("owner")
        if standing == "standing":
            found = found.standing()
        elif standing == "overdue":
            found = found.overdue(on=ask.today)
        elif standing:
            found = found.filter(state=standing)
        if owner:
            kind, _, key = owner.partition(":")
            found = found.filter(**{f"owner_{kind}": key})
        return found

    def list_columns(self, ask: Ask) -> Sequence[Column]:
        first, *rest = presenter.columns(ask)
        return (first, Column("Committee", "committee"), *rest)

    def csv_columns(self, ask: Ask) -> Sequence[Column]:
        more = (
            Column("Asked on", "raised_on"),
            Column("Meeting", "meeting"),
            Column("Item", "item"),
            Column("Decision", "decision.reference"),
            Column("Closed on", "closed_on"),
            Column("What came of it", "outcome"),
        )
        return (*self.list_columns(ask), *more)

    def urls(self) -> list[URLPattern]:
        own = "actions/<uuid:action>"
        return [
            path("actions/", views.ListView.as_view(register=self), name="action-list"),
            path("actions/csv/", views.CsvView.as_view(register=self), name="action-csv"),
            path("actions/xlsx/", ActionBook.as_view(register=self), name="action-xlsx"),
            path("actions/mine/", MyActions.as_view(register=self), name="my-actions"),
            path("actions/new/<slug:pk>/", ActionAdd.as_view(register=self), name="action-add"),
            path(f"{own}/", ActionPage.as_view(register=self), name="action-detail"),
            path(f"{own}/edit/", ActionEdit.as_view(register=self), name="action-edit"),
            path(f"{own}/close/", ActionClose.as_view(register=self), name="action-close"),
            path(f"{own}/drop/", ActionDrop.as_view(register=self), name="action-drop"),
            path(f"{own}/reopen/", ActionReopen.as_view(register=self), name="action-reopen"),
            path(f"{own}/more-time/", ActionWish.as_view(register=self), name="action-wish"),
            path(f"{own}/send/", ActionSend.as_view(register=self), name="action-send"),
            path(f"{own}/links/end/", ActionUnlink.as_view(register=self), name="action-unlink"),
        ]

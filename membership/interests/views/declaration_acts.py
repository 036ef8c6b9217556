"""What is done to a declaration, one form each: asked for, reviewed, sent back, no longer asked for."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from governance.foundation.errors import StaleEdit
from governance.foundation.outcome import Outcome
from governance.foundation.screens.access import holds_in
from governance.foundation.screens.ask import key_in
from governance.foundation.screens.views import REFUSALS, ScreenView
from membership.interests.actions.declarations import (
    ask_people,
    review_declaration,
    send_back_declaration,
    waive_declaration,
)
from membership.interests.forms.declarations import AskForm, NoteForm, QuestionForm, WaiveForm
from membership.interests.models import Declaration
from membership.interests.selectors.campaigns import at_tables
from membership.interests.selectors.declarations import may_keep
from membership.interests.selectors.rights import may_review
from membership.permissions import KEEP_INTERESTS


class ActView(ScreenView):
    """One form, one move of a declaration."""

    form_class: ClassVar[Any]
    title: ClassVar[str]
    intro: ClassVar[str] = ""
    button_text: ClassVar[str]
    done: ClassVar[str]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.answer(self.opened(pk), self.form_class())

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row, form = self.opened(pk), self.form_class(request.POST)
        if form.is_valid():
            try:
                self.move(row, **form.cleaned_data)
            except StaleEdit:
                form.add_error(None, "Somebody else changed this declaration meanwhile. Look at it again.")
            except REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, self.done)
                return redirect(self.ask.link("membership:declaration-detail", row.pk))
        return self.answer(row, form)

    def opened(self, pk: int) -> Declaration:
        row: Declaration = self.row(pk)
        self.demand(self.right(row))
        return row

    def right(self, row: Declaration) -> Outcome:
        raise NotImplementedError

    def move(self, row: Declaration, **given: Any) -> Any:
        raise NotImplementedError

    def answer(self, row: Declaration, form: Any) -> HttpResponse:
        context = {
            "row": row,
            "form": form,
            "title": f"{self.title}: {row.person}",
            "intro": self.intro,
            "button_text": self.button_text,
        }
        return self.page("delegation/act.jinja", context)


class ReviewView(ActView):
    form_class: ClassVar[Any] = NoteForm
    title = "Mark as reviewed"
    intro = "You say that you have looked at this declaration and have no question about it."
    button_text, done = "Mark as reviewed", "The declaration is marked as reviewed."

    def right(self, row: Declaration) -> Outcome:
        return may_review(self.ask.user, row.person, on=self.ask.today)

    def move(self, row: Declaration, **given: Any) -> Declaration:
        return review_declaration(row, by=self.ask.user, note=given["note"], confirms=given["confirms"])


class SendBackView(ReviewView):
    form_class = QuestionForm
    title = "Send back with a question"
    intro = (
        "The person is told by mail that there is a question, answers it and returns the declaration again."
    )
    button_text, done = "Send back", "The declaration was sent back."

    def move(self, row: Declaration, **given: Any) -> Declaration:
        return send_back_declaration(row, by=self.ask.user, question=given["question"])


class WaiveView(ActView):
    form_class = WaiveForm
    title = "Stop asking"
    intro = "No further reminder is sent, and the declaration no longer counts as outstanding."
    button_text, done = "Stop asking", "This person is no longer asked for this declaration."

    def right(self, row: Declaration) -> Outcome:
        return may_keep(self.ask.user, row.person, on=self.ask.today)

    def move(self, row: Declaration, **given: Any) -> Declaration:
        return waive_declaration(row, by=self.ask.user, reason=given["reason"])


class AskView(ScreenView):
    """Ask by hand: a committee, some people, or both; the address may fill the form in."""

    def get(self, request: HttpRequest) -> HttpResponse:
        self.allowed()
        initial: dict[str, Any] = {name: request.GET.get(name, "") for name in ("occasion", "subject")}
        for name, into in (("person", "people"), ("committee", "committee")):
            if (key := key_in(request.GET.get(name, ""))) is not None:
                initial[into] = [key] if into == "people" else key
        return self.answer(AskForm(ask=self.ask, initial=initial))

    def post(self, request: HttpRequest) -> HttpResponse:
        self.allowed()
        form = AskForm(request.POST, ask=self.ask)
        if form.is_valid():
            given = form.cleaned_data
            try:
                made = ask_people(
                    self.people(given),
                    occasion=given["occasion"],
                    subject=given["subject"],
                    due_on=given["due_on"],
                    by=self.ask.user,
                )
            except REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, _asked_words(len(made)))
                return redirect(self.ask.link("membership:declaration-list"))
        return self.answer(form)

    def allowed(self) -> None:
        self.demand(holds_in(self.ask.user, KEEP_INTERESTS, self.ask.icb, on=self.ask.today))

    def people(self, given: dict[str, Any]) -> list[Any]:
        """Each person once, whichever way they were named."""
        named = {person.pk: person for person in given["people"]}
        if given["committee"]:
            rows = at_tables(self.ask.own_icb, [given["committee"]], on=self.ask.today)
            named |= {row.pk: row.person for row in rows}
        return list(named.values())

    def answer(self, form: AskForm) -> HttpResponse:
        return self.page("membership/declarations/ask.jinja", {"form": form})


def _asked_words(number: int) -> str:
    if not number:
        return "Nobody was asked again: everybody chosen owes this declaration already."
    return f"{number} {'person was' if number == 1 else 'people were'} asked."

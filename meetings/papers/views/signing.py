"""Screens of the way of a paper: submit, recall, sign off, send back, revise."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from governance.foundation.screens import views
from meetings.papers.actions import signing
from meetings.papers.forms.papers import SendBackForm, SignForm
from meetings.papers.models import Paper
from meetings.papers.presenters import signing as presenters_signing
from meetings.papers.selectors.people import printed_name
from meetings.papers.selectors.signing import turn_of
from meetings.papers.views.base import PaperView
from meetings.planning.forms.meetings import ReasonForm


class PaperSubmit(PaperView):
    """A button: what is missing comes back as a notice."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, paper: UUID) -> HttpResponse:
        found = self.found(paper)
        self.act(lambda: signing.submit_paper(found, by=request.user), "The paper waits for sign-off.")
        return self.page_of(found)

    def act(self, action: Any, words: str) -> None:
        try:
            action()
        except views.REFUSALS as error:
            self.tell(error)
        else:
            messages.success(self.request, words)


class PaperRecall(PaperSubmit):
    def post(self, request: HttpRequest, paper: UUID) -> HttpResponse:
        found = self.found(paper)
        self.act(lambda: signing.recall_paper(found, by=request.user), "The paper is a draft again.")
        return self.page_of(found)


class MoveView(PaperView):
    """Base: a form that asks what the move needs, with the move's own rule before it."""

    move: str
    title: str
    button: str
    done: str
    form_class: type[Any]
    words = ""

    def get(self, request: HttpRequest, paper: UUID) -> HttpResponse:
        found = self.opened(paper)
        return self.answer(found, self.form_class(initial=self.initial()))

    def post(self, request: HttpRequest, paper: UUID) -> HttpResponse:
        found, form = self.opened(paper), self.form_class(request.POST)
        if form.is_valid():
            try:
                self.act(found, form.cleaned_data)
            except views.REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, self.done)
                return self.page_of(found)
        return self.answer(found, form)

    def opened(self, public_id: UUID) -> Paper:
        found = self.found(public_id)
        self.demand(self.may_move(found, self.move))
        return found

    def initial(self) -> dict[str, str]:
        return {"name": printed_name(self.ask.user)}

    def act(self, paper: Paper, given: dict[str, Any]) -> None:
        raise NotImplementedError

    def answer(self, paper: Paper, form: Any) -> HttpResponse:
        context = {"form": form, "title": self.title, "act": self.button, "words": self.words}
        return self.show_paper("move", paper, context)


class PaperSignOff(MoveView):
    move, form_class = "sign_off", SignForm
    title, button = "Sign this paper off", "Sign off"
    words = (
        "Your name and post are printed as the authority for this paper. Its cover sheet, text and annexes are frozen "
        "as they are now; a later change needs a new version and a new signature."
    )
    done = "The paper is signed off."

    def act(self, paper: Paper, given: dict[str, Any]) -> None:
        signed = signing.sign_off_paper(paper, by=self.ask.user, **given)
        if signed.state != "signed_off":
            self.done = "You signed. The paper goes on to who signs next."

    def answer(self, paper: Paper, form: Any) -> HttpResponse:
        """On a route the page says which step is signed, and for whom."""
        turn = turn_of(paper, self.ask.user, on=self.today)
        if turn is not None:
            self.title, self.button, self.words = presenters_signing.signing_words(*turn)
        return super().answer(paper, form)


class PaperSendBack(MoveView):
    move, form_class = "send_back", SendBackForm
    title, button = "Send this paper back", "Send back"
    words = "The paper becomes a draft again, and its author reads what you write here."
    done = "The paper was sent back."

    def act(self, paper: Paper, given: dict[str, Any]) -> None:
        signing.send_back_paper(paper, by=self.ask.user, **given)


class PaperRevise(MoveView):
    move, form_class = "revise", ReasonForm
    title, button = "Revise this paper", "Start a new version"
    words = (
        "A new version starts as a copy. The signed one stays as it was signed, and members read it until the new one "
        "takes its place."
    )
    done = "A new version was started."

    def initial(self) -> dict[str, str]:
        return {}

    def act(self, paper: Paper, given: dict[str, Any]) -> None:
        signing.revise_paper(paper, by=self.ask.user, **given)

"""Screens of answers: those that are due, who drafts one, its text, and its sign-off."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from governance.foundation.screens import views
from meetings.papers.selectors.papers import people_of
from meetings.papers.selectors.people import printed_name
from meetings.planning.selectors.deadline_rules import HOLIDAYS
from meetings.questions import presenters
from meetings.questions.actions import answering as actions
from meetings.questions.forms.moderation import AnswerForm, OwnerForm, SignForm
from meetings.questions.models import PublicQuestion
from meetings.questions.rules.answers import answer_due
from meetings.questions.selectors import questions as selectors
from meetings.questions.selectors import settings as reads
from meetings.questions.views.base import QuestionsView
from meetings.questions.views.moderation import Decision


class AnswersDue(QuestionsView):
    """Answers that are still to be given: of the meetings that this person keeps, and those asked of them."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest) -> HttpResponse:
        rows = selectors.answers_due(request.user, self.ask.icb, on=self.ask.today)
        return self.show("answers", {"rows": rows, "words": presenters, "is_owner": selectors.is_owner})


class AskForAnswer(Decision):
    title, button = "Who drafts the answer", "Save"
    note = "They are told by mail when their address is known."
    done = "It is noted who drafts the answer."

    def form(self, found: PublicQuestion, *data: Any) -> OwnerForm:
        answer = getattr(found, "answer", None)
        due = answer.due_on if answer else None
        settings = reads.settings_of(found.meeting, on=self.ask.today)
        usual = answer_due(found.meeting.date, settings, HOLIDAYS)
        initial = {"owner": answer.owner if answer else None, "due_on": due or usual}
        people = people_of(found.meeting, self.ask.user, on=self.ask.today)
        return OwnerForm(*data, people=people, initial=initial)

    def act(self, found: PublicQuestion, given: dict[str, Any]) -> Any:
        return actions.ask_for_answer(found, by=self.request.user, **given)


class WriteAnswer(Decision):
    """For who keeps the agenda, and for whoever is asked for this answer."""

    title, button = "Draft the answer", "Save the draft"
    note = "It is published once it is signed off. Lists with - and headings with # work."
    done = "The draft was saved."

    def kept(self, public_id: UUID) -> PublicQuestion:
        found = self.found(public_id)
        self.demand(selectors.may_draft(found, self.ask.user, on=self.ask.today))
        return found

    def form(self, found: PublicQuestion, *data: Any) -> AnswerForm:
        answer = getattr(found, "answer", None)
        initial = {"version": answer.version if answer else 0, "text": answer.text if answer else ""}
        return AnswerForm(data[0] if data else None, initial=initial)

    def act(self, found: PublicQuestion, given: dict[str, Any]) -> Any:
        return actions.write_answer(
            found, text=given["text"], by=self.request.user, expected_version=given["version"]
        )


class SignAnswer(Decision):
    """For the chair, or a lead who signs papers off."""

    title, button = "Sign the answer off", "Sign it off"
    done = "The answer is signed off. Publish the meeting again to show it to the public."

    def kept(self, public_id: UUID) -> PublicQuestion:
        found = self.found(public_id)
        self.demand(selectors.may_sign(found, self.ask.user, on=self.ask.today))
        return found

    def form(self, found: PublicQuestion, *data: Any) -> SignForm:
        initial = {"name": printed_name(self.request.user), "tell": True}
        return SignForm(data[0] if data else None, initial=initial)

    def act(self, found: PublicQuestion, given: dict[str, Any]) -> Any:
        return actions.sign_answer(found, by=self.request.user, name=given["name"], tell=bool(given["tell"]))


class ReviseAnswer(QuestionsView):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, question: UUID) -> HttpResponse:
        found = self.found(question)
        try:
            actions.revise_answer(found, by=request.user)
        except views.REFUSALS as error:
            self.tell(error)
        else:
            messages.success(
                request, "The answer is open again. What was published stays until it is published anew."
            )
        return self.page_of(found)

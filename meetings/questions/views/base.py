"""What the workspace's pages of questions share."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from governance.foundation.errors import StaleEdit
from governance.foundation.outcome import Outcome
from governance.foundation.screens import views
from meetings.planning.models import Meeting
from meetings.planning.views.base import MeetingView, refusal_words
from meetings.questions import presenters
from meetings.questions.models import PublicQuestion
from meetings.questions.selectors import questions as selectors

STALE = "Somebody changed this meanwhile. Open it again to see how it stands; your text is still below."


class QuestionsView(MeetingView):
    """Base: a page about questions to one meeting."""

    wing = "questions"

    def may_moderate(self, meeting: Meeting) -> Outcome:
        return selectors.may_moderate(meeting, self.ask.user, on=self.ask.today)

    def found(self, public_id: UUID) -> PublicQuestion:
        """The question if this person may see it, else 404."""
        found = selectors.question_or_none(self.ask.user, public_id, on=self.ask.today)
        if found is None:
            raise Http404
        self.turn_to_icb(found.meeting.icb_id)
        return found

    def kept(self, public_id: UUID) -> PublicQuestion:
        """The question, for who keeps the agenda of its meeting."""
        found = self.found(public_id)
        self.demand(self.may_moderate(found.meeting))
        return found

    def page_of(self, question: PublicQuestion) -> HttpResponse:
        return redirect(self.ask.link("meetings:question-detail", question.public_id))

    def show_one(self, template: str, question: PublicQuestion, context: dict[str, Any]) -> HttpResponse:
        shared = {
            "meeting": question.meeting,
            "question": question,
            "sent": presenters.sent_of(question) if self.may_moderate(question.meeting).ok else None,
            "words": presenters,
            "way": self.way_to(question),
            "here": self.ask.link("meetings:question-detail", question.public_id),
        }
        return self.show(template, shared | context)

    def way_to(self, question: PublicQuestion) -> list[dict[str, str]]:
        """The way here; for whoever is asked for an answer only, by their own list."""
        may = selectors.may_see_questions(question.meeting, self.ask.user, on=self.ask.today)
        if not may.ok:
            return [{"text": "Answers due", "href": self.ask.link("meetings:answer-list")}]
        link = self.ask.link("meetings:meeting-questions", question.meeting.slug)
        return self.crumbs(question.meeting, ("Questions from the public", link))

    def tell(self, error: Any) -> None:
        messages.error(self.request, refusal_words(error))

    def try_to(self, form: Any, act: Any) -> Any:
        """What the action gives; None when it was refused, with the reason in the form."""
        try:
            return act()
        except StaleEdit:
            form.add_error(None, STALE)
        except views.REFUSALS as error:
            form.add_refusal(error)
        return None

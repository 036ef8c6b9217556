"""Screens of those who look at questions and petitions: the list of a meeting, one of them, and what is decided."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from governance.foundation import clock
from governance.foundation.screens import views
from meetings.lifecycles import QUESTION_LIFECYCLE
from meetings.papers.views.papers import send
from meetings.planning.forms.meetings import ReasonForm
from meetings.planning.models import Meeting
from meetings.questions import presenters
from meetings.questions.actions import moderation as actions
from meetings.questions.actions.purge import last_day_of
from meetings.questions.forms.moderation import (
    MergeForm,
    RefuseForm,
    RewordForm,
    SupplementaryForm,
    WordingForm,
)
from meetings.questions.models import PublicQuestion
from meetings.questions.public_face import face_of
from meetings.questions.rules.offering import check_slot
from meetings.questions.selectors import moving as selectors_moving
from meetings.questions.selectors import questions as selectors
from meetings.questions.selectors import settings as reads
from meetings.questions.views.base import QuestionsView


class MeetingQuestions(QuestionsView):
    """Everything the public sent to one meeting, by what is to be done with it."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        meeting = self.row(pk)
        self.demand(selectors.may_see_questions(meeting, request.user, on=self.ask.today))
        rows = selectors.questions_of(meeting, request.user, on=self.ask.today)
        settings, now = reads.settings_of(meeting, on=self.ask.today), clock.now()
        accepted = [row for row in rows if row.state == "accepted" and not row.is_petition]
        may = self.may_moderate(meeting)
        context = {
            "meeting": meeting,
            "groups": presenters.grouped(rows),
            "counts": presenters.count_words(rows, settings),
            "slot": check_slot(sum(row.course == "meeting" for row in accepted), settings),
            "closing": presenters.closing_words(reads.closing_of(meeting, on=self.ask.today, at=now)),
            "offers": [
                (
                    words,
                    reads.offered(kind, meeting, on=self.ask.today, at=now),
                    reverse(f"questions:{name}", args=[meeting.slug]),
                )
                for words, kind, name in (
                    ("Questions", "question", "ask"),
                    ("Petitions", "petition", "petition"),
                )
            ],
            "is_public": face_of(meeting.slug) is not None,
            "has_forum": reads.forum_item(meeting) is not None,
            "may": may,
            "keep": keep_words(meeting, selectors_moving.not_taken(meeting, request.user, on=self.ask.today)),
            "words": presenters,
        }
        return self.show("meeting", context)


class QuestionPage(QuestionsView):
    """One question: what was sent, what is published, and what can be done."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, question: UUID) -> HttpResponse:
        found = self.found(question)
        user, today = request.user, self.ask.today
        answer = getattr(found, "answer", None)
        context = {
            "may": self.may_moderate(found.meeting),
            "may_draft": selectors.may_draft(found, user, on=today),
            "may_sign": selectors.may_sign(found, user, on=today),
            "can": {
                name: QUESTION_LIFECYCLE.check(found.state, name).ok
                for name in ("accept", "refuse", "merge", "reopen", "withdraw")
            },
            "may_keep": selectors_moving.may_move(found),
            "moves": list(found.moves.select_related("from_meeting", "to_meeting")),
            "answer": answer,
            "place": presenters.place_words(found, has_forum=reads.forum_item(found.meeting) is not None),
            "kept_until": last_day_of(found, today=today),
            "merged": list(found.merged.filter(state="merged")),
        }
        return self.show_one("question", found, context)


class Decision(QuestionsView):
    """Base: a form by which something is decided about one question."""

    title = ""
    button = ""
    done = ""
    note = ""

    def get(self, request: HttpRequest, question: UUID) -> HttpResponse:
        found = self.kept(question)
        return self.answer(found, self.form(found))

    def post(self, request: HttpRequest, question: UUID) -> HttpResponse:
        found = self.kept(question)
        form = self.form(found, request.POST)
        if form.is_valid() and self.try_to(form, lambda: self.act(found, form.cleaned_data)) is not None:
            messages.success(request, self.done)
            return self.page_of(found)
        return self.answer(found, form)

    def form(self, found: PublicQuestion, *data: Any) -> Any:
        raise NotImplementedError

    def act(self, found: PublicQuestion, given: dict[str, Any]) -> Any:
        raise NotImplementedError

    def answer(self, found: PublicQuestion, form: Any) -> HttpResponse:
        context = {"form": form, "title": self.title, "press": self.button, "note": self.note}
        return self.show_one("decide", found, context)


class Accept(Decision):
    title, button = "Accept", "Accept and tell them"
    done = "It was accepted, and whoever sent it is told by mail."

    def form(self, found: PublicQuestion, *data: Any) -> WordingForm:
        sent = presenters.sent_of(found)
        initial = {
            "version": found.version,
            "wording": found.wording or (sent.text if sent else ""),
            "title": found.title or (sent.title if sent else ""),
            "item": found.item,
        }
        return wording_form(WordingForm, found, *data, initial=initial)

    def act(self, found: PublicQuestion, given: dict[str, Any]) -> Any:
        return actions.accept_question(found, by=self.request.user, **versioned(given))


class Reword(Decision):
    title, button = "Change what is published", "Save"
    done = "The wording was changed. What was published before stays until it is published anew."

    def form(self, found: PublicQuestion, *data: Any) -> RewordForm:
        initial = {name: getattr(found, name) for name in ("version", "wording", "title", "item")}
        form: RewordForm = wording_form(RewordForm, found, *data, initial=initial)
        return form

    def act(self, found: PublicQuestion, given: dict[str, Any]) -> Any:
        return actions.change_wording(found, by=self.request.user, **versioned(given))


class Refuse(Decision):
    title, button = "Refuse", "Refuse and tell them"
    done = "It was refused, and whoever sent it is told why by mail."

    def form(self, found: PublicQuestion, *data: Any) -> RefuseForm:
        grounds = selectors.grounds_in_force(found.meeting.icb, on=self.ask.today)
        return RefuseForm(*data, grounds=grounds, initial={"version": found.version})

    def act(self, found: PublicQuestion, given: dict[str, Any]) -> Any:
        return actions.refuse_question(found, by=self.request.user, **versioned(given))

    def answer(self, found: PublicQuestion, form: Any) -> HttpResponse:
        context = {
            "form": form,
            "title": self.title,
            "press": self.button,
            "needs_grounds": not form.fields["ground"].queryset.exists(),
        }
        return self.show_one("decide", found, context)


class Merge(Decision):
    title, button = "Take it with another", "Take it with this one"
    note = "One answer is given to both. Whoever sent this one is told so by mail."
    done = "It is answered together with the other."

    def form(self, found: PublicQuestion, *data: Any) -> MergeForm:
        return MergeForm(*data, others=selectors.others_to_merge(found, self.ask.user, on=self.ask.today))

    def act(self, found: PublicQuestion, given: dict[str, Any]) -> Any:
        return actions.merge_question(found, into=given["into"], by=self.request.user)

    def answer(self, found: PublicQuestion, form: Any) -> HttpResponse:
        context = {
            "form": form,
            "title": self.title,
            "press": self.button,
            "note": self.note,
            "needs_another": not form.fields["into"].queryset.exists(),
        }
        return self.show_one("decide", found, context)


class Reopen(Decision):
    title, button = "Look at it again", "Look at it again"
    note = "The decision about it is taken back. Nobody is told until it is decided anew."
    done = "It waits to be looked at again."

    def form(self, found: PublicQuestion, *data: Any) -> ReasonForm:
        return ReasonForm(*data)

    def act(self, found: PublicQuestion, given: dict[str, Any]) -> Any:
        return actions.reopen_question(found, reason=given["reason"], by=self.request.user)


class Withdraw(Reopen):
    title, button = "Note that it was withdrawn", "Note that it was withdrawn"
    note = "When whoever sent it told you so. They can also do it themselves by the link in their mail."
    done = "It is noted that it was withdrawn."

    def act(self, found: PublicQuestion, given: dict[str, Any]) -> Any:
        return actions.withdraw_question(found, reason=given["reason"], by=self.request.user)


class Supplementary(Decision):
    title, button = "Supplementary question", "Save"
    note = "What was asked at the meeting beside the question. It is published with the answer."
    done = "The supplementary question was noted."

    def form(self, found: PublicQuestion, *data: Any) -> SupplementaryForm:
        initial = {
            "version": found.version,
            "text": found.supplementary,
            "answer": found.supplementary_answer,
        }
        return SupplementaryForm(data[0] if data else None, initial=initial)

    def act(self, found: PublicQuestion, given: dict[str, Any]) -> Any:
        return actions.note_supplementary(found, by=self.request.user, **versioned(given))


class Move(QuestionsView):
    """One step up or down among the accepted ones."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, question: UUID) -> HttpResponse:
        found = self.kept(question)
        direction = request.POST.get("direction", "")
        if direction in ("up", "down"):
            try:
                moved = actions.move_question(found, direction=direction, by=request.user)
            except views.REFUSALS as error:
                self.tell(error)
            else:
                messages.info(request, f"{moved.reference} is now number {moved.position}.")
        return redirect(self.ask.link("meetings:meeting-questions", found.meeting.slug) + "#accepted")


class Signatures(QuestionsView):
    """The file of signatures, for who keeps the agenda."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, question: UUID) -> HttpResponseBase:
        sent = presenters.sent_of(self.kept(question))
        if sent is None or sent.signatures_file is None:
            raise Http404
        return send(sent)


def keep_words(meeting: Meeting, rows: list[PublicQuestion]) -> str:
    """What is left of a meeting that is over; "" while it lies ahead or nothing is left."""
    if not rows or meeting.state not in ("held", "cancelled"):
        return ""
    one = len(rows) == 1
    return f"{len(rows)} {'was' if one else 'were'} not answered at this meeting."


def versioned(given: dict[str, Any]) -> dict[str, Any]:
    """The fields of a form as arguments: the version that was opened under the action's own name."""
    rest = {name: value for name, value in given.items() if name != "version"}
    return rest | {"expected_version": given["version"]}


def wording_form(form: type[WordingForm], found: PublicQuestion, *data: Any, initial: Any) -> Any:
    return form(
        *data,
        items=reads.public_item_rows(found.meeting),
        is_petition=found.is_petition,
        has_forum=reads.forum_item(found.meeting) is not None,
        initial=initial,
    )

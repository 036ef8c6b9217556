"""What is done to an interest when it is looked at: one form, one move."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from governance.foundation.forms import PortalForm
from governance.foundation.outcome import Outcome
from governance.foundation.screens import Ask
from governance.foundation.screens.views import REFUSALS, ScreenView
from membership.enums import INTEREST_LIFECYCLE
from membership.interests.actions.review import (
    answer_question,
    confirm_interest,
    question_interest,
    withdraw_interest,
)
from membership.interests.forms.interests import AnswerForm, ConfirmForm, ErrorForm, QuestionForm
from membership.interests.models import Interest
from membership.interests.selectors.rights import may_declare, may_review, may_withdraw


class InterestActView(ScreenView):
    """One form, one move; shown where the state of the interest allows it."""

    form_class: ClassVar[type[PortalForm]]
    title: ClassVar[str]
    move: ClassVar[str]
    done: ClassVar[str]

    @classmethod
    def allowed(cls, row: Interest, ask: Ask) -> Outcome:
        return may_review(ask.user, row.person, on=ask.today)

    @classmethod
    def is_offered(cls, row: Interest) -> bool:
        return INTEREST_LIFECYCLE.check(row.state, cls.move).ok

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.opened(pk)
        return self.answer(row, self.form_class(initial=self.initial(row)))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row, form = self.opened(pk), self.form_class(request.POST)
        if form.is_valid():
            try:
                self.act(row, form.cleaned_data)
            except REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, f"{row}: {self.done}.")
                return redirect(self.ask.link("membership:interest-detail", row.pk))
        return self.answer(row, form)

    def opened(self, pk: int) -> Interest:
        row: Interest = self.row(pk)
        self.demand(self.allowed(row, self.ask))
        return row

    def initial(self, row: Interest) -> dict[str, Any]:
        return {}

    def act(self, row: Interest, given: dict[str, Any]) -> Interest:
        raise NotImplementedError

    def answer(self, row: Interest, form: PortalForm) -> HttpResponse:
        context = {"form": form, "row": row, "title": f"{self.title}: {row}", "button_text": self.title}
        return self.page("membership/interests/act.jinja", context)


class ConfirmView(InterestActView):
    form_class, title, move, done = ConfirmForm, "Confirm", "confirm", "confirmed"

    def initial(self, row: Interest) -> dict[str, Any]:
        return {"mitigation": row.mitigation}

    def act(self, row: Interest, given: dict[str, Any]) -> Interest:
        return confirm_interest(row, by=self.ask.user, expected_version=row.version, **given)


class QuestionView(InterestActView):
    form_class, title, move, done = QuestionForm, "Send back with a question", "question", "sent back"

    def act(self, row: Interest, given: dict[str, Any]) -> Interest:
        return question_interest(row, by=self.ask.user, **given)


class AnswerView(InterestActView):
    form_class, title, move, done = AnswerForm, "Answer the question", "answer", "answered"

    @classmethod
    def allowed(cls, row: Interest, ask: Ask) -> Outcome:
        return may_declare(ask.user, row.person, on=ask.today)

    def act(self, row: Interest, given: dict[str, Any]) -> Interest:
        return answer_question(row, by=self.ask.user, **given)


class WithdrawView(InterestActView):
    form_class, title, move, done = (
        ErrorForm,
        "Mark as entered in error",
        "withdraw",
        "marked as entered in error",
    )

    @classmethod
    def allowed(cls, row: Interest, ask: Ask) -> Outcome:
        return may_withdraw(ask.user, row.person, on=ask.today)

    def act(self, row: Interest, given: dict[str, Any]) -> Interest:
        return withdraw_interest(row, by=self.ask.user, **given)


ACTS: dict[str, type[InterestActView]] = {
    "confirm": ConfirmView,
    "question": QuestionView,
    "answer": AnswerView,
    "withdraw": WithdrawView,
}

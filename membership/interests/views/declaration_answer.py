"""The return of a declaration on one page, by the person or by who enters what came on paper."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from governance.foundation.errors import StaleEdit
from governance.foundation.screens.views import REFUSALS, ScreenView
from membership.enums import DECLARATION_LIFECYCLE
from membership.interests.actions.declarations import return_declaration
from membership.interests.forms.declarations import AnswerForm
from membership.interests.models import Declaration
from membership.interests.presenters_declarations import due_words, interest_lines, occasion_words
from membership.interests.selectors.declarations import standing_interests
from membership.interests.selectors.mine import outside_portal
from membership.interests.selectors.rights import is_own, may_declare

STALE = (
    "Something was changed by somebody else meanwhile. What you typed is kept, and nothing is returned yet. "
    "Look at the interests as they are now, and return the declaration once more."
)


class AnswerView(ScreenView):
    """The whole return on one page; the person's own way to it leads back to "My membership"."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.opened(pk)
        return self.answer(row, self.form_for(row))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.opened(pk)
        form = self.form_for(row, request.POST)
        if form.is_valid():
            given = form.cleaned_data
            try:
                return_declaration(
                    row,
                    answers=form.answers(),
                    added=form.added(),
                    is_nil=given["is_nil"],
                    statement=given["statement"],
                    by=self.ask.user,
                    expected_version=given["version"],
                )
            except StaleEdit:
                return self.look_again(pk)
            except REFUSALS as error:
                form.add_refusal(error)
            else:
                messages.success(request, "Thank you. The declaration was returned.")
                return redirect(self.back(row))
        return self.answer(row, form)

    def look_again(self, pk: int) -> HttpResponse:
        """The page as it is now, with what was typed: nothing is lost, and nothing is confirmed unseen."""
        row = self.opened(pk)
        typed = self.request.POST.copy()
        fresh = self.form_for(row)
        for name in ("version", *(f"version_{each.pk}" for each in fresh.interests)):
            typed[name] = str(fresh[name].value())
        form = self.form_for(row, typed)
        form.add_error(None, STALE)
        return self.answer(row, form, status=409)

    def opened(self, pk: int) -> Declaration:
        row: Declaration = self.row(pk)
        self.demand(may_declare(self.ask.user, row.person, on=self.ask.today))
        return row

    def form_for(self, row: Declaration, *data: Any) -> AnswerForm:
        interests = standing_interests(row.person, on=self.ask.today)
        initial = {"version": row.version, "statement": row.statement}
        return AnswerForm(*data, interests=interests, initial=initial)

    def back(self, row: Declaration) -> str:
        own = is_own(self.ask.user, row.person)
        return (
            self.ask.link("membership:my-membership")
            if own
            else self.ask.link("membership:declaration-detail", row.pk)
        )

    def answer(self, row: Declaration, form: AnswerForm, status: int = 200) -> HttpResponse:
        own = is_own(self.ask.user, row.person)
        context = {
            "row": row,
            "form": form,
            "interests": [(each.pk, interest_lines(each)) for each in form.interests],
            "blocks": range(form.blocks),
            "occasion": occasion_words(row),
            "due": due_words(row),
            "outcome": DECLARATION_LIFECYCLE.check(row.state, "return"),
            "is_own": own,
            "portal": outside_portal(row.person.icb, on=self.ask.today),
            "back": self.back(row),
        }
        return self.page("membership/declarations/answer.jinja", context, status)

"""What is done to a version: adopted, copied, withdrawn, closed."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from delegation.actions import (
    adopt_version,
    copy_version,
    end_version,
    return_version,
    submit_version,
    withdraw_version,
)
from delegation.forms.schemes import (
    AdoptForm,
    CopyForm,
    EndVersionForm,
    ReturnForm,
    SubmitForm,
    WithdrawForm,
)
from delegation.impact import touched_by
from delegation.models import SchemeVersion
from delegation.permissions import KEEP_SCHEME
from delegation.presenters import check_tag, whole_redline
from delegation.rules.compare import summary
from delegation.selectors import adoption_checks, version_before
from delegation.selectors.comparison import change_by_adopting
from governance.foundation import words
from governance.foundation.errors import StaleEdit
from governance.foundation.forms import PortalForm
from governance.foundation.outcome import Outcome
from governance.foundation.permissions import can
from governance.foundation.screens.present import cell
from governance.foundation.screens.views import REFUSALS, ScreenView


class ActView(ScreenView):
    """One form, one action. Subclasses name both, and say where it leads and what it says when done."""

    register: Any = None  # the screens of versions, which know when a version may move; set by as_view
    form_class: ClassVar[type[PortalForm]]
    title: ClassVar[str]
    button: ClassVar[str]
    intro: ClassVar[str] = ""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = self.opened(pk)
        return self.answer(row, self.form_class(initial=self.initial(row)))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row, form = self.opened(pk), self.form_class(request.POST)
        if form.is_valid():
            try:
                made = self.act(row, form.cleaned_data)
            except REFUSALS as error:
                form.add_refusal(error)
            except StaleEdit:
                form.add_error(
                    None, "Somebody changed this version since you opened it. Look at it again first."
                )
            else:
                messages.success(request, self.done(made))
                return redirect(self.ask.link("delegation:scheme-version-detail", made.pk))
        return self.answer(row, form)

    def opened(self, pk: int) -> SchemeVersion:
        row: SchemeVersion = self.row(pk)
        self.demand(self.allowed(row))
        return row

    def allowed(self, row: SchemeVersion) -> Outcome:
        return can(self.ask.user, KEEP_SCHEME, row, on=self.ask.today)

    def initial(self, row: SchemeVersion) -> dict[str, Any]:
        return {}

    def act(self, row: SchemeVersion, given: dict[str, Any]) -> SchemeVersion:
        raise NotImplementedError

    def done(self, made: SchemeVersion) -> str:
        raise NotImplementedError

    def further(self, row: SchemeVersion, form: PortalForm) -> dict[str, Any]:
        return {}

    def answer(self, row: SchemeVersion, form: PortalForm) -> HttpResponse:
        context = {
            "row": row,
            "form": form,
            "title": f"{self.title}: {row}",
            "button_text": self.button,
            "intro": self.intro,
        }
        return self.page("delegation/act.jinja", context | self.further(row, form))


class SubmitView(ActView):
    """A draft that is ready for others to look at."""

    form_class, title, button = SubmitForm, "Put to review", "Put it to review"
    intro = (
        "Whoever may propose changes to the scheme can then read this version, comment and propose. Its rows stand "
        "still until it is adopted or returned."
    )

    def allowed(self, row: SchemeVersion) -> Outcome:
        return self.register.may_move(row, self.ask, "submit")

    def act(self, row: SchemeVersion, given: dict[str, Any]) -> SchemeVersion:
        return submit_version(row, by=self.ask.user, reason=given["reason"])

    def done(self, made: SchemeVersion) -> str:
        return f"{made} is in review."


class ReturnView(ActView):
    """A version in review goes back to those who draft it."""

    form_class, title, button = ReturnForm, "Return to drafting", "Return it to drafting"
    intro = "Its rows can be edited again. Comments and proposals stay with it."

    def allowed(self, row: SchemeVersion) -> Outcome:
        return self.register.may_move(row, self.ask, "return")

    def act(self, row: SchemeVersion, given: dict[str, Any]) -> SchemeVersion:
        return return_version(row, by=self.ask.user, reason=given["reason"])

    def done(self, made: SchemeVersion) -> str:
        return f"{made} is a draft again."


class AdoptView(ActView):
    """Shows every check before the click: what stops the adoption, and what somebody should look at."""

    form_class, title, button = AdoptForm, "Adopt", "Adopt this version"
    intro = "From its first day this version is the scheme in force. It is not edited afterwards."

    def allowed(self, row: SchemeVersion) -> Outcome:
        return self.register.may_move(row, self.ask, "adopt")

    def initial(self, row: SchemeVersion) -> dict[str, Any]:
        return {"effective_from": row.effective_from, "version": row.version}

    def act(self, row: SchemeVersion, given: dict[str, Any]) -> SchemeVersion:
        return adopt_version(
            row,
            adopted_on=given["adopted_on"],
            adopted_by=given["adopted_by"],
            effective_from=given["effective_from"],
            by=self.ask.user,
            expected_version=given["version"],
        )

    def done(self, made: SchemeVersion) -> str:
        return f"{made} was adopted and is in force from {words.day(made.effective_from)}."

    def further(self, row: SchemeVersion, form: PortalForm) -> dict[str, Any]:
        start: date = getattr(form, "cleaned_data", {}).get("effective_from") or row.effective_from
        before = version_before(row, effective_from=start)
        checks = adoption_checks(row, effective_from=start)
        change = change_by_adopting(row, effective_from=start, reader=self.ask.user, today=self.ask.today)
        return {
            "checks": [(cell(check_tag(check.stops)), check.outcome.reason) for check in checks],
            "stops": sum(1 for check in checks if check.stops),
            "before": ends_words(before, start),
            "summary": summary(change.changes, change.whole) if before else [],
            "whole": whole_redline(change.whole) if before else (),
            "touched": touched_by(change) if before else [],
        }


def ends_words(before: SchemeVersion | None, start: date) -> str:
    """What adoption from that day does to the version before it."""
    if before is None:
        return "No version was adopted before it."
    if before.effective_to is not None and before.effective_to < start:
        return f"Version {before.label} ended on {words.day(before.effective_to)}."
    return f"Version {before.label} will end on {words.day(date.fromordinal(start.toordinal() - 1))}."


class CopyView(ActView):
    form_class, title, button = CopyForm, "Copy to a new version", "Make the copy"
    intro = "The copy is a draft with the same entries. Entries that ended before its first day stay behind."

    def act(self, row: SchemeVersion, given: dict[str, Any]) -> SchemeVersion:
        return copy_version(row, by=self.ask.user, **given)

    def done(self, made: SchemeVersion) -> str:
        return f"{made} is a draft now."


class WithdrawView(ActView):
    form_class, title, button = WithdrawForm, "Withdraw", "Withdraw this draft"
    intro = "A withdrawn draft stays readable for those who keep the scheme. It cannot be adopted any more."

    def allowed(self, row: SchemeVersion) -> Outcome:
        return self.register.may_move(row, self.ask, "withdraw")

    def act(self, row: SchemeVersion, given: dict[str, Any]) -> SchemeVersion:
        return withdraw_version(row, by=self.ask.user, reason=given["reason"])

    def done(self, made: SchemeVersion) -> str:
        return f"{made} was withdrawn."


class CloseView(ActView):
    form_class, title, button = EndVersionForm, "End without a successor", "End it"
    intro = "For when the ICB or its scheme ends. To put a new version in its place, adopt that one: it ends this."

    def act(self, row: SchemeVersion, given: dict[str, Any]) -> SchemeVersion:
        return end_version(row, by=self.ask.user, **given)

    def done(self, made: SchemeVersion) -> str:
        return f"{made} ends on {words.day(made.effective_to)}."

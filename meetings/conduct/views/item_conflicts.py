"""A conflict of interest at an item: written down, ruled on, withdrawn (R8–R10)."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from governance.foundation import clock
from meetings.conduct import presenters_item as presenter
from meetings.conduct.actions import conflicts as actions
from meetings.conduct.forms.item import BecauseForm
from meetings.conduct.forms.item_conflicts import DeclareForm, RegisterForm, RulingForm
from meetings.conduct.models import ConflictHandling
from meetings.conduct.selectors import items as selectors
from meetings.conduct.views.item_base import ItemForm
from meetings.papers.rules.matching_facts import Suggestion
from membership.interests.selectors.rights import may_declare

REGISTER = "register"


class ConflictDeclare(ItemForm):
    """Somebody at the table declares an interest, or a suggestion of the register is written down as declared."""

    heading, button = "Declare a conflict of interest", "Write it down"
    done, anchor = "The declaration is written down. It waits for a ruling.", "conflicts"

    def form(self, *data: Any) -> DeclareForm:
        user, on = self.ask.user, self.ask.today
        return DeclareForm(
            *data,
            people=selectors.table_of_item(self.item),
            interests=selectors.interests_at(self.item, user, on=on),
            initial=self.suggested(),
        )

    def suggested(self) -> dict[str, Any]:
        """What a suggestion of the register says, named by its mark in the address."""
        mark = self.request.GET.get("mark", "")
        found = selectors.suggestions_at(self.item, self.ask.user, on=self.ask.today)
        one = next((row for row in found if row.mark == mark), None)
        return self.values_of(one) if one is not None else {}

    def values_of(self, one: Suggestion) -> dict[str, Any]:
        people = selectors.table_of_item(self.item)
        person = next((row.pk for row in people if row.person_id == one.person), "")
        interest = selectors.interest_behind(self.item, one, self.ask.user, on=self.ask.today)
        return {
            "attendance": str(person),
            "way": REGISTER,
            "interest": str(interest.pk) if interest is not None else "",
            "nature": interest.nature if interest is not None else one.why,
        }

    def act(self, form: Any) -> Any:
        return actions.declare_conflict(item=self.item, by=self.ask.user, **form.given())


class OneConflict(ItemForm):
    """Base: a form about one conflict."""

    conflict: ConflictHandling
    anchor = "conflicts"

    def find(self, **keys: Any) -> None:
        found = selectors.conflict_or_none(self.item, self.ask.user, keys["conflict"], on=self.ask.today)
        if found is None:
            raise Http404
        self.conflict = found

    def context(self, form: Any) -> dict[str, Any]:
        row = self.conflict
        may_register = selectors.may_register(row, self.ask.user, on=self.ask.today)
        return {"conflict": presenter.conflict(row, may_register=may_register)}


class ConflictRule(OneConflict):
    """What who presides ruled."""

    template = "item_ruling"
    heading, button = "Rule on a conflict of interest", "Write the ruling down"
    done = "The ruling is written down and carried out."

    def form(self, *data: Any) -> RulingForm:
        row = self.conflict
        people, presiding = selectors.who_may_rule(row, on=self.ask.today, at=clock.now())
        first = row.ruled_by_id or presiding
        initial = {
            "ruling": row.ruling,
            "withholds_paper": row.withholds_paper,
            "leaves_now": True,
            "reason": row.reason,
            "ruled_by": str(first or ""),
            "ruled_by_name": "" if row.ruled_by_id else row.ruled_by_name,
            "version": row.version,
        }
        return RulingForm(*data, people=people, initial=initial)

    def act(self, form: Any) -> Any:
        return actions.rule_on(self.conflict, by=self.ask.user, **form.given())

    def says_now(self, current: Any) -> str:
        return f"{presenter.option_words(current.ruling)}, by {current.ruled_by_name}: {current.reason}"

    def context(self, form: Any) -> dict[str, Any]:
        return super().context(form) | {"options": presenter.ruling_options(form)}


class ConflictRegister(OneConflict):
    """What was declared is entered in the register of interests, by who keeps it."""

    heading, button = "Enter it in the register of interests", "Enter it"
    done = "It is in the register of interests, and waits there to be looked at."

    def find(self, **keys: Any) -> None:
        super().find(**keys)
        person = self.conflict.attendance.person
        if person is None:
            raise Http404
        self.demand(may_declare(self.ask.user, person, on=self.ask.today))

    def form(self, *data: Any) -> RegisterForm:
        initial = {"nature": self.conflict.nature, "version": self.conflict.version}
        return RegisterForm(data[0] if data else None, initial=initial)

    def act(self, form: Any) -> Any:
        return actions.enter_in_register(self.conflict, by=self.ask.user, **form.given())


class ConflictWithdraw(OneConflict):
    """Declared in error, or it fell away."""

    heading, button = "Withdraw a declaration", "Withdraw it"
    done = "The declaration is withdrawn. What the ruling took is given back."

    def form(self, *data: Any) -> BecauseForm:
        return BecauseForm(*data)

    def act(self, form: Any) -> Any:
        return actions.withdraw_conflict(
            self.conflict, because=form.cleaned_data["because"], by=self.ask.user
        )

"""Decisions at an item: prepared, and recorded with everything they rest on (R64, R167, R191)."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from delegation.selectors.catalogue import functions_of
from delegation.selectors.choices import places_asked
from governance.enums import Permission
from governance.foundation import clock
from governance.foundation.permissions import can
from governance.foundation.screens.ask import key_in
from meetings.conduct import presenters_item as presenter
from meetings.conduct.actions import decisions as actions
from meetings.conduct.forms.item import BecauseForm
from meetings.conduct.forms.item import initial_of as matter_initial
from meetings.conduct.forms.item_decisions import DecisionForm, RecordForm, initial_of, ratifying
from meetings.conduct.models import Decision
from meetings.conduct.presenters_item_decisions import matter_words
from meetings.conduct.selectors import items as selectors
from meetings.conduct.selectors.decisions import matter_of
from meetings.conduct.selectors.ratifying import to_ratify_at
from meetings.conduct.views.item_base import ItemForm
from meetings.papers.models import Recommendation


class DecisionAdd(ItemForm):
    """Prepare a decision: free, or from a recommendation of the signed paper."""

    heading, button = "Prepare a decision", "Prepare it"
    done, anchor = "The decision is prepared. It is recorded once the meeting has made it.", "decisions"

    def form(self, *data: Any) -> DecisionForm:
        return DecisionForm(*data, initial=self.initial(), **self.choices())

    def choices(self) -> dict[str, Any]:
        icb, on = self.item.meeting.icb, self.ask.today
        return {
            "committees": self.item.taken_by,
            "functions": functions_of(icb),
            "places": places_asked(icb, on=self.item.meeting.date or on, also=self.item.taken_by[0].place),
            "others": selectors.decisions_at(self.item, self.ask.user, on=on),
            "receivers": selectors.committees_to_refer(self.item, on=on),
            "to_ratify": to_ratify_at(self.item, self.ask.user, on=on),
        }

    def recommendation(self) -> Recommendation | None:
        """The one that the address names."""
        key = key_in(self.request.GET.get("recommendation", ""))
        found = selectors.recommendations_of(self.item, self.ask.user, on=self.ask.today)
        return next((row for row in found if row.pk == key), None)

    def initial(self) -> dict[str, Any]:
        committee = self.item.taken_by[0]
        matter = selectors.first_matter(self.item, committee, user=self.ask.user, on=self.ask.today)
        given = {"standing": "decision", "outcome": "accepted", **matter_initial(matter)}
        asked = self.recommendation()
        waiting = to_ratify_at(self.item, self.ask.user, on=self.ask.today).first()
        if asked is None and waiting is not None:
            return given | ratifying(waiting)
        if asked is None:
            return given
        return given | {"title": self.item.title, "text": asked.text}

    def act(self, form: Any) -> Any:
        return actions.draft_decision(
            item=self.item, by=self.ask.user, recommendation=self.recommendation(), **form.given()
        )

    def context(self, form: Any) -> dict[str, Any]:
        return {"outcome": selectors.may_prepare(self.item.meeting)}


class OneDecision(ItemForm):
    """Base: a form about one prepared decision."""

    decision: Decision
    anchor = "decisions"

    def find(self, **keys: Any) -> None:
        found = selectors.prepared_or_none(self.item, self.ask.user, keys["decision"], on=self.ask.today)
        if found is None:
            raise Http404
        self.decision = found


class DecisionEdit(DecisionAdd, OneDecision):
    """Change what is prepared."""

    heading, button = "Change a prepared decision", "Save"
    done = "The prepared decision is changed."

    def initial(self) -> dict[str, Any]:
        return initial_of(self.decision)

    def choices(self) -> dict[str, Any]:
        found = super().choices()
        return found | {"others": found["others"].exclude(pk=self.decision.pk)}

    def act(self, form: Any) -> Any:
        return actions.change_decision(
            self.decision,
            form.given(),
            by=self.ask.user,
            expected_version=form.cleaned_data["version"],
        )

    def says_now(self, current: Any) -> str:
        return f"{current.title}: {current.text}"


class DecisionRecord(OneDecision):
    """Record it for good, on the conditions as they are at this moment."""

    template = "item_record"
    heading, button = "Record the decision", "Record it for good"
    done = "It is recorded, and what it rests on is kept as it is."

    def form(self, *data: Any) -> RecordForm:
        row = self.decision
        votes = selectors.votes_to_rest_on(self.item, row.committee)
        by_vote = {"method": "vote", "vote": str(votes[-1].pk)} if votes else {}
        initial = {"standing": row.standing, "version": row.version, **by_vote}
        may_override = can(self.ask.user, Permission.OVERRIDE_DECISION, row.committee, on=self.ask.today).ok
        return RecordForm(*data, votes=votes, may_override=may_override, initial=initial)

    def act(self, form: Any) -> Any:
        self.decision = actions.record_as(self.decision, by=self.ask.user, **form.given())

    def after(self) -> str:
        return self.ask.link("meetings:decision-detail", self.decision.public_id)

    def says_now(self, current: Any) -> str:
        return f"{current.title}: {current.text}"

    def context(self, form: Any) -> dict[str, Any]:
        row = self.decision
        looked = selectors.looked_at(
            self.item, row.committee, matter_of(row), user=self.ask.user, on=self.ask.today, at=clock.now()
        )
        return {
            "decision": row,
            "matter": matter_words(row),
            "screen": presenter.screen(looked),
            "outcome": selectors.may_act(self.item.meeting),
        }


class DecisionAbandon(OneDecision):
    """Give a prepared decision up."""

    heading, button = "Give a prepared decision up", "Give it up"
    done = "The prepared decision is given up."

    def form(self, *data: Any) -> BecauseForm:
        return BecauseForm(*data)

    def act(self, form: Any) -> Any:
        return actions.abandon_decision(self.decision, because=form.cleaned_data["because"], by=self.ask.user)

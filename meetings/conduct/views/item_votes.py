"""A vote at an item: opened, taken by name, closed with its electorate frozen, or void (R165–R168)."""

from __future__ import annotations

from typing import Any

from django.http import Http404

from governance.foundation import clock
from meetings.conduct import presenters_item as presenter
from meetings.conduct.actions import votes as actions
from meetings.conduct.forms.item import BecauseForm
from meetings.conduct.forms.item_votes import BallotForm, CloseForm, VoteForm
from meetings.conduct.models import Vote
from meetings.conduct.rules.votes import SECOND
from meetings.conduct.selectors import items as selectors
from meetings.conduct.selectors.votes import Standing, matters, standing_of
from meetings.conduct.views.item_base import ItemForm


class VoteOpen(ItemForm):
    """Put a question to the vote."""

    heading, button = "Open a vote", "Open the vote"
    done = "The vote is open."

    def form(self, *data: Any) -> VoteForm:
        committees = self.item.taken_by
        special = {row.matter: row for committee in committees for row in matters(self.table(committee))}
        return VoteForm(*data, committees=committees, matters=list(special))

    def table(self, committee: Any) -> Any:
        return selectors.table_now(self.item, committee, on=self.ask.today, at=clock.now())

    def act(self, form: Any) -> Any:
        given = form.given()
        presiding = selectors.presiding_at(self.table(given["committee"]))
        people = {row.pk: row for row in selectors.table_of_item(self.item)}
        self.vote = actions.open_vote(
            item=self.item, by=self.ask.user, presiding=people.get(presiding or 0), **given
        )

    def after(self) -> str:
        meeting = self.item.meeting
        return self.ask.link(
            "meetings:live-item-vote", meeting.slug, self.item.public_id, self.vote.public_id
        )

    def context(self, form: Any) -> dict[str, Any]:
        return {"outcome": selectors.may_act(self.item.meeting)}


class OneVote(ItemForm):
    """Base: a form about one vote."""

    vote: Vote
    anchor = "votes"

    def find(self, **keys: Any) -> None:
        found = selectors.vote_or_none(self.item, self.ask.user, keys["vote"], on=self.ask.today)
        if found is None:
            raise Http404
        self.vote = found

    def standing(self) -> Standing | None:
        return None if self.vote.state == "void" else standing_of(self.vote, on=self.ask.today)

    def context(self, form: Any) -> dict[str, Any]:
        return {"vote": presenter.vote(self.vote, self.standing()), "row": self.vote}


class VotePage(OneVote):
    """Who has a vote and who said what; by name in one form."""

    template = "item_vote"
    heading, button = "Vote", "Save the votes"
    done = "The votes are written down."

    def form(self, *data: Any) -> BallotForm:
        standing = standing_of(self.vote, on=self.ask.today)
        people = {row.pk: row for row in selectors.table_of_item(self.item)}
        said = {f"vote-{paper.attendance_id}": paper.choice for paper in self.vote.papers.all()}
        return BallotForm(*data, electorate=standing.electorate, people=people, initial=said)

    def find(self, **keys: Any) -> None:
        super().find(**keys)
        if self.vote.state == "void" and not self.vote.electorate:
            raise Http404

    def act(self, form: Any) -> Any:
        return actions.cast_all(self.vote, form.choices(), by=self.ask.user)

    def after(self) -> str:
        meeting = self.item.meeting
        return self.ask.link(
            "meetings:live-item-vote", meeting.slug, self.item.public_id, self.vote.public_id
        )


class VoteClose(OneVote):
    """Close it: its electorate, count and result are frozen."""

    heading, button = "Close the vote", "Close the vote"
    done = "The vote is closed. Its result is kept as it is."

    def form(self, *data: Any) -> CloseForm:
        standing = self.standing()
        has_second = standing is not None and standing.ballot.casting == SECOND
        is_counted = self.vote.kind == "counted"
        return CloseForm(
            *data, is_counted=is_counted, has_second=has_second, initial={"version": self.vote.version}
        )

    def act(self, form: Any) -> Any:
        return actions.close_vote(self.vote, by=self.ask.user, **form.given())

    def says_now(self, current: Any) -> str:
        return f"{current.get_state_display()}."


class VoteVoid(OneVote):
    """It was opened in error, or must be taken again."""

    heading, button = "Declare the vote void", "Declare it void"
    done = "The vote is void. It stays in the record."

    def form(self, *data: Any) -> BecauseForm:
        return BecauseForm(*data)

    def act(self, form: Any) -> Any:
        return actions.void_vote(self.vote, because=form.cleaned_data["because"], by=self.ask.user)

"""The page of one item at work: can it lawfully be decided now? (G18, R191)"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from delegation.selectors.catalogue import functions_of
from delegation.selectors.choices import places_asked
from governance.foundation import clock
from meetings.conduct import item_sections, item_ways
from meetings.conduct import presenters_item as presenter
from meetings.conduct.forms.item import MatterForm, initial_of
from meetings.conduct.models import ConflictHandling
from meetings.conduct.presenters_item_decisions import matter_words, standing_tag, state_tag
from meetings.conduct.selectors import items as selectors
from meetings.conduct.selectors.conditions import Looked
from meetings.conduct.selectors.votes import standing_of
from meetings.conduct.views.item_base import ItemView
from meetings.papers.models import AgendaItem
from meetings.papers.presenters import matching as suggestion_words
from meetings.papers.selectors.matching import may_see_matches

PART = "screen"


class ItemPage(ItemView):
    """Conditions with one verdict, conflicts, votes and decisions. It asks for its conditions again by itself."""

    def get(self, request: HttpRequest, pk: str, item: UUID) -> HttpResponse:
        found = self.opened(pk, item)
        form = self.matter_form(found)
        shown = presenter.screens(self.looked(found, form))
        context: dict[str, Any] = {
            "item": found,
            "meeting": found.meeting,
            "screens": shown,
            "phase": selectors.phase_of(found.meeting),
            "phase_words": presenter.PHASES[selectors.phase_of(found.meeting)],
            "poll": self.poll_address(found, presenter.mark_of(shown)),
            "form": form,
        }
        if request.GET.get("part") == PART:
            if request.GET.get("seen") == presenter.mark_of(shown):
                return HttpResponse(status=204)
            return self.show("item_screen", context | {"is_part": True})
        return self.show("item", context | self.whole(found))

    def matter_form(self, item: AgendaItem) -> MatterForm:
        """As asked in the address; else of what is being prepared."""
        first = selectors.first_matter(item, item.taken_by[0], user=self.ask.user, on=self.ask.today)
        choices = {
            "functions": functions_of(item.meeting.icb),
            "places": places_asked(
                item.meeting.icb, on=item.meeting.date or self.ask.today, also=first.place
            ),
        }
        if "function" in self.request.GET:
            return MatterForm(self.request.GET, **choices)
        return MatterForm(initial=initial_of(first), **choices)

    def looked(self, item: AgendaItem, form: MatterForm) -> list[Looked]:
        """Of each committee that takes the item. A closed meeting has no conditions any more: its record has."""
        if selectors.phase_of(item.meeting) == selectors.OVER:
            return []
        asked = form.matter() if form.is_bound and form.is_valid() else None
        user, on, at = self.ask.user, self.ask.today, clock.now()
        return [
            selectors.looked_at(
                item,
                committee,
                asked or selectors.first_matter(item, committee, user=user, on=on),
                user=user,
                on=on,
                at=at,
            )
            for committee in item.taken_by
        ]

    def poll_address(self, item: AgendaItem, mark: str) -> str:
        query = self.request.GET.copy()
        query["part"], query["seen"] = PART, mark
        return f"{self.page_of(item).split('?')[0]}?{query.urlencode()}"

    def conflict(self, row: ConflictHandling) -> presenter.Conflict:
        may_register = selectors.may_register(row, self.ask.user, on=self.ask.today)
        return presenter.conflict(row, may_register=may_register)

    def whole(self, item: AgendaItem) -> dict[str, Any]:
        """All that does not ask for itself again."""
        user, on = self.ask.user, self.ask.today
        runs = self.runs(item)
        return {
            "way": self.way(item),
            "more": item_ways.ways(item, self.ask),
            "runs": runs.ok,
            "may_act": selectors.may_act(item.meeting),
            "may_prepare": selectors.may_prepare(item.meeting),
            "conflicts": [self.conflict(row) for row in selectors.conflicts_at(item, user, on=on)],
            "suggestions": selectors.suggestions_at(item, user, on=on),
            "sees_suggestions": may_see_matches(item.meeting, user, on=on).ok,
            "suggestion_words": suggestion_words,
            "votes": [
                presenter.vote(row, None if row.state == "void" else standing_of(row, on=on))
                for row in selectors.votes_at(item, user, on=on)
            ],
            "decisions": [
                (row, standing_tag(row), state_tag(row), matter_words(row))
                for row in selectors.decisions_at(item, user, on=on)
            ],
            "sections": item_sections.sections(item, self.ask),
            "recommendations": selectors.recommendations_of(item, user, on=on) if runs.ok else [],
        }

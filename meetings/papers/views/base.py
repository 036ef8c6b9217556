"""What pages of one paper share: found by its permanent id, or 404."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from governance.foundation.outcome import Outcome, first_not_met
from governance.foundation.permissions import can
from meetings.papers.models import Paper, PaperVersion
from meetings.papers.selectors.checks import may_move
from meetings.papers.selectors.papers import paper_or_none
from meetings.papers.selectors.versions import readable_versions
from meetings.planning.models import Meeting
from meetings.planning.rules.schedule import check_open
from meetings.planning.selectors.meetings import meeting_or_none
from meetings.planning.views.base import MeetingView, refusal_words


class PaperView(MeetingView):
    """Base: a page of one paper."""

    wing = "papers"

    @property
    def today(self) -> date:
        return self.ask.today

    def found(self, public_id: UUID) -> Paper:
        paper = paper_or_none(self.ask.user, public_id, on=self.today)
        if paper is None:
            raise Http404
        self.turn_to_icb(paper.item.meeting.icb_id)
        return paper

    def newest(self, paper: Paper) -> PaperVersion:
        """The newest version that this person reads; a paper without one is not there for them."""
        versions = readable_versions(paper, self.ask.user, on=self.today)
        if not versions:
            raise Http404
        return versions[0]

    def may(self, paper: Paper, permission: str) -> Outcome:
        """The right, and a meeting that is not over."""
        return first_not_met(
            can(self.ask.user, permission, paper, on=self.today), check_open(paper.item.meeting.state)
        )

    def may_move(self, paper: Paper, transition: str) -> Outcome:
        return may_move(paper, transition, self.ask.user, on=self.today)

    def page_of(self, paper: Paper) -> HttpResponse:
        return redirect(self.address(paper))

    def address(self, paper: Paper, page: str = "paper-detail", *more: Any) -> str:
        return self.ask.link(f"meetings:{page}", paper.public_id, *more)

    def show_paper(
        self, template: str, paper: Paper, context: dict[str, Any], status: int = 200
    ) -> HttpResponse:
        """A page of a paper; its meeting is linked only for those who may see it."""
        meeting = self.meeting_of(paper)
        way = (paper.title, self.address(paper))
        crumbs = self.crumbs(meeting, *(() if template == "paper" else (way,)))
        return self.show(template, {"paper": paper, "meeting": meeting, "way": crumbs, **context}, status)

    def tell(self, error: Any) -> None:
        """Why something was refused, where there is no form to show it in."""
        messages.error(self.request, refusal_words(error))

    def meeting_of(self, paper: Paper) -> Meeting | None:
        return meeting_or_none(self.ask.user, paper.item.meeting.slug, on=self.today)

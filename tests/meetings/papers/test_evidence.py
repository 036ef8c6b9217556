"""Drafts due and papers signed off are told done by the papers' own state."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from governance.foundation import clock
from governance.models import User
from meetings.models import AgendaItem, Meeting, Paper
from meetings.papers.actions.agenda import add_item
from meetings.papers.actions.commissions import commission_paper, draft_is_in
from meetings.papers.actions.signing import revise_paper, sign_off_paper, submit_paper
from meetings.planning.actions.deadlines import create_deadline_rule
from meetings.planning.selectors.deadlines import deadlines_of
from tests.fixtures.people import World


@pytest.fixture(autouse=True)
def rules(world: World, people: Callable[[str], User]) -> None:
    """Drafts by 12 March, papers signed off by 16 March."""
    for kind, amount in (("drafts", 14), ("sign_off", 10)):
        create_deadline_rule(
            icb=world.north,
            kind=kind,
            unit="calendar",
            amount=amount,
            effective_from=date(2026, 1, 1),
            by=people("governance_officer"),
        )


def told(meeting: Meeting) -> list[str]:
    """The states of both, today."""
    found = deadlines_of(Meeting.objects.get(pk=meeting.pk), on=clock.today(), at=clock.now())
    return [one.state for one in found if one.kind in ("drafts", "sign_off")]


@pytest.mark.requirement("R63")
def test_both_are_met_when_every_paper_is(
    item: AgendaItem, paper_of: Callable[..., Paper], director: User, people: Any, clock_at: Any
) -> None:
    meeting = item.meeting
    with clock_at(2026, 3, 18):
        assert told(meeting) == ["passed", "passed"]  # no paper is expected: nobody is late
    with clock_at(2026, 3, 2):
        first, second = paper_of(item), paper_of(item, title="Annex to the plan")
        commission_paper(
            item=item, paper=second, author_name="Ada", author_email="", due_on=date(2026, 3, 12), by=director
        )
        assert told(meeting) == ["ahead", "ahead"]
    with clock_at(2026, 3, 11):
        submit_paper(first, by=director)
        draft_is_in(second.commissions.get(), by=director)
        assert told(meeting) == ["met", "soon"]
    with clock_at(2026, 3, 17):
        submit_paper(second, by=director)
        sign_off_paper(first, name="Eve", by=people("executive"))
        assert told(meeting) == ["met", "late"]
        sign_off_paper(second, name="Eve", by=people("executive"))
        assert told(meeting) == ["met", "met_late"]
    with clock_at(2026, 3, 18):
        revise_paper(Paper.objects.get(pk=first.pk), reason="Figures", by=director)
        assert told(meeting)[1] == "late"


def test_an_item_without_its_paper_is_late(meeting: Meeting, director: User, clock_at: Any) -> None:
    with clock_at(2026, 3, 18):
        add_item(meeting=meeting, title="Budget", needs_paper=True, by=director)
        assert told(meeting) == ["late", "late"]

"""People, a route and a paper for the tests of sign-off, on 2 March 2026."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from governance.foundation import clock
from governance.foundation.models import OutboxMessage
from governance.models import User
from meetings.models import AgendaItem, Paper, SignOffRoute
from meetings.papers.actions.commissions import commission_paper
from meetings.papers.actions.routes import create_route
from meetings.papers.actions.writing import write_paper
from meetings.papers.rules.routes import READY_ROUTES, RouteStep
from meetings.papers.selectors.papers import working_version
from meetings.papers.selectors.signing import lines_of
from membership.models import Person
from membership.people.actions import create_person
from tests.fixtures.people import World
from tests.meetings.conftest import IMPLICATIONS

People = Callable[[str], User]


PaperOf = Callable[..., Paper]


TODAY = date(2026, 3, 2)


MONEY = {**IMPLICATIONS, "financial_impact": {"answer": "yes", "comment": "£2m"}}


@pytest.fixture(autouse=True)
def a_day(clock_at: Any) -> Any:
    with clock_at(2026, 3, 2):
        yield


@pytest.fixture
def staff(world: World, people: People) -> dict[str, Person]:
    """The people on record who have an account, by role."""
    lead = people("governance_lead")
    names = {
        "executive": "Sam Sponsor",
        "place_director": "Dee Rector",
        "governance_lead": "Gov Lead",
        "committee_secretary": "Sec Retary",
        "paper_author": "Au Thor",
    }
    return {
        role: create_person(icb=world.north, by=lead, name=name, slug=role, user=people(role))
        for role, name in names.items()
    }


@pytest.fixture
def route(world: World, people: People, staff: Any) -> Callable[..., SignOffRoute]:
    """`route(*steps)` sets the route of the ICB."""

    def of(*steps: RouteStep, **values: Any) -> SignOffRoute:
        given = {"icb": world.north, "effective_from": date(2026, 1, 1)} | values
        return create_route(steps=[step.kept() for step in steps], by=people("governance_lead"), **given)

    return of


USUAL = READY_ROUTES["usual"].steps


def told(paper: Paper) -> list[tuple[str, str]]:
    return [(line.step.name, line.state) for line in lines_of(paper, on=clock.today())]


def state_of(paper: Paper) -> str:
    return Paper.objects.get(pk=paper.pk).state


@pytest.fixture
def paper(route: Any, item: AgendaItem, paper_of: PaperOf, director: User, staff: Any) -> Paper:
    """Under the usual route, asked of Ada with the executive as its sponsor, with money in it, not submitted."""
    route(*USUAL)
    made = paper_of(item, layout="lsc")
    commission_paper(
        item=item,
        paper=made,
        author_name="Ada Hill",
        author_email="ada@outside.example",
        sponsor=staff["executive"],
        due_on=date(2026, 3, 10),
        by=director,
    )
    OutboxMessage.objects.all().delete()
    version = working_version(made)
    write_paper(made, cover=version.cover | {"implications": MONEY}, by=director)
    return made


def cover_of(paper: Paper) -> dict[str, Any]:
    return working_version(paper).cover

"""Chair's action and officers' decisions: as the rules of the day say, with authority, and ratified (G16, LP68)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from delegation.actions import add_entry, adopt_version, create_scheme, create_version, load_starter_functions
from delegation.models import Function
from governance.foundation.audit import save_recorded
from governance.foundation.outcome import met, not_met
from governance.models import Post, User
from meetings.conduct.actions.between import record_officers, record_urgent
from meetings.conduct.models import Decision
from meetings.conduct.rules.between import Route, check_lawful, check_officers, check_route
from meetings.conduct.rules.states import unknown
from meetings.conduct.rules.verdict import AUTHORITY, BETWEEN_MEETINGS, Condition, verdict
from meetings.conduct.rules.verdict import ROUTE as WAY
from meetings.conduct.selectors.conditions import Matter
from meetings.conduct.selectors.proof import verify
from meetings.models import Meeting
from tests.fixtures.outcomes import Refused
from tests.fixtures.people import START, World
from tests.meetings.conduct.conftest import DAY

ROUTE = Route(("The chair", "The chief executive"), ("Two members",), "standing orders, 3.9")
NAMED = {"The chair": "Ann Lee", "The chief executive": "Bo Ray"}


@pytest.mark.requirement("LP68", "LP76")
@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({}, "urgent.as_the_rules_say"),
        ({"route": Route()}, "urgent.no_route"),
        ({"named": {"The chair": "Ann Lee"}}, "urgent.not_all"),
        ({"named": {"The chair": "Ann Lee", "The chief executive": "ann lee "}}, "urgent.one_person"),
        ({"consulted": " "}, "urgent.not_consulted"),
        ({"route": Route(ROUTE.deciders), "consulted": ""}, "urgent.as_the_rules_say"),
        ({"urgency": ""}, "urgent.no_urgency"),
    ],
)
def test_the_route_of_the_rules(values: dict[str, Any], code: str) -> None:
    given = {"route": ROUTE, "named": NAMED, "consulted": "By telephone", "urgency": "Floods"} | values
    assert check_route(given.pop("route"), **given).code == code


def test_an_officer_is_named_with_the_post() -> None:
    assert check_officers(posts=[], name="Ann").code == "officer.no_post"
    assert check_officers(posts=["Director"], name=" ").code == "officer.no_name"
    assert check_officers(posts=["Director"], name="Ann").ok


def test_authority_and_route_are_both_needed() -> None:
    way, held = Condition(WAY, met("route.met")), Condition(AUTHORITY, met("authority.met"))
    assert way.is_needed
    assert check_lawful(verdict([way, held], asked=BETWEEN_MEETINGS)).ok
    for outcome in (not_met("authority.no", "Not theirs."), unknown("authority.open", "Nobody knows.")):
        refused = check_lawful(verdict([way, Condition(AUTHORITY, outcome)], asked=BETWEEN_MEETINGS))
        assert (refused.code, refused.details["field"]) == ("decision.not_lawful", "function")
    with pytest.raises(ValueError, match="route"):
        verdict([held], asked=BETWEEN_MEETINGS)


@pytest.fixture
def posts(world: World) -> list[Post]:
    return [
        save_recorded(Post(icb=world.north, title=title, slug=title.lower(), effective_from=START), by=None)
        for title in ("Director", "Treasurer")
    ]


@pytest.fixture
def function(world: World, people: Callable[[str], User], posts: list[Post]) -> Function:
    """Urgent care at the hill: up to £100,000 by the board, and anything by the director."""
    officer = people("governance_officer")
    rows = [{"code": "urgent", "title": "Urgent care", "group": "service_area", "source": "Paper 5a"}]
    load_starter_functions(by=people("system_administrator"), rows=rows)
    found = Function.objects.get()
    scheme = create_scheme(icb=world.north, title="Scheme", by=officer)
    version = create_version(scheme=scheme, label="1", effective_from=START, by=officer)
    shared: dict[str, Any] = {"scheme_version": version, "function": found, "treatment": "delegated"}
    shared |= {"source": "Scheme, row 1", "effective_from": START, "place": world.hill, "by": officer}
    limits = [{"amount": Decimal(100_000), "basis": "per_decision"}]
    add_entry(**shared, reference="U1", holder_committee=world.hill_board, limits=limits)
    add_entry(**shared, reference="U2", holder_post=posts[0])
    adopt_version(version, adopted_on=START, adopted_by="The board", effective_from=START, by=officer)
    return found


def matter(world: World, function: Function | None, amount: int | None = 5_000) -> Matter:
    return Matter(function, world.hill, Decimal(amount) if amount is not None else None)


def urgent(world: World, by: User, function: Function | None, **values: Any) -> Decision:
    given: dict[str, Any] = {
        "committee": world.hill_board,
        "matter": matter(world, function),
        "title": "Pumps",
        "text": "Pumps are hired.",
        "deciders": NAMED,
        "consulted": "By telephone",
        "urgency": "Floods",
    }
    return record_urgent(by=by, **(given | values))


ROUTED = {"urgent_deciders": list(ROUTE.deciders), "urgent_consultees": list(ROUTE.consultees)}


@pytest.mark.django_db
@pytest.mark.requirement("LP68", "LP75", "R191")
def test_a_chairs_action_is_recorded_and_goes_to_the_next_meeting(
    terms, world: World, function: Function, meeting: Meeting, people: Callable[[str], User], on_the_day: None
) -> None:
    terms(**ROUTED)
    director = people("place_director")
    with Refused("decision.not_lawful"):
        urgent(world, director, function, matter=matter(world, function, 500_000))
    with Refused("decision.not_lawful"):
        urgent(world, director, None, matter=matter(world, None))
    with Refused("urgent.not_all"):
        urgent(world, director, function, deciders={})
    with Refused("sitting.time.ahead"):
        urgent(world, director, function, at=DAY + timedelta(days=40_000))
    decision = urgent(world, director, function)
    assert decision.reference.startswith("HIL-")
    assert decision.decided_by == "Ann Lee (The chair); Bo Ray (The chief executive)"
    assert decision.ratification_item is not None
    assert decision.ratification_item.title == f"To ratify: {decision.reference}, Pumps"
    assert decision.ratification_item.meeting == meeting
    assert [row.what for row in verify(decision) if not row.outcome.ok] == []
    assert {row.what for row in verify(decision)} == {"Seal", "Ledger", "Authority"}


@pytest.mark.django_db
@pytest.mark.requirement("LP76")
def test_without_a_rule_there_is_no_chairs_action(
    terms, world: World, function: Function, people: Callable[[str], User]
) -> None:
    terms()
    with Refused("urgent.no_route"):
        urgent(world, people("place_director"), function)


@pytest.mark.django_db
@pytest.mark.requirement("R92", "R191")
def test_an_officer_decides_what_the_scheme_gives_the_post(
    world: World, function: Function, posts: list[Post], people: Callable[[str], User]
) -> None:
    director = people("place_director")
    given: dict[str, Any] = {
        "committee": world.hill_board,
        "title": "Beds",
        "text": "Beds.",
        "decided_by": "Cy Oke",
    }
    asked = matter(world, function, 900_000)
    with Refused("decision.not_lawful"):
        record_officers(posts=[posts[1]], matter=asked, by=director, **given)
    decision = record_officers(posts=[posts[0]], matter=asked, by=director, **given)
    assert [row.what for row in verify(decision) if not row.outcome.ok] == []
    assert decision.way == "officer"


@pytest.mark.django_db
@pytest.mark.requirement("LP68")
def test_the_page_refuses_beside_the_field_and_records(
    terms, world: World, function: Function, people: Callable[[str], User], client: Client, on_the_day: None
) -> None:
    terms(**ROUTED)
    client.force_login(people("governance_officer"))
    page = client.get(reverse("governance:committee-detail", args=[world.hill_board.pk])).content.decode()
    address = reverse("meetings:between-urgent", args=[world.hill_board.slug])
    assert address in page
    form = client.get(address).content.decode()
    assert "Who decided as The chief executive?" in form
    filled = {
        "title": "Pumps",
        "text": "Pumps are hired.",
        "openness": "public",
        "function": str(function.pk),
        "place": str(world.hill.pk),
        "amount": "£5k",
        "in_budget": "",
        "day_day": "20",
        "day_month": "3",
        "day_year": "2026",
        "time": "2pm",
        "urgency": "Floods",
        "consulted": "By telephone",
        "decider_0": "Ann Lee",
    }
    refused = client.post(address, filled).content.decode()
    assert "say who decided as The chief executive" in refused
    assert "Pumps are hired." in refused
    done = client.post(address, filled | {"decider_1": "Bo Ray"}, follow=True).content.decode()
    assert "Ann Lee (The chair); Bo Ray (The chief executive)" in done
    assert "How it was decided" in done
    client.force_login(people("member"))
    assert client.get(address).status_code == 403

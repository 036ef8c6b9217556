"""The roadmap, from its forms to the page of phases on a day (R77)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from delegation.actions.milestones import create_note
from delegation.actions.roadmap import change_phase, change_reading, create_phase, create_reading
from delegation.models import Indicator, IndicatorReading, Milestone, RoadmapPhase
from delegation.selectors.roadmap import roadmaps
from governance.foundation.errors import NotPermitted, RuleNotMet
from governance.models import GovernanceEvent
from tests.delegation.road.conftest import SOURCE, days
from tests.fixtures.people import START, World

ROADMAP = "delegation:roadmap"


def text_of(client: Client, name: str, *args: int, **query: str) -> str:
    return " ".join(client.get(reverse(name, args=args), query).content.decode().split())


@pytest.mark.requirement("R77")
def test_a_phase_with_its_deliverable_and_indicator_is_entered_on_its_pages(
    client: Client, world: World, officer: Any
) -> None:
    client.force_login(officer)
    create = reverse("delegation:roadmap-phase-create")
    given = {"title": "Year 1: Stabilise", "aim": "Firm ground", "source": SOURCE} | days("first_day", START)
    backwards = client.post(create, given | days("last_day", date(2020, 3, 31)))
    assert "The last day must not be before the first day." in backwards.content.decode()
    client.post(create, given | days("last_day", date(2021, 3, 31)))
    (phase,) = RoadmapPhase.objects.all()
    for address, values in (
        ("delegation:milestone-create", {"title": "A balanced plan", "phase": phase.pk}),
        ("delegation:indicator-create", {"measures": "Out of hospital care", "phase": phase.pk}),
    ):
        answer = client.post(reverse(address), values | {"source": SOURCE}, follow=True)
        assert "was added" in answer.content.decode()
    page = text_of(client, ROADMAP, on="2020-04-01")
    assert "0 of 1 deliverable complete, 1 with nothing told yet." in page
    assert "Out of hospital care" in page
    assert "Not yet measured" in page
    codes = ("roadmap_phase.entered", "milestone.entered", "indicator.entered")
    assert GovernanceEvent.objects.filter(code__in=codes).count() == len(codes)


@pytest.mark.requirement("R77")
def test_the_roadmap_tells_progress_as_it_was_on_a_day(
    client: Client, officer: Any, phase: RoadmapPhase, milestone: Milestone, indicator: Indicator
) -> None:
    create_note(
        milestone=milestone, noted_on=date(2020, 9, 1), status="complete", evidence="Signed", by=officer
    )
    create_reading(
        indicator=indicator, read_on=date(2020, 10, 1), state="towards", value="12 in 100", by=officer
    )
    client.force_login(officer)
    early = text_of(client, ROADMAP, on="2020-08-31")
    assert "0 of 1 deliverable complete" in early
    assert "12 in 100" not in early
    assert "Not yet measured" in early
    late = text_of(client, ROADMAP, on="2020-10-01")
    assert "1 of 1 deliverable complete." in late
    assert "1 September 2020: Signed" in late
    assert "12 in 100" in late
    assert "1 of the 2 indicators that are to be agreed are recorded." in late


@pytest.mark.requirement("R77")
def test_phases_stand_in_order_and_places_have_their_own(
    client: Client, world: World, officer: Any, phase: RoadmapPhase
) -> None:
    shared = {"icb": world.north, "source": SOURCE, "by": officer}
    last = create_phase(
        **shared, title="Years 4 to 7", first_day=date(2023, 4, 1), last_day=date(2027, 3, 31)
    )
    middle = create_phase(
        **shared, title="Years 2 to 3", first_day=date(2021, 4, 1), last_day=date(2023, 3, 31)
    )
    hill = create_phase(
        **shared, place=world.hill, title="On the hill", first_day=START, last_day=date(2021, 3, 31)
    )
    found = roadmaps(officer, world.north, on=date(2021, 4, 1), rights_on=START)
    assert [each.place for each in found] == [None, world.hill]
    assert [line.phase for line in found[0].phases] == [phase, middle, last]
    assert [line.when for line in found[0].phases] == ["over", "current", "to_come"]
    assert [line.phase for line in found[1].phases] == [hill]
    client.force_login(officer)
    listed = text_of(client, "delegation:roadmap-phase-list", place=str(world.hill.pk))
    assert "On the hill" in listed
    assert "Years 2 to 3" not in listed


def test_the_roadmap_takes_as_many_queries_for_many_phases(
    world: World,
    officer: Any,
    phase: RoadmapPhase,
    milestone: Milestone,
    indicator: Indicator,
    django_assert_num_queries: Any,
) -> None:
    for year in (2030, 2031, 2032):
        create_phase(
            icb=world.north,
            title=f"Year {year}",
            first_day=date(year, 4, 1),
            last_day=date(year + 1, 3, 31),
            source=SOURCE,
            by=officer,
        )
    officer.grants_in_force(START)
    with django_assert_num_queries(5):
        roadmaps(officer, world.north, on=START, rights_on=START)


@pytest.mark.requirement("R77")
def test_a_reading_is_of_a_day_that_has_come_and_unmeasured_says_no_value(
    client: Client, officer: Any, indicator: Indicator, clock_at: Any
) -> None:
    with clock_at(2020, 6, 1):
        client.force_login(officer)
        create = reverse("delegation:indicator-reading-create")
        given = {"indicator": indicator.pk, "state": "towards", "value": "12 in 100"}
        ahead = client.post(create, given | days("read_on", date(2020, 6, 2)))
        assert "2 June 2020 has not come yet." in ahead.content.decode()
        empty = client.post(create, given | {"state": "not_measured"} | days("read_on", date(2020, 6, 1)))
        assert "What is not yet measured has no reading." in empty.content.decode()
        client.post(create, given | days("read_on", date(2020, 6, 1)))
        (reading,) = IndicatorReading.objects.all()
        with pytest.raises(RuleNotMet, match="has not come yet"):
            change_reading(reading, {"read_on": date(2021, 1, 1)}, by=officer, reason="A slip")
        assert "12 in 100" in text_of(client, "delegation:indicator-detail", indicator.pk)
        found = text_of(client, "delegation:indicator-list", state="towards")
        assert "Out of hospital care" in found
        assert "Nothing matches this filter" in text_of(client, "delegation:indicator-list", state="reached")


def test_a_place_of_another_icb_is_refused(world: World, officer: Any, people: Any) -> None:
    values: dict[str, Any] = {"title": "Elsewhere", "first_day": START, "last_day": START, "source": SOURCE}
    foreign = world.south_board.place or world.south.places.first()
    with pytest.raises(ValidationError, match="another ICB"):
        create_phase(icb=world.north, place=foreign, by=officer, **values)


@pytest.mark.requirement("R77")
def test_a_place_director_reads_and_does_not_change(
    client: Client, people: Any, phase: RoadmapPhase, indicator: Indicator
) -> None:
    director = people("place_director")
    client.force_login(director)
    assert "Firm ground" in text_of(client, ROADMAP)
    assert client.get(reverse("delegation:roadmap-phase-edit", args=[phase.pk])).status_code == 403
    with pytest.raises(NotPermitted):
        change_phase(phase, {"title": "Mine"}, by=director, reason="I wish")
    client.force_login(people("other_icb"))
    assert "Firm ground" not in text_of(client, ROADMAP)
    for name, row in (("roadmap-phase", phase), ("indicator", indicator)):
        assert client.get(reverse(f"delegation:{name}-detail", args=[row.pk])).status_code == 404


def test_the_second_of_two_editors_sees_both_texts_and_history_tells_who(
    client: Client, officer: Any, phase: RoadmapPhase
) -> None:
    client.force_login(officer)
    given = {"title": "Year one", "source": SOURCE, "reason": "Plain words", "version": "1"}
    given |= days("first_day", START) | days("last_day", date(2021, 3, 31))
    edit = reverse("delegation:roadmap-phase-edit", args=[phase.pk])
    assert client.post(edit, given).status_code == 302
    assert client.post(edit, given | {"title": "The first year"}).status_code == 409
    history = text_of(client, "delegation:roadmap-phase-history", phase.pk)
    assert "Plain words" in history
    assert "Year one" in history

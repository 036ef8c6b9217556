"""The roads of Lancashire and South Cumbria and of North East London, as their papers tell them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from delegation.models import Milestone, Stance
from delegation.selectors.engagement import concerns
from delegation.selectors.milestones import conditions_among, due_of, standing_of
from delegation.selectors.roadmap import roadmaps
from governance.models import IntegratedCareBoard, User

pytestmark = pytest.mark.usefixtures("demo_world")
TODAY = date(2026, 9, 1)


def lead_of(icb: str) -> Any:
    found = IntegratedCareBoard.objects.get(slug=icb)
    held = {"role_grants__icb": found, "role_grants__role": "governance_lead"}
    return found, User.objects.filter(**held).first()


@pytest.mark.requirement("R77")
def test_the_roadmap_has_three_phases_with_their_deliverables() -> None:
    lsc, lead = lead_of("lsc")
    (whole,) = roadmaps(lead, lsc, on=date(2022, 8, 1), rights_on=TODAY)
    assert [(p.phase.title, p.when, len(p.deliverables), len(p.indicators)) for p in whole.phases] == [
        ("Year 1: Stabilise", "current", 6, 3),
        ("Years 2 to 3: Recover", "to_come", 5, 0),
        ("Years 4 to 7: Transform and Excel", "to_come", 3, 3),
    ]
    first = whole.phases[0]
    assert first.agreed.details["missing"] == 2
    assert first.tally.underway == 2
    assert {each.outcome.code for p in whole.phases for each in p.indicators} == {"indicator.not_measured"}
    (before,) = roadmaps(lead, lsc, on=date(2022, 7, 26), rights_on=TODAY)
    assert before.phases[0].tally.not_told == 6


@pytest.mark.requirement("R74")
def test_stances_are_those_of_the_review_with_its_four_themes() -> None:
    lsc, lead = lead_of("lsc")
    kinds = list(Stance.objects.filter(group__icb=lsc).values_list("stance", flat=True))
    counted = {kind: kinds.count(kind) for kind in set(kinds)}
    assert counted == {"welcomed": 17, "concerns": 6, "some_concern": 5, "opportunity": 2}
    lines = concerns(lead, lsc, on=date(2022, 7, 27), rights_on=TODAY)
    assert lines[-1].group is None
    assert sorted(lines[-1].counts.values()) == [1, 2, 2, 2]
    assert concerns(lead, lsc, on=date(2022, 6, 20), rights_on=TODAY) == []


@pytest.mark.requirement("R103")
def test_the_milestones_have_the_days_and_states_of_the_update() -> None:
    rows = {row.title: row for row in Milestone.objects.filter(icb__slug="nel").prefetch_related("notes")}
    told = date(2021, 11, 2)
    chief = rows["ICS Chief Executive confirmed"]
    assert (chief.due_on, standing_of(chief, on=told).status) == (date(2021, 11, 30), "underway")
    assert due_of(chief, on=date(2021, 12, 1)).code == "milestone.overdue"
    assert sum(standing_of(row, on=told).status == "complete" for row in rows.values()) == 4
    constitution = rows["Constitution approved by NHS England"]
    assert constitution.due_on == date(2022, 3, 31)
    assert standing_of(constitution, on=told).status == "not_told"


@pytest.mark.requirement("R102")
def test_tower_hamlets_is_to_show_all_five_conditions_and_nothing_shows_them_yet() -> None:
    rows = Milestone.objects.filter(place__name="Tower Hamlets").prefetch_related("notes")
    found = conditions_among(rows, on=TODAY)
    assert [(each.condition.value, each.outcome.code) for each in found] == [
        (name, "condition.planned")
        for name in ("outcomes", "delivery", "resources", "quality", "performance")
    ]

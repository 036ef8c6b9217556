"""What the seed systems delegate, as the demonstration world holds it."""

from __future__ import annotations

from datetime import date

import pytest

from delegation.models import Agreement, AvailabilityRule, Function
from delegation.selectors import authority, entries_in_force, scope_of, treatment_of
from governance.models import Committee, IntegratedCareBoard, Place, Post

AUTUMN, FEBRUARY = date(2022, 10, 1), date(2023, 2, 1)
BOB_PLACES = ("Buckinghamshire", "Oxfordshire", "Berkshire West")
FOUR_AREAS = ("uec_discharge", "primary_community_integration", "adult_mh_lda", "cyp_mh_lda_send")


def place(name: str, on: date = AUTUMN) -> Place:
    return Place.objects.filter(kind="place").in_force(on).get(name=name)


def treatment(code: str, name: str, on: date) -> str:
    answer = treatment_of(Function.objects.get(code=code), place(name, on), on=on)
    return answer.code.removeprefix("treatment.")


@pytest.mark.requirement("R23", "R79")
def test_safeguarding_is_place_led_in_one_icb_and_not_delegated_in_another(demo_world: None) -> None:
    assert treatment("safeguarding", "Oxfordshire", AUTUMN) == "discussed_not_delegated"
    assert treatment("safeguarding", "Lancashire", AUTUMN) == "delegated"


@pytest.mark.requirement("R17", "R19", "R24")
@pytest.mark.parametrize("name", BOB_PLACES)
def test_four_areas_are_undetermined_first_and_delegated_from_2023(demo_world: None, name: str) -> None:
    assert {treatment(code, name, date(2022, 12, 31)) for code in FOUR_AREAS} == {"undetermined"}
    assert {treatment(code, name, date(2023, 1, 1)) for code in FOUR_AREAS} == {"delegated"}


@pytest.mark.requirement("R20", "R42")
def test_each_area_says_what_kind_of_responsibility_and_what_is_kept_back(demo_world: None) -> None:
    bob = IntegratedCareBoard.objects.get(organisation__ods_code="QU9")
    function = Function.objects.get(code="primary_community_integration")
    (entry,) = entries_in_force(bob, on=FEBRUARY, place=place("Oxfordshire"), function=function).filter(
        treatment="delegated"
    )
    assert entry.responsibility == "operational oversight, strategic development"
    assert "The national GMS core contract." in entry.exclusions


@pytest.mark.requirement("R22", "R29", "R39")
def test_led_elsewhere_and_split_functions(demo_world: None) -> None:
    assert treatment("maternity", "Oxfordshire", FEBRUARY) == "led_elsewhere"
    assert treatment("planned_care_referral", "Oxfordshire", FEBRUARY) == "undetermined"
    assert treatment("planned_care_surgical", "Oxfordshire", FEBRUARY) == "led_elsewhere"
    assert treatment("uec_999_111", "Oxfordshire", FEBRUARY) == "led_elsewhere"
    assert treatment("uec_virtual_wards", "Oxfordshire", FEBRUARY) == "delegated"


@pytest.mark.requirement("R44", "R45")
def test_pooled_services_are_held_by_the_place_director_meanwhile(demo_world: None) -> None:
    function = Function.objects.get(code="pooled_joint_commissioning")
    for name in BOB_PLACES:
        answer = treatment_of(function, place(name), on=AUTUMN)
        (holder,) = answer.details["holders"]
        director = Post.objects.get(title=holder)
        assert director.place == place(name)
        held = authority(holder=director, function=function, place=place(name), on=AUTUMN)
        assert held.code == "authority.held"


@pytest.mark.requirement("R17", "R153", "R154", "R190")
def test_bexleys_board_may_not_decide_in_2021_and_may_after_the_icb_delegates(demo_world: None) -> None:
    board = Committee.objects.get(slug="bexley-strategic-board")
    function = Function.objects.get(code="prescribing")
    ask = {"holder": board, "function": function, "place": place("Bexley")}
    assert authority(**ask, on=date(2021, 11, 25)).code == "authority.undetermined"
    after = authority(**ask, on=date(2022, 11, 25))
    assert after.code == "authority.held"
    assert "¶3.6(iii)" in after.clause


@pytest.mark.requirement("R81")
def test_a_place_of_lancashire_leads_six_first_functions(demo_world: None) -> None:
    found = scope_of(place("Lancashire"), on=AUTUMN)
    assert {line.function.code for line in found.within} == {
        "health_care_integration",
        "chc",
        "safeguarding",
        "send",
        "care_home_quality",
        "community_mh_provision",
    }


@pytest.mark.requirement("R75", "R80")
def test_lancashire_says_when_money_and_functions_may_be_delegated(demo_world: None) -> None:
    rules = AvailabilityRule.objects.filter(icb__organisation__ods_code="QE1")
    autumn = {
        (rule.covers, rule.availability, rule.function and rule.function.code)
        for rule in rules.in_force(AUTUMN)
    }
    assert autumn == {
        ("budget", "not_supported", None),
        ("delegation", "not_supported", "primary_dental"),
        ("delegation", "not_supported", "primary_eye_health"),
    }
    assert [rule.availability for rule in rules.in_force(date(2023, 4, 1))] == ["unlikely"]


@pytest.mark.requirement("R82", "R106")
def test_agreements_of_the_seeds_are_registered(demo_world: None) -> None:
    memorandum = Agreement.objects.get(kind="mou")
    assert memorandum.parties.count() == 4
    joint = Agreement.objects.get(icb__organisation__ods_code="QMF")
    assert joint.services.splitlines()[:2] == ["Tower Connect", "Linkage Plus"]


@pytest.mark.requirement("R21", "R27", "R49", "R100")
def test_delegations_carry_measures_money_and_where_they_came_from(demo_world: None) -> None:
    bob = IntegratedCareBoard.objects.get(organisation__ods_code="QU9")
    area = entries_in_force(
        bob, on=FEBRUARY, place=place("Oxfordshire"), function=Function.objects.get(code=FOUR_AREAS[0])
    )
    delegated = area.filter(treatment="delegated").first()
    assert delegated is not None
    assert "off track" in delegated.measures.get().off_track
    assert [budget.financial_year for budget in delegated.budgets.all()] == ["2022/23", "2023/24"]
    passed_on = entries_in_force(bob, on=FEBRUARY, function=Function.objects.get(code="pod")).get(
        parent__isnull=False
    )
    assert passed_on.parent.holder == bob.organisation
    assert [row.organisation.slug for row in passed_on.parent.delegators.all()] == ["nhs-england"]

"""The loaded schemes answer: the same question, another ICB, another day."""

from __future__ import annotations

from datetime import date

import pytest

from delegation.models import Function
from delegation.selectors import authority, scheme_in_force, treatment_of
from governance.foundation.outcome import Outcome
from governance.models import Committee, IntegratedCareBoard, Place, Post

pytestmark = pytest.mark.usefixtures("demo_world")
AUTUMN = date(2022, 10, 3)


def treatment(function: str, place: str, on: date = AUTUMN) -> Outcome:
    return treatment_of(Function.objects.get(code=function), Place.objects.get(code=place), on=on)


@pytest.mark.requirement("R23", "R79")
def test_safeguarding_is_led_by_place_in_one_icb_and_not_delegated_in_another() -> None:
    there, here = treatment("safeguarding", "LSC4-LAN"), treatment("safeguarding", "BOB-BUC")
    assert there.ok
    assert there.details["holders"] == ("Director of Health and Care Integration, Lancashire",)
    assert not here.ok
    assert here.details["treatments"] == ("discussed_not_delegated",)


@pytest.mark.requirement("R17", "R19", "R24")
@pytest.mark.parametrize(
    "function", ["uec_discharge", "primary_community_integration", "adult_mh_lda", "cyp_mh_lda_send"]
)
@pytest.mark.parametrize("place", ["BOB-BUC", "BOB-OXF", "BOB-BKW"])
def test_four_areas_are_undetermined_until_the_partnerships_are_established(
    function: str, place: str
) -> None:
    assert treatment(function, place, date(2022, 12, 31)).details["treatments"] == ("undetermined",)
    assert treatment(function, place, date(2023, 1, 1)).ok


@pytest.mark.requirement("R22", "R48")
@pytest.mark.parametrize(
    ("function", "lead"),
    [
        ("maternity", "BOB Local Maternity and Neonatal System"),
        ("planned_care", "BOB Elective Care Board"),
        ("cancer", "Thames Valley Cancer Alliance"),
        ("clinical_programmes", "Cardiac, Stroke and Respiratory Networks"),
    ],
)
def test_areas_led_elsewhere_name_their_lead(function: str, lead: str) -> None:
    answer = treatment(function, "BOB-OXF")
    assert answer.details["treatments"] == ("led_elsewhere",)
    assert lead in answer.reason


@pytest.mark.requirement("R29")
def test_a_pathway_is_split() -> None:
    assert treatment("planned_care_referral", "BOB-OXF").details["treatments"] == ("undetermined",)
    assert treatment("planned_care_surgical", "BOB-OXF").details["treatments"] == ("led_elsewhere",)


@pytest.mark.requirement("R42")
def test_the_national_contract_stays_outside_the_delegation() -> None:
    assert not treatment("gms_core_contract", "BOB-BUC", date(2023, 1, 1)).ok
    partnership = Committee.objects.get(slug="buckinghamshire-place-partnership")
    function = Function.objects.get(code="primary_community_integration")
    place = Place.objects.get(code="BOB-BUC")
    answer = authority(holder=partnership, function=function, place=place, on=date(2023, 1, 1))
    assert answer.ok
    assert "The national GMS core contract." in answer.details["exclusions"]


@pytest.mark.requirement("R44")
def test_joint_commissioning_is_held_by_the_place_director_meanwhile() -> None:
    director = Post.objects.get(slug="buckinghamshire-place-director")
    function = Function.objects.get(code="pooled_joint_commissioning")
    answer = authority(holder=director, function=function, place=Place.objects.get(code="BOB-BUC"), on=AUTUMN)
    assert answer.ok


@pytest.mark.requirement("R78")
@pytest.mark.parametrize(
    "function",
    [
        "health_care_integration",
        "chc",
        "safeguarding",
        "send",
        "care_home_quality",
        "community_mh_provision",
    ],
)
@pytest.mark.parametrize("place", ["LSC4-BBD", "LSC4-BPL", "LSC4-LAN", "LSC4-SCU"])
def test_first_functions_that_places_lead(function: str, place: str) -> None:
    assert treatment(function, place).ok


@pytest.mark.requirement("R80")
def test_inbound_functions_start_on_their_own_day() -> None:
    board = Committee.objects.get(slug="lsc-icb-board")
    dental = Function.objects.get(code="primary_dental")
    assert authority(holder=board, function=dental, on=date(2023, 4, 1)).ok
    early = authority(holder=board, function=dental, on=date(2023, 3, 31))
    assert early.code == "authority.not_in_force"


@pytest.mark.requirement("R95", "R97")
def test_functions_and_options_of_north_east_london_are_expressly_open() -> None:
    version = scheme_in_force(IntegratedCareBoard.objects.get(slug="nel"), on=AUTUMN)
    assert version is not None
    rows = version.entries.filter(treatment="undetermined").select_related("function")
    codes = [row.function.code for row in rows]
    assert sum(code.startswith("pf_") for code in codes) == 10
    assert sum(code.startswith("do_") for code in codes) == 6


@pytest.mark.requirement("R153", "R154")
@pytest.mark.parametrize("place", ["SEL-BEX", "SEL-BRO", "SEL-GRE", "SEL-LAM", "SEL-LEW", "SEL-SWK"])
@pytest.mark.parametrize(
    "function", ["primary_care", "community_services", "prescribing", "chc_client_groups"]
)
def test_four_responsibilities_go_to_six_partnerships(function: str, place: str) -> None:
    assert treatment(function, place).ok
    if place == "SEL-BEX":
        assert treatment(function, place, date(2022, 6, 30)).details["treatments"] == ("undetermined",)


@pytest.mark.requirement("R90")
def test_a_consultative_forum_decides_nothing() -> None:
    forum = Committee.objects.get(slug="bexley-lcp-forum")
    answer = authority(
        holder=forum,
        function=Function.objects.get(code="prescribing"),
        place=Place.objects.get(code="SEL-BEX"),
        on=AUTUMN,
    )
    assert answer.code == "authority.advisory_only"

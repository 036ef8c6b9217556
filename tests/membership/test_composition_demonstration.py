"""The minimum memberships of the seed systems are rules in the demonstration world, and find what its seats lack."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from governance.actions.committees import change_committee
from governance.models import Committee, User
from membership.composition.selectors.composition import Composition, composition_of
from membership.models import RuleSeat

FEBRUARY, JUNE, AUGUST = date(2023, 2, 1), date(2022, 6, 1), date(2022, 8, 1)
PLACES = {"buckinghamshire": 4, "oxfordshire": 3, "berkshire-west": 3}


def of(slug: str, on: date) -> Composition:
    return composition_of(Committee.objects.get(slug=slug), on=on)


def asked(found: Composition, clause: str) -> list[str]:
    return [slot.required.title for r in found.rules if clause in r.rule.clause for slot in r.slots]


def told(found: Composition) -> Counter[str]:
    return Counter(finding.code for finding in found.findings)


@pytest.mark.requirement("R33", "R34")
def test_the_core_membership_of_bobs_places(demo_world: None) -> None:
    found = {place: of(f"{place}-place-partnership", FEBRUARY) for place in PLACES}
    networks = {place: len(asked(one, "one per sub-place")) for place, one in found.items()}
    assert networks == PLACES
    assert sum(networks.values()) == 10
    assert asked(found["berkshire-west"], "social care authority") == [
        "Reading Borough Council",
        "West Berkshire Council",
        "Wokingham Borough Council",
    ]
    districts = {place: asked(one, "Oxfordshire only") for place, one in found.items()}
    assert districts == {
        "buckinghamshire": [],
        "oxfordshire": ["District and city councils"],
        "berkshire-west": [],
    }
    assert all(slot.is_linked for one in found.values() for report in one.rules for slot in report.slots)
    assert {place: one.required - one.filled for place, one in found.items()} == {
        "buckinghamshire": 1,
        "oxfordshire": 1,
        "berkshire-west": 0,
    }


@pytest.mark.requirement("R110", "R111", "R112")
def test_the_statutory_board_has_ten_seats_at_the_least(demo_world: None) -> None:
    found = of("bsw-icb-board", FEBRUARY)
    board = [report for report in found.rules if "members of an ICB's board" in report.rule.clause]
    assert sum(report.required for report in board) == 10
    assert all(slot.is_filled for report in board for slot in report.slots)
    (non_executives,) = [report for report in board if report.rule.is_minimum]
    assert (non_executives.required, non_executives.rule.is_independent) == (2, True)
    assert not [code for code in told(found) if code.startswith("seat.")]


@pytest.mark.requirement("R113")
def test_partner_members_are_nominated_jointly_by_everybody_entitled(demo_world: None) -> None:
    found = of("bsw-icb-board", FEBRUARY)
    lists = {report.rule.seat_title: report.rule.nominators.count() for report in found.rules}
    assert {title: count for title, count in lists.items() if count} == {
        "Partner member: NHS trusts": 3,
        "Partner member: primary care": 2,
        "Partner member: local authorities": 3,
    }
    assert not [code for code in told(found) if "nominat" in code]
    partners = [
        slot.member for report in found.rules if report.rule.nominators.count() for slot in report.slots
    ]
    letters = [holder.appointment.nomination_letter for member in partners for holder in member.holders]
    assert len(letters) == 3
    assert None not in letters


@pytest.mark.requirement("R132")
def test_the_convenor_who_chairs_the_alliance_sits_on_the_board(demo_world: None) -> None:
    found = of("bsw-icb-board", FEBRUARY)
    (report,) = [one for one in found.rules if one.rule.follows]
    (slot,) = report.slots
    assert slot.is_filled
    assert slot.findings == ()


@pytest.mark.requirement("R134")
def test_two_members_are_elected_through_the_primary_care_board(demo_world: None) -> None:
    found = of("banes-alliance-strategic-group", FEBRUARY)
    (report,) = [one for one in found.rules if one.rule.basis == "elected"]
    assert (report.required, report.filled) == (2, 2)
    assert [slot.findings for slot in report.slots] == [(), ()]
    assert "primary care board" in report.rule.electorate


@pytest.mark.requirement("R113", "R134")
def test_the_page_of_the_members_says_who_nominated_and_who_elected(demo_world: None, client: Client) -> None:
    client.force_login(User.objects.get(email="governance@bsw.example"))
    for slug, words in (
        ("bsw-icb-board", "Nominated by B&amp;NES general practices and BEMS+ on 8 December 2021"),
        (
            "banes-alliance-strategic-group",
            "Elected by General practices of B&amp;NES, through a primary care board on 18 March 2021 "
            "with 14 of 23 votes",
        ),
    ):
        page = reverse("membership:committee-membership", args=[Committee.objects.get(slug=slug).pk])
        assert words in client.get(page, {"on": "2023-02-01"}).content.decode()


@pytest.mark.requirement("R148", "R149")
def test_local_care_partnerships_ask_for_executive_directors_of_each_sector(demo_world: None) -> None:
    found = of("bromley-lcp-committee", AUGUST)
    assert told(found)["seat.missing"] == found.required == 10
    core = [report.rule for report in found.rules if "senior representation" in report.rule.clause]
    assert len(core) == 7
    assert {rule.minimum_seniority for rule in core} == {"executive_director"}
    (public_health,) = [one.rule for one in found.rules if "Public Health level" in one.rule.clause]
    assert public_health.office == "Director of Public Health"
    bexley = of("bexley-strategic-board", AUGUST)
    seats = {
        slot.required.title: slot.member.seat.title
        for report in bexley.rules
        for slot in report.slots
        if slot.member
    }
    assert seats["London Borough of Bexley: Director of Public Health"].endswith("Director of Public Health")
    assert seats["Mental health services"] == "Oxleas NHS Foundation Trust"


@pytest.mark.requirement("R151", "R169", "R171")
def test_who_may_chair_in_bexley_is_checked_by_date(demo_world: None) -> None:
    """The Place Based Director is the chair by the first terms; the later rule shuts the executive lead out."""
    before = of("bexley-strategic-board", JUNE)
    (chair,) = [slot for report in before.rules for slot in report.slots]
    assert chair.findings == ()
    after = of("bexley-strategic-board", AUGUST)
    (found,) = [finding for finding in after.findings if finding.code == "holder.excluded"]
    assert "Executive Place Lead, Bexley" in found.reason
    assert found.clause.startswith("Governance proposals, 3.4")


@pytest.mark.requirement("R114", "R115")
def test_bsws_icp_is_set_up_with_its_councils_on_the_day_the_icb_exists(demo_world: None) -> None:
    assert told(of("bsw-icp", FEBRUARY)) == {}
    lead = User.objects.get(email="governance@bsw.example")
    icp = Committee.objects.get(slug="bsw-icp")
    too_early = icp.effective_from - timedelta(days=1)
    change_committee(icp, {"effective_from": too_early}, by=lead, reason="Typed wrongly")
    assert told(of("bsw-icp", FEBRUARY)) == {"icp.before_icb": 1}


def test_loading_recognised_the_seats_that_were_there(demo_world: None) -> None:
    linked = RuleSeat.objects.filter(rule__committee__slug="bsw-icb-board").count()
    assert linked >= 10
    assert of("bsw-icb-board", FEBRUARY).plan.does_nothing

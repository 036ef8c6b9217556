"""Places, bodies, seats and people of the loaded world, read by the portal's own selectors on a day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from governance.foundation import clock
from governance.models import Committee, Organisation, Place, Post, Seat, Succession, User
from governance.rules.places import is_coterminous
from governance.selectors.places import authorities_of, shares_of
from governance.selectors.procedure import rules_of_procedure, terms_in_force
from membership.composition.selectors.vacancies import requirements
from membership.models import Appointment
from membership.people.selectors import holders, members, votes_by_organisation, voting_members

pytestmark = pytest.mark.usefixtures("demo_world")
SEPTEMBER = date(2021, 9, 30)


def committee(slug: str) -> Committee:
    return Committee.objects.get(slug=slug)


def places_on(icb: str, on: date, kind: str = "place") -> set[str]:
    return set(Place.objects.filter(icb__slug=icb, kind=kind).in_force(on).values_list("name", flat=True))


@pytest.mark.requirement("R65")
def test_five_places_become_four_on_a_day() -> None:
    before, after = places_on("lsc", date(2022, 7, 26)), places_on("lsc", date(2022, 7, 27))
    assert (len(before), len(after)) == (5, 4)
    links = Succession.objects.filter(icb__slug="lsc", from_place__isnull=False, to_place__isnull=False)
    heirs: dict[str, set[str]] = {}
    for link in links:
        heirs.setdefault(link.from_place.name, set()).add(link.to_place.name)
        assert link.date == date(2022, 7, 27)
    assert set(heirs) == before
    assert any(len(names) > 1 for names in heirs.values())
    lancashire = [link.from_place.name for link in links if link.to_place.name == "Lancashire"]
    assert len(lancashire) > 1


@pytest.mark.requirement("R68")
def test_tiers_of_the_authorities_of_lancashire() -> None:
    kept = Organisation.objects.filter(kept_by__slug="lsc", kind="local_authority")
    on = date(2022, 8, 1)
    tiers = {row.name: row.authority_tier for row in kept.in_force(on)}
    assert {tiers["Lancashire County Council"], tiers["Cumbria County Council"]} == {"county"}
    assert {tiers["Blackpool Borough Council"], tiers["Blackburn with Darwen Borough Council"]} == {"unitary"}
    units = Place.objects.filter(parent__code="LSC4-LAN")
    districts = {link.authority.name for unit in units for link in authorities_of(unit, on=on)}
    assert len(districts) == 12
    assert {tiers[name] for name in districts} == {"district"}


@pytest.mark.requirement("R69")
def test_three_delivery_units_lie_inside_one_place() -> None:
    units = Place.objects.filter(icb__slug="lsc", kind="delivery_unit")
    assert {unit.parent.name for unit in units} == {"Lancashire"}
    assert units.count() == 3


@pytest.mark.requirement("R13", "R67")
def test_alignment_with_councils_tells_coterminosity() -> None:
    def outcome(code: str, on: date = date(2022, 8, 1)) -> Any:
        return is_coterminous(shares_of(Place.objects.get(code=code), on=on))

    assert all(outcome(code).ok for code in ("BOB-BUC", "BOB-OXF", "BOB-BKW", "LSC4-LAN"))
    assert len(outcome("BOB-BKW").details["authorities"]) == 3
    assert not outcome("LSC4-SCU").ok
    assert not outcome("LSC5-MOR", date(2022, 7, 26)).ok


@pytest.mark.requirement("R37")
def test_sub_places_of_bob() -> None:
    inside = {
        code: Place.objects.filter(parent__code=code, kind="sub_place").count() for code in BOB_SUB_PLACES
    }
    assert inside == BOB_SUB_PLACES


BOB_SUB_PLACES = {"BOB-BUC": 4, "BOB-OXF": 3, "BOB-BKW": 3}


@pytest.mark.requirement("R33", "R34")
def test_core_membership_and_its_vacancies() -> None:
    lead = User.objects.get(email="governance@bob.example")
    rows = [
        row
        for row in requirements(lead, on=date(2023, 1, 9), rights_on=clock.today())
        if row.committee.kind == "place_partnership"
    ]
    networks = [row for row in rows if "one per sub-place" in row.rule]
    assert {row.committee.place.code: row.required for row in networks} == BOB_SUB_PLACES
    assert sum(row.filled for row in networks) == 8
    councils = [row for row in rows if "social care authority" in row.rule]
    assert {row.committee.place.code: row.required for row in councils}["BOB-BKW"] == 3


@pytest.mark.requirement("R36")
def test_each_place_of_bob_has_four_sub_committees() -> None:
    for place in ("buckinghamshire", "oxfordshire", "berkshire-west"):
        parent = committee(f"{place}-place-partnership")
        assert parent.children.in_force(date(2023, 1, 9)).filter(kind="sub_committee").count() == 4


@pytest.mark.requirement("R14")
def test_a_place_may_relate_to_several_health_and_wellbeing_boards() -> None:
    boards = Committee.objects.filter(kind="hwb", place__code="BOB-BKW")
    assert {board.convening_organisations.get().name for board in boards} == {
        "West Berkshire Council",
        "Reading Borough Council",
        "Wokingham Borough Council",
    }


@pytest.mark.requirement("R50")
def test_a_place_director_reports_to_one_post_and_may_go_direct_to_another() -> None:
    director = Post.objects.get(slug="buckinghamshire-place-director")
    assert director.reports_to.title == "Chief Delivery Officer"
    assert "Chief Executive" in director.responsibilities


@pytest.mark.requirement("R110", "R111")
@pytest.mark.parametrize("icb", ["bob", "lsc", "nel", "bsw", "sel"])
def test_each_board_has_the_ten_seats_of_law_and_guidance(icb: str) -> None:
    seats = Seat.objects.filter(committee__icb__slug=icb, committee__kind="board").in_force(date(2022, 9, 1))
    titles = set(seats.values_list("title", flat=True))
    assert {
        "Chair",
        "Chief Executive",
        "Chief Finance Officer",
        "Chief Nursing Officer",
        "Chief Medical Officer",
        "Non-executive member (audit chair)",
        "Non-executive member",
        "Partner member: NHS trusts",
        "Partner member: primary care",
        "Partner member: local authorities",
    } <= titles


@pytest.mark.requirement("R109")
def test_bodies_begin_in_shadow_and_people_as_designates() -> None:
    board = committee("sel-icb-board")
    assert [row.status for row in board.history.order_by("history_id")] == ["shadow", "established"]
    held = Appointment.objects.filter(seat__committee=board, seat__title="Chair").order_by("effective_from")
    assert [row.status for row in held] == ["designate", "substantive"]
    assert held[0].effective_to == date(2022, 6, 30)


@pytest.mark.requirement("R122", "R123")
def test_the_alliance_of_bath_has_two_tiers_under_a_council_board() -> None:
    group = committee("banes-alliance-strategic-group")
    alliance = group.parent
    assert alliance.parent.kind == "hwb"
    assert alliance.parent.convening_organisations.filter(kind="local_authority").exists()
    assert [tier.name for tier in group.children.all()] == ["B&NES Alliance Operational Delivery Group"]


@pytest.mark.requirement("R160", "R165", "R166")
def test_bexley_has_fourteen_votes_and_asks_with_whom_the_joint_post_is_counted() -> None:
    board = committee("bexley-strategic-board")
    organisations = {
        m.organisation.name for m in voting_members(board, on=SEPTEMBER, part=1) if m.organisation
    }
    assert len(organisations) == 14
    assert "Bromley Healthcare" not in organisations
    asked = votes_by_organisation(board, on=SEPTEMBER, part=1)
    assert [voter.person_name for voter in asked.to_choose] == ["Eleanor Adebayo-Finch"]
    council = Organisation.objects.get(slug="london-borough-of-bexley")
    chosen = {asked.to_choose[0].person: council.pk}
    votes = votes_by_organisation(board, on=SEPTEMBER, part=1, chosen=chosen).votes
    shared = {vote.name: vote.representatives for vote in votes}
    assert len(shared) == 14
    assert len(shared["London Borough of Bexley"]) == 3
    assert len(shared["NHS South East London CCG"]) == 1


@pytest.mark.requirement("R161", "R162")
def test_named_representatives_of_bexley() -> None:
    board = committee("bexley-strategic-board")
    named: dict[str, int] = {}
    for member in members(board, on=SEPTEMBER, part=1):
        if member.organisation:
            named[member.organisation.slug] = named.get(member.organisation.slug, 0) + len(member.people)
    assert named["bexley-care"] == 2
    assert named["bexley-primary-care-networks"] == 4
    frognal = Organisation.objects.get(slug="frognal-pcn")
    assert frognal.aliases == ["Frogna", "Frognaal", "Froggnal"]


@pytest.mark.requirement("R163", "R164", "R184")
def test_lay_member_end_dated_seat_deputy_and_attendees_of_bexley() -> None:
    board = committee("bexley-strategic-board")
    by_title = {m.seat.title: m for m in members(board, on=SEPTEMBER, part=1)}
    assert by_title["Borough Based Lay Member"].organisation is None
    assert by_title["Bexley representative to the ICS Board"].seat.effective_to == date(2022, 3, 31)
    deputies = by_title["Oxleas NHS Foundation Trust"].deputies
    assert [row.person.name for row in deputies] == ["Sunita Marlowe"]
    attendees = [m for m in by_title.values() if m.seat.category == "attendee"]
    assert len(attendees) == 3
    assert not any(m.is_voting for m in attendees)


@pytest.mark.requirement("R158")
def test_parts_of_bexleys_board_have_members_and_an_end_of_their_own() -> None:
    board = committee("bexley-strategic-board")
    one, two = board.parts.order_by("number")
    assert (one.effective_to, two.effective_to) == (None, date(2022, 3, 31))
    assert {m.seat.part.number for m in members(board, on=SEPTEMBER, part=2)} == {2}
    assert members(board, on=date(2022, 4, 1), part=2) == []


@pytest.mark.requirement("R157", "R172", "R175", "R176")
def test_terms_of_reference_of_bexley_leave_the_quorum_open() -> None:
    board = committee("bexley-strategic-board")
    terms = terms_in_force(board, on=SEPTEMBER)
    assert terms is not None
    assert (terms.is_interim, terms.review_due) == (True, date(2021, 11, 30))
    assert (terms.quorum_state, terms.quorum_number) == ("not_set", None)
    assert (terms.public_meeting_minutes, terms.public_forum_minutes, terms.private_meeting_minutes) == (
        180,
        60,
        120,
    )
    assert terms_in_force(board, on=date(2021, 7, 28)) is None
    rules = rules_of_procedure(board, on=SEPTEMBER)
    assert rules["meets_in_public"].value == "alternate"
    assert rules["vote_unit"].value == "organisation"


@pytest.mark.requirement("R188", "R189")
def test_other_names_and_predecessors_of_bexley() -> None:
    assert "Borough Strategic Board" in committee("bexley-strategic-board").aliases
    ccg = Organisation.objects.get(slug="nhs-south-east-london-ccg")
    assert {link.from_organisation.name for link in ccg.successions_to.all()} >= {"NHS Bexley CCG"}
    heir = ccg.successions_from.get()
    assert (heir.to_organisation.slug, heir.date) == ("nhs-south-east-london-icb", date(2022, 7, 1))


@pytest.mark.requirement("R133")
def test_a_joint_appointment_is_one_person_with_several_employers() -> None:
    post = Post.objects.get(slug="bexley-place-director")
    assert post.employers.count() == 2
    assert [held.person.name for held in holders(post, on=SEPTEMBER)] == ["Eleanor Adebayo-Finch"]

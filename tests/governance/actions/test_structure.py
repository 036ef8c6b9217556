"""Actions of the ground floor: right, rule, row, history and one event, or nothing at all."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from governance.actions.committees import (
    change_committee,
    create_committee,
    create_committee_part,
    end_committee,
)
from governance.actions.icbs import change_icb, create_icb, create_standing_orders
from governance.actions.organisations import change_organisation, create_organisation, record_succession
from governance.actions.places import create_place, create_place_authority
from governance.actions.posts import create_post
from governance.actions.seats import create_seat
from governance.actions.terms_of_reference import create_terms_of_reference
from governance.enums import (
    CommitteeKind,
    GovernanceForm,
    OrganisationKind,
    PlaceKind,
    QuorumState,
    SeatCategory,
    SuccessionKind,
)
from governance.foundation.errors import NotPermitted, RuleNotMet, StaleEdit
from governance.models import Committee, GovernanceEvent, Organisation
from governance.rules.places import is_coterminous
from governance.selectors.places import shares_of, tree
from governance.selectors.procedure import rules_of_procedure

pytestmark = pytest.mark.django_db
START, ON = date(2021, 4, 1), date(2021, 11, 25)


@pytest.fixture
def officer(people):
    return people("governance_officer")


def events(code):
    return list(GovernanceEvent.objects.filter(code=code))


def forum(world, by, **values):
    particulars = {
        "name": "Carers Forum",
        "kind": CommitteeKind.OTHER,
        "form": GovernanceForm.CONSULTATIVE_FORUM,
        "effective_from": START,
    }
    return create_committee(icb=world.north, by=by, **(particulars | values))


def council(world, by, name="Vale Council"):
    return create_organisation(
        icb=world.north, by=by, name=name, kind=OrganisationKind.LOCAL_AUTHORITY, effective_from=START
    )


@pytest.mark.requirement("R87")
def test_committee_has_one_event_with_actor_and_reason(world, officer):
    made = forum(world, officer, reason="Agreed by the board", reports_to=[world.hill_board])
    (event,) = events("committee.created")
    assert (event.subject_id, event.reason, event.actor.name) == (
        str(made.pk),
        "Agreed by the board",
        officer.name,
    )
    assert event.after["reports_to"] == ["Hill Partnership Board"]
    assert event.chain.icb == world.north
    assert made.history.first().history_user == officer
    assert made.slug == "carers-forum"


def test_same_name_has_an_address_of_its_own(world, officer):
    assert forum(world, officer).slug != forum(world, officer).slug


@pytest.mark.parametrize(
    "role",
    [
        "place_director",
        "committee_secretary",
        "executive",
        "chair",
        "member",
        "auditor",
        "system_administrator",
        "other_icb",
    ],
)
def test_who_may_not_leaves_neither_row_nor_event(world, people, role):
    with pytest.raises(NotPermitted):
        forum(world, people(role))
    assert not Committee.objects.filter(name="Carers Forum").exists()
    assert events("committee.created") == []


@pytest.mark.requirement("R147")
def test_form_that_the_icb_does_not_allow_is_refused(world, people, officer):
    change_icb(world.north, {"allowed_forms": ["committee"]}, by=officer)
    world.north.refresh_from_db()
    with pytest.raises(RuleNotMet) as refused:
        forum(world, officer, kind=CommitteeKind.PLACE_PARTNERSHIP, form=GovernanceForm.LEAD_PROVIDER)
    assert refused.value.outcome.clause == "R147"
    assert events("committee.created") == []


def test_invalid_row_leaves_no_event(world, officer):
    with pytest.raises(ValidationError):
        forum(world, officer, place=None, kind="parliament")
    assert events("committee.created") == []


@pytest.mark.requirement("R18", "R88")
def test_change_writes_what_was_and_what_is(world, officer):
    change_committee(
        world.hill_board,
        {"target_form": GovernanceForm.JOINT_COMMITTEE, "target_form_by": date(2023, 4, 1)},
        by=officer,
        reason="Aim for here",
        expected_version=1,
    )
    (event,) = events("committee.changed")
    assert event.before["target_form"] == ""
    assert event.after["target_form"] == "joint_committee"
    assert world.hill_board.history.count() == 2


def test_second_editor_is_refused(world, officer):
    change_committee(world.hill_board, {"venue": "Library"}, by=officer, expected_version=1)
    with pytest.raises(StaleEdit):
        change_committee(world.hill_board, {"venue": "Gym"}, by=officer, expected_version=1)
    assert len(events("committee.changed")) == 1


def test_row_cannot_be_moved_to_where_one_has_no_right(world, officer):
    with pytest.raises(NotPermitted):
        change_committee(world.hill_board, {"icb": world.south, "place": None}, by=officer)


@pytest.mark.requirement("R190")
def test_ended_committee_is_in_force_on_its_last_day(world, officer):
    ended = end_committee(world.hill_board, last_day=ON, by=officer, reason="Merged")
    assert ended.is_in_force(ON)
    assert not ended.is_in_force(ON + timedelta(days=1))
    assert events("committee.ended")[0].summary == "Ended Hill Partnership Board, last day 25 November 2021"


@pytest.mark.requirement("R158", "R193")
def test_one_board_has_two_parts_with_their_own_end(world, officer):
    board = world.hill_board
    first = create_committee_part(
        committee=board, by=officer, number=1, title="Partnership", purpose="Place", effective_from=START
    )
    second = create_committee_part(
        committee=board,
        by=officer,
        number=2,
        title="Borough board",
        purpose="Statutory",
        openness="private",
        effective_from=START,
        effective_to=date(2022, 3, 31),
    )
    after = date(2022, 4, 1)
    assert [part for part in (first, second) if part.is_in_force(after)] == [first]


@pytest.mark.requirement("R133", "R144")
def test_joint_appointment_has_several_employers(world, officer):
    bodies = [council(world, officer), council(world, officer, "Hill Trust")]
    post = create_post(
        icb=world.north, by=officer, title="Place Director", effective_from=START, employers=bodies
    )
    assert set(post.employers.all()) == set(bodies)


@pytest.mark.requirement("R35")
def test_seat_keeps_office_holder_and_nominee_apart(world, officer):
    post = create_post(icb=world.north, by=officer, title="Chief Executive", effective_from=START)
    seat = create_seat(
        committee=world.hill_board,
        by=officer,
        title="Council",
        category=SeatCategory.PARTNER,
        post=post,
        nominee_allowed=True,
        rule="Terms of reference 3.3",
        effective_from=START,
    )
    assert (seat.post, seat.nominee_allowed, seat.rule) == (post, True, "Terms of reference 3.3")


def test_seat_of_another_committees_part_is_refused(world, officer):
    part = create_committee_part(
        committee=world.vale_board, by=officer, number=1, title="Part", effective_from=START
    )
    with pytest.raises(ValidationError, match="another committee"):
        create_seat(
            committee=world.hill_board,
            by=officer,
            title="Seat",
            category=SeatCategory.PARTNER,
            part=part,
            effective_from=START,
        )


@pytest.mark.requirement("R37", "R69")
def test_levels_lie_inside_each_other_and_never_in_a_ring(world, officer):
    unit = create_place(
        icb=world.north,
        by=officer,
        name="East",
        kind=PlaceKind.DELIVERY_UNIT,
        parent=world.hill,
        effective_from=START,
    )
    branches = {branch.place.name: branch for branch in tree(officer, world.north, today=ON, on=ON)}
    assert [part.place for part in branches["Hill"].parts] == [unit]
    world.hill.parent = unit
    with pytest.raises(ValidationError, match="inside itself"):
        world.hill.full_clean()


@pytest.mark.requirement("R67")
def test_coterminosity_follows_the_alignments_of_the_day(world, officer):
    body = council(world, officer)
    create_place_authority(
        place=world.hill, by=officer, authority=body, effective_from=START, effective_to=ON
    )
    assert is_coterminous(shares_of(world.hill, on=ON)).ok
    assert not is_coterminous(shares_of(world.hill, on=ON + timedelta(days=1))).ok
    create_place_authority(place=world.vale, by=officer, authority=body, effective_from=ON)
    assert is_coterminous(shares_of(world.hill, on=ON - timedelta(days=1))).ok
    assert is_coterminous(shares_of(world.hill, on=ON)).code == "place.authority_shared"


@pytest.mark.requirement("R65", "R189", "LP105")
def test_many_bodies_follow_many(world, officer):
    old = [council(world, officer, name) for name in ("Old East", "Old West")]
    new = council(world, officer, "New Whole")
    for body in old:
        record_succession(
            icb=world.north,
            by=officer,
            kind=SuccessionKind.MERGER,
            date=date(2023, 4, 1),
            from_organisation=body,
            to_organisation=new,
        )
    assert {row.from_organisation for row in new.successions_to.all()} == set(old)


@pytest.mark.requirement("R188")
def test_other_names_are_kept_with_the_body(world, officer):
    made = forum(world, officer, aliases=["Borough Carers Board", "BCB"])
    assert Committee.objects.get(pk=made.pk).aliases == ["Borough Carers Board", "BCB"]


def test_shared_organisation_belongs_to_the_administrator(world, people, officer):
    admin = people("system_administrator")
    shared = create_organisation(
        icb=None, by=admin, name="National Body", kind=OrganisationKind.OTHER, effective_from=START
    )
    with pytest.raises(NotPermitted):
        change_organisation(shared, {"name": "Mine"}, by=officer)
    with pytest.raises(NotPermitted):
        create_organisation(
            icb=None, by=officer, name="Mine", kind=OrganisationKind.OTHER, effective_from=START
        )


@pytest.mark.requirement("R157", "R171", "R190")
def test_new_version_ends_the_one_before(world, officer):
    first = create_terms_of_reference(
        committee=world.hill_board, by=officer, label="1.0", effective_from=START, notice_days=3
    )
    with pytest.raises(ValidationError, match="End it first"):
        create_terms_of_reference(committee=world.hill_board, by=officer, label="2.0", effective_from=ON)
    create_terms_of_reference(
        committee=world.hill_board,
        by=officer,
        label="2.0",
        effective_from=ON,
        notice_days=5,
        ends_previous=True,
    )
    first.refresh_from_db()
    assert first.effective_to == ON - timedelta(days=1)
    assert rules_of_procedure(world.hill_board, on=ON - timedelta(days=1))["notice_days"].value == 3
    assert rules_of_procedure(world.hill_board, on=ON)["notice_days"].value == 5


@pytest.mark.requirement("LP31", "R172")
def test_committee_inherits_what_its_terms_leave_out(world, officer):
    create_standing_orders(
        icb=world.north,
        by=officer,
        effective_from=START,
        papers_days=7,
        quorum_state=QuorumState.NUMBER,
        quorum_number=5,
        source="Constitution, annex 2",
    )
    create_terms_of_reference(
        committee=world.hill_board,
        by=officer,
        label="1.0",
        effective_from=START,
        quorum_state=QuorumState.NOT_SET,
        source="8.1",
    )
    rules = rules_of_procedure(world.hill_board, on=ON)
    assert (rules["papers_days"].value, rules["papers_days"].is_inherited) == (7, True)
    assert "Constitution, annex 2" in rules["papers_days"].source
    assert (rules["quorum_state"].value, rules["quorum_number"].is_set) == ("not_set", False)
    assert rules_of_procedure(world.vale_board, on=ON)["quorum_number"].value == 5


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"quorum_state": "number"}, "quorum_number"),
        ({"quorum_state": "fraction"}, "quorum_fraction"),
        ({"quorum_state": "fraction", "quorum_fraction": "a third"}, "quorum_fraction"),
        ({"quorum_state": "not_set", "quorum_number": 4}, "quorum_state"),
    ],
)
def test_quorum_that_contradicts_itself_is_refused(world, officer, values, field):
    with pytest.raises(ValidationError) as refused:
        create_terms_of_reference(
            committee=world.hill_board, by=officer, label="1.0", effective_from=START, **values
        )
    assert field in refused.value.message_dict


def test_icb_is_set_up_by_the_administrator_with_its_organisation(world, people):
    made = create_icb(
        organisation_values={
            "name": "NHS West Integrated Care Board",
            "ods_code": "QXX",
            "effective_from": START,
        },
        by=people("system_administrator"),
        short_name="West",
        abbreviation="WST",
    )
    assert (made.organisation.kind, made.organisation.kept_by, made.slug) == (
        OrganisationKind.ICB,
        None,
        "west",
    )
    with pytest.raises(NotPermitted):
        create_icb(
            organisation_values={"name": "Mine", "effective_from": START},
            by=people("governance_lead"),
            short_name="Mine",
            abbreviation="M",
        )
    assert not Organisation.objects.filter(name="Mine").exists()

"""The demonstration world holds together before anything is loaded: keys resolve, codes are known, dates
fit.
"""

from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest

from delegation.enums import Treatment
from governance.enums import CommitteeKind, GovernanceForm, OrganisationKind, SeatCategory, Sector
from governance.models.procedure import ProcedureRules
from governance.roles import ROLES
from meetings.enums import (
    ConflictOption,
    ItemKind,
    MeetingKind,
    MeetingMode,
    PrivateReason,
    Purpose,
    RecommendationKind,
)
from meetings.papers.cover_sheets import layout
from membership.enums import AppointmentBasis
from pbp_portal.demo import reference_data
from pbp_portal.demo.world.shared import NATIONAL
from pbp_portal.demo.world.systems import SYSTEMS, WHOLE_SERVICE_ACCOUNTS

PAPERS = Path(reference_data.FOLDER).parent / "papers"
BY_ICB = pytest.mark.parametrize("system", SYSTEMS, ids=lambda system: system.icb.key)


def keys(rows):
    return {row.key for row in rows}


def organisations(system):
    return keys(system.organisations) | keys(NATIONAL)


def papers(system):
    return [paper for meeting in system.meetings for item in meeting.items for paper in item.papers]


def holdings(system):
    return [(row, held) for row in (*system.seats, *system.posts) for held in row.holders]


def overlap(one, other):
    return (one.end is None or other.start <= one.end) and (other.end is None or one.start <= other.end)


@BY_ICB
@pytest.mark.parametrize(
    "kind", ["organisations", "places", "committees", "posts", "seats", "people", "terms", "meetings"]
)
def test_keys_are_unique(system, kind):
    doubles = [key for key, count in Counter(row.key for row in getattr(system, kind)).items() if count > 1]
    assert doubles == []


def test_keys_are_unique_across_systems_where_addresses_are_shared():
    for kind in ("places", "committees", "posts", "seats", "people", "meetings"):
        every = [row.key for system in SYSTEMS for row in getattr(system, kind)]
        assert len(every) == len(set(every)), kind


@BY_ICB
def test_bodies_refer_to_what_exists(system):
    bodies, places, committees = organisations(system), keys(system.places), keys(system.committees)
    for row in system.committees:
        assert row.kind in CommitteeKind.values
        assert row.form in GovernanceForm.values, row.key
        assert row.target_form in {"", *GovernanceForm.values}
        assert row.parent in committees | {""}, row.key
        assert row.place in places | {""}, row.key
        assert set(row.convened_by) | set(row.secretariat) <= bodies, row.key
        assert {line.to for line in row.reports_to} <= committees, row.key
    for row in system.places:
        assert row.parent in places | {""}
        assert set(row.authorities) | set(row.part_authorities) <= bodies, row.key
    for row in system.organisations:
        assert row.kind in OrganisationKind.values, row.key
        assert row.sector in Sector.values, row.key


@BY_ICB
def test_successions_name_both_sides(system):
    known = {
        "organisation": organisations(system),
        "place": keys(system.places),
        "committee": keys(system.committees),
    }
    for row in system.successions:
        assert {row.predecessor, row.successor} <= known[row.of], row


@BY_ICB
def test_seats_and_posts_are_held_by_known_people_within_their_dates(system):
    people, bodies, posts = keys(system.people), organisations(system), keys(system.posts)
    for seat in system.seats:
        assert seat.category in SeatCategory.values, seat.key
        assert seat.committee in keys(system.committees), seat.key
        assert seat.organisation in bodies | {""}, seat.key
        assert seat.post in posts | {""}, seat.key
    for post in system.posts:
        assert set(post.employers) <= bodies, post.key
        assert {post.reports_to, post.escalates_to} <= posts | {""}, post.key
    for row, held in holdings(system):
        assert held.person in people, row.key
        assert held.basis in AppointmentBasis.values, row.key
        assert row.start <= held.start, row.key
        assert row.end is None or (held.end or row.end) <= row.end, row.key
    for person in system.people:
        assert person.organisation in bodies, person.key


@BY_ICB
def test_one_holder_at_a_time(system):
    for row in (*system.seats, *system.posts):
        assert not any(overlap(one, other) for one, other in combinations(row.holders, 2)), row.key


@BY_ICB
def test_a_function_has_one_treatment_a_place_and_day(system):
    functions = {row["code"] for row in reference_data.rows("service_functions")}
    for row in system.scheme:
        assert row.treatment in Treatment.values
        assert row.function in functions, row.reference
        assert row.source, row.reference
        assert set(row.delegators) <= organisations(system), row.reference
        holders = {
            "committee": keys(system.committees),
            "post": keys(system.posts),
            "organisation": organisations(system),
            "": {""},
        }
        assert row.holder in holders[row.holder_kind], row.reference
    for one, other in combinations(system.scheme, 2):
        same = (one.function, one.place) == (other.function, other.place)
        same = same and other.passed_on_from != one.reference
        assert not (same and overlap(one, other)), (one.reference, other.reference)


@BY_ICB
def test_rules_of_procedure_use_the_portals_parameters(system):
    names = set(ProcedureRules.parameter_names())
    assert set(system.icb.standing_orders) <= names
    for row in system.terms:
        assert set(row.parameters) <= names, row.key
        assert row.committee in keys(system.committees)
        assert all((PAPERS / text).read_text() for text in row.texts)


@BY_ICB
def test_meetings_and_items_use_known_codes(system):
    people = keys(system.people)
    for meeting in system.meetings:
        assert meeting.kind in MeetingKind.values
        assert meeting.mode in MeetingMode.values
        assert meeting.on or meeting.date_text
        assert set(meeting.committees) <= keys(system.committees)
        for item in meeting.items:
            assert item.kind in ItemKind.values, item.key
            assert set(item.purposes) <= set(Purpose.values), item.key
            assert item.lead in people, item.key
            assert (item.openness == "private") == (item.private_reason in PrivateReason.values), item.key


@BY_ICB
def test_papers_have_bodies_signatories_and_known_codes(system):
    people = keys(system.people)
    offered = set(system.icb.purposes or layout(system.icb.cover_sheet)["purposes"])
    for paper in papers(system):
        assert len((PAPERS / paper.body).read_text().split()) > 80, paper.key
        assert all((PAPERS / annex.body).read_text() for annex in paper.annexes)
        assert {author.person for author in paper.authors} <= people, paper.key
        assert {paper.presenter, paper.executive_lead, paper.clinical_lead} <= people | {""}, paper.key
        assert paper.conflict_outcome in {"", *ConflictOption.values}
        assert {row.kind for row in paper.recommendations} <= set(RecommendationKind.values)
        assert set(paper.purposes) <= offered, paper.key
        assert paper.is_confidential == bool(paper.confidential_reason), paper.key


@BY_ICB
def test_published_papers_are_signed_and_their_dates_are_in_order(system):
    for meeting in (m for m in system.meetings if m.is_published):
        for paper in (p for item in meeting.items for p in item.papers):
            assert paper.sign_off is not None, paper.key
            days = [paper.dated, *(review.on for review in paper.reviews)]
            days = [day for day in days if day]
            assert days == sorted(days), paper.key
            assert all(day <= meeting.on for day in [*days, paper.sign_off.on]), paper.key


@BY_ICB
def test_every_system_has_a_long_paper_in_a_published_meeting(system):
    published = [
        paper for m in system.meetings if m.is_published for item in m.items for paper in item.papers
    ]
    assert max(len((PAPERS / paper.body).read_text().split()) for paper in published) >= 1000


def test_accounts_hold_known_roles_at_known_anchors():
    anchors = {
        "icb": {system.icb.key for system in SYSTEMS},
        "place": {key for system in SYSTEMS for key in keys(system.places)},
        "committee": {key for system in SYSTEMS for key in keys(system.committees)},
        "deployment": {""},
    }
    accounts = [*WHOLE_SERVICE_ACCOUNTS, *(account for system in SYSTEMS for account in system.accounts)]
    assert len({account.email for account in accounts}) == len(accounts)
    for account in accounts:
        assert account.email.endswith(".example")
        for grant in account.grants:
            assert grant.anchor_kind in ROLES[grant.role].anchors, account.email
            assert grant.anchor in anchors[grant.anchor_kind], account.email


@pytest.mark.requirement("R178")
def test_bexleys_schedule_has_ten_rows_and_an_empty_november():
    sel = next(system for system in SYSTEMS if system.icb.key == "sel")
    rows = [(m.kind, m.date_text or m.on.isoformat()) for m in sel.meetings]
    assert rows == [
        ("workshop", "TBC September 2021"),
        ("public", "2021-09-30"),
        ("private", "2021-10-28"),
        ("workshop", "TBC November 2021"),
        ("public", "2021-11-25"),
        ("private", "2021-12-23"),
        ("public", "2022-01-27"),
        ("workshop", "TBC February 2021"),
        ("private", "2022-02-24"),
        ("public", "2022-03-24"),
    ]
    assert next(m for m in sel.meetings if m.key == "bsb-2021-11-25").items == ()


@pytest.mark.requirement("R33")
def test_core_membership_expands_to_ten_network_seats_and_three_councils():
    bob = next(system for system in SYSTEMS if system.icb.key == "bob")
    networks = [seat for seat in bob.seats if "-pcn-" in seat.key]
    assert len(networks) == 10
    assert sum(not seat.holders for seat in networks) == 2
    assert sum(seat.key.startswith("berkshire-west-council-") for seat in bob.seats) == 3


@pytest.mark.requirement("R160", "R161")
def test_bexley_has_fourteen_voting_organisations():
    sel = next(system for system in SYSTEMS if system.icb.key == "sel")
    voting = {seat.organisation for seat in sel.seats if seat.part == 1 and seat.is_voting}
    assert len(voting) == 14
    assert "bromley-healthcare" not in voting


@BY_ICB
def test_a_row_of_the_scheme_has_one_delegator_and_a_lead_where_it_is_led_elsewhere(system):
    for row in system.scheme:
        assert len(row.delegators) <= 1, row.reference
        led = row.treatment == "led_elsewhere"
        assert not led or row.holder_kind != "organisation" or row.lead == row.holder, row.reference
        earlier = [each.reference for each in system.scheme[: system.scheme.index(row)]]
        assert not row.passed_on_from or row.passed_on_from in earlier, row.reference

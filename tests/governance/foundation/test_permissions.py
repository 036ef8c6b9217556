"""Who may do what, where, on which day: a truth table. Deny by default."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import AnonymousUser

from governance.enums import Permission as P
from governance.foundation import clock
from governance.foundation.errors import NotPermitted
from governance.foundation.permissions import DEPLOYMENT, Anchor, Grant, can, grants_q, icbs_of, require
from governance.models import Committee, User
from governance.roles import ROLES
from tests.fixtures.people import grant, make_user

NORTH, SOUTH = 1, 2
HILL, VALE = 10, 11
BOARD, FORUM = 100, 101


def person(*grants):
    """Somebody with these grants on every day, without a database."""
    user = User(name="Test", email="t@north.example", is_active=True)
    user.grants_in_force = lambda on: list(grants)
    return user


def held(role, *anchor):
    return Grant(role, ROLES[role].permissions, Anchor(*anchor))


LEAD = held("governance_lead", NORTH)
DIRECTOR = held("place_director", NORTH, HILL)
SECRETARY = held("committee_secretary", NORTH, None, BOARD)
MEMBER = held("member", NORTH, None, BOARD)
AUDITOR = held("auditor", NORTH)
ADMINISTRATOR = held("system_administrator", None)


@pytest.mark.requirement("R195")
@pytest.mark.parametrize(
    ("grants", "permission", "anchor", "expected"),
    [
        pytest.param([LEAD], P.CHANGE_STRUCTURE, Anchor(NORTH, HILL, BOARD), True, id="lead-all-of-own-icb"),
        pytest.param([LEAD], P.CHANGE_STRUCTURE, Anchor(SOUTH, None, None), False, id="lead-not-other-icb"),
        pytest.param([LEAD], P.CREATE_ICB, DEPLOYMENT, False, id="lead-sets-up-no-icb"),
        pytest.param([DIRECTOR], P.PUBLISH, Anchor(NORTH, HILL, BOARD), True, id="director-own-place"),
        pytest.param([DIRECTOR], P.PUBLISH, Anchor(NORTH, VALE, FORUM), False, id="director-not-other-place"),
        pytest.param([DIRECTOR], P.PUBLISH, Anchor(NORTH), False, id="director-not-icb-board"),
        pytest.param([DIRECTOR], P.CHANGE_STRUCTURE, Anchor(NORTH, HILL), False, id="director-no-structure"),
        pytest.param(
            [SECRETARY], P.BUILD_PACK, Anchor(NORTH, HILL, BOARD), True, id="secretary-own-committee"
        ),
        pytest.param([SECRETARY], P.BUILD_PACK, Anchor(NORTH, HILL, FORUM), False, id="secretary-not-other"),
        pytest.param([MEMBER], P.READ_PACK, Anchor(NORTH, HILL, BOARD), True, id="member-reads"),
        pytest.param([MEMBER], P.BUILD_PACK, Anchor(NORTH, HILL, BOARD), False, id="member-builds-nothing"),
        pytest.param([AUDITOR], P.VIEW_LEDGER, Anchor(NORTH), True, id="auditor-reads-ledger"),
        pytest.param([AUDITOR], P.CHANGE_PEOPLE, Anchor(NORTH), False, id="auditor-writes-nothing"),
        pytest.param([ADMINISTRATOR], P.MANAGE_USERS, DEPLOYMENT, True, id="administrator-manages-users"),
        pytest.param([ADMINISTRATOR], P.VIEW_WORKSPACE, Anchor(NORTH), False, id="administrator-no-content"),
        pytest.param([ADMINISTRATOR, LEAD], P.CHANGE_STRUCTURE, Anchor(NORTH), True, id="two-roles-add-up"),
        pytest.param([], P.VIEW_WORKSPACE, Anchor(NORTH), False, id="no-role-nothing"),
    ],
)
def test_truth_table(grants, permission, anchor, expected):
    assert can(person(*grants), permission, anchor, on=date(2026, 1, 1)).ok is expected


def test_joint_meeting_is_reached_from_either_committee():
    class Joint:
        def anchors(self):
            return (Anchor(SOUTH, None, FORUM), Anchor(NORTH, HILL, BOARD))

    assert can(person(SECRETARY), P.BUILD_PACK, Joint(), on=date(2026, 1, 1))


def test_nobody_signed_in_is_told_to_sign_in():
    outcome = can(AnonymousUser(), P.VIEW_WORKSPACE, Anchor(NORTH), on=date(2026, 1, 1))
    assert outcome.code == "permission.not_signed_in"


def test_refusal_says_why():
    with pytest.raises(NotPermitted) as refused:
        require(person(MEMBER), P.PUBLISH, Anchor(NORTH, HILL, BOARD), on=date(2026, 1, 1))
    assert "role does not allow" in refused.value.outcome.reason


@pytest.mark.django_db
@pytest.mark.requirement("R164")
@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (datetime(2026, 3, 2, 23, 59, tzinfo=UTC), False),  # the day before it begins
        (datetime(2026, 3, 3, 0, 0, tzinfo=UTC), True),
        (datetime(2026, 6, 30, 22, 59, tzinfo=UTC), True),  # a minute to midnight in London
        (datetime(2026, 6, 30, 23, 0, tzinfo=UTC), False),  # midnight: the last day is over
    ],
)
def test_access_ends_with_the_last_day_of_the_term(world, moment, expected):
    user = make_user("term@north.example")
    dates = {"effective_from": date(2026, 3, 3), "effective_to": date(2026, 6, 30)}
    grant(user, "governance_lead", icb=world.north, **dates)
    with clock.set_to(moment):
        assert can(user, P.CHANGE_STRUCTURE, world.hill_board, on=clock.today()).ok is expected
        assert (world.north.pk in icbs_of(user, on=clock.today())) is expected


@pytest.mark.django_db
def test_superuser_has_no_right_to_content(world):
    user = User.objects.create_superuser("root@north.example", "a-long-password-indeed", name="Root")
    assert not can(user, P.VIEW_WORKSPACE, world.hill_board, on=clock.today())
    assert not Committee.objects.visible_to(user, on=clock.today()).exists()


@pytest.mark.django_db
def test_deactivated_account_has_no_grants(world, people):
    assert people("inactive").grants_in_force(clock.today()) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "seen"),
    [
        ("governance_lead", {"hill", "vale"}),
        ("place_director", {"hill"}),
        ("committee_secretary", {"hill"}),
        ("system_administrator", set()),
        ("nobody", set()),
    ],
)
def test_row_filter_agrees_with_the_check(world, people, role, seen):
    """`grants_q` in SQL and `can` in Python give the same committees."""
    user, today = people(role), clock.today()
    boards = {"hill": world.hill_board, "vale": world.vale_board, "south": world.south_board}
    lookups = {"icb": "icb_id", "place": "place_id", "committee": "pk"}
    by_sql = Committee.objects.filter(grants_q(user, P.VIEW_MEETING, on=today, **lookups))
    assert {name for name, board in boards.items() if board in by_sql} == seen
    assert {name for name, board in boards.items() if can(user, P.VIEW_MEETING, board, on=today)} == seen

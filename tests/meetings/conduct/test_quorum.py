"""The quorum as a truth table: each line names what decides it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from meetings.conduct.rules.conflicts import bars_of
from meetings.conduct.rules.facts import DEPUTY, IN_ATTENDANCE, Attendee, Told
from meetings.conduct.rules.quorum import check_quorum
from meetings.conduct.rules.states import state_of
from tests.meetings.conduct.tables import BARRED, CLAUSE, body, of_organisations, person, seat, table

SEATS = [seat(key, f"Member {key}") for key in range(1, 6)]
NUMBER = {"quorum_state": "number"}


def there(*keys: int, **changes: Attendee) -> list[Attendee]:
    return [changes.get(f"p{key}") or person(key, SEATS[key - 1]) for key in keys]


@pytest.mark.requirement("R172", "LP74")
@pytest.mark.parametrize(
    ("present", "values", "code", "state"),
    [
        ((1, 2, 3), {}, "quorum.unset", "unknown"),
        ((1, 2, 3, 4, 5), {"quorum_state": "not_set"}, "quorum.not_set", "unknown"),
        ((1, 2, 3), {**NUMBER, "quorum_number": 3}, "quorum.met", "met"),
        ((1, 2), {**NUMBER, "quorum_number": 3}, "quorum.short", "not_met"),
        ((), {**NUMBER, "quorum_number": 1}, "quorum.short", "not_met"),
        ((1, 2), {"quorum_state": "fraction", "quorum_fraction": "1/3"}, "quorum.met", "met"),
        ((1,), {"quorum_state": "fraction", "quorum_fraction": "1/3"}, "quorum.short", "not_met"),
        ((1, 2, 3), {"quorum_state": "fraction", "quorum_fraction": "1/2"}, "quorum.met", "met"),
        ((1, 2), {"quorum_state": "fraction", "quorum_fraction": "1/2"}, "quorum.short", "not_met"),
    ],
)
def test_number_and_share(present, values, code, state) -> None:
    outcome = check_quorum(table(SEATS, there(*present), **values))
    assert (outcome.code, state_of(outcome)) == (code, state)


def test_the_answer_names_its_clause_and_figures() -> None:
    outcome = check_quorum(table(SEATS, there(1, 2), **NUMBER, quorum_number=3))
    assert outcome.clause == CLAUSE
    assert outcome.reason == "2 members present; the quorum is 3."
    assert outcome.details["present"] == [2, 2]


@pytest.mark.requirement("R163", "R173", "LP63", "LP64", "LP66")
@pytest.mark.parametrize(
    ("third", "values", "state"),
    [
        ({"capacity": DEPUTY, "deputy_counts": Told("yes")}, {}, "met"),
        ({"capacity": DEPUTY, "deputy_counts": Told("no", "does not")}, {}, "not_met"),
        ({"capacity": DEPUTY, "deputy_counts": Told("", "nobody said")}, {}, "unknown"),
        ({"capacity": IN_ATTENDANCE}, {}, "not_met"),
        ({"is_present": False}, {}, "not_met"),
        ({"is_remote": True}, {"remote_counts": "yes"}, "met"),
        ({"is_remote": True}, {"remote_counts": "no"}, "not_met"),
        ({"is_remote": True}, {}, "unknown"),
        ({"is_remote": True, "hears": "no"}, {"remote_counts": "yes"}, "not_met"),
        ({"is_remote": True, "hears": ""}, {"remote_counts": "yes"}, "unknown"),
        ({"is_remote": True, "hears": "no"}, {}, "not_met"),
        ({"bars": BARRED}, {"conflict_counts_quorum": "yes"}, "met"),
        ({"bars": BARRED}, {"conflict_counts_quorum": "no"}, "not_met"),
        ({"bars": BARRED}, {}, "unknown"),
        ({"bars": bars_of("excluded")}, {"conflict_counts_quorum": "yes"}, "not_met"),
        ({"bars": bars_of("discuss_and_decide")}, {}, "met"),
        ({"bars": BARRED, "is_remote": True}, {"remote_counts": "no"}, "not_met"),
    ],
)
def test_the_third_member(third, values, state) -> None:
    """Two are there beyond doubt, three are needed: the third decides."""
    people = [*there(1, 2), replace(person(3, SEATS[2]), **third)]
    assert state_of(check_quorum(table(SEATS, people, **NUMBER, quorum_number=3, **values))) == state


def test_what_is_open_does_not_matter_when_the_others_are_enough() -> None:
    people = [*there(1, 2, 3), replace(person(4, SEATS[3]), is_remote=True)]
    assert check_quorum(table(SEATS, people, **NUMBER, quorum_number=3)).code == "quorum.met"
    assert check_quorum(table(SEATS, people, **NUMBER, quorum_number=5)).code == "quorum.short"


@pytest.mark.requirement("LP25", "LP65", "LP73")
@pytest.mark.parametrize(
    ("lines", "present", "code"),
    [
        ("A partner member", (1, 2, 4), "quorum.met"),
        ("A partner member", (1, 2, 3), "quorum.limb_missing"),
        ("Two partner members", (1, 2, 4), "quorum.limb_missing"),
        ("Two partner members", (3, 4, 5), "quorum.met"),
        ("Chief Executive or Chief Finance Officer\nA non-executive member", (1, 3, 4), "quorum.met"),
        (
            "Chief Executive or Chief Finance Officer\nA non-executive member",
            (1, 4, 5),
            "quorum.limb_missing",
        ),
        ("An executive member", (3, 4, 5), "quorum.limb_missing"),
        ("A bishop", (1, 2, 3), "quorum.undetermined"),
        ("A bishop\nA partner member", (1, 2, 3), "quorum.limb_missing"),
    ],
)
def test_who_must_be_among_them(lines, present, code) -> None:
    seats = [
        seat(1, "Chief Executive", category="executive", words=("Chief Executive", "executive", "Executive")),
        seat(2, "Chief Nurse", category="executive", words=("Chief Nurse", "executive", "Executive")),
        seat(3, "Chair of audit", category="non_executive", words=("Chair of audit", "Non-executive or lay")),
        seat(
            4,
            "Partner member (trusts)",
            category="partner",
            words=("Partner member (trusts)", "Partner member"),
        ),
        seat(5, "Partner member (GPs)", category="partner", words=("Partner member (GPs)", "Partner member")),
    ]
    people = [person(key, seats[key - 1]) for key in present]
    outcome = check_quorum(table(seats, people, **NUMBER, quorum_number=3, quorum_categories=lines))
    assert outcome.code == code, outcome.reason


@pytest.mark.requirement("LP13", "R128", "R166")
def test_each_delegating_body_is_represented_by_the_hat_that_is_worn() -> None:
    ccg, council = body(1, "CCG"), body(2, "Council")
    names = ((1, "South CCG"), (2, "Borough Council"))
    seats = [
        seat(1, "Joint director", bodies=(ccg, council), body_words=names),
        seat(2, "Cabinet member", bodies=(council,), body_words=names[1:]),
    ]
    lines = "The CCG\nThe council"

    def code(hat) -> str:
        people = [person(1, seats[0], body=hat), person(2, seats[1])]
        return check_quorum(table(seats, people, **NUMBER, quorum_number=2, quorum_categories=lines)).code

    assert code(ccg) == "quorum.met"
    assert code(council) == "quorum.limb_missing"
    assert code(None) == "quorum.undetermined"


@pytest.mark.requirement("R165", "R166")
def test_organisations_are_counted_once_and_hats_one_way_or_the_other() -> None:
    whole = of_organisations(4, **NUMBER, quorum_number=4, quorum_unit="organisation")
    assert check_quorum(whole).code == "quorum.met"
    twice = replace(whole, people=(*whole.people[:3], replace(whole.people[0], key=9, person=9)))
    assert check_quorum(twice).code == "quorum.short"
    joint = replace(whole.people[3], bodies=(body(3), body(4)), body=None)
    assert check_quorum(replace(whole, people=(*whole.people[:3], joint))).code == "quorum.undetermined"
    chosen = replace(joint, body=body(4))
    assert check_quorum(replace(whole, people=(*whole.people[:3], chosen))).code == "quorum.met"


@pytest.mark.requirement("R165", "LP65")
def test_people_or_organisations_is_asked_where_it_makes_a_difference() -> None:
    whole = of_organisations(3, **NUMBER, quorum_number=4)
    second = replace(whole.people[0], key=9, person=9)
    outcome = check_quorum(replace(whole, people=(*whole.people, second)))
    assert outcome.code == "quorum.unit_open"
    assert "people or organisations" in outcome.reason
    assert check_quorum(of_organisations(4, **NUMBER, quorum_number=4)).code == "quorum.met"


@pytest.mark.parametrize(
    ("says", "code"), [("", "quorum.undetermined"), ("yes", "quorum.short"), ("no", "quorum.met")]
)
def test_vacant_seats_are_counted_as_the_rules_say(says: str, code: str) -> None:
    seats = [*SEATS[:3], seat(4, is_filled=False), seat(5, is_filled=False), seat(6, is_filled=False)]
    values = {"quorum_state": "fraction", "quorum_fraction": "1/2", "quorum_counts_vacant": says}
    assert check_quorum(table(seats, there(1, 2), **values)).code == code

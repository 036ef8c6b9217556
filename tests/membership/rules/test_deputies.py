"""May a deputy vote and count: the seat, the chair's agreement, the arrangement, the terms of reference."""

from __future__ import annotations

from datetime import date

import pytest

from governance.foundation.periods import Period
from governance.rules.procedure import Parameter
from membership.people.rules.deputies import (
    Approval,
    OtherDuty,
    cautions,
    check_chair_agrees,
    check_one_meeting,
    counts_for_quorum,
    may_vote,
)

DAY, LATER = date(2023, 3, 31), date(2023, 4, 1)
TOR = "terms of reference, 2.0 (clause 6)"
UNSET = Parameter("deputy_votes", None, "")
YES, NO = Parameter("deputy_votes", "yes", TOR), Parameter("deputy_votes", "no", TOR)
FREE = Approval(Parameter("deputy_needs_approval", None, ""))
NEEDED = Parameter("deputy_needs_approval", "yes", TOR)


@pytest.mark.requirement("R163")
@pytest.mark.parametrize(
    ("own", "seat_votes", "rule", "approval", "value", "clause"),
    [
        ("", True, YES, FREE, "yes", TOR),
        ("", True, NO, FREE, "no", TOR),
        ("", True, UNSET, FREE, "", "LP63"),
        ("no", True, YES, FREE, "no", "R163"),
        ("yes", True, NO, FREE, "yes", "R163"),
        ("yes", False, YES, FREE, "no", ""),
        ("yes", True, YES, Approval(NEEDED), "no", TOR),
        ("yes", True, YES, Approval(NEEDED, LATER), "no", TOR),
        ("yes", True, YES, Approval(NEEDED, DAY), "yes", "R163"),
        ("", True, YES, Approval(Parameter("deputy_needs_approval", "no", TOR)), "yes", TOR),
    ],
)
def test_who_says_whether_a_deputy_votes(
    own: str, seat_votes: bool, rule: Parameter, approval: Approval, value: str, clause: str
) -> None:
    answer = may_vote(own=own, seat_votes=seat_votes, rule=rule, approval=approval, on=DAY)
    assert (answer.value, answer.clause) == (value, clause)
    assert answer.why


def test_counting_does_not_ask_for_a_vote() -> None:
    answer = counts_for_quorum(own="", rule=YES, approval=FREE, on=DAY)
    assert (answer.value, answer.is_yes) == ("yes", True)
    assert answer.why == f"A deputy counts for the quorum: {TOR}."


@pytest.mark.parametrize(
    ("one", "end", "ok"), [(True, DAY, True), (True, LATER, False), (True, None, False), (False, None, True)]
)
def test_one_meeting_is_one_day(one: bool, end: date | None, ok: bool) -> None:
    assert check_one_meeting(is_for_one_meeting=one, period=Period(DAY, end)).ok is ok


@pytest.mark.parametrize(
    ("approver", "chairs", "code"),
    [
        (2, [2], "deputy.chair_agrees"),
        (2, [3], "deputy.approver_not_chair"),
        (2, [], "deputy.approver_not_chair"),
        (1, [1], "deputy.agrees_to_self"),
    ],
)
def test_who_agrees_to_a_deputy(approver: int, chairs: list[int], code: str) -> None:
    outcome = check_chair_agrees(deputy=1, approver=approver, approver_name="Ben", chairs=chairs, on=DAY)
    assert outcome.code == code


@pytest.mark.requirement("R163")
def test_other_duties_on_the_same_days_are_told() -> None:
    duties = [
        OtherDuty("Chair", Period(DAY, None), is_holder=True),
        OtherDuty("Lay member", Period(DAY, DAY), is_holder=False),
        OtherDuty("Past seat", Period(date(2022, 1, 1), date(2022, 12, 31)), is_holder=True),
    ]
    assert [c.code for c in cautions(period=Period(DAY, DAY), duties=duties)] == [
        "deputy.holds_a_seat",
        "deputy.two_seats",
    ]
    assert [c.code for c in cautions(period=Period(LATER), duties=duties)] == ["deputy.holds_a_seat"]

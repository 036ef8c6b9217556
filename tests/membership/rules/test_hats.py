"""For whom somebody sits at a table: the appointment, the joint post, the seat, nobody; with further employers told."""

from __future__ import annotations

from datetime import date

import pytest

from governance.foundation.periods import Period
from membership.people.rules.facts import Body, Job
from membership.people.rules.hats import Employer, Hat, SeatedFacts, hats

BOROUGH, GROUP, TRUST = Body("Borough", 1), Body("Group", 2), Body("Trust", 3)
START, CLOSED, DAY, AFTER = date(2021, 1, 1), date(2022, 6, 30), date(2022, 6, 1), date(2022, 7, 1)
JOINT = (Employer(BOROUGH, Period(START)), Employer(GROUP, Period(START, CLOSED)))


def job(body: Body, end: date | None = None, start: date = START) -> Job:
    return Job(None, 7, "Ana Whitlock", body.id, body.name, Period(start, end))


def seated(**values: object) -> SeatedFacts:
    return SeatedFacts(seat_title="Director", **values)  # type: ignore[arg-type]


def votes(found: tuple[Hat, ...]) -> list[Body]:
    return [hat.body for hat in found if hat.carries_vote]


@pytest.mark.requirement("R144", "R166")
def test_a_joint_post_may_speak_for_each_employer_and_says_why() -> None:
    found = hats(
        seated(own=BOROUGH, post_title="Place Director", employers=JOINT),
        jobs=[job(BOROUGH), job(GROUP, CLOSED)],
        bodies_here=[BOROUGH, GROUP],
        on=DAY,
    )
    assert votes(found) == [BOROUGH, GROUP]
    assert found[1].why == (
        "Place Director is a joint post of Borough and Group; works for Group since 1 January 2021."
    )


@pytest.mark.parametrize(
    ("jobs", "on", "expected"),
    [
        ([], DAY, [BOROUGH, GROUP]),  # nothing recorded: the post decides
        ([], AFTER, [BOROUGH]),  # the group has closed
        ([job(GROUP, date(2022, 5, 31))], DAY, [BOROUGH]),  # stopped working for the group
        ([job(BOROUGH, date(2022, 5, 31)), job(GROUP, date(2022, 5, 31))], DAY, [TRUST]),  # the seat's own
    ],
)
def test_dates_of_employers_and_of_work_decide(jobs: list[Job], on: date, expected: list[Body]) -> None:
    facts = seated(own=TRUST, post_title="Place Director", employers=JOINT)
    assert votes(hats(facts, jobs=jobs, bodies_here=[], on=on)) == expected


@pytest.mark.requirement("R164")
@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (seated(named=TRUST, own=BOROUGH, post_title="Place Director", employers=JOINT), [TRUST]),
        (seated(own=BOROUGH), [BOROUGH]),
        (seated(own=BOROUGH, post_title="Director", employers=JOINT[:1]), [BOROUGH]),
        (seated(), []),
    ],
)
def test_one_hat_or_none(facts: SeatedFacts, expected: list[Body]) -> None:
    assert votes(hats(facts, jobs=[], bodies_here=[], on=DAY)) == expected


def test_a_further_employer_with_a_seat_here_is_told_and_carries_no_vote() -> None:
    found = hats(
        seated(own=BOROUGH), jobs=[job(GROUP), job(TRUST), job(BOROUGH)], bodies_here=[BOROUGH, GROUP], on=DAY
    )
    assert [(hat.body, hat.carries_vote) for hat in found] == [(BOROUGH, True), (GROUP, False)]

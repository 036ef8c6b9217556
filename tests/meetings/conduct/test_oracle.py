"""Twenty thousand random meetings, worked out by the rules and by the slow oracle."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from meetings.conduct.rules.conflicts import EFFECTS, bars_of
from meetings.conduct.rules.facts import DEPUTY, IN_ATTENDANCE, MEMBER, Attendee, SeatAt, Table, Told
from meetings.conduct.rules.limbs import limbs
from meetings.conduct.rules.quorum import check_quorum
from meetings.conduct.rules.states import state_of
from meetings.conduct.rules.votes import Ballot, VoteRight, count, result
from tests.meetings.conduct import oracle
from tests.meetings.conduct.tables import body, rules

MEETINGS = 20_000
TITLES = ("Chair", "Chief Executive", "Lay member", "Partner member", "Clinical director", "Cabinet member")
LINES = (
    "A partner member",
    "Two lay members",
    "Chief Executive or Clinical director",
    "The organisation 01",
    "A bishop",
)


def random_table(dice: random.Random) -> Table:
    seats = [random_seat(dice, key) for key in range(1, dice.randint(2, 6))]
    people = [random_person(dice, seat, key) for key, seat in enumerate(seats, 1) if dice.random() < 0.8]
    values = {
        "quorum_state": dice.choice(("number", "number", "fraction", "fraction", "not_set", "")),
        "quorum_number": dice.randint(1, 4),
        "quorum_fraction": dice.choice(("1/3", "1/2", "2/3")),
        "quorum_categories": "\n".join(dice.sample(LINES, dice.choice((0, 0, 1, 2)))),
        "vote_unit": dice.choice(("person", "organisation", "")),
        "quorum_unit": dice.choice(("person", "organisation", "")),
        **{name: dice.choice(("yes", "no", "")) for name in oracle.OPEN},
    }
    return Table("Board", tuple(seats), tuple(people), rules(**values))


def random_seat(dice: random.Random, key: int) -> SeatAt:
    bodies = tuple(sorted(body(number) for number in dice.sample((1, 2, 3), dice.choice((0, 1, 1, 2)))))
    title = dice.choice(TITLES)
    return SeatAt(
        key,
        title,
        is_voting=dice.random() < 0.9,
        is_filled=dice.random() < 0.9,
        bodies=bodies,
        words=(title,),
        body_words=tuple((row.id, row.name) for row in bodies),
    )


def random_person(dice: random.Random, seat: SeatAt, key: int) -> Attendee:
    return Attendee(
        key,
        person=key,
        name=f"P{key}",
        capacity=dice.choice((MEMBER, MEMBER, DEPUTY, IN_ATTENDANCE)),
        seat=seat,
        bodies=seat.bodies,
        body=seat.bodies[0] if len(seat.bodies) == 1 or (seat.bodies and dice.random() < 0.4) else None,
        is_present=dice.random() < 0.85,
        is_remote=dice.random() < 0.3,
        hears=dice.choice(("yes", "yes", "no", "")),
        deputy_counts=Told(dice.choice(("yes", "no", "")), "as arranged"),
        bars=bars_of(dice.choice(("", "", "", *EFFECTS))),
    )


@pytest.mark.requirement("R172", "R173", "R165", "R166", "LP65", "LP66")
def test_the_quorum_of_random_meetings() -> None:
    dice = random.Random(20260101)
    seen: Counter[str] = Counter()
    for number in range(MEETINGS):
        table = random_table(dice)
        parts = limbs(str(table.rule("quorum_categories").value or ""), table.seats)
        lines = [(row.line, row.count, set(row.seats), set(row.bodies)) for row in parts]
        outcome = check_quorum(table)
        assert state_of(outcome) == oracle.quorum_state(table, lines), (number, outcome, table)
        seen[outcome.code] += 1
    assert (
        min(
            seen[code]
            for code in ("quorum.met", "quorum.short", "quorum.limb_missing", "quorum.undetermined")
        )
        > 200
    )


@pytest.mark.requirement("R165", "R168")
def test_the_vote_of_random_meetings() -> None:
    dice = random.Random(20260202)
    seen: Counter[str] = Counter()
    for number in range(MEETINGS):
        choices = [
            dice.choice(("for", "for", "against", "against", "abstain", "no_vote"))
            for _ in range(dice.randint(1, 9))
        ]
        base = dice.choice(("present", "present_and_voting", "votes_cast"))
        casting, second = dice.choice(("none", "second_and_deciding")), dice.choice(("", "for", "against"))
        rights = [VoteRight(f"V{key}", (key,)) for key in range(len(choices))]
        outcome = result(count(rights, dict(enumerate(choices))), Ballot(base, casting), second=second)
        votes = {f"V{key}": choice for key, choice in enumerate(choices)}
        expected = oracle.carried(votes, base=base, casting=casting, second=second)
        state = {True: "met", False: "not_met", None: "unknown"}[expected]
        assert state_of(outcome) == state, (number, outcome, votes, base, casting, second)
        seen[state] += 1
    assert min(seen.values()) > 200

"""For random histories and 10,000 random questions the answer is what the slow and obvious way gives."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from delegation.rules.authority import authority_for, who_may
from tests.delegation.oracle import oracle
from tests.delegation.oracle.histories import (
    World,
    add_version,
    as_availability,
    as_facts,
    as_question,
    new_question,
    new_world,
)

HISTORIES, QUESTIONS = 100, 100
# Later versions can tell that something starts; either way nothing is in force on the day.
NOTHING_IN_FORCE = ("not_listed", "not_in_force")
EVERY_ANSWER = {
    *oracle.BEST_FIRST,
    *NOTHING_IN_FORCE,
    "held_by_another",
    "function_reserved",
    "led_elsewhere",
    "undetermined",
    "recommends_only",
    "non_delegable",
}
SAME_EACH_RUN = settings(
    max_examples=HISTORIES,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)


def answers(world: World, questions: list[dict[str, Any]]) -> list[str]:
    """What the rules say to each question."""
    facts, rules = as_facts(world), as_availability(world)
    found = []
    for asked in questions:
        outcome = authority_for(as_question(asked, world), facts, availability=rules)
        assert outcome.ok is (outcome.code == "authority.held")
        found.append(outcome.code.removeprefix("authority."))
    return found


def settled(code: str) -> str:
    return NOTHING_IN_FORCE[0] if code in NOTHING_IN_FORCE else code


@pytest.mark.requirement("R49", "R190")
def test_ten_thousand_questions() -> None:
    seen: Counter[str] = Counter()

    @SAME_EACH_RUN
    @given(seed=st.integers(min_value=0, max_value=2**32))
    def ask(seed: int) -> None:
        random = Random(seed)
        world = new_world(random)
        questions = [new_question(random) for _ in range(QUESTIONS)]
        said = answers(world, questions)
        for asked, code in zip(questions, said, strict=True):
            assert code == oracle.answer(world, asked), asked
        seen.update(said)
        ask_again(world, random, questions, said)

    ask()
    assert sum(seen.values()) >= HISTORIES * QUESTIONS
    assert set(seen) == EVERY_ANSWER


def ask_again(world: World, random: Random, questions: list[dict[str, Any]], said: list[str]) -> None:
    """After a further version was adopted, the same for every day before it."""
    last: date = max(version["start"] for version in world["versions"])
    later = last + timedelta(days=random.randint(1, 100))
    add_version(world, random, scheme=random.choice(world["versions"])["scheme"], start=later)
    before = [(asked, code) for asked, code in zip(questions, said, strict=True) if asked["on"] < later]
    again = answers(world, [asked for asked, _ in before])
    assert [settled(code) for code in again] == [settled(code) for _, code in before]


@pytest.mark.requirement("R190")
@settings(
    max_examples=40, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)
@given(seed=st.integers(min_value=0, max_value=2**32))
def test_everybody_who_may(seed: int) -> None:
    random = Random(seed)
    world = new_world(random)
    facts, rules = as_facts(world), as_availability(world)
    for _ in range(25):
        asked = new_question(random)
        found = who_may(as_question(asked, world), facts, availability=rules)
        names = {(each.details["holder"]["kind"], each.details["holder"]["id"]) for each in found.holders}
        assert names == oracle.who_may(world, asked), asked
        assert (found.refusal is None) is bool(names)

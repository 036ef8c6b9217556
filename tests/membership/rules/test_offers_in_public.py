"""Which offers are on the public register of gifts and hospitality (LP41, LP39)."""

from __future__ import annotations

from datetime import date

import pytest

from governance.foundation.outcome import Outcome, met, not_met
from governance.foundation.periods import Period
from membership.rules.gifts import offer_public_on
from membership.rules.policy import PolicyFacts

DAY = date(2020, 5, 1)
POLICY = PolicyFacts(Period(date(2020, 1, 1)), public_months_after=6, private_years_after=6)
UNSET = PolicyFacts(Period(date(2020, 1, 1)))
DECLARE, SMALL = met("offer.declare"), met("offer.accept")
UNKNOWN = not_met("offer.undetermined", "No amount.")
CASES = {
    "declared and accepted": ("accepted", DECLARE, POLICY, DAY, "offer.public"),
    "declined is public too": ("declined", DECLARE, POLICY, DAY, "offer.public"),
    "cannot be told": ("accepted", UNKNOWN, POLICY, DAY, "offer.public"),
    "waits for approval": ("pending", DECLARE, POLICY, DAY, "offer.pending"),
    "too small": ("accepted", SMALL, POLICY, DAY, "offer.needs_no_declaration"),
    "no policy": ("accepted", DECLARE, None, DAY, "offer.policy_unset"),
    "policy does not say": ("accepted", DECLARE, UNSET, DAY, "offer.policy_unset"),
    "the day before": ("accepted", DECLARE, POLICY, date(2020, 4, 30), "offer.not_declared_yet"),
    "its last day": ("accepted", DECLARE, POLICY, date(2026, 5, 1), "offer.public"),
    "too long ago": ("accepted", DECLARE, POLICY, date(2026, 5, 2), "offer.term_over"),
}


@pytest.mark.parametrize("case", CASES)
def test_offer_on_the_public_register(case: str) -> None:
    response, answer, policy, on, code = CASES[case]
    outcome: Outcome = offer_public_on(
        response, answer, declared_on=DAY, offered_on=DAY, policy=policy, on=on
    )
    assert (outcome.code, outcome.ok) == (code, code == "offer.public")

"""How long an offer is on the public register, and in the private record (LP41, LP39)."""

from __future__ import annotations

from datetime import date

import pytest

from governance.foundation.outcome import Outcome, met, not_met
from governance.foundation.periods import Period
from membership.interests.rules.gifts import offer_public_on, offer_term_over
from membership.interests.rules.policy import PolicyFacts

DAY = date(2020, 5, 1)
ALWAYS = Period(date(2020, 1, 1))
POLICY = PolicyFacts(ALWAYS, gift_public_months=6, gift_private_years=6)
INTERESTS_ONLY = PolicyFacts(ALWAYS, public_months_after=6, private_years_after=6)
NO_RECORD_TERM = PolicyFacts(ALWAYS, gift_public_months=0)
SHORT_RECORD = PolicyFacts(ALWAYS, gift_public_months=24, gift_private_years=1)
DECLARE, SMALL = met("offer.declare"), met("offer.accept")
UNKNOWN = not_met("offer.undetermined", "No amount.")
PUBLIC = {
    "declared and accepted": ("accepted", DECLARE, POLICY, DAY, "offer.public"),
    "declined is public too": ("declined", DECLARE, POLICY, DAY, "offer.public"),
    "cannot be told": ("accepted", UNKNOWN, POLICY, DAY, "offer.public"),
    "waits for approval": ("pending", DECLARE, POLICY, DAY, "offer.pending"),
    "too small": ("accepted", SMALL, POLICY, DAY, "offer.needs_no_declaration"),
    "no policy": ("accepted", DECLARE, None, DAY, "offer.policy_unset"),
    "policy speaks of interests alone": ("accepted", DECLARE, INTERESTS_ONLY, DAY, "offer.policy_unset"),
    "the day before": ("accepted", DECLARE, POLICY, date(2020, 4, 30), "offer.not_declared_yet"),
    "its last day": ("accepted", DECLARE, POLICY, date(2020, 11, 1), "offer.public"),
    "too long ago": ("accepted", DECLARE, POLICY, date(2020, 11, 2), "offer.term_over"),
    "no months are a day": ("accepted", DECLARE, NO_RECORD_TERM, DAY, "offer.public"),
    "and no more": ("accepted", DECLARE, NO_RECORD_TERM, date(2020, 5, 2), "offer.term_over"),
    "last day of its record": ("accepted", DECLARE, SHORT_RECORD, date(2021, 5, 1), "offer.public"),
    "never after its record": ("accepted", DECLARE, SHORT_RECORD, date(2021, 5, 2), "offer.term_over"),
}
RECORD = {
    "last day": ("accepted", POLICY, date(2026, 5, 1), "offer.kept"),
    "day after": ("accepted", POLICY, date(2026, 5, 2), "offer.record_over"),
    "declined goes too": ("declined", POLICY, date(2026, 5, 2), "offer.record_over"),
    "waits for approval": ("pending", POLICY, date(2090, 1, 1), "offer.pending"),
    "no policy": ("accepted", None, date(2090, 1, 1), "offer.policy_unset"),
    "policy speaks of interests alone": ("accepted", INTERESTS_ONLY, date(2090, 1, 1), "offer.policy_unset"),
}


@pytest.mark.requirement("LP39", "LP41")
@pytest.mark.parametrize("case", PUBLIC)
def test_offer_on_the_public_register(case: str) -> None:
    response, answer, policy, on, code = PUBLIC[case]
    outcome: Outcome = offer_public_on(response, answer, declared_on=DAY, policy=policy, on=on)
    assert (outcome.code, outcome.ok) == (code, code == "offer.public")


@pytest.mark.requirement("LP39")
@pytest.mark.parametrize("case", RECORD)
def test_offer_in_the_private_record(case: str) -> None:
    response, policy, on, code = RECORD[case]
    outcome = offer_term_over(response, declared_on=DAY, policy=policy, on=on)
    assert (outcome.code, outcome.ok) == (code, code == "offer.record_over")

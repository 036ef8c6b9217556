"""Interests as truth tables: in time, public, kept, and who may say where one comes from."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.foundation.periods import Period
from membership.interests.rules.interests import (
    InterestFacts,
    RedactionFacts,
    check_declared_on,
    check_source,
    declared_in_time,
    private_term_over,
    public_on,
)
from membership.interests.rules.policy import PolicyFacts, months_after

JAN = date(2023, 1, 1)
ALWAYS = Period(date(2020, 1, 1))
POLICY = PolicyFacts(ALWAYS, declare_within_days=28, public_months_after=6, private_years_after=6)
UNSET = PolicyFacts(ALWAYS)


def interest(
    start: date = JAN, end: date | None = None, state: str = "confirmed", declared: date = JAN
) -> InterestFacts:
    return InterestFacts(Period(start, end), state, declared)


@pytest.mark.requirement("LP38")
@pytest.mark.parametrize(
    ("declared", "first_held", "versions", "code"),
    [
        (date(2023, 1, 29), None, [POLICY], "interest.in_time"),
        (date(2023, 1, 30), None, [POLICY], "interest.late"),
        (date(2023, 3, 1), date(2023, 2, 1), [POLICY], "interest.in_time"),
        (date(2023, 3, 2), date(2023, 2, 1), [POLICY], "interest.late"),
        (date(2023, 1, 29), date(2020, 2, 1), [POLICY], "interest.in_time"),
        (date(2023, 1, 30), None, [UNSET], "interest.time_undetermined"),
        (date(2023, 1, 30), None, [], "interest.time_undetermined"),
        (
            date(2023, 1, 30),
            None,
            [PolicyFacts(Period(date(2023, 1, 2)), declare_within_days=28)],
            "interest.time_undetermined",
        ),
        (
            date(2023, 1, 30),
            None,
            [
                PolicyFacts(Period(date(2023, 1, 2)), declare_within_days=99),
                PolicyFacts(Period(date(2022, 1, 1), JAN), declare_within_days=28),
            ],
            "interest.late",
        ),
    ],
)
def test_declared_late_is_counted_by_the_policy_of_the_day_it_arose(
    declared: date, first_held: date | None, versions: list[PolicyFacts], code: str
) -> None:
    found = declared_in_time(interest(declared=declared), first_held=first_held, versions=versions)
    assert (found.code, found.clause) == (code, "LP38")
    assert found.ok == (code == "interest.in_time")


@pytest.mark.requirement("LP38")
def test_lateness_is_told_in_days() -> None:
    found = declared_in_time(interest(declared=date(2023, 1, 30)), first_held=None, versions=[POLICY])
    assert found.reason == "Declared 1 day late: it was due by 29 January 2023, 28 days after 1 January 2023."


@pytest.mark.requirement("LP39")
@pytest.mark.parametrize(
    ("last_day", "months", "until"),
    [
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2022, 8, 31), 6, date(2023, 2, 28)),
        (date(2023, 1, 15), 6, date(2023, 7, 15)),
        (date(2023, 2, 28), 6, date(2023, 8, 28)),
        (date(2023, 12, 31), 12, date(2024, 12, 31)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2023, 6, 30), 0, date(2023, 6, 30)),
    ],
)
def test_months_end_with_the_month(last_day: date, months: int, until: date) -> None:
    assert months_after(last_day, months) == until


@given(st.dates(max_value=date(9000, 1, 1)), st.integers(0, 6000))
def test_months_after_lands_in_the_right_month(day: date, months: int) -> None:
    found = months_after(day, months)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day == day.day or (found.day < day.day and (found + timedelta(days=1)).day == 1)


ENDED = interest(end=date(2023, 8, 31))
DETAILS = RedactionFacts(Period(date(2023, 3, 1), date(2023, 3, 31)), "details")
ENTRY = RedactionFacts(Period(date(2023, 3, 1), date(2023, 3, 31)), "entry")


@pytest.mark.requirement("LP39")
@pytest.mark.parametrize(
    ("facts", "redactions", "policy", "on", "code"),
    [
        (interest(), [], POLICY, JAN, "interest.public"),
        (interest(), [], POLICY, date(2099, 1, 1), "interest.public"),
        (interest(), [], POLICY, date(2022, 12, 31), "interest.not_declared_yet"),
        (interest(declared=date(2023, 2, 1)), [], POLICY, JAN, "interest.not_declared_yet"),
        (interest(start=date(2023, 2, 1)), [], POLICY, JAN, "interest.not_begun"),
        (ENDED, [], POLICY, date(2023, 9, 1), "interest.public"),
        (ENDED, [], POLICY, date(2024, 2, 29), "interest.public"),
        (ENDED, [], POLICY, date(2024, 3, 1), "interest.no_longer_public"),
        (interest(), [], None, JAN, "interest.policy_unset"),
        (interest(), [], UNSET, JAN, "interest.policy_unset"),
        (interest(state="declared"), [], POLICY, JAN, "interest.not_confirmed"),
        (interest(state="questioned"), [], POLICY, JAN, "interest.not_confirmed"),
        (interest(state="withdrawn"), [], POLICY, JAN, "interest.withdrawn"),
        (interest(), [ENTRY], POLICY, date(2023, 2, 28), "interest.public"),
        (interest(), [ENTRY], POLICY, date(2023, 3, 1), "interest.kept_back"),
        (interest(), [ENTRY], POLICY, date(2023, 3, 31), "interest.kept_back"),
        (interest(), [ENTRY], POLICY, date(2023, 4, 1), "interest.public"),
        (interest(), [DETAILS], POLICY, date(2023, 3, 31), "interest.public_without_details"),
        (interest(), [DETAILS], POLICY, date(2023, 4, 1), "interest.public"),
        (interest(), [DETAILS, ENTRY], POLICY, date(2023, 3, 1), "interest.kept_back"),
    ],
)
def test_public_on_is_the_one_predicate(
    facts: InterestFacts, redactions: list[RedactionFacts], policy: PolicyFacts | None, on: date, code: str
) -> None:
    found = public_on(facts, redactions, policy, on)
    assert (found.code, found.ok) == (code, code in ("interest.public", "interest.public_without_details"))
    assert found.reason


@pytest.mark.requirement("LP39")
@pytest.mark.parametrize(
    ("end", "policy", "on", "code"),
    [
        (None, POLICY, date(2099, 1, 1), "interest.still_held"),
        (date(2023, 2, 28), POLICY, date(2029, 2, 28), "interest.kept"),
        (date(2023, 2, 28), POLICY, date(2029, 3, 1), "interest.term_over"),
        (date(2024, 2, 29), POLICY, date(2030, 2, 28), "interest.kept"),
        (date(2024, 2, 29), POLICY, date(2030, 3, 1), "interest.term_over"),
        (date(2023, 2, 28), UNSET, date(2099, 1, 1), "interest.policy_unset"),
        (date(2023, 2, 28), None, date(2099, 1, 1), "interest.policy_unset"),
    ],
)
def test_the_private_record_is_kept_for_its_years(
    end: date | None, policy: PolicyFacts | None, on: date, code: str
) -> None:
    assert private_term_over(interest(end=end), policy, on).code == code


@pytest.mark.parametrize(
    ("source", "is_own", "ok"),
    [
        ("self", True, True),
        ("meeting", True, True),
        ("office", True, False),
        ("", True, False),
        ("office", False, True),
        ("portal", False, True),
        ("meeting", False, True),
        ("self", False, False),
        ("", False, False),
    ],
)
def test_the_source_is_named_by_whoever_enters_it_for_another(source: str, is_own: bool, ok: bool) -> None:
    assert check_source(source, is_own=is_own).ok == ok


def test_nothing_is_declared_on_a_day_to_come() -> None:
    assert check_declared_on(JAN, today=JAN).ok
    assert not check_declared_on(JAN + timedelta(days=1), today=JAN).ok

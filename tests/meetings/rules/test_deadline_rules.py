"""Which rule applies, and what the law asks beside it; no database."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest

from governance.foundation.bank_holidays import ENGLAND_AND_WALES
from governance.rules.procedure import Parameter
from meetings.planning.rules.deadline_law import (
    Body,
    check_day_against_law,
    check_rule_against_law,
    legal_minimums,
)
from meetings.planning.rules.deadline_rules import PARAMETERS, Applied, Rule, rules_that_apply
from meetings.planning.rules.deadlines import Offset

NAMES = {name for held in PARAMETERS.values() for name in (held.days, held.count)}
NHS, COUNCIL, TOGETHER = Body(), Body(is_of_a_council=True), Body(is_convened_by_a_council=True)
THURSDAY = date(2021, 11, 25)


def said(inherited: bool = False, **values: Any) -> dict[str, Parameter]:
    source = "standing orders" if inherited else "terms of reference, v1 (9.3)"
    unset = {name: Parameter(name, None, "") for name in NAMES}
    return unset | {name: Parameter(name, value, source, inherited) for name, value in values.items()}


def one(
    *rules: Rule,
    parameters: dict[str, Parameter] | None = None,
    kind: str = "papers_out",
    meeting: str = "public",
) -> Applied | None:
    own = [rule for rule in rules if rule.is_of_committee]
    general = [rule for rule in rules if not rule.is_of_committee]
    found = rules_that_apply(own, general, parameters or said(), meeting)
    return next((applied for applied in found if applied.kind == kind), None)


def of_icb(**values: Any) -> Rule:
    return Rule(**({"kind": "papers_out", "unit": "working", "amount": 5, "pk": 1} | values))


def of_committee(**values: Any) -> Rule:
    return of_icb(**({"amount": 6, "pk": 2, "is_of_committee": True} | values))


FROM_TERMS = said(papers_days=7, papers_day_count="calendar")
FROM_ORDERS = said(True, papers_days=7, papers_day_count="calendar")


@pytest.mark.requirement("R181", "R194")
def test_what_the_terms_of_reference_say_is_read_from_there() -> None:
    applied = one(parameters=FROM_TERMS)
    assert applied is not None
    assert applied.is_from_terms
    assert applied.offset == Offset(7, "calendar")
    assert applied.source == "Terms of reference, v1 (9.3)"
    assert one(parameters=FROM_TERMS, meeting="workshop") is None
    assert one(parameters=FROM_TERMS, kind="publication", meeting="private") is None
    assert one(parameters=said()) is None


def test_days_without_a_way_to_count_them_are_calendar_days() -> None:
    applied = one(parameters=said(minutes_days=8), kind="minutes")
    assert applied is not None
    assert applied.offset == Offset(8, "calendar", is_after=True)


@pytest.mark.requirement("R194")
@pytest.mark.parametrize(
    ("rules", "parameters", "expected"),
    [
        pytest.param([of_icb()], said(), (5, "working"), id="the ICB's"),
        pytest.param(
            [of_icb(), of_committee()], said(), (6, "working"), id="the committee's before the ICB's"
        ),
        pytest.param(
            [of_committee()], FROM_ORDERS, (6, "working"), id="the committee's before standing orders"
        ),
        pytest.param([of_icb()], FROM_TERMS, (7, "calendar"), id="terms of reference before the ICB's rule"),
        pytest.param([of_icb()], FROM_ORDERS, (7, "calendar"), id="standing orders before the ICB's rule"),
        pytest.param([of_committee()], FROM_TERMS, (7, "calendar"), id="terms before the committee's rule"),
    ],
)
def test_which_rule_goes_first(
    rules: list[Rule], parameters: dict[str, Parameter], expected: tuple[int, str]
) -> None:
    applied = one(*rules, parameters=parameters)
    assert applied is not None
    assert applied.offset is not None
    assert (applied.offset.amount, applied.offset.unit) == expected


@pytest.mark.parametrize(
    ("rule", "parameters", "is_problem"),
    [
        (of_committee(), FROM_TERMS, True),
        (of_committee(amount=7, unit="calendar", cut_off=time(17)), FROM_TERMS, False),
        (of_icb(), FROM_ORDERS, True),
        (of_icb(), FROM_TERMS, False),  # terms of reference may differ from the ICB's rule
        (of_committee(), FROM_ORDERS, False),
    ],
)
def test_a_number_typed_twice_and_differently_is_told(
    rule: Rule, parameters: dict[str, Parameter], is_problem: bool
) -> None:
    applied = one(rule, parameters=parameters)
    assert applied is not None
    assert (applied.problem is not None) == is_problem
    if applied.problem:
        assert applied.problem.code == "deadline.contradicts_terms"
        assert "7 days before the meeting, which applies" in applied.problem.reason


def test_a_rule_may_point_to_the_terms_and_add_its_hour() -> None:
    points = of_committee(unit="terms", amount=None, cut_off=time(17), source="Handbook 4")
    applied = one(points, parameters=FROM_TERMS)
    assert applied is not None
    assert applied.offset == Offset(7, "calendar", cut_off=time(17))
    assert applied.source == "Handbook 4; Terms of reference, v1 (9.3)"
    silent = one(points, parameters=said())
    assert silent is not None
    assert silent.offset is None
    assert silent.problem is not None
    assert silent.problem.code == "deadline.not_set"


def test_a_rule_says_for_which_meetings_it_holds() -> None:
    public_only = of_committee(meetings=frozenset({"public"}))
    assert one(public_only, of_icb(), meeting="public") is not None
    assert one(public_only, of_icb(), meeting="private") is None, (
        "the committee's rules stand in place of the ICB's"
    )


def test_deadlines_of_another_kind_go_by_their_names() -> None:
    screening = of_icb(kind="other", name="Interests screened", amount=14, unit="calendar")
    briefing = of_icb(kind="other", name="Chair's briefing", amount=2, unit="working")
    own = of_committee(kind="other", name="interests screened", amount=10, unit="calendar")
    found = rules_that_apply([own], [screening, briefing], said(), "public")
    amounts = {applied.key: applied.offset.amount for applied in found if applied.offset}
    assert amounts == {"other:interests screened": 10, "other:chair's briefing": 2}


NHS_ACT = ("Public Bodies (Admission to Meetings) Act 1960, section 1(4)", True)


@pytest.mark.requirement("R194")
@pytest.mark.parametrize(
    ("kind", "body", "meeting", "expected"),
    [
        ("notice", NHS, "public", [NHS_ACT]),
        ("notice", COUNCIL, "public", [("Local Government Act 1972, section 100A(6)", True)]),
        ("notice", TOGETHER, "public", [NHS_ACT, ("Local Government Act 1972, section 100A(6)", False)]),
        ("publication", COUNCIL, "public", [("Local Government Act 1972, section 100B(3)", True)]),
        ("publication", TOGETHER, "public", [("Local Government Act 1972, section 100B(3)", False)]),
        ("publication", NHS, "public", []),
        ("notice", COUNCIL, "private", []),
        ("minutes", COUNCIL, "public", []),
    ],
)
def test_the_law_beside_the_rule(
    kind: str, body: Body, meeting: str, expected: list[tuple[str, bool]]
) -> None:
    assert [(law.citation, law.is_certain) for law in legal_minimums(kind, body, meeting)] == expected


@pytest.mark.requirement("R194")
def test_a_rule_shorter_than_the_law_is_told_with_the_last_day() -> None:
    (law,) = legal_minimums("notice", NHS, "public")
    enough = check_day_against_law(Offset(3, "clear"), law, THURSDAY, ENGLAND_AND_WALES)
    short = check_day_against_law(Offset(3, "calendar"), law, THURSDAY, ENGLAND_AND_WALES)
    assert enough.ok
    assert not short.ok
    assert "Monday 22 November 2021 is too late, Sunday 21 November 2021 is the last day" in short.reason
    assert short.clause.startswith("Public Bodies (Admission to Meetings) Act 1960")


def test_seven_days_are_less_than_five_clear_working_days_of_a_council() -> None:
    (law,) = legal_minimums("publication", TOGETHER, "public")
    outcome = check_day_against_law(Offset(7, "calendar"), law, THURSDAY, ENGLAND_AND_WALES)
    assert not outcome.ok
    assert outcome.reason.startswith("Where a council’s rules of access apply")


def test_the_rule_itself_is_tried_on_a_year_of_meetings() -> None:
    """Eight days are five clear working days in an ordinary week, and not over Easter."""
    (law,) = legal_minimums("publication", COUNCIL, "public")
    start = date(2026, 1, 12)
    assert check_day_against_law(Offset(8, "calendar"), law, date(2026, 1, 15), ENGLAND_AND_WALES).ok
    found = check_rule_against_law(Offset(8, "calendar"), law, from_day=start, holidays=ENGLAND_AND_WALES)
    assert not found.ok
    assert found.reason.startswith("For a meeting on ")
    assert check_rule_against_law(Offset(3, "weeks"), law, from_day=start, holidays=ENGLAND_AND_WALES).ok

"""Truth tables of terms: legal start, election, number of terms, renewal without gap, handover, withdrawal."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from membership.people.rules.appointments import (
    check_election,
    check_follows,
    check_handover,
    check_legal_start,
    check_may_be_renewed,
    check_not_started,
    check_renewal_stays,
    check_terms,
)

JUNE, JULY, AUGUST = date(2022, 6, 30), date(2022, 7, 1), date(2022, 8, 1)


@pytest.mark.requirement("R109")
@pytest.mark.parametrize(
    ("status", "start", "legal", "ok"),
    [
        ("substantive", JUNE, JULY, False),
        ("designate", JUNE, JULY, True),
        ("interim", JUNE, JULY, True),
        ("substantive", JULY, JULY, True),
        ("substantive", JUNE, None, True),
    ],
)
def test_before_the_law_only_designate(status: str, start: date, legal: date | None, ok: bool) -> None:
    outcome = check_legal_start(
        status=status,
        start=start,
        legal_start=legal,
        designate="designate",
        substantive="substantive",
        what="The seat Chair",
    )
    assert outcome.ok is ok
    if not ok:
        assert (outcome.clause, outcome.details["use"]) == ("R109", "designate")
        assert outcome.reason.startswith("The seat Chair exists in law from 1 July 2022.")


@pytest.mark.requirement("R134")
@pytest.mark.parametrize(
    ("elected", "held_on", "tells", "code"),
    [
        (True, JUNE, True, "appointment.election"),
        (True, JULY, True, "appointment.election"),
        (True, AUGUST, True, "appointment.elected_later"),
        (True, None, False, "appointment.election"),
        (False, None, False, "appointment.election"),
        (False, JUNE, True, "appointment.not_elected"),
    ],
)
def test_an_election_comes_first(elected: bool, held_on: date | None, tells: bool, code: str) -> None:
    assert check_election(is_elected=elected, held_on=held_on, start=JULY, tells=tells).code == code


@pytest.mark.parametrize(
    ("number", "maximum", "ok"),
    [(1, 1, True), (2, 1, False), (3, 2, False), (2, 2, True), (9, None, True), (None, 2, True)],
)
def test_terms_in_a_row(number: int | None, maximum: int | None, ok: bool) -> None:
    outcome = check_terms(number=number, maximum=maximum, source="terms of reference, 2.0 (clause 7)")
    assert outcome.ok is ok
    assert outcome.clause == "terms of reference, 2.0 (clause 7)"
    if not ok:
        assert f"This would be term {number}." in outcome.reason


@pytest.mark.requirement("R164")
@pytest.mark.parametrize(("start", "ok"), [(JUNE, False), (JULY, True), (AUGUST, False)])
def test_a_renewal_follows_without_gap(start: date, ok: bool) -> None:
    assert check_follows(start=start, previous_end=JUNE).ok is ok


@pytest.mark.parametrize(
    ("end", "ok"), [(JUNE, True), (JULY, False), (date(2022, 6, 29), False), (None, False)]
)
def test_a_renewed_term_keeps_its_last_day(end: date | None, ok: bool) -> None:
    assert check_renewal_stays(end=end, renewal_start=JULY).ok is ok


@pytest.mark.parametrize(
    ("end", "early", "code"),
    [
        (JUNE, "", "appointment.may_be_renewed"),
        (None, "", "appointment.term_open"),
        (JUNE, "resigned", "appointment.ended_early"),
    ],
)
def test_what_may_be_renewed(end: date | None, early: str, code: str) -> None:
    assert check_may_be_renewed(name="Ana Whitlock", end=end, ended_early=early).code == code


@pytest.mark.parametrize(
    ("to", "ended", "code"),
    [
        (None, False, "appointment.handover"),
        (2, True, "appointment.handover"),
        (1, True, "appointment.handover_to_self"),
        (2, False, "appointment.handover_before_end"),
    ],
)
def test_a_handover_is_to_somebody_else(to: int | None, ended: bool, code: str) -> None:
    assert check_handover(person=1, handover_to=to, ended=ended).code == code


@pytest.mark.parametrize(("start", "ok"), [(JUNE, False), (JULY, False), (AUGUST, True)])
def test_only_what_has_not_begun_is_withdrawn(start: date, ok: bool) -> None:
    outcome: Any = check_not_started(start=start, today=JULY)
    assert outcome.ok is ok

"""Deputies: for one meeting, agreed by the chair, voting and counting as the rules of that day say, with cautions."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from governance.enums import SeatCategory
from governance.foundation.audit import save_recorded
from governance.foundation.errors import NotPermitted, RuleNotMet
from governance.models import StandingOrders, TermsOfReference
from membership.models import DeputyArrangement
from membership.people.actions import agree_to_deputy, appoint, arrange_deputy, change_deputy, withdraw_deputy
from membership.people.selectors import chairs_of, deputies_for
from tests.fixtures.people import START, World

JAN, MAR, APRIL, DEC = date(2023, 1, 1), date(2023, 3, 31), date(2023, 4, 1), date(2023, 12, 31)


@pytest.fixture
def rules(world: World) -> Any:
    """`rules(deputy_votes="yes")` puts terms of reference of the hill board in force."""

    def put(**parameters: Any) -> TermsOfReference:
        dates = {
            "effective_from": parameters.pop("start", START),
            "effective_to": parameters.pop("end", None),
        }
        row = TermsOfReference(committee=world.hill_board, label="2.0", **dates, **parameters)
        return save_recorded(row, by=None)

    return put


@pytest.fixture
def chair(officer: Any, person: Any, seat: Any) -> Any:
    """Ana Whitlock is chair from 1 January 2023."""
    row = seat("Chair", category=SeatCategory.CHAIR)
    return appoint(person=person("Ana Whitlock"), seat=row, basis="elected", effective_from=JAN, by=officer)


@pytest.mark.requirement("R163")
def test_unset_follows_the_terms_of_reference_of_the_day(
    world: World, officer: Any, person: Any, seat: Any, rules: Any
) -> None:
    row = seat("Lay member")
    arrange_deputy(seat=row, person=person("Cy Marchetti"), effective_from=JAN, by=officer)
    (unset,) = deputies_for(row, on=MAR)
    assert (unset.may_vote.value, unset.counts_for_quorum.value) == ("", "")
    orders = StandingOrders(icb=world.north, effective_from=START, deputy_counts_quorum="no")
    save_recorded(orders, by=None)
    rules(deputy_votes="no", end=MAR, source="clause 6")
    rules(deputy_votes="yes", start=APRIL)
    (first,), (later,) = deputies_for(row, on=MAR), deputies_for(row, on=APRIL)
    assert (first.may_vote.value, first.may_vote.clause) == ("no", "terms of reference, 2.0 (clause 6)")
    assert first.counts_for_quorum.why.startswith("A deputy does not count for the quorum: Standing orders")
    assert later.may_vote.value == "yes"
    assert deputies_for(row, on=date(2022, 12, 31)) == []


@pytest.mark.requirement("R163")
def test_a_deputy_for_one_meeting_has_one_day(officer: Any, person: Any, seat: Any) -> None:
    row, cy = seat("Lay member"), person("Cy Marchetti")
    with pytest.raises(RuleNotMet, match="its day alone"):
        arrange_deputy(
            seat=row, person=cy, kind="one_meeting", effective_from=JAN, effective_to=MAR, by=officer
        )
    made = arrange_deputy(seat=row, person=cy, kind="one_meeting", effective_from=MAR, by=officer)
    assert (made.effective_from, made.effective_to) == (MAR, MAR)
    assert [len(deputies_for(row, on=day)) for day in (date(2023, 3, 30), MAR, APRIL)] == [0, 1, 0]
    with pytest.raises(RuleNotMet, match="its day alone"):
        change_deputy(made, {"effective_to": DEC}, by=officer)


@pytest.mark.requirement("R163")
def test_where_the_chair_must_agree_a_deputy_waits(
    officer: Any, people: Any, person: Any, seat: Any, chair: Any, rules: Any
) -> None:
    rules(deputy_needs_approval="yes", deputy_votes="yes")
    row, cy = seat("Lay member"), person("Cy Marchetti")
    made = arrange_deputy(seat=row, person=cy, effective_from=JAN, may_vote="yes", by=officer)
    (waits,) = deputies_for(row, on=MAR)
    assert (waits.awaits_approval, waits.may_vote.value) == (True, "no")
    assert chairs_of(row.committee, on=MAR) == [chair.person]
    agreed = {"approved_by": chair.person, "approved_on": MAR}
    with pytest.raises(NotPermitted):
        agree_to_deputy(made, **agreed, by=people("member"))
    with pytest.raises(RuleNotMet, match="neither chair nor deputy chair"):
        agree_to_deputy(made, approved_by=person("Di Okonjo"), approved_on=MAR, by=officer)
    with pytest.raises(RuleNotMet, match="neither chair nor deputy chair"):
        agree_to_deputy(made, approved_by=chair.person, approved_on=date(2022, 12, 31), by=officer)
    agree_to_deputy(made, **agreed, by=people("chair"))
    assert [d.may_vote.value for day in (date(2023, 3, 30), MAR) for d in deputies_for(row, on=day)] == [
        "no",
        "yes",
    ]


def test_half_an_agreement_is_refused(officer: Any, person: Any, seat: Any) -> None:
    row = DeputyArrangement(
        seat=seat("Lay member"), person=person("Cy Marchetti"), effective_from=JAN, approved_on=JAN
    )
    with pytest.raises(ValidationError, match="both or neither"):
        save_recorded(row, by=officer)


@pytest.mark.requirement("R163", "R165")
def test_another_seat_of_the_deputy_is_told_not_refused(
    officer: Any, person: Any, seat: Any, post: Any, world: World
) -> None:
    lay, other, cy = seat("Lay member"), seat("Other"), person("Cy Marchetti")
    lead = post("Place Director")
    seat("Director", post=lead)
    seat("Elsewhere", committee=world.vale_board, post=lead)
    appoint(person=cy, post=lead, basis="appointed", effective_from=APRIL, by=officer)
    for row in (lay, other):
        arrange_deputy(seat=row, person=cy, effective_from=JAN, effective_to=DEC, by=officer)
    (found,) = deputies_for(lay, on=MAR)
    assert sorted(outcome.code for outcome in found.cautions) == ["deputy.holds_a_seat", "deputy.two_seats"]
    assert any("Holds the voting seat Director at this committee" in o.reason for o in found.cautions)


def test_what_has_not_begun_is_withdrawn(officer: Any, clock_at: Any, person: Any, seat: Any) -> None:
    made = arrange_deputy(seat=seat("Chair"), person=person("Cy Marchetti"), effective_from=APRIL, by=officer)
    with clock_at(2023, 4, 1), pytest.raises(RuleNotMet, match="It began on"):
        withdraw_deputy(made, by=officer, reason="Ill")
    with clock_at(2023, 3, 31):
        withdraw_deputy(made, by=officer, reason="Ill")
    assert not DeputyArrangement.objects.exists()

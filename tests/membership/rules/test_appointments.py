"""May this person be put into this seat or post, on these days?"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from governance.foundation.periods import Period
from membership.people.rules.appointments import (
    check_end_reason,
    check_free,
    check_last_day,
    check_office_holder,
    check_within,
)
from membership.people.rules.deputies import check_deputy_is_another
from membership.people.rules.facts import Holding

ANA, BEN = (1, "Ana Whitlock"), (2, "Ben Castellane")


def day(text: str) -> date:
    return date.fromisoformat(text)


def period(start: str, end: str = "") -> Period:
    return Period(day(start), day(end) if end else None)


def holding(
    who: tuple[int, str], start: str, end: str = "", *, key: int | None = 7, share: bool = False
) -> Holding:
    return Holding(key, who[0], who[1], period(start, end), share)


YEAR = period("2023-01-01", "2023-12-31")


@pytest.mark.requirement("R190")
@pytest.mark.parametrize(
    ("given", "code", "says"),
    [
        pytest.param(period("2023-01-01", "2023-12-31"), "appointment.within", "", id="the same days"),
        pytest.param(period("2023-02-01", "2023-02-01"), "appointment.within", "", id="one day inside"),
        pytest.param(
            period("2022-12-31", "2023-03-01"),
            "appointment.before_it_exists",
            "1 January 2023",
            id="a day early",
        ),
        pytest.param(
            period("2023-05-01", "2024-01-01"),
            "appointment.after_it_ends",
            "31 December 2023",
            id="a day late",
        ),
        pytest.param(period("2023-05-01"), "appointment.after_it_ends", "31 December 2023", id="open end"),
    ],
)
def test_an_appointment_lies_within_the_days_of_its_seat(given: Period, code: str, says: str) -> None:
    outcome = check_within(given, outer=YEAR, what="The seat Chair")
    assert (outcome.code, outcome.ok) == (code, code == "appointment.within")
    assert says in outcome.reason


FREE = [
    pytest.param(holding(BEN, "2023-01-01", key=None), [], "appointment.free", id="nobody else"),
    pytest.param(
        holding(BEN, "2023-04-01", key=None),
        [holding(ANA, "2023-01-01", "2023-03-31")],
        "appointment.free",
        id="the day after",
    ),
    pytest.param(
        holding(BEN, "2023-03-31", key=None),
        [holding(ANA, "2023-01-01", "2023-03-31")],
        "appointment.taken",
        id="the last day of another",
    ),
    pytest.param(
        holding(BEN, "2022-01-01", "2022-12-31", key=None),
        [holding(ANA, "2023-01-01")],
        "appointment.free",
        id="ends before another begins",
    ),
    pytest.param(
        holding(BEN, "2022-01-01", key=None),
        [holding(ANA, "2023-01-01")],
        "appointment.taken",
        id="both open",
    ),
    pytest.param(
        holding(BEN, "2023-02-01", key=None, share=True),
        [holding(ANA, "2023-01-01", share=True)],
        "appointment.free",
        id="both share",
    ),
    pytest.param(
        holding(BEN, "2023-02-01", key=None, share=True),
        [holding(ANA, "2023-01-01")],
        "appointment.taken",
        id="only the new one shares",
    ),
    pytest.param(
        holding(BEN, "2023-02-01", key=None),
        [holding(ANA, "2023-01-01", share=True)],
        "appointment.taken",
        id="only the other shares",
    ),
    pytest.param(
        holding(ANA, "2023-02-01", key=None, share=True),
        [holding(ANA, "2023-01-01", share=True)],
        "appointment.same_person",
        id="a person does not share with themselves",
    ),
    pytest.param(
        holding(ANA, "2023-02-01", key=7),
        [holding(ANA, "2023-01-01", key=7)],
        "appointment.free",
        id="itself, changed",
    ),
]


@pytest.mark.requirement("R164", "R190")
@pytest.mark.parametrize(("new", "others", "code"), FREE)
def test_two_people_hold_a_seat_on_one_day_only_as_sharers(
    new: Holding, others: list[Holding], code: str
) -> None:
    outcome = check_free(new, others=others, what="the seat Chair")
    assert (outcome.code, outcome.ok) == (code, code == "appointment.free")


def test_the_refusal_names_who_holds_the_seat_and_when() -> None:
    others = [holding(ANA, "2023-01-01", "2024-03-31")]
    outcome = check_free(holding(BEN, "2023-06-01", key=None), others=others, what="the seat Chair")
    assert outcome.reason == (
        "Ana Whitlock holds the seat Chair from 1 January 2023 to 31 March 2024. "
        "End that appointment first, or mark both as sharing it."
    )
    assert outcome.details["appointment"] == 7


@pytest.mark.requirement("R35")
@pytest.mark.parametrize(
    ("person", "nominee_allowed", "post", "code"),
    [
        pytest.param(ANA, False, "Place Director", "appointment.office_holder", id="the office-holder"),
        pytest.param(BEN, True, "Place Director", "appointment.office_holder", id="a nominee where allowed"),
        pytest.param(
            BEN, False, "Place Director", "appointment.not_office_holder", id="a nominee where not allowed"
        ),
        pytest.param(BEN, False, "", "appointment.office_holder", id="a seat that follows no post"),
    ],
)
def test_a_seat_that_follows_a_post_is_for_its_holder(
    person: tuple[int, str], nominee_allowed: bool, post: str, code: str
) -> None:
    outcome = check_office_holder(
        person=person[0],
        on=day("2023-06-01"),
        post_title=post,
        post_holders=[holding(ANA, "2023-01-01"), holding(BEN, "2020-01-01", "2022-12-31")],
        nominee_allowed=nominee_allowed,
    )
    assert outcome.code == code
    if not outcome.ok:
        assert "Ana Whitlock" in outcome.reason
        assert "Place Director" in outcome.reason


@pytest.mark.requirement("R164")
@pytest.mark.parametrize(
    ("last_day", "code"),
    [
        ("2022-12-31", "appointment.ends_before_start"),
        ("2023-01-01", "appointment.may_end"),
        ("2023-12-31", "appointment.may_end"),
        ("2024-01-01", "appointment.already_ended"),
    ],
)
def test_an_end_is_one_of_its_own_days(last_day: str, code: str) -> None:
    assert check_last_day(day(last_day), period=YEAR, what="This appointment").code == code


def test_a_reason_for_ending_needs_a_last_day() -> None:
    assert not check_end_reason(effective_to=None, end_reason="resigned")
    assert check_end_reason(effective_to=day("2023-01-01"), end_reason="resigned")
    assert check_end_reason(effective_to=None, end_reason="")


@pytest.mark.requirement("R163")
@pytest.mark.parametrize(
    ("person", "start", "ok"),
    [(ANA, "2023-06-01", False), (ANA, "2024-01-01", True), (BEN, "2023-06-01", True)],
)
def test_nobody_deputises_for_themselves(person: tuple[int, str], start: str, ok: bool) -> None:
    holders: list[Any] = [holding(ANA, "2023-01-01", "2023-12-31")]
    outcome = check_deputy_is_another(person=person[0], period=period(start), holders=holders)
    assert outcome.ok is ok

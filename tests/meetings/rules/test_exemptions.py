"""What a statute asks for, when it is looked at again, and what stands in the way of a release."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.enums import PrivateReason
from meetings.papers.rules.exemptions import (
    GroundFacts,
    ReleaseFacts,
    check_ground_change,
    check_grounds,
    check_kept,
    check_release,
    months_after,
    review_day,
    review_state,
)
from meetings.papers.rules.ground_sets import GROUND_SETS

THREE = GroundFacts("act_1972", "Paragraph 3", "commercial", has_interest_test=True)
TRADE = GroundFacts("act_1960", "Commercially confidential information", "commercial", review_months=6)
TEST = "Prices would be known to every bidder of the next round."
ON = date(2026, 3, 26)


@pytest.mark.requirement("LP46", "LP52", "LP54")
@pytest.mark.parametrize(
    ("statute", "grounds", "words", "offered", "code"),
    [
        ("act_1972", [THREE], TEST, True, "exemption.grounds"),
        ("act_1972", [THREE], "Because.", True, "exemption.grounds.no_interest_test"),
        ("act_1972", [], TEST, True, "exemption.grounds.none"),
        ("act_1972", [], TEST, False, "exemption.grounds.none"),
        ("act_1972", [TRADE], TEST, True, "exemption.grounds.other_statute"),
        ("act_1960", [TRADE], "", True, "exemption.grounds"),
        ("act_1960", [], "", True, "exemption.grounds.none"),
        (
            "act_1960",
            [],
            "",
            False,
            "exemption.grounds",
        ),  # no ground is worded: the plain reason is what there is
        ("", [], "", False, "exemption.grounds"),
    ],
)
def test_what_a_statute_asks_for(
    statute: str, grounds: list[GroundFacts], words: str, offered: bool, code: str
) -> None:
    outcome = check_grounds(statute, grounds, public_interest=words, are_offered=offered)
    assert (outcome.code, outcome.ok) == (code, code == "exemption.grounds")
    assert outcome.ok or outcome.details["field"] in ("grounds", "public_interest")


@pytest.mark.requirement("LP52", "LP54")
def test_the_ready_sets_are_those_of_the_statutes() -> None:
    assert {ready.statute for ready in GROUND_SETS.values()} == {"act_1960", "act_1972", "own_rules"}
    council = GROUND_SETS["act-1972"].grounds
    numbered = [ground for ground in council if ground.paragraph.startswith("Paragraph")]
    assert [ground.paragraph for ground in numbered] == [f"Paragraph {number}" for number in range(1, 8)]
    assert all(ground.has_interest_test for ground in numbered)
    assert not council[0].has_interest_test  # confidential information must be kept out (section 100A(2))
    reasons = {ground.reason for ready in GROUND_SETS.values() for ground in ready.grounds}
    assert reasons == set(PrivateReason.values)


def test_the_day_of_review() -> None:
    assert review_day(ON, [TRADE], default_months=12) == date(2026, 9, 26)
    assert review_day(ON, [THREE], default_months=12) == date(2027, 3, 26)
    assert review_day(ON, [THREE, TRADE], default_months=None) == date(2026, 9, 26)
    assert review_day(ON, [THREE], default_months=None) is None  # nothing says when: told as such


@given(st.dates(date(2000, 1, 1), date(2090, 12, 31)), st.integers(1, 120))
def test_months_after_agrees_with_a_slow_walk(start: date, months: int) -> None:
    day = start.replace(day=1)
    for _ in range(months):
        day = (day + timedelta(days=31)).replace(day=1)
    last = (day + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    assert months_after(start, months) == day.replace(day=min(start.day, last.day))


def test_states_of_a_row() -> None:
    assert review_state(is_open=False, review_on=ON, on=ON) == "ended"
    assert review_state(is_open=True, review_on=None, on=ON) == "no_day"
    assert review_state(is_open=True, review_on=ON, on=ON) == "due"
    assert review_state(is_open=True, review_on=ON, on=ON - timedelta(days=1)) == "later"


FREE = ReleaseFacts(is_open=True, meeting_state="held", is_held_in_public=True)


@pytest.mark.requirement("R193")
@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({}, "exemption.release"),
        ({"is_open": False}, "exemption.release.ended"),
        ({"is_removed": True}, "exemption.release.removed"),
        ({"is_held_in_public": False}, "exemption.release.not_in_public"),
        ({"meeting_state": "issued"}, "exemption.release.not_held"),
        ({"meeting_state": "cancelled"}, "exemption.release.cancelled"),
        ({"parent": "item 7"}, "exemption.release.parent"),
        ({"withheld": 1}, "exemption.release.withheld"),
        ({"unsigned": 1}, "exemption.release.unsigned"),
        ({"needs_redaction": True, "to_redact": 1}, "exemption.release.not_redacted"),
        ({"needs_redaction": True, "to_redact": 1, "is_redacted": True}, "exemption.release.no_copy"),
        ({"needs_redaction": True, "to_redact": 0, "is_redacted": True}, "exemption.release"),
    ],
)
def test_what_stands_in_the_way_of_a_release(change: dict[str, object], code: str) -> None:
    outcome = check_release(replace(FREE, **change))  # type: ignore[arg-type]
    assert (outcome.code, outcome.ok) == (code, code == "exemption.release")
    assert outcome.ok or outcome.reason.endswith(".")


def test_the_form_with_the_copies_is_offered_before_they_are_there() -> None:
    assert check_release(replace(FREE, needs_redaction=True, to_redact=2), checks_copies=False).ok


def test_what_is_kept_has_a_reason_and_another_day() -> None:
    assert check_kept(why=" ", next_review=ON + timedelta(days=1), on=ON).details["field"] == "why"
    assert check_kept(why="Bids are open.", next_review=ON, on=ON).details["field"] == "next_review"
    assert check_kept(why="Bids are open.", next_review=None, on=ON).code == "exemption.kept.no_day"
    assert check_kept(why="Bids are open.", next_review=ON + timedelta(days=1), on=ON).ok


def test_what_was_printed_once_stays() -> None:
    assert check_ground_change(["name"], is_used=True).code == "private_ground.in_use"
    assert check_ground_change(["review_months", "used_for"], is_used=True).ok
    assert check_ground_change(["name", "paragraph"], is_used=False).ok

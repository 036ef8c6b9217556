"""Rulings on conflicts, who presides, and the verdict."""

from __future__ import annotations

from dataclasses import replace

import pytest

from governance.foundation.outcome import met, not_met
from meetings.conduct.rules import verdict as v
from meetings.conduct.rules.conflicts import (
    EFFECTS,
    Declared,
    bars_of,
    check_ruling,
    check_settled,
    minute,
    strictest,
)
from meetings.conduct.rules.presiding import who_presides
from meetings.conduct.rules.states import state_of, unknown
from tests.meetings.conduct.tables import person, seat, table


@pytest.mark.requirement("R8", "R9", "LP44")
@pytest.mark.parametrize(
    ("ruling", "stays", "speaks", "votes", "paper"),
    [
        ("none", True, True, True, True),
        ("discuss_and_decide", True, True, True, True),
        ("discuss_only", True, True, False, True),
        ("remain_silent", True, False, False, True),
        ("paper_withheld", True, False, False, False),
        ("excluded", False, False, False, True),
    ],
)
def test_each_option_leaves_what_it_says(ruling, stays, speaks, votes, paper) -> None:
    bars = bars_of(ruling)
    assert (bars.may_stay, bars.may_speak, bars.may_vote, bars.has_paper) == (stays, speaks, votes, paper)
    assert not bars_of(ruling, withholds_paper=True).has_paper


def test_several_conflicts_leave_what_all_of_them_leave() -> None:
    bars = strictest([bars_of("discuss_only"), bars_of("excluded")])
    assert (bars.may_stay, bars.may_vote, bars.has_paper) == (False, False, True)
    assert strictest([]).is_none


@pytest.mark.requirement("R8")
@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({}, "ruling.given"),
        ({"ruling": "shrug"}, "ruling.not_an_option"),
        ({"ruled_by": 1}, "ruling.own"),
        ({"ruled_by": 3}, "ruling.not_presiding"),
        ({"ruled_by": 3, "presiding": None}, "ruling.given"),
        ({"reason": " "}, "ruling.no_reason"),
    ],
)
def test_who_rules(values, code) -> None:
    asked = {"ruling": "excluded", "person": 1, "ruled_by": 2, "presiding": 2, "reason": "Owns it"} | values
    assert check_ruling(**asked).code == code


@pytest.mark.requirement("R9", "R10")
def test_an_item_waits_for_rulings_and_for_people_to_leave() -> None:
    waiting = Declared(1, "Ada")
    assert check_settled([waiting]).code == "conflicts.no_ruling"
    out = Declared(1, "Ada", "excluded")
    assert check_settled([out]).code == "conflicts.still_in_the_room"
    assert check_settled([replace(out, has_left=True)]).ok
    assert check_settled([Declared(1, "Ada", "discuss_only")]).ok
    assert state_of(check_settled([], to_look_at=2)) == "unknown"


@pytest.mark.requirement("R9")
@pytest.mark.parametrize("ruling", list(EFFECTS))
def test_the_minute_says_what_was_ruled(ruling) -> None:
    words = minute(name="Ada Oye", nature="shares in Acme", ruling=ruling, chair="Ben Iro")
    assert words.startswith("Ada Oye declared shares in Acme. Ben Iro ruled that ")
    assert "{" not in words
    timed = minute(name="Ada", nature="", ruling=ruling, chair="", left="10:05", returned="10:20")
    assert timed.startswith("Ada declared an interest. The chair ruled")
    assert timed.endswith("Ada left the meeting at 10:05 and returned at 10:20.")


CHAIR = seat(1, "Chair", category="chair")
DIRECTOR = seat(
    2, "Place Based Director / DASS", words=("Place Based Director", "Director of Adult Social Services")
)
DEPUTY = seat(3, "Deputy chair", category="deputy_chair")
ORDER = ["Place Based Director", "Deputy or vice chair", "Chair of the Borough Based Board"]


@pytest.mark.requirement("R169", "LP61")
@pytest.mark.parametrize(
    ("present", "barred", "name"),
    [
        ((1, 2, 3), (), "P1"),
        ((2, 3), (), "P2"),
        ((3,), (), "P3"),
        ((1, 2, 3), (1,), "P2"),
        ((1, 3), (1,), "P3"),
        ((), (), None),
        ((1,), (1,), None),
    ],
)
def test_who_presides_follows_the_order(present, barred, name) -> None:
    seats = [CHAIR, DIRECTOR, DEPUTY]
    people = [
        person(
            row.key,
            row,
            is_present=row.key in present,
            bars=bars_of("remain_silent" if row.key in barred else ""),
        )
        for row in seats
    ]
    outcome = who_presides(table(seats, people, chair_succession=ORDER))
    assert outcome.details.get("name") == name
    assert state_of(outcome) == ("met" if name else "unknown")


def test_without_an_order_those_present_choose() -> None:
    outcome = who_presides(table([CHAIR, DEPUTY], [person(3, DEPUTY)]))
    assert outcome.code == "presiding.to_choose"
    assert "nothing says who presides" in outcome.reason


def conditions(**changes) -> list[v.Condition]:
    given = {kind: met(f"{kind}.met") for kind in v.ORDER} | changes
    return [v.Condition(kind, outcome) for kind, outcome in given.items()]


@pytest.mark.requirement("R191")
@pytest.mark.parametrize("kind", v.ORDER)
def test_the_verdict_needs_what_is_needed_and_tells_the_rest(kind) -> None:
    missing = v.verdict(conditions(**{kind: not_met(f"{kind}.no", "It is not so.", "¶8")}))
    open_ = v.verdict(conditions(**{kind: unknown(f"{kind}.open", "Nobody knows.", "¶8")}))
    if kind in v.AT_MEETING:
        assert (missing.code, open_.code) == ("verdict.no", "verdict.unknown")
        assert missing.clause == "¶8"
        assert not v.what_may_go_on(missing).startswith("The committee may decide")
    else:
        assert missing.code == open_.code == "verdict.yes_with_notes"
    assert v.verdict(conditions()).code == "verdict.yes"


def test_a_verdict_without_a_condition_is_no_verdict() -> None:
    with pytest.raises(ValueError, match="quorum"):
        v.verdict([row for row in conditions() if row.kind != v.QUORUM])


@pytest.mark.requirement("R128", "LP13")
def test_each_body_that_decides_has_its_own_limb() -> None:
    rows = [*conditions(), v.Condition(v.QUORUM, not_met("quorum.short", "1 of 3.", "¶2"), "Council")]
    assert v.verdict(rows).reason == "Council: 1 of 3."


@pytest.mark.requirement("R90", "LP46")
def test_form_and_publicity() -> None:
    assert v.check_consultative("consultative_forum", name="Forum").code == "authority.consultative"
    assert v.check_consultative("committee", name="Board").ok
    assert state_of(v.check_no_function(function="")) == "unknown"

    def publicity(**values) -> str:
        given = {
            "item_is_private": True,
            "meeting_is_public": True,
            "public_is_out": True,
            "resolution": "passed",
        }
        return v.check_publicity(**{**given, **values}).code

    assert publicity() == "publicity.as_it_should_be"
    assert publicity(resolution="") == "publicity.no_resolution"
    assert publicity(resolution="not_passed") == "publicity.no_resolution"
    assert publicity(public_is_out=False) == "publicity.public_is_in"
    assert publicity(item_is_private=False) == "publicity.public_is_out"
    assert publicity(meeting_is_public=False, resolution="") == "publicity.private_meeting"

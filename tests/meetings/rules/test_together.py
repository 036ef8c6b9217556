"""Rules of several committees in one meeting (LP17, R128, G20)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.foundation.outcome import met, not_met
from meetings.planning.rules.together import check_may_leave, check_services, check_taken_by

YES, NO = met("permission.held"), not_met("permission.not_held", "Your role does not allow this here.")


@pytest.mark.requirement("LP17")
@pytest.mark.parametrize(
    ("at_lead", "elsewhere", "code"),
    [
        (YES, YES, "permission.held"),
        (NO, NO, "permission.not_held"),
        (NO, YES, "meeting.serviced_by_another"),
    ],
)
def test_only_the_lead_committee_services_a_meeting(at_lead, elsewhere, code) -> None:  # type: ignore[no-untyped-def]
    outcome = check_services(right=at_lead, right_elsewhere=elsewhere, lead="Hill Board")
    assert outcome.code == code
    if code == "meeting.serviced_by_another":
        assert outcome.reason.startswith("Hill Board services this meeting")


KEYS = st.sets(st.integers(1, 5))


@given(chosen=KEYS, holding=KEYS.filter(bool), is_private=st.booleans())
def test_private_business_is_everybodys_and_strangers_take_nothing(
    chosen: set[int], holding: set[int], is_private: bool
) -> None:
    outcome = check_taken_by(chosen, holding, is_private=is_private)
    strangers = [key for key in chosen if key not in holding]
    left_out = [key for key in holding if chosen and key not in chosen]
    if strangers:
        assert outcome.code == "item.taken_by_stranger"
    elif is_private and left_out:
        assert outcome.code == "item.private_of_some"
    else:
        assert outcome.ok
    assert outcome.ok or outcome.details["field"] == "committees"


@pytest.mark.parametrize(
    ("papers", "items", "words"),
    [
        (1, 0, "1 paper of this committee would stay"),
        (0, 2, "2 agenda items of this committee would stay"),
        (3, 1, "3 papers and 1 agenda item of this committee would stay"),
    ],
)
def test_a_committee_leaves_nothing_behind(papers: int, items: int, words: str) -> None:
    outcome = check_may_leave(is_lead=False, papers=papers, items=items)
    assert outcome.code == "together.leave.something_stays"
    assert outcome.reason.startswith(words)


def test_the_lead_committee_does_not_leave() -> None:
    assert check_may_leave(is_lead=True, papers=0, items=0).code == "together.leave.lead"
    assert check_may_leave(is_lead=False, papers=0, items=0).ok

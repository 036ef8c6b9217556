"""What ends with the work for an organisation, and what stays."""

from __future__ import annotations

import pytest

from membership.people.rules.leaving import Tie, hangs_on, role_ends

GROUP, BOROUGH = 1, 2


@pytest.mark.requirement("R164")
@pytest.mark.parametrize(
    ("tie", "still", "code"),
    [
        (Tie(on_behalf_of=GROUP), set(), "leaving.on_behalf"),
        (Tie(on_behalf_of=BOROUGH, seat_of=GROUP), set(), "leaving.other_body"),
        (Tie(seat_of=GROUP), set(), "leaving.seat_of"),
        (Tie(seat_of=GROUP), {BOROUGH}, "leaving.seat_of"),
        (Tie(seat_of=BOROUGH), set(), "leaving.apart"),
        (Tie(), set(), "leaving.apart"),
        (Tie(employers=frozenset({GROUP})), {BOROUGH}, "leaving.post"),
        (Tie(employers=frozenset({GROUP, BOROUGH})), {BOROUGH}, "leaving.joint_post"),
        (Tie(employers=frozenset({GROUP, BOROUGH})), set(), "leaving.post"),
        (Tie(employers=frozenset({BOROUGH})), set(), "leaving.apart"),
    ],
)
def test_what_hangs_on_an_organisation(tie: Tie, still: set[int], code: str) -> None:
    outcome = hangs_on(tie, leaving=GROUP, name="Group", still_works_for=frozenset(still))
    assert outcome.code == code
    assert outcome.ok is (code not in {"leaving.other_body", "leaving.apart", "leaving.joint_post"})


@pytest.mark.parametrize(
    ("at_committee", "sits", "works", "ok"),
    [
        (True, False, True, True),
        (True, True, False, False),
        (False, False, False, True),
        (False, True, True, False),
    ],
)
def test_roles_end_with_what_they_were_given_for(
    at_committee: bool, sits: bool, works: bool, ok: bool
) -> None:
    outcome = role_ends(
        at_committee=at_committee, sits_there_still=sits, works_in_icb_still=works, name="Group"
    )
    assert outcome.ok is ok

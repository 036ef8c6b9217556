"""What a rule calls its seats."""

from __future__ import annotations

import pytest

from membership.models import CompositionRule


@pytest.mark.parametrize(
    ("title", "per", "told"),
    [
        ("{unit}: adult social care", "authority", "Each social-care authority: adult social care"),
        ("{unit}: chief executive", "listed", "Each organisation: chief executive"),
        ("PCN clinical director, {unit}", "sub_place", "PCN clinical director, …"),
        ("{unit}", "place", "Each place"),
        ("Chair", "once", "Chair"),
    ],
)
def test_a_unit_that_begins_a_title_is_told_by_its_kind(title: str, per: str, told: str) -> None:
    assert CompositionRule(seat_title=title, per=per).seats_told == told

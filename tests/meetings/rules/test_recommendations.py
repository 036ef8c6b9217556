"""What is asked of the meeting is said once."""

from __future__ import annotations

import pytest

from meetings.papers.rules.recommendations import lead_in


@pytest.mark.requirement("R7")
@pytest.mark.parametrize(
    ("kind", "text", "printed"),
    [
        ("Note", "the update on flow.", "Note"),
        ("Note", "Note the update on flow.", ""),
        ("Note", "NOTE: the update.", ""),
        ("Note", "To note the update.", ""),
        ("Note", "**Note** the update.", ""),
        ("Note", "Notes of the workshop are attached.", "Note"),
        ("Note", "To the members: see annex 1.", "Note"),
        ("Receive assurance", "Receive the assurance in annex 1.", ""),
        ("Approve", "Note the update.", "Approve"),
        ("Discuss", "Discussion paper 4.", "Discuss"),
        ("Agree", "", "Agree"),
    ],
)
def test_the_kind_is_said_once(kind: str, text: str, printed: str) -> None:
    assert lead_in(kind, text) == printed

"""States are a table; the page of diagrams is drawn from it."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings

from governance.foundation.lifecycle import Lifecycle, Transition
from governance.foundation.lifecycle_book import book, lifecycles

DOOR = Lifecycle(
    noun="door",
    states={"open": "Open", "shut": "Shut", "locked": "Locked"},
    initial="shut",
    transitions=(
        Transition("open", ("shut",), "open", "open the door"),
        Transition("lock", ("shut",), "locked", "lock the door"),
    ),
)


def test_move_from_a_right_state_is_met():
    assert DOOR.check("shut", "open")


def test_move_from_a_wrong_state_says_which_state_allows_it():
    outcome = DOOR.check("locked", "open")
    assert not outcome
    assert outcome.reason == "Cannot open the door: its state is “Locked”, and only “Shut” allows it."


def test_unknown_state_is_refused_when_the_table_is_written():
    with pytest.raises(ValueError, match="ajar"):
        Lifecycle("door", {"open": "Open"}, "open", (Transition("x", ("open",), "ajar", "x"),))


@pytest.mark.parametrize("lifecycle", lifecycles(), ids=lambda lifecycle: lifecycle.noun)
def test_every_state_can_be_reached(lifecycle):
    reached = {lifecycle.initial}
    for _ in lifecycle.states:
        reached |= {t.target for t in lifecycle.transitions if reached & set(t.sources)}
    assert reached == set(lifecycle.states)


def test_page_of_diagrams_is_up_to_date():
    page = Path(settings.BASE_DIR) / "docs" / "lifecycles.md"
    assert page.read_text() == book(), "Run manage.py lifecycle_diagrams"
    assert {"job", "meeting", "paper", "publication"} <= {lifecycle.noun for lifecycle in lifecycles()}

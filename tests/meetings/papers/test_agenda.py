"""The agenda: items added, moved, taken off and put back; two people at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from governance.foundation.errors import NotPermitted, RuleNotMet, StaleEdit
from governance.models import User
from meetings.models import AgendaItem, Meeting
from meetings.papers.actions.agenda import (
    add_item,
    change_item,
    move_item,
    order_items,
    remove_item,
    restore_item,
)
from meetings.papers.selectors.agenda import agenda
from meetings.planning.actions.meetings import cancel_meeting

People = Callable[[str], User]


@pytest.fixture
def items(meeting: Meeting, director: User) -> list[AgendaItem]:
    """1 Welcome · 2 Reports (2.1 Finance, 2.2 Quality) · 3 Close."""
    welcome, reports = (
        add_item(meeting=meeting, title=title, by=director) for title in ("Welcome", "Reports")
    )
    subs = [
        add_item(meeting=meeting, title=title, parent=reports, by=director)
        for title in ("Finance", "Quality")
    ]
    return [welcome, reports, *subs, add_item(meeting=meeting, title="Close", by=director)]


def shown(meeting: Meeting) -> list[str]:
    return [str(item) for item in agenda(meeting)]


def test_numbers_follow_the_order(meeting: Meeting, items: list[AgendaItem], director: User) -> None:
    assert shown(meeting) == ["1 Welcome", "2 Reports", "2.1 Finance", "2.2 Quality", "3 Close"]
    close = move_item(items[4], direction="up", by=director)
    assert close.number == "2"
    assert shown(meeting) == ["1 Welcome", "2 Close", "3 Reports", "3.1 Finance", "3.2 Quality"]
    move_item(items[3], direction="up", by=director)
    assert shown(meeting)[3:] == ["3.1 Quality", "3.2 Finance"]


def test_the_permanent_id_outlives_every_number(
    meeting: Meeting, items: list[AgendaItem], director: User
) -> None:
    before = {item.title: item.public_id for item in agenda(meeting)}
    move_item(items[4], direction="up", by=director)
    change_item(items[2], {"parent": None}, by=director)
    assert {item.title: item.public_id for item in agenda(meeting)} == before


def test_at_the_end_of_the_list_nothing_moves(
    meeting: Meeting, items: list[AgendaItem], director: User
) -> None:
    move_item(items[0], direction="up", by=director)
    move_item(items[4], direction="down", by=director)
    assert shown(meeting)[0] == "1 Welcome"
    assert shown(meeting)[-1] == "3 Close"


def test_a_new_order_from_a_drag(meeting: Meeting, items: list[AgendaItem], director: User) -> None:
    seen = [items[n].public_id for n in (0, 1, 4)]
    order_items(meeting=meeting, order=[seen[2], seen[0], seen[1]], seen=seen, by=director)
    assert shown(meeting) == ["1 Close", "2 Welcome", "3 Reports", "3.1 Finance", "3.2 Quality"]


def test_an_order_made_on_an_old_agenda_is_refused(
    meeting: Meeting, items: list[AgendaItem], director: User
) -> None:
    seen = [items[n].public_id for n in (0, 1, 4)]
    add_item(meeting=meeting, title="New", by=director)
    with pytest.raises(StaleEdit):
        order_items(meeting=meeting, order=list(reversed(seen)), seen=seen, by=director)
    now = [item.public_id for item in agenda(meeting) if item.parent_id is None]
    with pytest.raises(ValidationError):
        order_items(meeting=meeting, order=now[:-1], seen=now, by=director)


def test_an_item_goes_with_what_stands_under_it_and_comes_back(
    meeting: Meeting, items: list[AgendaItem], director: User
) -> None:
    with pytest.raises(ValidationError):
        remove_item(items[1], reason="", by=director)
    reports = remove_item(items[1], reason="Deferred", by=director)
    assert shown(meeting) == ["1 Welcome", "2 Close"]
    assert restore_item(reports, by=director).number == "3"
    items[2].refresh_from_db()
    assert restore_item(items[2], by=director).number == "3.1"


def test_an_agenda_has_two_levels(meeting: Meeting, items: list[AgendaItem], director: User) -> None:
    with pytest.raises(RuleNotMet) as deep:
        add_item(meeting=meeting, title="Too deep", parent=items[2], by=director)
    assert deep.value.outcome.code == "agenda.too_deep"
    with pytest.raises(RuleNotMet) as has_subs:
        change_item(items[1], {"parent": items[0]}, by=director)
    assert has_subs.value.outcome.code == "agenda.has_sub_items"


@pytest.mark.requirement("R193")
def test_a_private_item_has_a_reason_that_is_printed(
    meeting: Meeting, director: User, people: People
) -> None:
    with pytest.raises(ValidationError, match="reason is printed"):
        add_item(meeting=meeting, title="Contract", openness="private", by=director)
    item = add_item(
        meeting=meeting, title="Contract", openness="private", private_reason="commercial", by=director
    )
    opened = change_item(item, {"openness": "public"}, by=director)
    assert (opened.private_reason, opened.title_is_private) == ("", False)


def test_the_second_of_two_editors_is_told(items: list[AgendaItem], director: User, people: People) -> None:
    opened = items[0].version
    change_item(
        items[0], {"title": "Welcome and apologies"}, by=people("governance_officer"), expected_version=opened
    )
    with pytest.raises(StaleEdit) as stale:
        change_item(items[0], {"title": "Hello"}, by=director, expected_version=opened)
    assert stale.value.current.title == "Welcome and apologies"


@pytest.mark.parametrize("role", ["executive", "chair", "member", "paper_author", "auditor", "other_icb"])
def test_only_who_keeps_the_agenda_changes_it(role: str, items: list[AgendaItem], people: People) -> None:
    acts: list[Callable[[Any], Any]] = [
        lambda by: add_item(meeting=items[0].meeting, title="New", by=by),
        lambda by: change_item(items[0], {"title": "New"}, by=by),
        lambda by: move_item(items[0], direction="down", by=by),
        lambda by: remove_item(items[0], reason="No", by=by),
        lambda by: order_items(meeting=items[0].meeting, order=[], seen=[], by=by),
    ]
    for act in acts:
        with pytest.raises(NotPermitted):
            act(people(role))


def test_the_agenda_of_a_cancelled_meeting_stays(items: list[AgendaItem], director: User) -> None:
    meeting = cancel_meeting(items[0].meeting, because="Snow", by=director)
    items[0].refresh_from_db()
    with pytest.raises(RuleNotMet):
        move_item(items[0], direction="down", by=director)
    with pytest.raises(RuleNotMet):
        add_item(meeting=meeting, title="Late", by=director)

"""The forward plan in the database and on its pages: months, moves, files, what is private."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from governance.actions.files import Upload
from governance.actions.posts import create_post
from governance.foundation import clock
from governance.foundation.errors import NotPermitted, RuleNotMet
from governance.foundation.models import GovernanceEvent
from governance.models import User
from meetings.models import Meeting, PlanImport, PlannedItem
from meetings.papers.actions.agenda import add_item
from meetings.planning.actions.meetings import create_meeting, issue_meeting
from meetings.planning.actions.plan import DueInMonth, create_planned_item, move_planned
from meetings.planning.actions.plan_imports import apply_plan_import, start_plan_import, undo_plan_import
from meetings.planning.plan_files import plan_lines, plan_workbook
from meetings.planning.selectors.plan import Due, due_at, plan_of
from meetings.planning.selectors.plan_imports import counts_of, import_lines
from tests.fixtures.people import World
from tests.meetings.asking import at, text_of

FROM = date(2025, 4, 1)
FEBRUARY = datetime(2026, 2, 2, 12, tzinfo=UTC)
ON = FEBRUARY.date()

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(people: Callable[[str], User]) -> User:
    return people("governance_officer")


@pytest.fixture
def plan(world: World, officer: User) -> Callable[..., PlannedItem]:
    def make(title: str = "Budget for the year", **values: Any) -> PlannedItem:
        given = {"cycle": "yearly", "months": [3], "effective_from": FROM} | values
        return create_planned_item(committee=world.hill_board, title=title, by=officer, **given)

    return make


def year(world: World, user: User | None) -> list[Due]:
    return plan_of(world.hill_board, user, first=FROM, last=date(2026, 3, 31), on=ON)


def states(found: list[Due]) -> list[tuple[str, int, bool]]:
    return [(one.item.title, one.occurrence.month.month, one.is_open) for one in found]


def test_an_item_comes_in_its_months_and_is_due_at_the_meeting_of_its_month(
    world: World, officer: User, plan: Callable[..., PlannedItem], meeting: Meeting
) -> None:
    item = plan()
    plan("Quality report", cycle="quarterly", months=[1])
    assert states(year(world, officer)) == [
        ("Quality report", 4, True),
        ("Quality report", 7, True),
        ("Quality report", 10, True),
        ("Quality report", 1, True),
        ("Budget for the year", 3, True),
    ]
    # No meeting in April, July, October or January: it is taken at the first one that was planned, once.
    assert {(one.item.title, one.occurrence.month.month) for one in due_at(meeting, officer, on=ON)} == {
        ("Budget for the year", 3),
        ("Quality report", 1),
    }
    add_item(
        meeting=meeting,
        title="Budget",
        by=officer,
        origin={"planned": item, "planned_month": date(2026, 3, 1)},
    )
    assert [one.item.title for one in due_at(meeting, officer, on=ON)] == ["Quality report"]
    [placed] = year(world, officer)[-1].placed
    assert (placed.meeting, placed.number) == (meeting, "1")


def test_several_are_moved_at_once_with_a_reason_or_none_at_all(
    world: World, officer: User, plan: Callable[..., PlannedItem], meeting: Meeting
) -> None:
    first, second = plan(), plan("Winter plan", months=[2])
    due = [DueInMonth(first, date(2026, 3, 1)), DueInMonth(second, date(2026, 2, 1))]
    with pytest.raises(RuleNotMet) as refused:
        move_planned(due, to_month=date(2026, 2, 1), because="Too early", by=officer)
    assert refused.value.outcome.code == "plan.move.earlier"
    assert not first.moves.exists()
    with clock.set_to(FEBRUARY):
        move_planned(due, to_month=None, to_meeting=meeting, because="The figures are late", by=officer)
    moved = year(world, officer)
    assert {(one.item.title, one.occurrence.stands_in, one.meetings) for one in moved} == {
        (row.title, date(2026, 3, 1), (meeting,)) for row in (first, second)
    }
    assert GovernanceEvent.objects.filter(code="planned_item.moved").count() == 2
    with pytest.raises(ValidationError):
        move_planned([], to_month=None, because="Nothing chosen", by=officer)


def test_only_who_plans_meetings_there_changes_a_plan_and_private_items_are_for_few(
    world: World, officer: User, people: Callable[[str], User], plan: Callable[..., PlannedItem]
) -> None:
    plan("CANARY private deal", openness="private", private_reason="commercial")
    plan("Open business")
    for role, titles in (
        ("governance_officer", 2),
        ("chair", 2),
        ("paper_author", 1),
        ("member", 0),
        ("nobody", 0),
    ):
        found = PlannedItem.objects.visible_to(people(role), on=ON)
        assert found.count() == titles, role
        assert role in ("governance_officer", "chair") or not found.filter(title__contains="CANARY")
    with pytest.raises(NotPermitted):
        create_planned_item(committee=world.hill_board, title="Mine", effective_from=FROM, by=people("chair"))


def test_a_plan_goes_out_as_a_workbook_and_the_same_file_changes_nothing(
    world: World, officer: User, plan: Callable[..., PlannedItem]
) -> None:
    post = create_post(
        icb=world.north, by=officer, title="Director of Finance", slug="dof", effective_from=FROM
    )
    plan(owner_post=post, purposes=["decision"], source="duty", source_text="Standing orders 4.2", minutes=20)
    plan("Private deal", openness="private", private_reason="commercial", cycle="once", months=[])
    plan("Public voice", cycle="every_public", months=[], needs_paper=False, note="=1+1")
    data = exported(world, officer)
    made = start_plan_import(committee=world.hill_board, upload=Upload("plan.xlsx", data), by=officer)
    lines = import_lines(made, on=ON)
    assert counts_of(lines) == {"same": 3}, [line.told for line in lines]
    with pytest.raises(RuleNotMet, match="No row is new or changed"):
        apply_plan_import(made, by=officer)


def exported(world: World, officer: User) -> bytes:
    items = list(PlannedItem.objects.visible_to(officer, on=ON).select_related("owner_post", "owner_person"))
    return plan_workbook(plan_lines(items, []))


def sheet(*rows: tuple[Any, ...]) -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["Title", "Owner", "How often", "Months", "On the plan from", "Taken in", "Purpose"])
    for row in rows:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def test_a_file_is_looked_through_applied_in_one_act_and_undone_in_one(
    world: World, officer: User, plan: Callable[..., PlannedItem], meeting: Meeting
) -> None:
    plan(note="Stays")
    plan("Only here")
    data = sheet(
        ("Budget for the year", "", "quarterly", "April", None, "public", "decision"),
        ("New strategy", "Nobody we know", "yearly", "May", date(2026, 4, 1), "public", "wondering"),
        ("No month", "", "yearly", "", None, "public", ""),
        ("Secret?", "", "yearly", "May", None, "perhaps", ""),
        ("new  STRATEGY", "", "yearly", "June", None, "public", ""),
    )
    made = start_plan_import(committee=world.hill_board, upload=Upload("plan.xlsx", data), by=officer)
    lines = {(line.title, line.compared.kind): line.told for line in import_lines(made, on=ON)}
    assert [kind for _, kind in lines] == [
        "changed",
        "new",
        "unreadable",
        "unreadable",
        "unreadable",
        "absent",
    ]
    assert "Differs in" in lines["Budget for the year", "changed"][0]
    assert len(lines["New strategy", "new"]) == 2
    assert "Choose one month" in lines["No month", "unreadable"][0]
    assert "taken in public cannot be read" in lines["Secret?", "unreadable"][0]
    assert "repeats row" in lines["new STRATEGY", "unreadable"][0]
    assert PlannedItem.objects.count() == 2
    with clock.set_to(FEBRUARY):
        apply_plan_import(made, by=officer)
    changed = PlannedItem.objects.get(title="Budget for the year")
    assert (changed.cycle, changed.months, changed.note) == ("quarterly", [4], "Stays")
    assert PlannedItem.objects.get(title="New strategy").owner is None
    assert PlanImport.objects.get().rows == []
    undo_plan_import(made, by=officer)
    assert sorted(PlannedItem.objects.values_list("title", "cycle")) == [
        ("Budget for the year", "yearly"),
        ("Only here", "yearly"),
    ]


def test_an_import_is_not_undone_once_something_rests_on_it(
    world: World, officer: User, meeting: Meeting
) -> None:
    data = sheet(("New strategy", "", "yearly", "March", date(2025, 4, 1), "public", ""))
    made = start_plan_import(committee=world.hill_board, upload=Upload("plan.xlsx", data), by=officer)
    apply_plan_import(made, by=officer)
    item = PlannedItem.objects.get()
    add_item(
        meeting=meeting, title="S", by=officer, origin={"planned": item, "planned_month": date(2026, 3, 1)}
    )
    with pytest.raises(RuleNotMet, match="on an agenda since: “New strategy”"):
        undo_plan_import(made, by=officer)


def test_the_grid_says_on_which_agenda_an_item_stands(
    browser: Client,
    world: World,
    officer: User,
    director: User,
    plan: Callable[..., PlannedItem],
    meeting: Meeting,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    item, private = plan(), plan("Private deal", openness="private", private_reason="legal")
    move_planned(
        [DueInMonth(private, date(2026, 3, 1))], to_month=date(2026, 6, 1), because="Not ready", by=officer
    )
    number = add_item(
        meeting=meeting,
        title="Budget",
        by=officer,
        origin={"planned": item, "planned_month": date(2026, 3, 1)},
    ).number
    with clock.set_to(FEBRUARY), django_assert_max_num_queries(32):
        page = text_of(browser.get(at("plan-grid"), {"year": 2025}))
    assert f"of 26 March, item {number}" in page
    assert "to June 2026" in page
    assert "Not ready" in page
    with clock.set_to(FEBRUARY):
        csv = text_of(browser.get(at("plan-csv"), {"year": 2025}))
        moved = browser.get(at("plan-move"), {"year": 2025, "committee": world.hill_board.pk})
    assert "March 2026: on the agenda of 26 March 2026, item 1" in csv
    assert "Private deal, June 2026 (due in March 2026)" in text_of(moved)


def test_items_are_moved_on_their_page(
    browser: Client, world: World, plan: Callable[..., PlannedItem], meeting: Meeting
) -> None:
    item = plan(months=[2])
    address = f"{at('plan-move')}?committee={world.hill_board.pk}&year=2025"
    sent = {"due": f"{item.pk}:2026-02-01", "to": f"meeting:{meeting.pk}"}
    with clock.set_to(FEBRUARY):
        refused = text_of(browser.post(address, sent))
        done = browser.post(address, sent | {"because": "The chair is away"})
    assert "Why?" in refused
    assert "There is a problem" in refused
    assert done.status_code == 302
    assert item.moves.get().to_meeting == meeting


def test_meetings_that_are_over_leave_what_nobody_took_overdue(
    browser: Client, world: World, director: User, plan: Callable[..., PlannedItem], meeting: Meeting
) -> None:
    plan()
    issue_meeting(meeting, by=director)
    later = create_meeting(
        icb=world.north, lead_committee=world.hill_board, kind="public", date=date(2026, 5, 28), by=director
    )
    with clock.set_to(datetime(2026, 4, 2, 12, tzinfo=UTC)):
        page = text_of(browser.get(at("plan-grid"), {"year": 2025}))
    assert "was due on 26 March" in page
    assert [one.item.title for one in due_at(later, director, on=date(2026, 4, 2))] == ["Budget for the year"]

"""Compliance of a meeting that was held, as different people read it; the registers of what happened there."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from governance.foundation import clock
from governance.foundation.outcome import met
from governance.models import User
from meetings.conduct.rules.states import MET, NOT_MET, UNKNOWN, state_of
from meetings.models import Decision, Meeting
from meetings.planning.rules.calendar import Span
from meetings.record import measures
from meetings.record.actions.action_log import note_action
from meetings.record.actions.obligations import create_obligation
from meetings.record.measures import Finding, Measure
from meetings.record.selectors.compliance import Compliance, compliance, compliance_of
from membership.models import Person
from tests.fixtures.people import World
from tests.meetings.conduct.conftest import DAY

pytestmark = pytest.mark.django_db
MONTH = Span(DAY.date().replace(day=1), DAY.date().replace(day=31))


@pytest.fixture(autouse=True)
def later(held: Meeting) -> Any:
    """A fortnight after the meeting."""
    with clock.set_to(DAY.replace(month=4, day=10)):
        yield


@pytest.fixture
def seen(held: Meeting, world: World) -> Callable[[User], Compliance]:
    def by(user: User) -> Compliance:
        return compliance(world.hill_board, MONTH, user, on=clock.today(), at=clock.now())

    return by


def states(found: Compliance) -> dict[str, list[str]]:
    return {area.key: [state_of(one.outcome) for one in area.findings] for area in found.areas}


def reasons(found: Compliance, key: str) -> str:
    return " ".join(one.outcome.reason for area in found.areas if area.key == key for one in area.findings)


@pytest.mark.requirement("R157", "R172", "R175", "R178", "R181")
def test_the_secretariat_reads_every_answer_with_its_reason(
    seen: Callable[[User], Compliance], director: User
) -> None:
    found = seen(director)
    told = states(found)
    assert told["frequency"] == [MET], reasons(found, "frequency")
    assert reasons(found, "frequency").startswith("1 meeting was held from 1 March 2026 to 31 March 2026")
    assert told["public"] == [MET]
    assert told["papers"] == [NOT_MET]  # issued on the day itself
    assert told["quorum"] == [MET]
    assert sorted(told["attendance"]) == [MET, MET, MET, NOT_MET]
    assert told["conflicts"] == [NOT_MET]
    assert told["decisions"] == [MET, NOT_MET]
    assert "The contract ended that night." in reasons(found, "decisions")
    assert told["terms"] == [UNKNOWN]
    assert set(told["seats"]) == {MET}


def test_what_somebody_may_not_see_is_never_counted(
    seen: Callable[[User], Compliance], people: Callable[[str], User]
) -> None:
    found = seen(people("coi_guardian"))
    told = {area.key: {one.outcome.code for one in area.findings} for area in found.areas}
    for key in ("frequency", "public", "attendance", "conflicts", "decisions", "quorum"):
        assert told[key] == {"compliance.not_for_you"}, key
    member = seen(people("member"))
    assert {
        one.outcome.code for area in member.areas if area.key == "conflicts" for one in area.findings
    } == {"compliance.not_for_you"}
    assert states(member)["decisions"] == [MET, NOT_MET]
    assert states(member)["frequency"] == [MET]


def test_a_further_measure_takes_its_place(
    seen: Callable[[User], Compliance], director: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(measures, "_contributors", {})

    @measures.contribute(order=10)
    def actions(committees: Any, span: Span, *, user: User, on: Any, at: Any) -> dict[int, Measure]:
        found = Finding(met("x", f"{committees[0]}: {span.last}"))
        return {committees[0].pk: Measure("followed", "Actions", (found,), (("Done", 1),))}

    last = seen(director).areas[-1]
    assert (last.title, last.findings[0].outcome.reason) == ("Actions", "Hill Partnership Board: 2026-03-31")


def test_many_committees_take_as_many_queries_as_few(
    held: Meeting, world: World, people: Callable[[str], User]
) -> None:
    lead = people("governance_lead")

    def asked(committees: list[Any]) -> int:
        with CaptureQueriesContext(connection) as caught:
            compliance_of(committees, MONTH, lead, on=clock.today(), at=clock.now())
        return len(caught)

    asked([world.hill_board, world.vale_board])
    assert asked([world.hill_board, world.vale_board]) <= asked([world.hill_board]) + 2


def test_the_pages_lead_to_the_evidence(
    held: Meeting, world: World, browser: Client, people: Callable[[str], User]
) -> None:
    days = "first=2026-03-01&last=2026-03-31"
    overview = browser.get(f"/workspace/compliance/?{days}").content.decode()
    assert "Hill Partnership Board" in overview
    assert "Vale Partnership Board" not in overview  # another place
    page = browser.get(f"/workspace/committees/{world.hill_board.slug}/compliance/?{days}").content.decode()
    for words in ("1 March 2026 to 31 March 2026", "Not met", "Cannot be told", "Quorate throughout"):
        assert words in page
    assert reverse("meetings:live", args=[held.slug]) in page
    assert "CANARY-NATURE" not in page
    guardian = Client()
    guardian.force_login(people("coi_guardian"))
    page = guardian.get(f"/workspace/committees/{world.hill_board.slug}/compliance/?{days}").content.decode()
    assert "Not for you to see" in page
    assert "CANARY-PRIVATE" not in page
    wrong = browser.get(f"/workspace/committees/{world.hill_board.slug}/compliance/?first=2026-03-01")
    assert "Give the first and the last day, or neither." in wrong.content.decode()


REGISTERS = {
    "attendance": ("Person 04", "Not there"),
    "votes": ("2 for, 1 against, 0 abstained", "Carried"),
    "conflicts-at-meetings": ("CANARY-NATURE", "Waits for a ruling"),
}


@pytest.mark.parametrize("name", REGISTERS)
def test_each_register_as_page_csv_and_workbook(
    name: str, held: Meeting, browser: Client, people: Callable[[str], User]
) -> None:
    first, second = REGISTERS[name]
    base = f"/workspace/{name}/"
    page = browser.get(base).content.decode()
    assert first in page
    assert second in page
    csv = b"".join(browser.get(f"{base}csv/?first=2026-03-26&last=2026-03-26")).decode()  # type: ignore[arg-type]
    assert first in csv
    book = openpyxl.load_workbook(io.BytesIO(browser.get(f"{base}xlsx/").content))
    cells = [str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row]
    assert any(first in cell for cell in cells)
    nothing = browser.get(f"{base}?first=2026-03-27").content.decode()
    assert first not in nothing
    if name == "conflicts-at-meetings":
        member = Client()
        member.force_login(people("member"))
        assert "CANARY" not in member.get(base).content.decode()


def test_decisions_are_found_by_amount_way_and_the_row_of_the_scheme(held: Meeting, browser: Client) -> None:
    assert len(rows_of(browser, "")) == 2
    assert rows_of(browser, "?least=£50k") == []  # no amount is no amount of nought
    assert len(rows_of(browser, "?way=meeting")) == 2
    assert rows_of(browser, "?way=urgent") == []
    assert rows_of(browser, "?authority=no such row") == []
    kept = Decision.objects.filter(standing="override").get().record["conditions"]
    row = next(one["clause"] for one in kept if one["kind"] == "authority")
    assert row
    assert "CANARY-PRIVATE-DECISION" in {found[1] for found in rows_of(browser, f"?authority={row[:60]}")}
    assert "CANARY-PRIVATE-DECISION" in rows_of(browser, "?standing=override")[0][1]


def rows_of(browser: Client, query: str) -> list[list[str]]:
    book = openpyxl.load_workbook(io.BytesIO(browser.get(f"/workspace/decisions/xlsx/{query}").content))
    return [[str(cell.value) for cell in row] for row in book.worksheets[0].iter_rows(min_row=2)]


@pytest.mark.requirement("R183")
def test_actions_and_what_is_owed_are_measured(
    seen: Callable[[User], Compliance], world: World, director: User, people: Callable[[str], User]
) -> None:
    given = {"committee": world.hill_board, "by": director}
    owner = Person.objects.get(name="Person 02")
    due = DAY.date().replace(day=30)
    note_action(text="Ask the council.", owner_person=owner, due_on=due, raised_on=DAY.date(), **given)
    owed = {"title": "Report to the council", "to_body": "Hill Council", "every_months": 6}
    days = {"first_due_on": due, "effective_from": DAY.date()}
    create_obligation(source="Terms of reference ¶10.1", **owed, **days, **given)
    found = seen(director)
    assert states(found)["actions"] == [NOT_MET]
    assert states(found)["owed"] == [NOT_MET]
    assert "Not given; it was due on 30 March 2026." in reasons(found, "owed")
    guardian = seen(people("coi_guardian"))
    (hidden,) = (one.outcome for area in guardian.areas if area.key == "actions" for one in area.findings)
    assert hidden.code == "compliance.not_for_you"

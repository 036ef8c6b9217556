"""The scheme in force, what it says, and who may decide, on each day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.text import slugify

from delegation.actions import (
    add_entry,
    adopt_version,
    copy_version,
    create_function,
    create_scheme,
    create_version,
    remove_entry,
)
from delegation.selectors import (
    adoption_checks,
    authority,
    entries_in_force,
    entries_visible_to,
    functions_visible_to,
    scheme_in_force,
    scope_of,
    treatment_of,
    unlisted_functions,
    versions_visible_to,
)
from delegation.selectors.map import decision_map, treatments_by_place
from governance.foundation.audit import save_recorded
from governance.models import Place
from tests.fixtures.people import START, World

JUNE_20, JUNE_21, YEAR_2 = date(2020, 6, 1), date(2021, 6, 1), date(2021, 4, 1)


def inside(world: World, name: str) -> Place:
    row = Place(
        icb=world.north,
        name=name,
        slug=slugify(name),
        parent=world.hill,
        kind="sub_place",
        effective_from=START,
    )
    return save_recorded(row, by=None)


@pytest.mark.requirement("R190")
def test_the_scheme_in_force_on_each_day(
    world: World, entry: Any, draft: Any, adopt: Any, officer: Any
) -> None:
    entry("urgent")
    assert scheme_in_force(world.north, on=JUNE_20) is None
    first = adopt(draft)
    second = adopt(copy_version(first, label="2", effective_from=YEAR_2, by=officer), YEAR_2)
    assert scheme_in_force(world.north, on=date(2020, 3, 31)) is None
    assert scheme_in_force(world.north, on=date(2021, 3, 31)) == first
    assert scheme_in_force(world.north, on=YEAR_2) == second
    assert scheme_in_force(world.north, on=YEAR_2, kind="operational") is None
    assert scheme_in_force(world.south, on=YEAR_2) is None


@pytest.mark.requirement("R190")
def test_who_may_decide_follows_the_versions(
    world: World, entry: Any, draft: Any, adopt: Any, officer: Any, functions: Any
) -> None:
    made = entry("urgent", limits=[{"amount": "50000"}])
    ask = {"holder": world.hill_board, "function": functions["wards"], "place": world.hill}
    assert authority(**ask, on=JUNE_20).code == "authority.not_listed"
    first = adopt(draft)
    assert authority(**ask, on=JUNE_20).code == "authority.held"
    assert authority(**ask, on=JUNE_20, amount=Decimal(60_000)).code == "authority.over_limit"
    assert authority(**ask, on=JUNE_20).details["entry"] == made.pk
    assert authority(**ask | {"place": world.vale}, on=JUNE_20).code == "authority.not_listed"
    assert authority(**ask | {"holder": world.vale_board}, on=JUNE_20).code == "authority.held_by_another"

    second = copy_version(first, label="2", effective_from=YEAR_2, by=officer)
    remove_entry(second.entries.get(), by=officer, reason="Withdrawn from place")
    entry("urgent", "reserved", scheme_version=second)
    adopt(second, YEAR_2)
    assert authority(**ask, on=date(2021, 3, 31)).code == "authority.held"
    assert authority(**ask, on=YEAR_2).code == "authority.function_reserved"


@pytest.mark.requirement("R79")
def test_the_same_question_has_another_answer_in_another_icb(
    world: World, people: Any, entry: Any, draft: Any, adopt: Any, functions: Any
) -> None:
    entry("safeguarding", "discussed_not_delegated")
    adopt(draft)
    theirs = people("other_icb")
    version = create_version(
        scheme=create_scheme(icb=world.south, title="South scheme", by=theirs),
        label="1",
        effective_from=START,
        by=theirs,
    )
    shore = world.south_board.place
    add_entry(
        scheme_version=version,
        function=functions["safeguarding"],
        treatment="delegated",
        place=shore,
        holder_committee=world.south_board,
        source="South scheme, row 1",
        effective_from=START,
        by=theirs,
    )
    adopt_version(version, adopted_on=START, adopted_by="South Board", effective_from=START, by=theirs)
    here = treatment_of(functions["safeguarding"], world.hill, on=JUNE_20)
    there = treatment_of(functions["safeguarding"], shore, on=JUNE_20)
    assert (here.ok, here.code) == (False, "treatment.discussed_not_delegated")
    assert (there.ok, there.clause) == (True, "South scheme, row 1")


@pytest.mark.requirement("R24", "R29", "R98")
def test_treatment_climbs_from_part_to_whole_and_from_sub_place_to_icb(
    world: World, entry: Any, draft: Any, adopt: Any, functions: Any
) -> None:
    lower = inside(world, "Lower Hill")
    entry("urgent")
    entry("calls", "led_elsewhere", lead_body="Urgent care board")
    adopt(draft)

    def code(function: str, place: Any) -> str:
        return treatment_of(functions[function], place, on=JUNE_20, icb=world.north).code.split(".")[1]

    assert code("wards", lower) == "delegated"
    assert code("calls", lower) == "led_elsewhere"
    assert code("calls", world.vale) == "led_elsewhere"
    assert code("urgent", world.vale) == "not_listed"
    assert code("urgent", None) == "not_listed"
    assert [e.function.code for e in entries_in_force(world.north, on=JUNE_20, place=lower)] == [
        "calls",
        "urgent",
    ]
    assert [e.function.code for e in entries_in_force(world.north, on=JUNE_20, place=world.vale)] == ["calls"]


def test_treatment_needs_a_place_or_an_icb(functions: Any) -> None:
    with pytest.raises(ValueError, match="place or an ICB"):
        treatment_of(functions["urgent"], None, on=JUNE_20)


def test_an_entry_in_force_needs_its_version_in_force(
    world: World, entry: Any, draft: Any, adopt: Any
) -> None:
    entry("urgent", effective_to=date(2020, 12, 31))
    entry("wards", effective_from=date(2019, 1, 1))
    adopt(draft)

    def codes(on: date) -> list[str]:
        return [e.function.code for e in entries_in_force(world.north, on=on)]

    assert codes(date(2019, 6, 1)) == []
    assert codes(date(2020, 12, 31)) == ["urgent", "wards"]
    assert codes(date(2021, 1, 1)) == ["wards"]


@pytest.mark.requirement("R81")
def test_scope_of_a_place(world: World, entry: Any, draft: Any, adopt: Any) -> None:
    entry("urgent")
    entry("calls", "led_elsewhere", lead_body="Urgent care board")
    entry("safeguarding", "undetermined", place=world.hill)
    entry("chair", "reserved")
    adopt(draft)

    def names(lines: Any) -> list[str]:
        return [line.function.code for line in lines]

    hill, vale = scope_of(world.hill, on=JUNE_20), scope_of(world.vale, on=JUNE_20)
    assert (names(hill.within), names(hill.outside), names(hill.undecided)) == (
        ["urgent"],
        ["chair", "calls"],
        ["safeguarding"],
    )
    assert (names(vale.within), names(vale.outside), names(vale.undecided)) == ([], ["chair", "calls"], [])


@pytest.mark.requirement("R81")
def test_what_a_post_holds_for_the_whole_icb_is_not_in_scope_of_a_place(
    world: World, entry: Any, draft: Any, adopt: Any
) -> None:
    entry("urgent", place=None, holder_committee=world.vale_board)
    adopt(draft)
    assert scope_of(world.hill, on=JUNE_20).within == ()
    assert len(scope_of(world.vale, on=JUNE_20).within) == 1


@pytest.mark.requirement("R99")
def test_the_decision_map_answers_for_every_place(
    world: World, entry: Any, draft: Any, adopt: Any, functions: Any
) -> None:
    entry("urgent")
    entry("chair", "reserved")
    adopt(draft)
    found = decision_map(world.north, on=JUNE_20)
    assert [place.name if place else None for place in found.places] == [None, "Hill", "Vale"]
    told = {row.function.code: [a.details["treatments"][0] for a in row.answers] for row in found.rows}
    assert told == {
        "chair": ["reserved", "reserved", "reserved"],
        "urgent": ["not_listed", "delegated", "not_listed"],
    }
    by_place = treatments_by_place(functions["wards"], world.north, on=JUNE_20)
    assert [answer.ok for _, answer in by_place] == [False, True, False]


@pytest.mark.requirement("R24")
def test_functions_left_out_are_found_through_what_they_are_part_of(entry: Any, draft: Any) -> None:
    assert {f.code for f in unlisted_functions(draft)} == {"urgent", "wards", "calls", "safeguarding"}
    entry("urgent")
    assert {f.code for f in unlisted_functions(draft)} == {"safeguarding"}
    checks = {check.outcome.code: check.stops for check in adoption_checks(draft, effective_from=START)}
    assert checks["scheme_version.functions_unlisted"] is False
    assert not any(checks.values())


@pytest.mark.parametrize(
    ("role", "drafts", "adopted"),
    [
        ("governance_lead", True, True),
        ("governance_officer", True, True),
        ("auditor", True, True),
        ("place_director", False, True),
        ("member", False, True),
        ("paper_author", False, True),
        ("other_icb", False, False),
        ("nobody", False, False),
        ("inactive", False, False),
        ("system_administrator", False, False),
    ],
)
def test_drafts_are_for_those_who_keep_or_audit_the_scheme(
    people: Any, entry: Any, draft: Any, adopt: Any, officer: Any, role: str, drafts: bool, adopted: bool
) -> None:
    entry("urgent")
    first = adopt(draft)
    second = copy_version(first, label="2", effective_from=YEAR_2, by=officer)
    user = people(role)
    seen = set(versions_visible_to(user, on=JUNE_21))
    assert (second in seen, first in seen) == (drafts, adopted)
    assert {e.scheme_version for e in entries_visible_to(user, on=JUNE_21)} == seen


def test_an_icbs_own_functions_are_its_own(people: Any, world: World, functions: Any, officer: Any) -> None:
    own = create_function(icb=world.north, title="Hospital at home", by=officer)
    assert own in functions_visible_to(people("member"), on=JUNE_21)
    assert own not in functions_visible_to(people("other_icb"), on=JUNE_21)
    assert not functions_visible_to(people("nobody"), on=JUNE_21).exists()


def test_the_map_asks_no_more_of_the_database_as_it_grows(
    world: World, entry: Any, draft: Any, adopt: Any, officer: Any
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            decision_map(world.north, on=JUNE_21)
        return len(caught)

    entry("urgent")
    first = adopt(draft)
    one = queries()
    second = copy_version(first, label="2", effective_from=YEAR_2, by=officer)
    for code in ("calls", "safeguarding", "chair"):
        entry(code, "reserved", scheme_version=second)
    adopt(second, YEAR_2)
    assert queries() == one

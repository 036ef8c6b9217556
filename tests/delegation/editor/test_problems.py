"""Problems of a version: the same at the editor and at its adoption."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from delegation.models import FunctionAlias
from delegation.rules.facts import (
    DELEGATED,
    RESERVED,
    UNDETERMINED,
    EntryFacts,
    FunctionFacts,
    HolderFacts,
    Limit,
    PlaceFacts,
)
from delegation.rules.problems import TermsFacts, problems
from delegation.selectors import adoption_checks
from governance.actions.terms_of_reference import create_terms_of_reference
from governance.foundation.audit import save_recorded
from governance.foundation.periods import Period
from tests.delegation.editor.conftest import editor
from tests.fixtures.people import START

YEAR = Period(date(2026, 4, 1), date(2027, 3, 31))
BOARD, CFO = HolderFacts("committee", 1, "Hill board", "committee"), HolderFacts("post", 1, "Finance officer")
FUNCTIONS = {1: FunctionFacts(1, "Urgent care"), 2: FunctionFacts(2, "Virtual wards", (1,))}
HILL, VALE = PlaceFacts(1, "Hill"), PlaceFacts(2, "Vale")


def row(key: int = 1, **values: Any) -> EntryFacts:
    given: dict[str, Any] = {
        "key": key,
        "function": 1,
        "function_title": "Urgent care",
        "place": 1,
        "place_name": "Hill",
        "treatment": DELEGATED,
        "treatment_words": "Delegated",
        "period": YEAR,
        "source": "Row 1",
        "holder": BOARD,
    }
    return EntryFacts(**(given | values))


def upto(amount: int | None, above: int | None = None, **values: Any) -> tuple[Limit, ...]:
    top = Decimal(amount) if amount is not None else None
    floor = Decimal(above) if above is not None else None
    return (Limit(top, "per_decision", "for each decision", above=floor, **values),)


def codes(*rows: EntryFacts, places: Any = (HILL,), terms: Any = ()) -> list[str]:
    return [c.outcome.code for c in problems(rows, functions=FUNCTIONS, places=places, terms=terms)]


FINANCE = row(2, holder=CFO)
OVERLAP, TWICE, BOTH = (
    "scheme_entry.overlap",
    "scheme_entry.listed_twice",
    "scheme_entry.reserved_and_delegated",
)


@pytest.mark.requirement("R99")
@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (row(), FINANCE, [OVERLAP]),
        (row(), row(2), [TWICE]),
        (row(), replace(FINANCE, period=Period(date(2027, 4, 1), None)), []),
        (row(), replace(FINANCE, place=2, place_name="Vale"), []),
        (row(), replace(FINANCE, verb="recommend"), []),
        (row(limits=upto(100)), replace(FINANCE, limits=upto(500, above=100)), []),
        (row(limits=upto(100)), replace(FINANCE, limits=upto(500)), []),
        (row(limits=upto(100)), replace(FINANCE, limits=upto(100)), [OVERLAP]),
        (row(limits=upto(300)), replace(FINANCE, limits=upto(500, above=100)), [OVERLAP]),
        (row(limits=upto(100, joint=CFO)), replace(FINANCE, limits=upto(100)), []),
        (
            row(limits=upto(100, budget="in_budget")),
            replace(FINANCE, limits=upto(100, budget="outside_budget")),
            [],
        ),
        (row(may_sub_delegate=True), replace(FINANCE, parent=1), []),
        (row(), replace(FINANCE, treatment=RESERVED), [BOTH]),
        (row(limits=upto(100)), replace(FINANCE, treatment=RESERVED), []),
        (row(), replace(FINANCE, treatment=UNDETERMINED, holder=None), []),
    ],
)
def test_two_rows_on_one_matter_are_told_apart_or_named(
    one: EntryFacts, other: EntryFacts, found: Any
) -> None:
    assert codes(one, other) == found


@pytest.mark.requirement("R24")
def test_a_place_without_a_row_is_named() -> None:
    assert codes(row(), places=(HILL, VALE)) == ["scheme_version.gap"]
    (check,) = problems([row()], functions=FUNCTIONS, places=(HILL, VALE))
    assert "none for Vale" in check.outcome.reason
    assert not check.stops
    whole = row(2, place=None, place_name="", holder=CFO)
    assert codes(row(), whole, places=(HILL, VALE)) == []
    inside = PlaceFacts(3, "Hill north", (1,))
    assert codes(row(), places=(HILL, inside)) == []
    assert codes(replace(row(), place=3, place_name="Hill north"), places=(HILL, inside)) == []


@pytest.mark.requirement("R49")
def test_a_child_wider_than_its_parent_stops_the_adoption() -> None:
    child = row(2, parent=1, place=None, place_name="", holder=CFO, limits=upto(900))
    parent = row(limits=upto(100), may_sub_delegate=True)
    found = {check.outcome.code: check.stops for check in problems([parent, child], functions=FUNCTIONS)}
    assert found == {"chain.wider_place": True, "chain.larger": True}


def test_a_row_without_a_source_stops_the_adoption() -> None:
    (check,) = problems([row(source=" ")], functions=FUNCTIONS, places=(HILL,))
    assert (check.outcome.code, check.stops) == ("scheme_entry.no_source", True)


TERMS = TermsFacts(BOARD, "Terms of reference of Hill board, 1", claims=(1,))


@pytest.mark.requirement("R31")
@pytest.mark.parametrize(
    ("rows", "terms", "found"),
    [
        ([row()], TERMS, []),
        ([row(function=2)], TERMS, []),
        ([], TERMS, ["terms.claim_not_given"]),
        ([row(holder=CFO)], TERMS, ["terms.claim_not_given"]),
        ([row(verb="recommend")], TERMS, ["terms.claim_not_given"]),
        ([row()], replace(TERMS, claims=()), []),
        ([row()], replace(TERMS, unknown=("Magic",)), ["terms.unknown_function"]),
    ],
)
def test_terms_of_reference_and_scheme_must_agree(rows: Any, terms: TermsFacts, found: list[str]) -> None:
    assert codes(*rows, terms=[terms]) == found


@pytest.mark.requirement("R31")
def test_what_the_scheme_gives_and_the_terms_do_not_say_is_named() -> None:
    other = FunctionFacts(3, "Dental care")
    found = problems(
        [row(), row(2, function=3, function_title="Dental care")],
        functions=FUNCTIONS | {3: other},
        places=(HILL,),
        terms=[TERMS],
    )
    assert [check.outcome.code for check in found] == ["terms.not_claimed"]


@pytest.fixture
def claims(world: Any, officer: Any) -> Any:
    def make(*lines: str) -> Any:
        return create_terms_of_reference(
            committee=world.hill_board,
            by=officer,
            label="1",
            effective_from=START,
            quorum_state="not_set",
            claims=list(lines),
        )

    return make


@pytest.mark.requirement("R31")
def test_claims_are_found_by_code_title_and_other_names(
    draft: Any, entry: Any, claims: Any, functions: Any, world: Any
) -> None:
    save_recorded(FunctionAlias(icb=world.north, function=functions["calls"], text="NHS 111"), by=None)
    entry("urgent")
    claims("Urgent  CARE", "safeguarding", "NHS 111", "Something else")
    said = [
        check.outcome.reason
        for check in adoption_checks(draft, effective_from=START)
        if check.outcome.code.startswith("terms.")
    ]
    assert len(said) == 2
    assert any("“Something else”" in text for text in said)
    assert any("decides Safeguarding" in text for text in said)


def test_the_editor_and_the_adoption_show_the_same_problems(
    keeper: Any, draft: Any, entry: Any, world: Any
) -> None:
    first = entry("urgent")
    entry("urgent", holder_committee=world.vale_board)
    checks = adoption_checks(draft, effective_from=START)
    html = keeper.get(editor(draft)).content.decode()
    adoption = keeper.get(f"/workspace/scheme-versions/{draft.pk}/adopt/").content.decode()
    assert any(check.outcome.code == OVERLAP for check in checks)
    for check in checks:
        assert check.outcome.reason in html
        assert check.outcome.reason in adoption
    assert f'href="{editor(draft, row=first.pk)}#row-{first.pk}"' in html
    looks = sum(1 for check in checks if not check.stops)
    assert f"{looks} to look at" in html

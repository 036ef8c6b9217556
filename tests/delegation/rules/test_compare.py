"""What changed between two versions of a scheme."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from delegation.rules.compare import ADDED, CHANGED, REMOVED, SAME, compare, compare_whole, summary
from delegation.rules.facts import EntryFacts, Limit, VersionFacts
from delegation.rules.limits import in_words
from tests.delegation.rules.cases import BOARD, CALLS, DIRECTOR, URGENT, VALE, WARDS, limit, row

OURS = row(1, holder=BOARD, reference="A1", limits=(limit(50_000),))


def kinds(before: list[EntryFacts], after: list[EntryFacts]) -> list[str]:
    return [change.kind for change in compare(before, after)]


def test_a_copy_with_new_keys_is_the_same() -> None:
    before = [OURS, row(2, WARDS, holder=DIRECTOR)]
    after = [replace(entry, key=entry.key + 100) for entry in reversed(before)]
    assert kinds(before, after) == [SAME, SAME]
    assert summary(compare(before, after)) == []


@pytest.mark.requirement("R190")
def test_each_difference_is_told_field_by_field() -> None:
    after = replace(
        OURS, key=9, limits=(limit(75_000),), conditions=("Reports each quarter",), wording="Approve"
    )
    (change,) = compare([OURS], [after])
    assert change.kind == CHANGED
    assert [(each.label, each.before, each.after) for each in change.fields] == [
        ("Decision", "", "Approve"),
        (
            "Limits",
            "up to £50,000 for each decision including VAT",
            "up to £75,000 for each decision including VAT",
        ),
        ("Conditions", "", "Reports each quarter"),
    ]


def test_added_and_removed_rows_stand_where_they_belong() -> None:
    first, second, third = OURS, row(2, WARDS, holder=BOARD), row(3, CALLS, holder=BOARD)
    new = row(7, WARDS, place=VALE.id, holder=DIRECTOR)
    found = compare([first, second, third], [first, third, new])
    assert [(change.kind, change.row.key) for change in found] == [
        (SAME, 1),
        (REMOVED, 2),
        (SAME, 3),
        (ADDED, 7),
    ]


def test_rows_of_several_holders_under_one_reference_keep_their_holder() -> None:
    before = [OURS, row(2, holder=DIRECTOR, reference="A1", limits=(limit(10_000),))]
    after = [row(8, holder=DIRECTOR, reference="A1", limits=(limit(20_000),)), replace(OURS, key=9)]
    found = {change.row.holder.name: change.kind for change in compare(before, after) if change.row.holder}
    assert found == {BOARD.name: SAME, DIRECTOR.name: CHANGED}


SUMMARIES = [
    pytest.param([replace(OURS, limits=(limit(60_000),))], ["1 limit raised"], id="raised"),
    pytest.param([replace(OURS, limits=())], ["1 limit raised"], id="no ceiling any more"),
    pytest.param([replace(OURS, limits=(limit(1),))], ["1 limit lowered"], id="lowered"),
    pytest.param([], ["1 delegation ended"], id="gone"),
    pytest.param([OURS, row(2, WARDS, holder=BOARD)], ["1 delegation added"], id="added"),
    pytest.param([replace(OURS, holder=DIRECTOR)], ["1 holder changed"], id="another holder"),
    pytest.param(
        [replace(OURS, treatment="reserved", treatment_words="Reserved")],
        ["1 delegation ended", "1 matter newly reserved"],
        id="reserved",
    ),
    pytest.param([replace(OURS, conditions=("Within policy",))], ["1 row with other terms"], id="terms"),
    pytest.param([replace(OURS, wording="Approve")], ["1 row reworded"], id="words only"),
    pytest.param(
        [replace(OURS, limits=(limit(1),), holder=DIRECTOR)],
        ["1 limit lowered", "1 holder changed"],
        id="two at once",
    ),
]


@pytest.mark.parametrize(("after", "said"), SUMMARIES)
def test_the_summary_says_it_in_words(after: list[EntryFacts], said: list[str]) -> None:
    assert summary(compare([OURS], after)) == said


def test_a_limit_reads_as_a_chair_would_say_it() -> None:
    band = Limit(
        Decimal(250_000),
        "per_decision",
        "for each decision",
        above=Decimal(50_000),
        budget="in_budget",
        budget_words="within budget only",
        joint=DIRECTOR,
    )
    assert in_words(band) == (
        "over £50,000 and up to £250,000 for each decision, within budget only, jointly with Place Director, Hill"
    )
    assert in_words(Limit(None, "per_year", "in a financial year")) == "without a ceiling in a financial year"


def test_a_limit_says_its_kind_and_whose_it_is() -> None:
    ceiling = Limit(
        Decimal(1_000_000),
        "per_year",
        "in a financial year",
        kind="payment_envelope",
        kind_words="payment envelope",
        set_by=7,
        set_by_name="Hill Council",
    )
    said = "up to £1,000,000 in a financial year, payment envelope, set by Hill Council"
    assert in_words(ceiling) == said


def test_another_kind_of_limit_is_a_change() -> None:
    virement = Limit(
        Decimal(50_000),
        "per_decision",
        "for each decision",
        "including VAT",
        kind="virement",
        kind_words="to move",
    )
    (change,) = compare([OURS], [replace(OURS, limits=(virement,))])
    assert [each.name for each in change.fields] == ["limits"]
    assert "to move" in change.fields[0].after


def test_rules_of_the_whole_version_are_compared_beside_its_rows() -> None:
    before = VersionFacts("Scheme", passes_upward=False, residual_clause="All else rests with the Board.")
    (change,) = compare_whole(before, replace(before, passes_upward=True))
    assert (change.name, change.before, change.after) == ("passes_upward", "No", "Yes")
    assert summary([], [change]) == ["1 rule of the whole version changed"]
    (clause,) = compare_whole(before, replace(before, residual_clause=""))
    assert (clause.before, clause.after) == ("All else rests with the Board.", "Not stated")
    assert compare_whole(before, before) == ()
    assert compare_whole(None, before) == ()  # against nothing there is no rule that changed


rows = st.builds(
    row,
    st.integers(1, 999),
    st.sampled_from([URGENT, WARDS, CALLS]),
    st.sampled_from(["delegated", "reserved", "undetermined"]),
    place=st.sampled_from([None, 5, 7]),
    holder=st.sampled_from([BOARD, DIRECTOR, None]),
    reference=st.sampled_from(["", "A1", "A2"]),
    wording=st.sampled_from(["", "Approve", "Agree"]),
)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(rows, max_size=8), st.lists(rows, max_size=8))
def test_every_row_of_either_version_is_told_once(before: list[EntryFacts], after: list[EntryFacts]) -> None:
    found = compare(before, after)
    assert sorted(id(c.before) for c in found if c.before) == sorted(id(r) for r in before)
    assert [id(c.after) for c in found if c.after] == [id(r) for r in after]
    for change in found:
        paired = change.before is not None and change.after is not None
        assert paired == (change.kind in (SAME, CHANGED))
        assert bool(change.fields) == (change.kind == CHANGED)
    assert kinds(before, before) == [SAME] * len(before)

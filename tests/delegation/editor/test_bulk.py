"""One change to many rows: which can take it, and one act with the history of each."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from delegation.actions import change_entry, change_many, plan_bulk
from delegation.models import SchemeEntry
from delegation.rules.bulk import END, LIMIT, MOVE, SOURCE, BulkChange, check_row
from delegation.rules.facts import CONSULTATIVE_FORUM, DELEGATED, LED_ELSEWHERE, EntryFacts, HolderFacts
from delegation.rules.facts import Limit as LimitFacts
from delegation.selectors.facts import with_parts
from governance.foundation.errors import NotPermitted, RuleNotMet
from governance.foundation.models import GovernanceEvent
from governance.foundation.periods import Period

FIRST, LAST = date(2026, 4, 1), date(2027, 3, 31)
BOARD = HolderFacts("committee", 1, "Hill board", "committee")
FORUM = HolderFacts("committee", 2, "Hill forum", CONSULTATIVE_FORUM)


def row(**values: Any) -> EntryFacts:
    given: dict[str, Any] = {
        "key": 1,
        "function": 1,
        "function_title": "Urgent care",
        "place": None,
        "place_name": "",
        "treatment": DELEGATED,
        "treatment_words": "Delegated",
        "period": Period(FIRST, None),
        "source": "Scheme 2025/26, row 1",
        "holder": BOARD,
    }
    return EntryFacts(**(given | values))


def limit(amount: int | None, above: int | None = None) -> LimitFacts:
    return LimitFacts(
        Decimal(amount) if amount is not None else None,
        "per_decision",
        "for each decision",
        above=Decimal(above) if above is not None else None,
    )


@pytest.mark.parametrize(
    ("facts", "change", "code"),
    [
        (row(), BulkChange(END, last_day=LAST), "bulk.changes"),
        (row(period=Period(FIRST, LAST)), BulkChange(END, last_day=LAST), "bulk.same"),
        (row(period=Period(FIRST, FIRST)), BulkChange(END, last_day=LAST), "bulk.ends_before"),
        (row(), BulkChange(END, last_day=date(2026, 3, 31)), "bulk.before_start"),
        (row(), BulkChange(MOVE, holder=BOARD), "bulk.same"),
        (row(), BulkChange(MOVE, holder=FORUM), "bulk.advisory_only"),
        (row(treatment=LED_ELSEWHERE), BulkChange(MOVE, holder=FORUM), "bulk.not_held"),
        (row(), BulkChange(LIMIT, amount=Decimal(5)), "bulk.changes"),
        (row(holder=None), BulkChange(LIMIT, amount=Decimal(5)), "bulk.not_held"),
        (row(limits=(limit(5),)), BulkChange(LIMIT, amount=Decimal(5)), "bulk.same"),
        (row(limits=(limit(5),)), BulkChange(LIMIT, amount=None), "bulk.changes"),
        (row(limits=(limit(5), limit(9))), BulkChange(LIMIT, amount=Decimal(5)), "bulk.several_limits"),
        (row(limits=(limit(9, above=7),)), BulkChange(LIMIT, amount=Decimal(6)), "bulk.band"),
        (row(), BulkChange(SOURCE, find="2025/26", put="2026/27"), "bulk.changes"),
        (row(), BulkChange(SOURCE, find="2024/25", put="2026/27"), "bulk.not_found"),
        (row(source="all"), BulkChange(SOURCE, find="all", put=" "), "bulk.no_source"),
    ],
)
def test_which_rows_can_take_a_change(facts: EntryFacts, change: BulkChange, code: str) -> None:
    outcome = check_row(facts, change)
    assert outcome.code == code
    assert outcome.ok == (code == "bulk.changes")
    assert outcome.ok or outcome.reason


@pytest.fixture
def rows(entry: Any) -> list[SchemeEntry]:
    return [entry("urgent", limits=[{"amount": 10}]), entry("wards"), entry("safeguarding", "undetermined")]


def seen(*rows: SchemeEntry) -> dict[int, int]:
    return {row.pk: row.version for row in rows}


def test_a_plan_writes_nothing(rows: Any, draft: Any) -> None:
    plans = plan_bulk(with_parts(draft.entries.order_by("pk")), BulkChange(LIMIT, amount=Decimal(500)))
    assert [plan.outcome.ok for plan in plans] == [True, True, False]
    assert rows[0].limits.get().amount == 10


@pytest.mark.requirement("R190")
def test_many_rows_are_one_act_and_each_keeps_its_history(rows: Any, draft: Any, officer: Any) -> None:
    before = GovernanceEvent.objects.count()
    change = BulkChange(LIMIT, amount=Decimal(500))
    assert change_many(draft, change, seen=seen(*rows[:2]), by=officer, reason="New limits") == 2
    assert GovernanceEvent.objects.count() == before + 1
    event = GovernanceEvent.objects.latest("pk")
    assert event.code == "scheme_entry.many_changed"
    assert set(event.after) == {str(row.pk) for row in rows[:2]}
    for entry in rows[:2]:
        assert entry.limits.get().amount == 500
        newest = entry.history.order_by("-history_id").first()
        assert (newest.version, newest.history_change_reason) == (2, "New limits")


def test_all_rows_change_or_none(rows: Any, draft: Any, officer: Any) -> None:
    change = BulkChange(SOURCE, find="Scheme", put="Plan")
    change_entry(rows[1], {"note": "Meanwhile"}, by=officer)
    with pytest.raises(RuleNotMet) as refused:
        change_many(draft, change, seen=seen(*rows), by=officer, reason="x")
    assert refused.value.outcome.code == "bulk.rows_changed"
    with pytest.raises(RuleNotMet) as refused:
        move = BulkChange(LIMIT, amount=Decimal(5))
        rows[1].refresh_from_db()
        change_many(draft, move, seen=seen(*rows), by=officer, reason="x")
    assert refused.value.outcome.code == "bulk.not_held"
    assert set(draft.entries.values_list("source", flat=True)) == {"Scheme, row 1"}
    assert rows[0].limits.get().amount == 10


def test_who_does_not_keep_the_scheme_changes_nothing(rows: Any, draft: Any, people: Any) -> None:
    for role in ("auditor", "place_director", "other_icb"):
        with pytest.raises(NotPermitted):
            change_many(draft, BulkChange(END, last_day=LAST), seen=seen(*rows), by=people(role), reason="x")

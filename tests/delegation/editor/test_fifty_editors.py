"""Fifty people edit one draft at once, each over a connection of their own: no update is lost in silence."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection, connections

from delegation.actions import (
    add_entry,
    change_entry,
    change_many,
    create_function,
    create_scheme,
    create_version,
)
from delegation.models import SchemeEntry, SchemeVersion
from delegation.rules.bulk import SOURCE, BulkChange
from governance.foundation import ledger
from governance.foundation.errors import RuleNotMet, StaleEdit
from governance.foundation.models import GovernanceEvent, LedgerChain
from tests import databases
from tests.conftest import using_database
from tests.fixtures.people import START, grant, make_user, make_world

PEOPLE, ROWS, TURNS, SEED = 50, 6, 4, 20260403
REASON = "Edited at the same time as others"


@pytest.fixture
def own_database(
    empty_template: str, django_db_setup: None, django_db_blocker: Any, worker_name: str
) -> Iterator[None]:
    """What is committed here stays out of the database of the other tests, which cannot be emptied again."""
    name = databases.copy_for(worker_name, "fifty", base=empty_template)
    with django_db_blocker.unblock(), using_database(name):
        yield
    databases.drop(name)


@dataclass
class Told:
    """What one person was told: acknowledged edits by row, and conflicts."""

    saved: list[tuple[int, int, str]] = field(default_factory=list)  # row, the version it became, note
    refused: int = 0


def edit(person: Any, keys: list[int], start: threading.Barrier, number: int) -> Told:
    """Open a row, type, save with the version that was opened; on a conflict look at it afresh the next time."""
    told, dice = Told(), random.Random(SEED + number)
    try:
        start.wait(timeout=60)
        for turn in range(TURNS):
            row = SchemeEntry.objects.get(pk=dice.choice(keys))
            note, amount = f"{person.pk} {turn}", Decimal(1000 * number + turn + 1)
            values = {"note": f"{row.note}|{note}", "limits": [{"amount": amount}]}
            try:
                saved = change_entry(row, values, by=person, reason=REASON, expected_version=row.version)
            except StaleEdit:
                told.refused += 1
            else:
                told.saved.append((saved.pk, saved.version, note))
    finally:
        connections.close_all()
    return told


@pytest.mark.requirement("R190")
def test_of_fifty_people_in_one_draft_nobody_loses_an_edit_unawares(own_database: None) -> None:
    draft, people = prepare()
    keys = list(draft.entries.values_list("pk", flat=True))
    start = threading.Barrier(PEOPLE)
    with ThreadPoolExecutor(PEOPLE) as pool:
        answers = list(pool.map(lambda pair: edit(pair[1], keys, start, pair[0]), enumerate(people)))
    saved = [each for told in answers for each in told.saved]
    assert len(saved) + sum(told.refused for told in answers) == PEOPLE * TURNS
    assert len(saved) > ROWS
    assert sum(told.refused for told in answers) > 0, "nobody met anybody: this proves nothing"
    for row in SchemeEntry.objects.filter(pk__in=keys):
        own = sorted((version, note) for key, version, note in saved if key == row.pk)
        assert [version for version, _ in own] == list(range(2, row.version + 1)), "two edits in one version"
        assert row.note == "".join(f"|{note}" for _, note in own), "an acknowledged edit is not in the row"
        assert row.limits.count() == (1 if own else 0)
    assert_the_books_agree(saved)


def assert_the_books_agree(saved: list[tuple[int, int, str]]) -> None:
    """One history row and one line of the ledger for each acknowledged edit, and the chain holds."""
    assert SchemeEntry.history.filter(history_change_reason=REASON).count() == len(saved)
    assert GovernanceEvent.objects.filter(code="scheme_entry.changed").count() == len(saved)
    assert [ledger.verify(chain) for chain in LedgerChain.objects.all()] == [
        None
    ] * LedgerChain.objects.count()


def test_people_on_different_rows_never_meet(own_database: None) -> None:
    draft, people = prepare(rows=PEOPLE)
    keys = list(draft.entries.order_by("pk").values_list("pk", flat=True))
    start = threading.Barrier(PEOPLE)
    with ThreadPoolExecutor(PEOPLE) as pool:
        pairs = [(person, [key], start, n) for n, (person, key) in enumerate(zip(people, keys, strict=True))]
        answers = list(pool.map(lambda pair: edit(*pair), pairs))
    assert [told.refused for told in answers] == [0] * PEOPLE
    assert [len(told.saved) for told in answers] == [TURNS] * PEOPLE


def test_a_change_to_many_rows_and_an_edit_of_one_do_not_undo_each_other(own_database: None) -> None:
    """Both at once, again and again: whichever comes second is told, or has seen what the first wrote."""
    draft, people = prepare()
    keys = list(draft.entries.values_list("pk", flat=True))
    start = threading.Barrier(2)
    with ThreadPoolExecutor(2) as pool:
        many = pool.submit(change_sources, draft, people[0], start)
        one = pool.submit(edit, people[1], keys, start, 1)
        counted, told = many.result(), one.result()
    for row in SchemeEntry.objects.filter(pk__in=keys):
        assert row.source.count("+") == counted
        assert row.note.count("|") == sum(1 for key, _, _ in told.saved if key == row.pk)


def change_sources(draft: SchemeVersion, person: Any, start: threading.Barrier) -> int:
    done, codes = 0, set()
    try:
        start.wait(timeout=60)
        for _ in range(TURNS):
            seen = dict(draft.entries.values_list("pk", "version"))
            change = BulkChange(SOURCE, find="row", put="row+")
            try:
                change_many(draft, change, seen=seen, by=person, reason=REASON)
            except RuleNotMet as refused:
                codes.add(refused.outcome.code)
            else:
                done += 1
    finally:
        connections.close_all()
    assert codes <= {"bulk.rows_changed"}
    return done


def prepare(rows: int = ROWS) -> tuple[SchemeVersion, list[Any]]:
    """A draft with rows, and fifty people who keep the scheme."""
    assert "fifty" in connection.settings_dict["NAME"]
    world = make_world()
    people = [make_user(f"keeper{n}@north.example") for n in range(PEOPLE)]
    for person in people:
        grant(person, "governance_officer", icb=world.north)
    first = people[0]
    scheme = create_scheme(icb=world.north, title="Scheme", by=first)
    draft = create_version(scheme=scheme, label="1", effective_from=START, by=first)
    for number in range(rows):
        function = create_function(icb=world.north, title=f"Function {number}", by=first)
        add_entry(
            scheme_version=draft,
            function=function,
            treatment="delegated",
            holder_committee=world.hill_board,
            source=f"row {number}",
            effective_from=START,
            by=first,
        )
    return draft, people

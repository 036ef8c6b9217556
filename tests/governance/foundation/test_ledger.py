"""The ledger proves that nothing was changed, removed or added, even by somebody who owns the database."""

from __future__ import annotations

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from governance.foundation import ledger
from governance.models import GovernanceEvent, LedgerActor, LedgerChain

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("R190")]
EVENTS = "governance_governanceevent"


@pytest.fixture
def chain(world, people):
    """Five events in the ledger of north."""
    for number in range(1, 6):
        ledger.record(
            "thing.done",
            by=people("governance_lead"),
            icb=world.north,
            subject=world.hill_board,
            summary=f"Did thing {number}",
            reason="Because",
            before={"on": date(2021, 1, number)},
            after={"amount": number},
        )
    return LedgerChain.objects.get(icb=world.north)


def tamper(*statements):
    """What the owner of the database can do once the triggers are off."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE {EVENTS} DISABLE TRIGGER USER")
        for statement in statements:
            cursor.execute(statement)
        cursor.execute(f"ALTER TABLE {EVENTS} ENABLE TRIGGER USER")


def of(chain, sequence):
    return f"chain_id = {chain.pk} AND sequence = {sequence}"


def test_untouched_chain_holds(chain):
    assert ledger.verify(chain) is None


@pytest.mark.parametrize(
    "statement",
    [
        f"UPDATE {EVENTS} SET summary = 'Did nothing'",
        f"DELETE FROM {EVENTS}",
        f"TRUNCATE {EVENTS} CASCADE",
    ],
)
def test_database_refuses_to_rewrite(chain, statement):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with (
        pytest.raises(IntegrityError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


@pytest.mark.parametrize(
    "column",
    [
        "summary = 'x'",
        "reason = ''",
        "after = '{}'",
        "actor_id = 0",
        "at = at - interval '1 day'",
        "code = 'x'",
    ],
)
def test_edited_row_is_named(chain, column):
    tamper(f"UPDATE {EVENTS} SET {column} WHERE {of(chain, 3)}")
    flaw = ledger.verify(chain)
    assert (flaw.sequence, flaw.problem) == (3, "its content does not match its hash")


def test_removed_row_is_named(chain):
    tamper(
        f"DELETE FROM governance_ledgeractor WHERE event_id = (SELECT id FROM {EVENTS} WHERE {of(chain, 3)})",
        f"DELETE FROM {EVENTS} WHERE {of(chain, 3)}",
    )
    assert ledger.verify(chain).problem == "row 3 is missing"


def test_inserted_row_is_named(chain):
    columns = "code, at, actor_id, actor_hash, subject_type, subject_id, subject_label, summary, reason, before, after"
    tamper(
        f"INSERT INTO {EVENTS} (chain_id, sequence, previous_hash, row_hash, {columns}) "
        f"SELECT chain_id, 6, row_hash, row_hash, {columns} FROM {EVENTS} WHERE {of(chain, 5)}"
    )
    flaw = ledger.verify(chain)
    assert (flaw.sequence, flaw.problem) == (6, "its content does not match its hash")


def test_swapped_rows_are_named(chain):
    tamper(
        f"UPDATE {EVENTS} SET sequence = 99 WHERE {of(chain, 2)}",
        f"UPDATE {EVENTS} SET sequence = 2 WHERE {of(chain, 3)}",
        f"UPDATE {EVENTS} SET sequence = 3 WHERE {of(chain, 99)}",
    )
    flaw = ledger.verify(chain)
    assert (flaw.sequence, flaw.problem) == (2, "it does not follow from the row before it")


def test_cut_tail_is_named(chain):
    tail = f"chain_id = {chain.pk} AND sequence > 3"
    tamper(
        f"DELETE FROM governance_ledgeractor WHERE event_id IN (SELECT id FROM {EVENTS} WHERE {tail})",
        f"DELETE FROM {EVENTS} WHERE {tail}",
    )
    flaw = ledger.verify(chain)
    assert flaw.problem == "the chain should hold 5 rows and ends after 3"


def test_row_recomputed_with_a_good_hash_breaks_the_next(chain):
    """Somebody who knows the algorithm rewrites a row and its hash: the row after it no longer follows."""
    event = GovernanceEvent.objects.get(chain=chain, sequence=3)
    event.summary = "Did something else"
    tamper(
        f"UPDATE {EVENTS} SET summary = 'Did something else', row_hash = '{ledger.row_hash(event)}' "
        f"WHERE {of(chain, 3)}"
    )
    flaw = ledger.verify(chain)
    assert (flaw.sequence, flaw.problem) == (4, "it does not follow from the row before it")


def test_name_of_actor_may_be_erased_and_not_replaced(chain):
    actor = LedgerActor.objects.get(event__chain=chain, event__sequence=2)
    actor.name = ""
    actor.save()
    assert ledger.verify(chain) is None
    actor.name = "Somebody Else"
    actor.save()
    assert ledger.verify(chain).problem == "the name of its actor was changed"


def test_each_icb_has_its_own_chain(world, people, chain):
    event = ledger.record(
        "thing.done", by=people("other_icb"), icb=world.south, subject=world.south_board, summary="Elsewhere"
    )
    assert (event.sequence, event.previous_hash) == (1, ledger.GENESIS)


def test_command_names_the_first_bad_row(chain, world):
    out = StringIO()
    call_command("verify_ledger", stdout=out)
    assert "North: 5 rows hold" in out.getvalue()
    tamper(f"UPDATE {EVENTS} SET summary = 'x' WHERE {of(chain, 4)}")
    with pytest.raises(CommandError, match="North: row 4: its content does not match its hash"):
        call_command("verify_ledger", stdout=out)

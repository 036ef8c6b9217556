"""Recorded rows: a version for the second of two editors, and no change without its history row."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from governance.foundation.audit import delete_recorded, save_recorded
from governance.foundation.errors import StaleEdit
from governance.foundation.triggers import recorded_models
from governance.models import Committee, CommitteePart

pytestmark = pytest.mark.django_db


def commit_checks():
    """What COMMIT would check, checked now."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.requirement("R190")
def test_every_save_leaves_who_why_and_version(world, people):
    board, lead = world.hill_board, people("governance_lead")
    board.venue = "Town hall"
    save_recorded(board, by=lead, reason="The old room closed")
    newest = board.history.first()
    assert (newest.version, newest.history_user, newest.history_change_reason) == (
        2,
        lead,
        "The old room closed",
    )
    assert [record.venue for record in board.history.all()] == ["Town hall", ""]
    commit_checks()


def test_second_editor_is_told_and_nothing_is_saved(world):
    mine, theirs = (Committee.objects.get(pk=world.hill_board.pk) for _ in range(2))
    theirs.venue = "Library"
    save_recorded(theirs, by=None, expected_version=1)
    mine.venue = "Gymnasium"
    with pytest.raises(StaleEdit) as stale:
        save_recorded(mine, by=None, expected_version=1)
    assert stale.value.current.venue == "Library"
    assert Committee.objects.get(pk=mine.pk).venue == "Library"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE governance_committee SET venue = 'x'",
        "UPDATE governance_committee SET venue = 'x', version = version + 1",
        "UPDATE governance_committee SET version = version - 1",
        "DELETE FROM governance_committeepart",
        "INSERT INTO governance_committeepart (committee_id, number, title, purpose, openness, effective_from, version)"
        " SELECT id, 9, 'x', '', 'public', '2021-01-01', 1 FROM governance_committee LIMIT 1",
    ],
)
def test_database_refuses_raw_change_without_history(world, statement):
    part = CommitteePart(
        committee=world.hill_board, number=1, title="Part", effective_from=world.hill_board.effective_from
    )
    save_recorded(part, by=None)
    commit_checks()
    with (
        pytest.raises(IntegrityError, match="without its history row"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"SET CONSTRAINTS ALL DEFERRED; {statement}; SET CONSTRAINTS ALL IMMEDIATE")


def test_removed_row_leaves_its_history(world, people):
    part = CommitteePart(
        committee=world.hill_board, number=1, title="Part", effective_from=world.hill_board.effective_from
    )
    save_recorded(part, by=None)
    pk = part.pk
    delete_recorded(part, by=people("governance_lead"), reason="Entered twice")
    gone = CommitteePart.history.filter(id=pk).first()
    assert (gone.history_type, gone.history_change_reason) == ("-", "Entered twice")
    commit_checks()


@pytest.mark.parametrize("model", recorded_models(), ids=lambda model: model.__name__)
def test_every_recorded_table_has_its_trigger(model, db):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgdeferrable FROM pg_trigger WHERE tgname = 'history_kept' AND tgrelid = %s::regclass",
            [model._meta.db_table],
        )
        assert cursor.fetchall() == [(True,)]

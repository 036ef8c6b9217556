"""A version in force cannot change by any route: actions, the admin site, or the application's own SQL."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.contrib import admin
from django.db import Error, connection, transaction

from delegation import actions
from delegation.models import SchemeEntry, SchemeVersion
from delegation.models.entries import PARTS
from delegation.rules.bulk import END, BulkChange
from governance.foundation.errors import RuleNotMet

TABLES = {model._meta.db_table: model for model in (SchemeEntry, *PARTS.values())}
LATER = date(2030, 1, 1)


@pytest.fixture
def full(entry: Any, world: Any) -> SchemeEntry:
    """A row of the draft with one of each part."""
    return entry(
        "urgent",
        limits=[{"amount": 50_000}],
        delegators=[{"organisation": world.north.organisation}],
        measures=[{"metric": "Waiting times"}],
        budgets=[{"financial_year": "2026/27", "amount": 1_000_000}],
    )


@pytest.fixture
def in_force(full: SchemeEntry, adopt: Any, draft: SchemeVersion) -> SchemeEntry:
    adopt(draft)
    return settled(full)


@pytest.fixture
def in_review(full: SchemeEntry, draft: SchemeVersion, officer: Any) -> SchemeEntry:
    actions.submit_version(draft, by=officer)
    return settled(full)


def settled(row: SchemeEntry) -> SchemeEntry:
    """As after a commit: nothing that the database would judge at the end is left open."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    return SchemeEntry.objects.get(pk=row.pk)


def acts(row: SchemeEntry, by: Any, function: Any) -> dict[str, Any]:
    """Every action that writes to a version or its rows, as a call."""
    version = row.scheme_version
    told = {"adopted_on": LATER, "adopted_by": "The board", "effective_from": LATER}
    new = {"treatment": "undetermined", "source": "x", "effective_from": LATER}
    return {
        "add_entry": lambda: actions.add_entry(scheme_version=version, function=function, by=by, **new),
        "change_entry": lambda: actions.change_entry(row, {"source": "other"}, by=by),
        "change_entry parts": lambda: actions.change_entry(row, {"limits": []}, by=by),
        "remove_entry": lambda: actions.remove_entry(row, by=by, reason="x"),
        "change_many": lambda: actions.change_many(
            version, BulkChange(END, last_day=LATER), seen={row.pk: row.version}, by=by, reason="x"
        ),
        "change_version": lambda: actions.change_version(version, {"label": "9"}, by=by),
        "adopt_version": lambda: actions.adopt_version(version, by=by, **told),
        "withdraw_version": lambda: actions.withdraw_version(version, by=by, reason="x"),
        "submit_version": lambda: actions.submit_version(version, by=by),
        "return_version": lambda: actions.return_version(version, by=by, reason="x"),
    }


ACTS = (
    "add_entry",
    "change_entry",
    "change_entry parts",
    "remove_entry",
    "change_many",
    "change_version",
    "adopt_version",
    "withdraw_version",
    "submit_version",
    "return_version",
)


def said() -> list[Any]:
    """Everything that the version and its rows say."""
    tables = [*TABLES, SchemeVersion._meta.db_table]
    with connection.cursor() as cursor:
        found = []
        for table in tables:
            cursor.execute(f"SELECT to_jsonb(t)::text FROM {table} t ORDER BY id")
            found.append(cursor.fetchall())
    return found


@pytest.mark.requirement("R190")
@pytest.mark.parametrize("act", ACTS)
def test_no_action_changes_it(act: str, in_force: SchemeEntry, officer: Any, functions: Any) -> None:
    before = said()
    with pytest.raises(RuleNotMet), transaction.atomic():
        acts(in_force, officer, functions["calls"])[act]()
    assert said() == before


def test_every_action_on_a_version_is_tried_above() -> None:
    """A new action on entries or versions has to be thought of here."""
    others = {"create", "load", "end_version", "copy", "plan", "comment", "resolve", "change_scheme"}
    others |= {"change_function", "propose", "send", "drop", "accept", "return_change", "withdraw_proposal"}
    tried = {name.split()[0] for name in ACTS}
    writes = [
        name
        for name in actions.__all__
        if name[0].islower() and not any(name.startswith(other) for other in others)
    ]
    about_versions = [name for name in writes if "agreement" not in name and "availability" not in name]
    about_versions = [name for name in about_versions if "import" not in name and "alias" not in name]
    assert not set(about_versions) - tried


STATEMENTS = (
    "UPDATE {table} SET version = version + 1",
    "DELETE FROM {table}",
    "TRUNCATE {table} CASCADE",
    "INSERT INTO {table} SELECT (jsonb_populate_record(t, '{{\"id\": 900001}}')).* FROM {table} t",
)


@pytest.mark.requirement("R190")
@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda text: text.split()[0])
@pytest.mark.parametrize("table", TABLES)
def test_the_database_refuses_it_to_the_application_itself(
    table: str, statement: str, in_force: SchemeEntry
) -> None:
    before = said()
    with pytest.raises(Error) as refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table=table))
    assert "not changed" in str(refused.value) or "append-only" in str(refused.value)
    assert said() == before


def test_a_part_cannot_be_moved_in_from_a_draft(
    in_force: SchemeEntry, scheme: Any, functions: Any, officer: Any
) -> None:
    later = actions.create_version(scheme=scheme, label="2", effective_from=LATER, by=officer)
    row = actions.add_entry(
        scheme_version=later,
        function=functions["calls"],
        treatment="undetermined",
        source="x",
        effective_from=LATER,
        limits=[{"amount": 1}],
        by=officer,
    )
    moves = {
        f"UPDATE delegation_limit SET entry_id = {in_force.pk} WHERE entry_id = {row.pk}",
        f"UPDATE delegation_schemeentry SET scheme_version_id = {in_force.scheme_version_id} WHERE id = {row.pk}",
    }
    for move in moves:
        with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(move)


COLUMNS = {
    "state": "'draft'",
    "label": "'0'",
    "effective_from": "'2019-01-01'",
    "adopted_on": "NULL",
    "adopted_by": "'Somebody'",
    "copied_from_id": "id",
    "note": "'x'",
}


@pytest.mark.requirement("R190")
@pytest.mark.parametrize("column", COLUMNS)
def test_the_columns_of_the_version_stand(column: str, in_force: SchemeEntry) -> None:
    before = said()
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE delegation_schemeversion SET {column} = {COLUMNS[column]}")
    for statement in ("DELETE FROM delegation_schemeversion", "TRUNCATE delegation_schemeversion CASCADE"):
        with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert said() == before


def test_the_admin_site_has_no_door_to_it() -> None:
    registered = {model._meta.label for model in admin.site._registry}
    assert not {label for label in registered if label.startswith("delegation.")}


@pytest.mark.parametrize("act", [act for act in ACTS if act not in ("adopt_version", "withdraw_version")])
def test_rows_in_review_stand_still(act: str, in_review: SchemeEntry, officer: Any, functions: Any) -> None:
    before = said()
    if act == "return_version":
        actions.return_version(in_review.scheme_version, by=officer, reason="Row 3 is unclear")
        assert SchemeVersion.objects.get(pk=in_review.scheme_version_id).state == "draft"
        return
    with pytest.raises(RuleNotMet), transaction.atomic():
        acts(in_review, officer, functions["calls"])[act]()
    assert said() == before


@pytest.mark.parametrize("table", TABLES)
def test_the_database_keeps_rows_in_review_too(table: str, in_review: SchemeEntry) -> None:
    for statement in STATEMENTS:
        with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement.format(table=table))


def test_a_version_in_review_is_adopted_or_withdrawn(in_review: SchemeEntry, adopt: Any) -> None:
    assert adopt(in_review.scheme_version).state == "adopted"

"""Promises that the database keeps by itself.

- The ledger is append-only: UPDATE, DELETE and TRUNCATE are refused (migration 0002).
- A recorded row may not change in a commit without its history row. The triggers for this are laid on every
  recorded model after `migrate` (see `GovernanceConfig.ready`), so that a new model cannot be forgotten.
"""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import connections

from governance.foundation.audit import Recorded

HISTORY_FUNCTION = """
CREATE OR REPLACE FUNCTION portal_history_kept() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE found boolean;
BEGIN
    IF TG_OP = 'DELETE' THEN
        EXECUTE format('SELECT EXISTS (SELECT 1 FROM %I WHERE id = $1 AND history_type = ''-'')', TG_ARGV[0])
            INTO found USING OLD.id;
    ELSE
        EXECUTE format('SELECT EXISTS (SELECT 1 FROM %I WHERE id = $1 AND version = $2)', TG_ARGV[0])
            INTO found USING NEW.id, NEW.version;
        IF TG_OP = 'UPDATE' AND NEW.version = OLD.version AND NEW IS DISTINCT FROM OLD THEN
            found := false;
        END IF;
    END IF;
    IF NOT found THEN
        RAISE EXCEPTION 'A row of % changed without its history row.', TG_TABLE_NAME
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;
"""

LEDGER_SQL = """
CREATE OR REPLACE FUNCTION portal_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % is refused.', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER ledger_no_change BEFORE UPDATE OR DELETE ON governance_governanceevent
    FOR EACH ROW EXECUTE FUNCTION portal_append_only();
CREATE TRIGGER ledger_no_truncate BEFORE TRUNCATE ON governance_governanceevent
    FOR EACH STATEMENT EXECUTE FUNCTION portal_append_only();
"""

LEDGER_REVERSE_SQL = """
DROP TRIGGER IF EXISTS ledger_no_truncate ON governance_governanceevent;
DROP TRIGGER IF EXISTS ledger_no_change ON governance_governanceevent;
DROP FUNCTION IF EXISTS portal_append_only();
"""


def recorded_models() -> list[type[Recorded]]:
    """Every concrete recorded model of the project."""
    return [m for m in apps.get_models() if issubclass(m, Recorded) and not m._meta.proxy]


def lay_history_triggers(using: str = "default", **_: Any) -> None:
    """Lay the history trigger on each recorded table that exists; may be run any number of times."""
    connection = connections[using]
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        cursor.execute(HISTORY_FUNCTION)
        for model in recorded_models():
            table, history = model._meta.db_table, model.history.model._meta.db_table
            if table not in tables or history not in tables:
                continue
            cursor.execute(f'DROP TRIGGER IF EXISTS history_kept ON "{table}"')
            cursor.execute(
                f'CREATE CONSTRAINT TRIGGER history_kept AFTER INSERT OR UPDATE OR DELETE ON "{table}" '
                f"DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION portal_history_kept('{history}')"
            )

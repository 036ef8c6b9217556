"""What moved to the parts of an entry leaves the entry, and parts stand with their adopted version."""

from django.db import migrations

PARTS = ("limit", "delegator", "measure", "delegatedbudget")

FUNCTION = """
CREATE OR REPLACE FUNCTION delegation_part_of_draft_only() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE found text;
BEGIN
    SELECT v.state INTO found FROM delegation_schemeentry e
        JOIN delegation_schemeversion v ON v.id = e.scheme_version_id
        WHERE e.id = CASE WHEN TG_OP = 'INSERT' THEN NEW.entry_id ELSE OLD.entry_id END FOR SHARE OF v;
    IF found <> 'draft' OR (TG_OP = 'UPDATE' AND NEW.entry_id <> OLD.entry_id) THEN
        RAISE EXCEPTION 'What belongs to an entry of a version that is % is not changed: make a new version.', found
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;
"""

TRIGGERS = "".join(
    f"""
CREATE TRIGGER part_of_draft_only BEFORE INSERT OR UPDATE OR DELETE ON delegation_{part}
    FOR EACH ROW EXECUTE FUNCTION delegation_part_of_draft_only();
"""
    for part in PARTS
)

LIFT = (
    "".join(f"DROP TRIGGER IF EXISTS part_of_draft_only ON delegation_{part};\n" for part in PARTS)
    + "DROP FUNCTION IF EXISTS delegation_part_of_draft_only();"
)

NO_TRUNCATE = "".join(
    f"""
CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON delegation_{table}
    FOR EACH STATEMENT EXECUTE FUNCTION portal_append_only();
"""
    for table in ("schemeentry", "schemeversion", *PARTS)
)
TRUNCATE_AGAIN = "".join(
    f"DROP TRIGGER IF EXISTS {table}_no_truncate ON delegation_{table};\n"
    for table in ("schemeentry", "schemeversion", *PARTS)
)

# A version in review may be returned, adopted or withdrawn; only one that is adopted or withdrawn stands.
STANDS = """
CREATE OR REPLACE FUNCTION delegation_adopted_version_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state IN ({open_states}) THEN
        RETURN COALESCE(NEW, OLD);
    END IF;
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'A version that is %% is not removed.', OLD.state
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    -- Only its last day may be given: everything else of an adopted version stands.
    IF ROW(NEW.state, NEW.scheme_id, NEW.label, NEW.effective_from, NEW.adopted_on, NEW.adopted_by,
           NEW.copied_from_id, NEW.note)
       IS DISTINCT FROM
       ROW(OLD.state, OLD.scheme_id, OLD.label, OLD.effective_from, OLD.adopted_on, OLD.adopted_by,
           OLD.copied_from_id, OLD.note) THEN
        RAISE EXCEPTION 'A version that is %% is not changed: make a new version.', OLD.state
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
""".replace("%%", "%")


def stands(*states: str) -> str:
    return STANDS.replace("{open_states}", ", ".join(f"'{state}'" for state in states))


class Migration(migrations.Migration):
    dependencies = [
        ("delegation", "0006_limits_and_delegators_move"),
        ("governance", "0002_ledger_is_append_only"),
    ]

    operations = [
        migrations.RemoveField(
            model_name='historicalschemeentry',
            name='delegator',
        ),
        migrations.RemoveField(
            model_name='historicalschemeentry',
            name='limit_amount',
        ),
        migrations.RemoveField(
            model_name='historicalschemeentry',
            name='limit_basis',
        ),
        migrations.RemoveField(
            model_name='historicalschemeentry',
            name='limit_vat',
        ),
        migrations.RemoveField(
            model_name='schemeentry',
            name='delegator',
        ),
        migrations.RemoveField(
            model_name='schemeentry',
            name='limit_amount',
        ),
        migrations.RemoveField(
            model_name='schemeentry',
            name='limit_basis',
        ),
        migrations.RemoveField(
            model_name='schemeentry',
            name='limit_vat',
        ),
        migrations.RunSQL(FUNCTION + TRIGGERS, LIFT),
        migrations.RunSQL(stands("draft", "in_review"), stands("draft")),
        migrations.RunSQL(NO_TRUNCATE, TRUNCATE_AGAIN),
    ]

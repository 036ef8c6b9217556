"""The database refuses to change what was adopted: a correction is a new version."""

from django.db import migrations

LAY = """
CREATE FUNCTION delegation_entry_of_draft_only() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE found text;
BEGIN
    IF TG_OP <> 'INSERT' THEN
        SELECT state INTO found FROM delegation_schemeversion WHERE id = OLD.scheme_version_id;
        IF found <> 'draft' THEN
            RAISE EXCEPTION 'Entries of a version that is % are not changed: make a new version.', found
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        SELECT state INTO found FROM delegation_schemeversion WHERE id = NEW.scheme_version_id FOR SHARE;
        IF found <> 'draft' THEN
            RAISE EXCEPTION 'Entries of a version that is % are not changed: make a new version.', found
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER entry_of_draft_only BEFORE INSERT OR UPDATE OR DELETE ON delegation_schemeentry
    FOR EACH ROW EXECUTE FUNCTION delegation_entry_of_draft_only();

CREATE FUNCTION delegation_adopted_version_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state = 'draft' THEN
        RETURN COALESCE(NEW, OLD);
    END IF;
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'A version that is % is not removed.', OLD.state
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    -- Only its last day may be given: everything else of an adopted version stands.
    IF ROW(NEW.state, NEW.scheme_id, NEW.label, NEW.effective_from, NEW.adopted_on, NEW.adopted_by,
           NEW.copied_from_id, NEW.note)
       IS DISTINCT FROM
       ROW(OLD.state, OLD.scheme_id, OLD.label, OLD.effective_from, OLD.adopted_on, OLD.adopted_by,
           OLD.copied_from_id, OLD.note) THEN
        RAISE EXCEPTION 'A version that is % is not changed: make a new version.', OLD.state
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER adopted_version_stands BEFORE UPDATE OR DELETE ON delegation_schemeversion
    FOR EACH ROW EXECUTE FUNCTION delegation_adopted_version_stands();
"""

LIFT = """
DROP TRIGGER IF EXISTS entry_of_draft_only ON delegation_schemeentry;
DROP TRIGGER IF EXISTS adopted_version_stands ON delegation_schemeversion;
DROP FUNCTION IF EXISTS delegation_entry_of_draft_only();
DROP FUNCTION IF EXISTS delegation_adopted_version_stands();
"""


class Migration(migrations.Migration):
    dependencies = [("delegation", "0003_versions_tell_their_adoption")]

    operations = [migrations.RunSQL(LAY, LIFT)]

from django.db import migrations

IMMUTABLE = """
CREATE OR REPLACE FUNCTION portal_publication_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR NEW.content IS DISTINCT FROM OLD.content OR NEW.content_hash IS DISTINCT FROM OLD.content_hash
       OR NEW.published_at IS DISTINCT FROM OLD.published_at OR NEW.subject_key IS DISTINCT FROM OLD.subject_key THEN
        RAISE EXCEPTION 'A publication is a snapshot: it can be withdrawn or superseded, never changed.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER publication_immutable BEFORE UPDATE OR DELETE ON reports_publication
    FOR EACH ROW EXECUTE FUNCTION portal_publication_immutable();
CREATE TRIGGER publishedfile_immutable BEFORE UPDATE OR DELETE ON reports_publishedfile
    FOR EACH ROW EXECUTE FUNCTION portal_append_only();
"""

REVERSE = """
DROP TRIGGER IF EXISTS publishedfile_immutable ON reports_publishedfile;
DROP TRIGGER IF EXISTS publication_immutable ON reports_publication;
DROP FUNCTION IF EXISTS portal_publication_immutable();
"""


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial"), ("governance", "0002_ledger_is_append_only")]

    operations = [migrations.RunSQL(IMMUTABLE, REVERSE)]

"""The database refuses to change a recorded decision or the quorum that was written down: a correction is a new one."""

from django.db import migrations

LAY = """
CREATE FUNCTION meetings_recorded_decision_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state <> 'recorded' THEN
        RETURN COALESCE(NEW, OLD);
    END IF;
    -- Only the item at which it is to be ratified may be given later.
    IF TG_OP = 'DELETE'
       OR (to_jsonb(NEW) - ARRAY['ratification_item_id', 'version'])
          IS DISTINCT FROM (to_jsonb(OLD) - ARRAY['ratification_item_id', 'version']) THEN
        RAISE EXCEPTION 'A recorded decision is not changed or removed: record another that corrects it.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER recorded_decision_stands BEFORE UPDATE OR DELETE ON meetings_decision
    FOR EACH ROW EXECUTE FUNCTION meetings_recorded_decision_stands();

CREATE FUNCTION meetings_written_down_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'What was written down of the quorum is not changed or removed.'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER quorum_record_stands BEFORE UPDATE OR DELETE ON meetings_quorumrecord
    FOR EACH ROW EXECUTE FUNCTION meetings_written_down_stands();
"""

LIFT = """
DROP TRIGGER IF EXISTS recorded_decision_stands ON meetings_decision;
DROP TRIGGER IF EXISTS quorum_record_stands ON meetings_quorumrecord;
DROP FUNCTION IF EXISTS meetings_recorded_decision_stands();
DROP FUNCTION IF EXISTS meetings_written_down_stands();
"""


class Migration(migrations.Migration):
    dependencies = [("meetings", "0019_conduct")]

    operations = [migrations.RunSQL(LAY, LIFT)]

"""A row in the exemption ledger for what is private already, and a database that refuses private business without one."""

import uuid

from django.db import migrations
from django.utils import timezone

KEPT = """
CREATE OR REPLACE FUNCTION portal_private_is_in_ledger() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE is_private boolean; has_row boolean;
BEGIN
    IF TG_TABLE_NAME = 'meetings_agendaitem' THEN
        SELECT openness = 'private' AND released_on IS NULL INTO is_private FROM meetings_agendaitem WHERE id = NEW.id;
        SELECT EXISTS (SELECT 1 FROM meetings_exemption
            WHERE "of" = 'item' AND item_id = NEW.id AND effective_to IS NULL) INTO has_row;
    ELSIF TG_TABLE_NAME = 'meetings_paper' THEN
        SELECT is_confidential AND released_on IS NULL INTO is_private FROM meetings_paper WHERE id = NEW.id;
        SELECT EXISTS (SELECT 1 FROM meetings_exemption
            WHERE "of" = 'paper' AND paper_id = NEW.id AND effective_to IS NULL) INTO has_row;
    ELSE
        SELECT openness = 'private' AND released_on IS NULL INTO is_private FROM meetings_annex WHERE id = NEW.id;
        SELECT EXISTS (SELECT 1 FROM meetings_exemption
            WHERE "of" = 'annex' AND annex_family = (SELECT family FROM meetings_annex WHERE id = NEW.id)
            AND effective_to IS NULL) INTO has_row;
    END IF;
    IF is_private AND NOT has_row THEN
        RAISE EXCEPTION 'A row of % is private without a row in the exemption ledger.', TG_TABLE_NAME
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION portal_exemption_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE is_private boolean;
BEGIN
    IF EXISTS (SELECT 1 FROM meetings_exemption e WHERE e.effective_to IS NULL AND e."of" = OLD."of"
            AND e.item_id = OLD.item_id AND e.paper_id IS NOT DISTINCT FROM OLD.paper_id
            AND e.annex_family IS NOT DISTINCT FROM OLD.annex_family) THEN
        RETURN NULL;
    END IF;
    IF OLD."of" = 'item' THEN
        SELECT openness = 'private' AND released_on IS NULL INTO is_private FROM meetings_agendaitem WHERE id = OLD.item_id;
    ELSIF OLD."of" = 'paper' THEN
        SELECT is_confidential AND released_on IS NULL INTO is_private FROM meetings_paper WHERE id = OLD.paper_id
            AND item_id = OLD.item_id;
    END IF;
    IF is_private THEN
        RAISE EXCEPTION 'An exemption ended while what it names is still private.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;
"""
TABLES = ("meetings_agendaitem", "meetings_paper", "meetings_annex")
LAY = KEPT + "".join(
    f"CREATE CONSTRAINT TRIGGER private_is_in_ledger AFTER INSERT OR UPDATE ON {table} "
    "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION portal_private_is_in_ledger();"
    for table in TABLES
) + (
    "CREATE CONSTRAINT TRIGGER exemption_is_kept AFTER UPDATE OR DELETE ON meetings_exemption "
    "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION portal_exemption_is_kept();"
)
LIFT = "".join(f"DROP TRIGGER IF EXISTS private_is_in_ledger ON {table};" for table in TABLES) + (
    "DROP TRIGGER IF EXISTS exemption_is_kept ON meetings_exemption;"
    "DROP FUNCTION IF EXISTS portal_private_is_in_ledger(); DROP FUNCTION IF EXISTS portal_exemption_is_kept();"
)


def fill(apps, schema_editor):
    """The statute and the grounds of the day are not known, and stay unset; the plain reason is kept."""
    def model(name):
        return apps.get_model("meetings", name)

    def add(of, item, history, *, paper=None, family=None, reason=""):
        at = history.history_date if history else timezone.now()
        values = {
            "public_id": uuid.uuid4(),
            "icb_id": item.meeting.icb_id,
            "meeting_id": item.meeting_id,
            "of": of,
            "item_id": item.pk,
            "paper_id": paper.pk if paper else None,
            "annex_family": family,
            "reason": reason,
            "decided_by_id": history.history_user_id if history else None,
            "decided_at": at,
            "effective_from": timezone.localdate(at),
            "version": 1,
        }
        row = model("Exemption").objects.create(**values)
        model("HistoricalExemption").objects.create(
            id=row.pk,
            history_date=timezone.now(),
            history_type="+",
            history_change_reason="Private before the exemption ledger was kept",
            **values,
        )

    def marked(name, pk, **private):
        return model(name).objects.filter(id=pk, **private).order_by("history_date", "history_id").first()

    for item in model("AgendaItem").objects.filter(openness="private").select_related("meeting"):
        add("item", item, marked("HistoricalAgendaItem", item.pk, openness="private"), reason=item.private_reason)
    for paper in model("Paper").objects.filter(is_confidential=True).select_related("item__meeting"):
        history = marked("HistoricalPaper", paper.pk, is_confidential=True)
        add("paper", paper.item, history, paper=paper, reason=paper.confidential_reason)
    annexes = model("Annex").objects.filter(openness="private")
    for annex in annexes.select_related("paper_version__paper__item__meeting"):
        paper = annex.paper_version.paper
        history = marked("HistoricalAnnex", annex.pk, openness="private")
        reason = paper.confidential_reason or paper.item.private_reason
        add("annex", paper.item, history, paper=paper, family=annex.family, reason=reason)


class Migration(migrations.Migration):
    dependencies = [("meetings", "0013_private_business")]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
        # What the rows leave behind must be judged before a trigger is laid on the same table.
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED;", migrations.RunSQL.noop),
        migrations.RunSQL(LAY, LIFT),
    ]

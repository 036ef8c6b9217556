from django.db import migrations

from governance.foundation.triggers import LEDGER_REVERSE_SQL, LEDGER_SQL


class Migration(migrations.Migration):
    dependencies = [("governance", "0001_initial")]

    operations = [migrations.RunSQL(LEDGER_SQL, LEDGER_REVERSE_SQL)]

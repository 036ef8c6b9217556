from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("membership", "0005_employers_get_dates")]

    operations = [migrations.RemoveField(model_name="person", name="employers")]

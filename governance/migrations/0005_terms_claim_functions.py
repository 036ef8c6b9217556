"""Terms of reference say which functions their committee decides (R31)."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('governance', '0004_committee_established_on'),
    ]

    operations = [
        migrations.AddField(
            model_name='historicaltermsofreference',
            name='claims',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=300), blank=True, default=list, help_text='One a line, by title or code. Left empty, they are not compared with the scheme.', size=None, verbose_name='functions that they say the committee decides (R31)'),
        ),
        migrations.AddField(
            model_name='termsofreference',
            name='claims',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=300), blank=True, default=list, help_text='One a line, by title or code. Left empty, they are not compared with the scheme.', size=None, verbose_name='functions that they say the committee decides (R31)'),
        ),
    ]

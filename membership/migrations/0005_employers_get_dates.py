"""Employers of people were recorded without dates: each becomes an employment.

It starts with the person's first appointment, else on the day on which the person was entered, and within the
organisation's own dates.
"""

from django.db import migrations
from django.db.models import Min
from django.utils import timezone

from governance.foundation.zone import LONDON

REASON = "The employer was recorded without dates before; they are taken from the first appointment or the entry."


def give_dates(apps, schema_editor):
    Person = apps.get_model("membership", "Person")
    people = Person.objects.filter(employers__isnull=False).distinct()
    for person in people.annotate(appointed=Min("appointments__effective_from")):
        for organisation in person.employers.all():
            _enter(apps, person, organisation)


def _enter(apps, person, organisation):
    Employment = apps.get_model("membership", "Employment")
    HistoricalEmployment = apps.get_model("membership", "HistoricalEmployment")
    start = max(person.appointed or _entered(apps, person), organisation.effective_from)
    last = organisation.effective_to
    if last is not None and last < start:
        start = organisation.effective_from
    values = {
        "version": 1,
        "person_id": person.pk,
        "organisation_id": organisation.pk,
        "job_title": person.job_title,
        "effective_from": start,
        "effective_to": last,
        "end_reason": "body_closed" if last else "",
    }
    row = Employment.objects.create(**values)
    HistoricalEmployment.objects.create(
        id=row.pk,
        history_date=timezone.now(),
        history_type="+",
        history_change_reason=REASON,
        **values,
    )


def _entered(apps, person):
    """The day on which the person was entered, in London."""
    history = apps.get_model("membership", "HistoricalPerson").objects.filter(id=person.pk)
    first = history.order_by("history_date").values_list("history_date", flat=True).first()
    return (first or timezone.now()).astimezone(LONDON).date()


def forget_dates(apps, schema_editor):
    """Back to a list: every organisation for which a person ever worked."""
    for row in apps.get_model("membership", "Employment").objects.all():
        row.person.employers.add(row.organisation)


class Migration(migrations.Migration):
    dependencies = [("membership", "0004_employments_terms_and_deputies")]

    operations = [migrations.RunPython(give_dates, forget_dates)]

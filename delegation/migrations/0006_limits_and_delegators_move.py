"""Limits and delegators move from the entry to rows of their own, each with its history."""

from typing import Any

from django.db import migrations

REASON = "Moved from the entry to a row of its own"


def move(apps: Any, schema_editor: Any) -> None:
    for entry in apps.get_model("delegation", "SchemeEntry").objects.order_by("pk"):
        if entry.limit_amount is not None:
            _keep(
                apps,
                "Limit",
                entry_id=entry.pk,
                amount=entry.limit_amount,
                basis=entry.limit_basis or "per_decision",
                vat=entry.limit_vat,
            )
        if entry.delegator_id is not None:
            _keep(apps, "Delegator", entry_id=entry.pk, organisation_id=entry.delegator_id)


def _keep(apps: Any, name: str, **values: Any) -> None:
    from governance.foundation import clock

    row = apps.get_model("delegation", name).objects.create(version=1, **values)
    apps.get_model("delegation", f"Historical{name}").objects.create(
        id=row.pk,
        version=1,
        history_date=clock.now(),
        history_type="+",
        history_change_reason=REASON,
        **values,
    )


class Migration(migrations.Migration):
    dependencies = [("delegation", "0005_entries_have_parts")]

    operations = [migrations.RunPython(move, migrations.RunPython.noop)]

"""Recorded models: every save leaves a history row with who, why and a version number (R190).

Recorded rows are saved by `save_recorded` and removed by `delete_recorded`, from actions only.
The database refuses a commit in which a recorded row changed without its history row (see `triggers.py`).
"""

from __future__ import annotations

from typing import Any, ClassVar, TypeVar

from django.db import IntegrityError, models, transaction
from simple_history.models import HistoricalRecords

from governance.foundation import clock
from governance.foundation.errors import StaleEdit


class Recorded(models.Model):
    """Abstract: keeps history, a change reason and a version number for the second of two editors."""

    # The ledger is for ever: private data that somebody may ask to have erased stays out of it.
    kept_out_of_ledger: ClassVar[tuple[str, ...]] = ()

    version = models.PositiveIntegerField(default=0, editable=False)
    history = HistoricalRecords(
        inherit=True, history_change_reason_field=models.TextField(blank=True, default="")
    )

    class Meta:
        abstract = True


R = TypeVar("R", bound=Recorded)


def _stamp(instance: Recorded, *, by: Any, reason: str) -> None:
    row: Any = instance  # simple-history reads these attributes when it writes the history row
    row._history_user = by
    row._change_reason = reason
    row._history_date = clock.now()


def save_recorded(instance: R, *, by: Any, reason: str = "", expected_version: int | None = None) -> R:
    """Validate and save a recorded row, raising its version by one.

    `expected_version` is the version that the editor opened. Raises StaleEdit(current row) when
    somebody saved in between, and ValidationError from the model's own checks.
    Runs inside the action's transaction.
    """
    if instance.pk and not instance._state.adding:
        current = type(instance)._base_manager.select_for_update().get(pk=instance.pk)
        if expected_version is not None and current.version != expected_version:
            raise StaleEdit(current)
        instance.version = current.version + 1
    else:
        instance.version += 1  # from 0, or from that of the row whose place a new one takes
    instance.full_clean(validate_constraints=False)
    _stamp(instance, by=by, reason=reason)
    _save_within_constraints(instance)
    return instance


def _save_within_constraints(instance: Recorded) -> None:
    """The database judges its constraints once, while it saves; only a refused row is looked at again for the words."""
    try:
        with transaction.atomic():
            instance.save()
    except IntegrityError:
        instance.validate_constraints()
        raise


def delete_recorded(instance: Recorded, *, by: Any, reason: str) -> None:
    """Remove a recorded row; its history stays, with who and why."""
    _stamp(instance, by=by, reason=reason)
    instance.delete()


def snapshot(instance: models.Model) -> dict[str, Any]:
    """The row's own columns as plain values, for the ledger's before and after, without what it may not keep."""
    values: dict[str, Any] = {}
    for field in instance._meta.concrete_fields:
        if field.name in getattr(instance, "kept_out_of_ledger", ()):
            continue
        value = field.value_from_object(instance)
        values[field.attname] = field.value_to_string(instance) if value is not None else None
    return values


def changes(before: dict[str, Any], after: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Only what differs, as (before, after); the version number is left out."""
    keys = [k for k in after if k != "version" and before.get(k) != after.get(k)]
    return {k: before.get(k) for k in keys}, {k: after[k] for k in keys}

"""Many rows in one act: the same checks, history and versions as one by one, in few statements.

This is the only module that writes past `save`; an architecture test refuses the bulk methods everywhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from governance.foundation import clock
from governance.foundation.audit import Recorded, save_recorded

R = TypeVar("R", bound=Recorded)
M = TypeVar("M", bound=models.Model)

AT_ONCE = 500  # rows in a statement: beyond that the statement grows and the time does not fall

# A foreign key by its column, and a value that is known to be there.
Standing = set[tuple[str, Any]]


class RowRefused(ValidationError):
    """What a single save would have raised, and which of the many rows it is."""

    def __init__(self, row: models.Model, error: ValidationError) -> None:
        super().__init__(error)
        self.row = row


def save_many_new(rows: Sequence[R], *, by: Any, reason: str | Callable[[R], str] = "") -> None:
    """Validate and save new recorded rows of one model, each with its history row and version 1.

    Equal to `save_recorded` row by row; `reason` may be a function of the row. Raises RowRefused with the first
    row that its model or the database refuses; the action's transaction, inside which it runs, takes back the rest.
    Signals of saving are not sent: not for models that somebody listens to, nor with many-to-many values in history.
    """
    for lot in _lots(rows):
        _save_lot(lot, by=by, reasons=[reason if isinstance(reason, str) else reason(row) for row in lot])


def create_plain(rows: Sequence[M]) -> None:
    """Save new rows of a model that keeps no history."""
    for lot in _lots(rows):
        _plain(lot).bulk_create(lot)


def update_plain(rows: Sequence[M], fields: Sequence[str]) -> None:
    """Save these fields of rows of a model that keeps no history."""
    for lot in _lots(rows):
        _plain(lot).bulk_update(lot, fields)


def _lots(rows: Sequence[M]) -> Iterator[Sequence[M]]:
    for start in range(0, len(rows), AT_ONCE):
        yield rows[start : start + AT_ONCE]


def _plain(lot: Sequence[M]) -> models.Manager[M]:
    model = type(lot[0])
    if issubclass(model, Recorded):
        raise TypeError(f"{model.__name__} keeps a history.")
    return model._base_manager


def _save_lot(lot: Sequence[R], *, by: Any, reasons: Sequence[str]) -> None:
    standing, free, now = _standing(lot), _free(lot), clock.now()
    for row, reason in zip(lot, reasons, strict=True):
        row.version = 1
        _clean(row, standing, free)
        stamped: Any = row  # simple-history reads these attributes when it writes the history rows
        stamped._history_user, stamped._change_reason, stamped._history_date = by, reason, now
    model = type(lot[0])
    try:
        with transaction.atomic():
            model._base_manager.bulk_create(lot)
            model.history.bulk_history_create(lot)
    except IntegrityError:
        _one_by_one(lot, by=by, reasons=reasons)


def _one_by_one(lot: Sequence[R], *, by: Any, reasons: Sequence[str]) -> None:
    """The database refused a row of the lot: saved singly, that row says in its own words why."""
    for row, reason in zip(lot, reasons, strict=True):
        row.pk, row._state.adding = None, True
        try:
            save_recorded(row, by=by, reason=reason)
        except ValidationError as error:
            raise RowRefused(row, error) from error


def _standing(lot: Sequence[R]) -> Standing:
    """The rows that the lot names and that are there: one question a foreign key, not one a row."""
    found: Standing = set()
    for field in _foreign_keys(type(lot[0])):
        wanted = {value for row in lot if (value := getattr(row, field.attname)) is not None}
        if wanted:
            target = field.target_field.attname
            there = field.remote_field.model._base_manager.filter(**{f"{target}__in": wanted})
            there = there.complex_filter(field.get_limit_choices_to())
            found |= {(field.attname, value) for value in there.values_list(target, flat=True)}
    return found


def _foreign_keys(model: type[models.Model]) -> list[Any]:
    return [field for field in model._meta.concrete_fields if field.many_to_one or field.one_to_one]


def _free(lot: Sequence[R]) -> set[str]:
    """The unique fields whose values differ within the lot and are nobody's yet: one question a field."""
    model = type(lot[0])
    found = set()
    for field in model._meta.concrete_fields:
        values = {getattr(row, field.attname) for row in lot}
        if not field.unique or field.primary_key or len(values) < len(lot):
            continue
        if not model._base_manager.filter(**{f"{field.attname}__in": values}).exists():
            found.add(field.name)
    return found


def _clean(row: R, standing: Standing, free: set[str]) -> None:
    """The checks of a single save. What was asked for the whole lot is not asked again for its row."""
    known = {
        field.name
        for field in _foreign_keys(type(row))
        if (field.attname, getattr(row, field.attname)) in standing
    }
    try:
        row.clean_fields(exclude=known)
        row.clean()
        row.validate_unique(exclude=free)
    except ValidationError:
        _refuse(row)


def _refuse(row: R) -> None:
    """All that is wrong with the row at once, as a single save tells it."""
    try:
        row.full_clean(validate_constraints=False)
    except ValidationError as error:
        raise RowRefused(row, error) from error

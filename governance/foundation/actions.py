"""The way of every write: right → rule → save → ledger → on commit, in one transaction.

Actions for nouns call `create` and `update`; what is particular to the noun (rules, further rows, work after the
commit) stays in the noun's own module.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeVar, cast

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from governance.foundation import ledger
from governance.foundation.audit import Recorded, changes, save_recorded, snapshot
from governance.foundation.errors import NotPermitted, RuleNotMet
from governance.foundation.outcome import Outcome
from governance.foundation.permissions import Anchor, Anchored, require

R = TypeVar("R", bound=Recorded)


def obey(*outcomes: Outcome) -> None:
    """Raise RuleNotMet for the first outcome that is not met."""
    for outcome in outcomes:
        if not outcome.ok:
            raise RuleNotMet(outcome)


def allow(*outcomes: Outcome) -> None:
    """Raise NotPermitted for the first outcome that is not met: for rights that one permission does not tell."""
    for outcome in outcomes:
        if not outcome.ok:
            raise NotPermitted(outcome)


def icb_of(subject: Anchored | Anchor) -> int | None:
    """The ICB in whose ledger an act on `subject` is written: that of its first anchor."""
    anchors = (subject,) if isinstance(subject, Anchor) else subject.anchors()
    return anchors[0].icb_id if anchors else None


@transaction.atomic
def create(
    instance: R,
    *,
    by: Any,
    permission: str,
    event: str,
    summary: str,
    reason: str = "",
    many: Mapping[str, Iterable[Any]] | None = None,
    at: Anchored | Anchor | None = None,
    rules: Iterable[Outcome] = (),
) -> R:
    """Save a new recorded row. `many` are values of many-to-many fields; `at` is where the right is asked for
    when the row itself cannot say yet (a new ICB). Raises NotPermitted, RuleNotMet or ValidationError."""
    require(by, permission, at or _anchored(instance))
    obey(*rules)
    _save(instance, by=by, reason=reason)
    linked = _set_many(instance, many)
    ledger.record(
        event,
        by=by,
        icb=_icb(instance),
        subject=instance,
        summary=summary,
        reason=reason,
        after=snapshot(instance) | linked,
    )
    return instance


@transaction.atomic
def update(
    instance: R,
    values: Mapping[str, Any],
    *,
    by: Any,
    permission: str,
    event: str,
    summary: str,
    reason: str = "",
    expected_version: int | None = None,
    many: Mapping[str, Iterable[Any]] | None = None,
    rules: Iterable[Outcome] = (),
) -> R:
    """Set `values` on a recorded row. The right is asked for where the row hangs before and after.

    Raises NotPermitted, RuleNotMet, ValidationError, or StaleEdit when `expected_version` is no longer current.
    """
    row = type(instance)._base_manager.get(pk=instance.pk)
    require(by, permission, _anchored(row))
    obey(*rules)
    before = snapshot(row)
    for name, value in values.items():
        setattr(row, name, value)
    require(by, permission, _anchored(row))
    _save(row, by=by, reason=reason, expected_version=expected_version)
    linked = _set_many(row, many)
    was, now = changes(before, snapshot(row))
    ledger.record(
        event,
        by=by,
        icb=_icb(row),
        subject=row,
        summary=summary,
        reason=reason,
        before=was,
        after=now | linked,
    )
    return row


def end(instance: R, *, last_day: date, by: Any, permission: str, event: str, summary: str, reason: str) -> R:
    """End an effective-dated row: `last_day` is its last day in force."""
    return update(
        instance,
        {"effective_to": last_day},
        by=by,
        permission=permission,
        event=event,
        summary=summary,
        reason=reason,
    )


def _anchored(row: Recorded) -> Anchored:
    """Every kind of row that is written through here says where it hangs; a type variable has one bound only."""
    return cast(Anchored, row)


def _save(instance: Recorded, *, by: Any, reason: str, expected_version: int | None = None) -> None:
    try:
        save_recorded(instance, by=by, reason=reason, expected_version=expected_version)
    except IntegrityError as error:
        # Two people at once: the database kept the promise that the check above could not.
        raise ValidationError(
            "Somebody saved something that clashes with this at the same moment."
        ) from error


def _set_many(instance: models.Model, many: Mapping[str, Iterable[Any]] | None) -> dict[str, Any]:
    linked: dict[str, Any] = {}
    for name, values in (many or {}).items():
        manager = getattr(instance, name)
        manager.set(values)
        linked[name] = sorted(str(value) for value in manager.all())
    return linked


def _icb(instance: Any) -> Any:
    icb_id = icb_of(instance)
    return apps.get_model("governance", "IntegratedCareBoard").objects.get(pk=icb_id) if icb_id else None

"""Entries of a draft: added, changed, removed. Entries of an adopted version stand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from delegation.models import Function, SchemeEntry, SchemeVersion
from delegation.permissions import KEEP_SCHEME
from delegation.rules.versions import check_editable
from governance.foundation import actions, ledger
from governance.foundation.audit import delete_recorded, snapshot
from governance.foundation.outcome import Outcome
from governance.foundation.permissions import require


def add_entry(
    *,
    scheme_version: SchemeVersion,
    function: Function,
    treatment: str,
    source: str,
    effective_from: date,
    by: Any,
    reason: str = "",
    **values: Any,
) -> SchemeEntry:
    """Add a row to a draft (R24, R98). `values`: reference, place, delegator, holder_committee or holder_post,
    lead_body, responsibility (R20), limit_amount with limit_basis and limit_vat, conditions and exclusions (one a
    line, R42), may_sub_delegate, statutory_basis, accountable (R44), note, effective_to.

    Raises NotPermitted, RuleNotMet when the version is not a draft, or ValidationError.
    """
    entry = SchemeEntry(
        scheme_version=scheme_version,
        function=function,
        treatment=treatment,
        source=source,
        effective_from=effective_from,
        **values,
    )
    return actions.create(
        entry,
        by=by,
        permission=KEEP_SCHEME,
        event="scheme_entry.added",
        summary=f"Added {entry} to {scheme_version}",
        reason=reason,
        rules=[_editable(scheme_version)],
    )


def change_entry(
    entry: SchemeEntry,
    values: Mapping[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
) -> SchemeEntry:
    """Change a row of a draft. Raises RuleNotMet when its version is not a draft."""
    return actions.update(
        entry,
        values,
        by=by,
        permission=KEEP_SCHEME,
        event="scheme_entry.changed",
        summary=f"Changed {entry} in {entry.scheme_version}",
        reason=reason,
        expected_version=expected_version,
        rules=[_editable(entry.scheme_version)],
    )


@transaction.atomic
def remove_entry(entry: SchemeEntry, *, by: Any, reason: str) -> None:
    """Take a row out of a draft; its history and the ledger keep what it said."""
    require(by, KEEP_SCHEME, entry)
    actions.obey(_editable(entry.scheme_version))
    ledger.record(
        "scheme_entry.removed",
        by=by,
        icb=entry.scheme_version.scheme.icb,
        subject=entry,
        summary=f"Removed {entry} from {entry.scheme_version}",
        reason=reason,
        before=snapshot(entry),
    )
    delete_recorded(entry, by=by, reason=reason)


def _editable(version: SchemeVersion) -> Outcome:
    """Asked of the row as it stands now: somebody may have adopted it since the page was opened."""
    state = SchemeVersion.objects.filter(pk=version.pk).values_list("state", flat=True).get()
    return check_editable(state)

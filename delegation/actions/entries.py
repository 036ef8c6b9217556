"""Entries of a draft: added, changed, removed. Entries of an adopted version stand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from delegation.actions.parts import parts_snapshot, remove_parts, save_parts, take_parts
from delegation.models import Function, SchemeEntry, SchemeVersion
from delegation.permissions import KEEP_SCHEME
from delegation.rules.versions import check_editable
from governance.foundation import actions, ledger
from governance.foundation.audit import changes, delete_recorded, save_recorded, snapshot
from governance.foundation.errors import RuleNotMet
from governance.foundation.outcome import Outcome, not_met
from governance.foundation.permissions import require


@transaction.atomic
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
    """Add an entry to a draft (R24, R98). `values`: the other fields of SchemeEntry by name, and its parts as lists
    of dicts: `limits` (amount or is_unlimited, basis, above, kind, vat, budget, joint_post, set_by, note),
    `delegators` (organisation, scheme_reference; R41), `measures` (metric, threshold, off_track; R27) and `budgets`
    (financial_year, amount, virement_rule, note; R21, R100).

    Raises NotPermitted, RuleNotMet when the version is not a draft, or ValidationError.
    """
    parts = take_parts(values)
    entry = SchemeEntry(
        scheme_version=scheme_version,
        function=function,
        treatment=treatment,
        source=source,
        effective_from=effective_from,
        **values,
    )
    require(by, KEEP_SCHEME, entry)
    actions.obey(editable(scheme_version))
    save_recorded(entry, by=by, reason=reason)
    save_parts(entry, parts, by=by, reason=reason)
    _tell(entry, "added", by=by, reason=reason, after=entry_said(entry), into="to")
    return entry


@transaction.atomic
def change_entry(
    entry: SchemeEntry,
    values: Mapping[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
) -> SchemeEntry:
    """Change an entry of a draft; parts that `values` name are replaced, others stay as they are.

    Raises NotPermitted, RuleNotMet when its version is not a draft, StaleEdit or ValidationError.
    """
    entry = SchemeEntry.objects.select_for_update().get(pk=entry.pk)
    require(by, KEEP_SCHEME, entry)
    actions.obey(editable(entry.scheme_version))
    before, own = entry_said(entry), dict(values)
    parts = take_parts(own)
    for name, value in own.items():
        setattr(entry, name, value)
    save_recorded(entry, by=by, reason=reason, expected_version=expected_version)
    save_parts(entry, parts, by=by, reason=reason)
    was, now = changes(before, entry_said(SchemeEntry.objects.get(pk=entry.pk)))
    _tell(entry, "changed", by=by, reason=reason, before=was, after=now)
    return entry


@transaction.atomic
def remove_entry(entry: SchemeEntry, *, by: Any, reason: str) -> None:
    """Take an entry out of a draft; its history and the ledger keep what it said."""
    require(by, KEEP_SCHEME, entry)
    actions.obey(editable(entry.scheme_version))
    passed_on = entry.passed_on.select_related("function").first()
    if passed_on is not None:
        raise RuleNotMet(
            not_met(
                "scheme_entry.is_passed_on",
                f"{passed_on} is passed on from this entry. Remove or change that one first.",
                clause="R49",
            )
        )
    _tell(entry, "removed", by=by, reason=reason, before=entry_said(entry), into="from")
    _let_go(entry, by=by, reason=reason)
    remove_parts(entry, by=by, reason=reason)
    delete_recorded(entry, by=by, reason=reason)


def _let_go(entry: Any, *, by: Any, reason: str) -> None:
    """Comments leave with the row; proposals that named it keep what they said."""
    for comment in entry.comments.all():
        delete_recorded(comment, by=by, reason=reason)
    for field, rows in (
        ("entry", entry.proposed_changes.all()),
        ("landed_in", entry.came_from_proposals.all()),
    ):
        for change in rows:
            setattr(change, field, None)
            save_recorded(change, by=by, reason=reason)


def entry_said(entry: SchemeEntry) -> dict[str, Any]:
    """All that an entry says, parts included, in plain text for the ledger."""
    return snapshot(entry) | parts_snapshot(entry)


def _tell(entry: SchemeEntry, verb: str, *, by: Any, reason: str, into: str = "in", **said: Any) -> None:
    ledger.record(
        f"scheme_entry.{verb}",
        by=by,
        icb=entry.scheme_version.scheme.icb,
        subject=entry,
        summary=f"{verb.capitalize()} {entry} {into} {entry.scheme_version}",
        reason=reason,
        **said,
    )


def editable(version: SchemeVersion) -> Outcome:
    """Asked of the row as it stands now: somebody may have adopted it since the page was opened."""
    state = SchemeVersion.objects.filter(pk=version.pk).values_list("state", flat=True).get()
    return check_editable(state)

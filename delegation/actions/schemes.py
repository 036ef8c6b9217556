"""Schemes and their drafts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from delegation.actions.parts import parts_of, save_parts
from delegation.enums import SchemeKind
from delegation.models import Scheme, SchemeEntry, SchemeVersion
from delegation.models.entries import PARTS
from delegation.permissions import KEEP_SCHEME
from delegation.rules.versions import check_editable
from governance.foundation import actions
from governance.foundation.audit import save_recorded
from governance.foundation.slugs import unique_slug
from governance.models import IntegratedCareBoard

# What a copy of an entry takes along: all but its own identity.
NOT_COPIED = {"id", "version", "scheme_version", "parent"}


def create_scheme(
    *,
    icb: IntegratedCareBoard,
    title: str,
    by: Any,
    kind: str = SchemeKind.RESERVATION_AND_DELEGATION,
    residual_clause: str = "",
    slug: str | None = None,
    reason: str = "",
) -> Scheme:
    """Open a register of who may decide what (LP27). Its rows come with its versions."""
    scheme = Scheme(
        icb=icb,
        title=title,
        slug=slug or unique_slug(Scheme, f"{icb.slug} {title}"),
        kind=kind,
        residual_clause=residual_clause,
    )
    return actions.create(
        scheme,
        by=by,
        permission=KEEP_SCHEME,
        event="scheme.created",
        summary=f"Opened {title}",
        reason=reason,
    )


def change_scheme(
    scheme: Scheme,
    values: Mapping[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
) -> Scheme:
    """Change the title, kind or residual clause of a scheme."""
    return actions.update(
        scheme,
        values,
        by=by,
        permission=KEEP_SCHEME,
        event="scheme.changed",
        summary=f"Changed {scheme.title}",
        reason=reason,
        expected_version=expected_version,
    )


def create_version(
    *,
    scheme: Scheme,
    label: str,
    effective_from: date,
    by: Any,
    note: str = "",
    passes_upward: bool = False,
    reason: str = "",
) -> SchemeVersion:
    """Begin a draft. `effective_from` is planned; the adoption says from when it counts."""
    version = SchemeVersion(
        scheme=scheme, label=label, effective_from=effective_from, note=note, passes_upward=passes_upward
    )
    return actions.create(
        version,
        by=by,
        permission=KEEP_SCHEME,
        event="scheme_version.drafted",
        summary=f"Began version {label} of {scheme.title}",
        reason=reason,
    )


def change_version(
    version: SchemeVersion,
    values: Mapping[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
) -> SchemeVersion:
    """Change the label, planned first day or note of a draft. Raises RuleNotMet once it is adopted."""
    version = SchemeVersion.objects.select_related("scheme").get(pk=version.pk)
    return actions.update(
        version,
        values,
        by=by,
        permission=KEEP_SCHEME,
        event="scheme_version.changed",
        summary=f"Changed the draft {version.label} of {version.scheme.title}",
        reason=reason,
        expected_version=expected_version,
        rules=[check_editable(version.state)],
    )


@transaction.atomic
def copy_version(
    version: SchemeVersion, *, label: str, effective_from: date, by: Any, note: str = "", reason: str = ""
) -> SchemeVersion:
    """Begin a draft with the same entries: the way to correct or carry on an adopted version (R190).

    Entries that ended before the new first day stay behind.
    """
    draft = SchemeVersion(
        scheme=version.scheme,
        label=label,
        effective_from=effective_from,
        note=note,
        copied_from=version,
        passes_upward=version.passes_upward,
    )
    actions.create(
        draft,
        by=by,
        permission=KEEP_SCHEME,
        event="scheme_version.copied",
        summary=f"Began version {label} of {version.scheme.title} as a copy of {version.label}",
        reason=reason,
    )
    _copy_entries(version, draft, by=by)
    return draft


def _copy_entries(version: SchemeVersion, draft: SchemeVersion, *, by: Any) -> None:
    """Entries with their parts; a chain is tied again among the copies, and ends where its parent stayed behind."""
    reason = f"Copied from version {version.label}"
    copies: dict[int, SchemeEntry] = {}
    rows = version.entries.prefetch_related(*PARTS).order_by("pk")
    staying = [row for row in rows if row.effective_to is None or row.effective_to >= draft.effective_from]
    for entry in staying:
        copy = save_recorded(_copy(entry, draft), by=by, reason=reason)
        save_parts(copy, parts_of(entry), by=by, reason=reason)
        copies[entry.pk] = copy
    for entry in staying:
        if entry.parent_id in copies:
            copies[entry.pk].parent = copies[entry.parent_id]
            save_recorded(copies[entry.pk], by=by, reason=f"{reason}: its chain")


def _copy(entry: SchemeEntry, draft: SchemeVersion) -> SchemeEntry:
    fields = [field for field in SchemeEntry._meta.concrete_fields if field.name not in NOT_COPIED]
    return SchemeEntry(
        scheme_version=draft, **{field.attname: getattr(entry, field.attname) for field in fields}
    )

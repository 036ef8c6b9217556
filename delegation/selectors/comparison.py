"""Two versions side by side, and what adopting a draft would change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from delegation.enums import SchemeKind
from delegation.impact import SchemeChange, Touched, TouchedGroup
from delegation.models import Agreement, SchemeEntry, SchemeVersion
from delegation.rules.compare import REMOVED, FieldChange, RowChange, compare, compare_whole
from delegation.rules.facts import EntryFacts, VersionFacts
from delegation.selectors.facts import entry_facts, in_force
from delegation.selectors.scheme import entries_of, scheme_in_force
from delegation.selectors.versions import version_before
from governance.foundation import words
from governance.models import Committee, IntegratedCareBoard, Post


def version_facts(version: SchemeVersion) -> list[EntryFacts]:
    """Every row of a version as it is written, in the order of its references."""
    return [entry_facts(entry) for entry in entries_of(version)]


def whole_facts(version: SchemeVersion | None) -> VersionFacts | None:
    """What a version says as a whole. The residual clause stands with the scheme, the same for all its versions."""
    if version is None:
        return None
    scheme = version.scheme
    return VersionFacts(scheme.get_kind_display(), version.passes_upward, scheme.residual_clause)


@dataclass(frozen=True)
class Side:
    """One side of a comparison: its rows, and what it is in words."""

    title: str
    rows: tuple[EntryFacts, ...]
    version: SchemeVersion | None


def side_of(
    version: SchemeVersion | None,
    *,
    icb: IntegratedCareBoard | None = None,
    day: date | None = None,
    kind: str = SchemeKind.RESERVATION_AND_DELEGATION,
) -> Side:
    """A version as it is written; without one, what the ICB's scheme of that kind said on that day, which may be
    nothing. Of the version in force on a day only the rows in force on it count."""
    if version is not None:
        return Side(
            f"{version.scheme.title}, version {version.label}", tuple(version_facts(version)), version
        )
    if icb is None or day is None:
        raise ValueError("Name a version, or an ICB and a day.")
    found = scheme_in_force(icb, on=day, kind=kind)
    if found is None:
        return Side(f"Nothing in force on {words.day(day)}", (), None)
    rows = tuple(in_force(version_facts(found), day))
    return Side(f"Version {found.label}, in force on {words.day(day)}", rows, found)


def compare_sides(before: Side, after: Side) -> list[RowChange]:
    return compare(before.rows, after.rows)


def compare_wholes(before: Side, after: Side) -> tuple[FieldChange, ...]:
    """What the two versions say otherwise as a whole, beside their rows."""
    return compare_whole(whole_facts(before.version), whole_facts(after.version))


def change_by_adopting(
    version: SchemeVersion, *, effective_from: date, reader: Any, today: date
) -> SchemeChange:
    """What changes on that day: the rows in force on it before and after. Rows not yet or no longer in force on the
    first day are compared as well, because they are part of what is adopted."""
    before = version_before(version, effective_from=effective_from)
    old = [
        row
        for row in (version_facts(before) if before else [])
        if row.period.end is None or row.period.end >= effective_from
    ]
    changes = tuple(compare(old, version_facts(version)))
    whole = compare_whole(whole_facts(before), whole_facts(version))
    return SchemeChange(version.scheme.icb, effective_from, reader, today, changes, whole)


def own_touched(change: SchemeChange) -> list[TouchedGroup]:
    """What of this floor and the one below hangs on the rows that change."""
    return [
        TouchedGroup("Committees whose terms of reference may need a new version", _committees(change), 10),
        TouchedGroup("Posts whose authority changes", _posts(change), 20),
        TouchedGroup("Delegations passed on from what changes", _passed_on(change), 30),
        TouchedGroup("Agreements", _agreements(change), 40),
    ]


def _committees(change: SchemeChange) -> tuple[Touched, ...]:
    rows = Committee.objects.filter(pk__in=change.holders("committee")).in_force(change.effective_from)
    return tuple(
        Touched(row.name, _count(change, "committee", row.pk), "governance:committee-detail", row.pk)
        for row in rows.order_by("name")
    )


def _posts(change: SchemeChange) -> tuple[Touched, ...]:
    rows = Post.objects.filter(pk__in=change.holders("post")).in_force(change.effective_from)
    return tuple(
        Touched(row.title, _count(change, "post", row.pk), "governance:post-detail", row.pk)
        for row in rows.order_by("title")
    )


def _count(change: SchemeChange, kind: str, key: int) -> str:
    number = sum(
        1
        for each in change.touched
        if any(
            row and row.holder and (row.holder.kind, row.holder.id) == (kind, key)
            for row in (each.before, each.after)
        )
    )
    return f"{number} of its rows {'changes' if number == 1 else 'change'}"


def _passed_on(change: SchemeChange) -> tuple[Touched, ...]:
    """What was passed on from rows that change or go, in the version that is in force until then."""
    above = {each.before.key: each for each in change.touched if each.before is not None}
    rows = SchemeEntry.objects.filter(parent__in=above).select_related("function", "parent")
    return tuple(
        Touched(
            str(row),
            f"{above[row.parent_id].row.reference or 'The row'} that it is passed on from "
            + ("ends" if above[row.parent_id].kind == REMOVED else "changes"),
            "delegation:scheme-entry-detail",
            row.pk,
        )
        for row in rows
        if row.parent_id is not None
    )


def _agreements(change: SchemeChange) -> tuple[Touched, ...]:
    before = [each.before.key for each in change.touched if each.before is not None]
    rows = Agreement.objects.filter(entries__in=before).in_force(change.effective_from).distinct()
    return tuple(
        Touched(
            row.title, "A delegation that rests on it changes or ends", "delegation:agreement-detail", row.pk
        )
        for row in rows.order_by("title")
    )

"""From the database to the table: a version whole, or what was in force on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from delegation.models import Scheme, SchemeEntry, SchemeVersion
from delegation.presenters import anchors_of
from delegation.selectors.map_entries import MAP_RELATIONS
from delegation.selectors.scheme import entries_of
from governance.foundation import clock
from governance.models import IntegratedCareBoard
from governance.selectors.ledger import checkpoint
from reports.exports.rows import SchemeRow, row_of, rows_of
from reports.exports.table import Made, SchemeTable
from reports.publication.scheme_entries import entry_page


def made_now(icb: IntegratedCareBoard) -> Made:
    """The moment, and the checkpoint of the ICB's ledger, to be written into a file."""
    stands = checkpoint(icb)
    return Made(clock.now(), stands.number, stands.head)


def scheme_table(version: SchemeVersion, *, on: date | None = None, made: Made | None = None) -> SchemeTable:
    """The rows of a version as it is written; with `on`, those of them that are in force on that day, version and row
    both."""
    scheme, icb = version.scheme, version.scheme.icb
    rows = rows_of([page for _, page in _paged(version)])
    if on is not None:
        stands = version.is_in_force(on)
        rows = tuple(row for row in rows if stands and row.in_force(on))
    return SchemeTable(
        icb_name=icb.short_name,
        icb_slug=icb.slug,
        legal_name=icb.organisation.name,
        scheme_key=scheme.slug,
        title=scheme.title,
        kind_words=scheme.get_kind_display(),
        residual_clause=scheme.residual_clause,
        version=version.label,
        state_words=version.get_state_display(),
        adopted_on=version.adopted_on,
        adopted_by=version.adopted_by,
        since=version.effective_from,
        until=version.effective_to,
        note=version.note,
        rows=rows,
        on=on,
        made=made,
    )


def published_table(version: SchemeVersion, content: Mapping[str, Any]) -> SchemeTable:
    """The table of a published version: every word is taken from what its page says."""
    said, told = content["scheme"], content["version"]
    return SchemeTable(
        icb_name=content["icb"]["name"],
        icb_slug=content["icb"]["slug"],
        legal_name=content["legal_name"],
        scheme_key=said["key"],
        title=said["title"],
        kind_words=said["kind_words"],
        residual_clause=said["residual_clause"],
        version=told["label"],
        state_words=version.get_state_display(),
        adopted_on=_day(told["adopted_on"]),
        adopted_by=told["adopted_by"],
        since=date.fromisoformat(told["from"]),
        until=_day(told["to"]),
        note=told["note"],
        rows=rows_of(content["entries"]),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def rows_by_key(version: SchemeVersion) -> dict[int, SchemeRow]:
    """The rows of a version by the ids of their entries, for comparing."""
    pages = _paged(version)
    names = {page["anchor"]: page["reference"] or page["function"] for _, page in pages}
    found = {}
    for key, page in pages:
        row = row_of(page)
        found[key] = replace(row, comes_under=names.get(row.comes_under, ""))
    return found


def _paged(version: SchemeVersion) -> list[tuple[int, Mapping[str, Any]]]:
    """Every row in the words that may leave the portal, by the id of its entry. Its days are those written in it, so
    that a row which was copied from version to version and brought back by an import is the same row."""
    entries: list[SchemeEntry] = list(entries_of(version).select_related(*MAP_RELATIONS))
    anchors, icb = anchors_of(entries), version.scheme.icb
    return [
        (entry.pk, entry_page(entry, icb=icb, anchors=anchors) | _written_days(entry)) for entry in entries
    ]


def _written_days(entry: SchemeEntry) -> dict[str, str | None]:
    last = entry.effective_to
    return {"from": entry.effective_from.isoformat(), "to": last.isoformat() if last else None}


def scheme_visible_to(user: Any, pk: int, *, on: date) -> Scheme | None:
    """The scheme, if this person works in its ICB on that day."""
    return Scheme.objects.visible_to(user, on=on).select_related("icb__organisation").filter(pk=pk).first()


def version_on(scheme: Scheme, *, on: date) -> SchemeVersion | None:
    """The adopted version of a scheme that is in force on that day; None when there is none."""
    rows = SchemeVersion.objects.adopted().in_force(on).select_related("scheme__icb__organisation")
    return rows.filter(scheme=scheme).first()

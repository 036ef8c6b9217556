"""From an adopted version of a scheme to the snapshot that the public reads (LP27, LP28, R81)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from django.utils.text import slugify

from delegation.enums import SchemeKind
from delegation.forms.schemes import GROUPS
from delegation.models import Function, SchemeEntry, SchemeVersion
from delegation.presenters import anchors_of
from delegation.rules.map import LEVELS, MARKS
from delegation.selectors.catalogue import functions_of
from delegation.selectors.facts import both_in_force, place_facts
from delegation.selectors.map_entries import MAP_RELATIONS
from delegation.selectors.scheme import entries_of
from delegation.selectors.scope import scope_among
from governance.foundation.periods import Period
from governance.models import Place
from reports.enums import PublicationKind
from reports.publication import documents
from reports.publication.scheme_entries import entry_page
from reports.publication.scheme_question import question_content
from reports.publication.selectors import places_within, subject_key
from reports.publication.shapes import Draft
from reports.publication.spans import spans

# Pages read snapshots for years: who changes what the content holds raises this, and the pages go on reading both.
FORMAT = 1


def scheme_draft(version: SchemeVersion) -> Draft:
    """The snapshot of a version, without the files that are made when it is published."""
    icb = version.scheme.icb
    content = scheme_content(version)
    return Draft(
        kind=PublicationKind.SCHEME,
        subject_key=subject_key(version),
        slug=f"{icb.slug}-{address_of(version)}"[:140],
        title=content["name"],
        icb_id=icb.pk,
        icb_slug=icb.slug,
        content=content,
        event_date=version.effective_from,
        place_slugs=tuple(place["slug"] for place in content["places"]),
    )


def address_of(version: SchemeVersion) -> str:
    """The last word of its address: the label; other schemes than the main one carry their own name before it."""
    label = slugify(version.label.replace(".", "-")) or f"v{version.pk}"
    if version.scheme.kind == SchemeKind.RESERVATION_AND_DELEGATION:
        return label
    return f"{slugify(version.scheme.title)}-{label}"


def scheme_content(version: SchemeVersion) -> dict[str, Any]:
    """What the public will see, as JSON values: see `scheme_entries` for the rows."""
    scheme, icb = version.scheme, version.scheme.icb
    rows = list(entries_of(version).select_related(*MAP_RELATIONS))
    anchors = anchors_of(rows)
    return {
        "format": FORMAT,
        "name": f"{scheme.title}, version {version.label}",
        "icb": {"name": icb.short_name, "slug": icb.slug},
        "legal_name": icb.organisation.name,
        "scheme": {
            "key": scheme.slug,
            "title": scheme.title,
            "kind": scheme.kind,
            "kind_words": scheme.get_kind_display(),
            "residual_clause": scheme.residual_clause,
        },
        "version": {
            "label": version.label,
            "adopted_on": _day(version.adopted_on),
            "adopted_by": version.adopted_by,
            "from": _day(version.effective_from),
            "to": _day(version.effective_to),
            "note": version.note,
            "passes_upward": version.passes_upward,
        },
        "levels": [asdict(level) for level in LEVELS],
        "marks": [list(pair) for pair in MARKS.items()],
        "groups": [list(pair) for pair in GROUPS],
        "entries": [entry_page(row, icb=icb, anchors=anchors) for row in rows],
        "asking": question_content(version, rows, anchors),
        "spans": [_span(span) for span in spans(_whole(version), filter(None, map(both_in_force, rows)))],
        "places": _places(version, rows, anchors),
        "documents": documents.names(),
    }


def _whole(version: SchemeVersion) -> Period:
    return Period(version.effective_from, version.effective_to)


def _places(
    version: SchemeVersion, rows: Sequence[SchemeEntry], anchors: dict[int, str]
) -> list[dict[str, Any]]:
    """Every place of the ICB while the version is in force, with what is in its scope in each span of days."""
    whole = _whole(version)
    functions = list(functions_of(version.scheme.icb))
    places = places_within(version.scheme.icb, whole, named={row.place_id for row in rows if row.place_id})
    names = {place.pk: place.slug for place in places}
    return [
        {
            "slug": place.slug,
            "name": place.name,
            "part_of": place.parent.slug if place.parent else "",
            "reaches": [names[key] for key in place_facts(place).path if key in names],
            "spans": [
                _span(span) | _scope(rows, functions, place, span, anchors)
                for span in _spans_of(place, whole, rows)
            ],
        }
        for place in places
    ]


def _spans_of(place: Place, whole: Period, rows: Sequence[SchemeEntry]) -> tuple[Period, ...]:
    """The days on which there is such a place, cut where something about it changes.

    A row may speak about a place before it is formed: then every day of the version counts.
    """
    own = Period(place.effective_from, place.effective_to)
    if any(row.place_id == place.pk for row in rows) or not own.overlaps(whole):
        own = whole
    ends = [end for end in (whole.end, own.end) if end is not None]
    own = Period(max(whole.start, own.start), min(ends, default=None))
    reach = place_facts(place).path
    return spans(own, filter(None, (both_in_force(row) for row in rows if row.place_id in reach)))


def _scope(
    rows: Sequence[SchemeEntry],
    functions: Sequence[Function],
    place: Place,
    span: Period,
    anchors: dict[int, str],
) -> dict[str, Any]:
    current = [row for row in rows if (own := both_in_force(row)) and own.covers(span.start)]
    scope = scope_among(current, functions, place)
    return {
        side: [
            {"function": line.function.title, "rows": [anchors[row.pk] for row in line.entries]}
            for line in getattr(scope, side)
        ]
        for side in ("within", "outside", "undecided")
    }


def _span(span: Period) -> dict[str, str | None]:
    return {"from": _day(span.start), "to": _day(span.end)}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None

"""The public register of decisions: its filters, its columns and its files, from published snapshots alone."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.fields.json import KT

from governance.foundation.screens.cells import csv_text
from reports.models import Publication
from reports.public.selectors import LIGHT

KINDS = ("decision", "recommendation", "noted", "override")
COLUMNS = (
    ("reference", "Reference"),
    ("title", "What it is about"),
    ("committee", "Committee"),
    ("place", "Place"),
    ("decided", "Decided on"),
    ("standing", "What it is"),
    ("outcome", "Outcome"),
    ("way", "Where"),
    ("function", "Function"),
    ("amount", "Amount (£)"),
    ("text", "What was decided"),
    ("conditions", "On condition that"),
    ("address", "Address"),
)


@dataclass(frozen=True)
class DecisionQuery:
    """What a reader asks for; every part may be empty. `year` is the calendar year, `kind` one of KINDS."""

    icb: str = ""
    committee: str = ""
    place: str = ""
    year: str = ""
    kind: str = ""
    between: str = ""
    words: str = ""

    @property
    def asked(self) -> dict[str, str]:
        """The parts that say something, as in an address."""
        return {one.name: value for one in fields(self) if (value := getattr(self, one.name))}


ASKS = tuple(one.name for one in fields(DecisionQuery))


def read_query(values: Mapping[str, str]) -> DecisionQuery:
    """From an address. What cannot be read as a part of a question is left out."""
    given = {name: values.get(name, "").strip()[:100].replace("\x00", "") for name in ASKS}
    if not (given["year"].isascii() and given["year"].isdecimal() and len(given["year"]) == 4):
        given["year"] = ""
    if given["kind"] not in KINDS:
        given["kind"] = ""
    if given["between"] not in ("urgent", "officer"):
        given["between"] = ""
    return DecisionQuery(**given)


def decisions(query: DecisionQuery = DecisionQuery()) -> QuerySet[Publication]:
    """Published decisions, the latest first, each with what a list says of it; never the whole snapshot."""
    found = LIGHT.filter(kind="decision", state="published")
    if query.icb:
        found = found.filter(icb_slug=query.icb)
    if query.committee:
        found = found.filter(committee_slugs__contains=[query.committee])
    if query.place:
        found = found.filter(place_slugs__contains=[query.place])
    if query.year:
        found = found.filter(event_date__year=int(query.year))
    if query.kind:
        found = found.filter(content__standing__key=query.kind)
    if query.between:
        found = found.filter(content__way__key=query.between)
    for word in query.words.split():
        found = found.filter(
            Q(title__icontains=word) | Q(content__text__icontains=word) | Q(content__function__icontains=word)
        )
    return _with_words(found).order_by("-event_date", "-pk")


def of_meeting(slug: str) -> list[Any]:
    """The published decisions of a meeting, in the order of their references."""
    found = LIGHT.filter(kind="decision", state="published", content__meeting__slug=slug)
    return list(_with_words(found).order_by("slug"))


def _with_words(rows: Any) -> Any:
    return rows.annotate(
        reference=KT("content__reference"),
        name=KT("content__name"),
        said=KT("content__text"),
        committee=KT("content__committees__0__name"),
        committee_slug=KT("content__committees__0__slug"),
        place=KT("content__place__name"),
        place_slug=KT("content__place__slug"),
        icb_name=KT("content__icb__name"),
        standing=KT("content__standing__words"),
        standing_key=KT("content__standing__key"),
        outcome=KT("content__outcome__words"),
        way=KT("content__way__words"),
        function=KT("content__function"),
        amount=KT("content__amount"),
        conditions=KT("content__conditions"),
        item_id=KT("content__item__id"),
    )


def choices() -> dict[str, list[tuple[str, str]]]:
    """What a reader may choose from: ICBs, committees and places of published decisions, and their years."""
    rows = LIGHT.filter(kind="decision", state="published")
    named = _with_words(rows).values_list(
        "icb_slug", "icb_name", "committee_slug", "committee", "place_slug", "place", "event_date__year"
    )
    icbs, committees, places, years = set(), set(), set(), set()
    for icb_slug, icb_name, slug, committee, place_slug, place, year in named.distinct():
        icbs.add((icb_slug, icb_name))
        committees.add((slug, committee))
        places.add((place_slug, place))
        years.add((str(year), str(year)))
    return {
        "icb": _sorted(icbs),
        "committee": _sorted(committees),
        "place": _sorted(row for row in places if row[0]),
        "year": sorted(years, reverse=True),
    }


def _sorted(rows: Any) -> list[tuple[str, str]]:
    return sorted(rows, key=lambda row: row[1])


def row_of(publication: Any, address: str) -> dict[str, str]:
    """One decision by the keys of the columns."""
    return {
        "reference": publication.reference,
        "title": publication.name,
        "committee": publication.committee,
        "place": publication.place or "",
        "decided": publication.event_date.isoformat(),
        "standing": publication.standing,
        "outcome": publication.outcome,
        "way": publication.way,
        "function": publication.function or "",
        "amount": publication.amount or "",
        "text": publication.said,
        "conditions": publication.conditions or "",
        "address": address,
    }


def csv_bytes(rows: Sequence[dict[str, str]]) -> bytes:
    """A line for each decision under the headings of the register; no text that a spreadsheet takes for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([label for _, label in COLUMNS])
    for row in rows:
        writer.writerow([csv_text(row[key]) for key, _ in COLUMNS])
    return out.getvalue().encode("utf-8-sig")


def json_bytes(rows: Sequence[dict[str, str]], asked: Mapping[str, str]) -> bytes:
    """The same with the question that was asked."""
    return json.dumps({"asked": dict(asked), "decisions": rows}, ensure_ascii=False, indent=1).encode()

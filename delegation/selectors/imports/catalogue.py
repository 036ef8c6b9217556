"""Who and what a file can name in an ICB: committees, posts, bodies, functions and places, by every name they go by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from delegation.models import FunctionAlias, HolderAlias, SchemeEntry
from delegation.reading.meaning import Catalogue
from delegation.reading.names import NameIndex
from delegation.selectors.catalogue import functions_of
from governance.enums import CommitteeKind
from governance.models import Committee, IntegratedCareBoard, Organisation, Place, Post


@dataclass(frozen=True)
class Lookup:
    """Names by key, for words on the screen and for choices. Holders are "committee:5", "post:3", "body:7"."""

    holders: dict[str, str]
    functions: dict[int, str]
    places: dict[int, str]

    def posts(self) -> list[tuple[str, str]]:
        return [(key, name) for key, name in self.holders.items() if key.startswith("post:")]


def catalogue_of(icb: IntegratedCareBoard, *, on: date) -> Catalogue:
    """The names that count on that day. Committees, posts and places that have ended are not offered."""
    committees = list(Committee.objects.filter(icb=icb).in_force(on))
    functions = list(functions_of(icb))
    return Catalogue(
        holders=NameIndex(_holder_names(icb, committees, on)),
        functions=NameIndex(_function_names(icb, functions)),
        places=NameIndex((place.name, place.pk) for place in Place.objects.filter(icb=icb).in_force(on)),
        boards=tuple(f"committee:{row.pk}" for row in committees if row.kind == CommitteeKind.BOARD),
        barred={
            row.pk: row.non_delegable_citation or row.legal_source
            for row in functions
            if row.non_delegable_by_law
        },
    )


def _holder_names(
    icb: IntegratedCareBoard, committees: list[Committee], on: date
) -> Iterator[tuple[str, str]]:
    for row in committees:
        for name in (row.name, row.short_name, *row.aliases):
            yield name, f"committee:{row.pk}"
    for post in Post.objects.filter(icb=icb).in_force(on):
        yield post.title, f"post:{post.pk}"
    for body in bodies_of(icb, on=on):
        for name in (body.name, body.short_name, *body.aliases):
            yield name, f"body:{body.pk}"
    for alias in HolderAlias.objects.filter(icb=icb):
        yield alias.text, holder_key(alias.committee_id, alias.post_id, alias.body_id)


def bodies_of(icb: IntegratedCareBoard, *, on: date) -> Any:
    """The ICB's own organisation, those that it keeps, and the shared ones."""
    rows = Organisation.objects.filter(Q(kept_by=icb) | Q(kept_by__isnull=True) | Q(icb=icb))
    return rows.in_force(on).distinct()


def holder_key(committee: int | None, post: int | None, body: int | None) -> str:
    """One key for a holder of any kind; empty when there is none."""
    for kind, key in (("committee", committee), ("post", post), ("body", body)):
        if key is not None:
            return f"{kind}:{key}"
    return ""


def _function_names(icb: IntegratedCareBoard, functions: list[Any]) -> Iterator[tuple[str, int]]:
    """Titles, other names, and the wordings under which entries of this ICB already know a function."""
    for row in functions:
        yield row.title, row.pk
    yield from FunctionAlias.objects.filter(icb=icb).values_list("text", "function")
    wordings = SchemeEntry.objects.filter(scheme_version__scheme__icb=icb).exclude(wording="")
    yield from wordings.values_list("wording", "function").distinct()


def lookup_of(icb: IntegratedCareBoard, *, on: date) -> Lookup:
    """Every name that a choice or a sentence may need, ended ones too: an entry may still speak of them."""
    holders = {f"committee:{row.pk}": row.name for row in Committee.objects.filter(icb=icb).order_by("name")}
    holders |= {f"post:{row.pk}": row.title for row in Post.objects.filter(icb=icb).order_by("title")}
    holders |= {f"body:{row.pk}": row.name for row in bodies_of(icb, on=on).order_by("name")}
    functions = {row.pk: row.title for row in functions_of(icb).order_by("title")}
    places = {row.pk: row.name for row in Place.objects.filter(icb=icb)}
    return Lookup(holders, functions, places)

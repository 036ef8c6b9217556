"""Rows as facts for the rules."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Prefetch, QuerySet

from delegation.models import Delegator, Function, SchemeEntry
from delegation.models import Limit as LimitRow
from delegation.rules.facts import (
    DelegatorFacts,
    EntryFacts,
    FunctionFacts,
    HolderFacts,
    Limit,
    PlaceFacts,
)
from governance.foundation.periods import Period
from governance.models import Committee, Organisation, Place, Post

ENTRY_RELATIONS = (
    "function",
    "place",
    "holder_committee",
    "holder_post",
    "holder_body",
    "scheme_version__scheme__icb",
)
# What belongs to an entry: `with_parts(rows)` reads it in four queries, however many rows there are.
ENTRY_PARTS = ("limits__joint_post", "limits__set_by", "delegators__organisation", "measures", "budgets")


def with_parts(rows: QuerySet[SchemeEntry]) -> QuerySet[SchemeEntry]:
    """Entries with everything that `entry_facts` reads."""
    return rows.select_related(*ENTRY_RELATIONS).prefetch_related(*ENTRY_PARTS)


def with_terms(rows: QuerySet[SchemeEntry]) -> QuerySet[SchemeEntry]:
    """Entries with what decides a question of authority and no more: two queries beside their own."""
    limits = LimitRow.objects.select_related("joint_post", "set_by")
    delegators = Delegator.objects.select_related("organisation")
    return rows.select_related(*ENTRY_RELATIONS).prefetch_related(
        Prefetch("limits", limits), Prefetch("delegators", delegators)
    )


def holder_facts(holder: Committee | Post | Organisation) -> HolderFacts:
    if isinstance(holder, Committee):
        return HolderFacts("committee", holder.pk, holder.name, holder.form)
    if isinstance(holder, Post):
        return HolderFacts("post", holder.pk, holder.title)
    return HolderFacts("body", holder.pk, holder.name, holder.kind)


def function_facts(function: Function) -> FunctionFacts:
    """The function and what it is part of, nearest first. A part of what the law holds is held by it too."""
    path, above = [function], function.parent
    while above is not None and above not in path:
        path.append(above)
        above = above.parent
    by_law = next((row for row in path if row.non_delegable_by_law), None)
    speaks = by_law or function
    return FunctionFacts(
        id=function.pk,
        title=function.title,
        within=tuple(row.pk for row in path[1:]),
        non_delegable_by_law=by_law is not None,
        citation=speaks.non_delegable_citation or speaks.legal_source,
        legal_source=next((row.legal_source for row in path if row.legal_source), ""),
    )


def place_facts(place: Place) -> PlaceFacts:
    """The place and the places it lies in, nearest first."""
    within, above = [], place.parent
    while above is not None and above.pk not in within:
        within.append(above.pk)
        above = above.parent
    return PlaceFacts(place.pk, place.name, tuple(within))


def lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def both_in_force(entry: SchemeEntry) -> Period | None:
    """The span in which the entry and its version are both in force; None when there is no such day."""
    version = entry.scheme_version
    start = max(entry.effective_from, version.effective_from)
    ends = [end for end in (entry.effective_to, version.effective_to) if end is not None]
    end = min(ends, default=None)
    return None if end is not None and end < start else Period(start, end)


def entry_facts(entry: SchemeEntry, period: Period | None = None) -> EntryFacts:
    """The row as a fact; read it `with_parts`."""
    return EntryFacts(
        key=entry.pk,
        function=entry.function_id,
        function_title=entry.function.title,
        place=entry.place_id,
        place_name=entry.place.name if entry.place else "",
        treatment=entry.treatment,
        treatment_words=entry.get_treatment_display(),
        period=period or Period(entry.effective_from, entry.effective_to),
        source=entry.source,
        holder=holder_facts(entry.holder) if entry.holder else None,
        limits=tuple(limit_facts(limit) for limit in entry.limits.all()),
        lead_body=entry.lead_body,
        conditions=lines(entry.conditions),
        exclusions=lines(entry.exclusions),
        verb=entry.verb,
        parent=entry.parent_id,
        may_sub_delegate=entry.may_sub_delegate,
        delegators=tuple(
            DelegatorFacts(
                row.organisation_id,
                row.organisation.name,
                row.scheme_reference,
                is_own=row.organisation_id == entry.scheme_version.scheme.icb.organisation_id,
            )
            for row in entry.delegators.all()
        ),
        reference=entry.reference,
        theme=entry.theme,
        wording=entry.wording,
        statutory_basis=entry.statutory_basis,
        version=entry.scheme_version_id,
        version_name=f"{entry.scheme_version.scheme.title}, version {entry.scheme_version.label}",
        passes_upward=entry.scheme_version.passes_upward,
    )


def limit_facts(limit: LimitRow) -> Limit:
    return Limit(
        amount=limit.amount,
        basis=limit.basis,
        basis_words=limit.get_basis_display(),
        vat_words=limit.get_vat_display(),
        above=limit.above,
        kind=limit.kind,
        kind_words=limit.get_kind_display(),
        budget=limit.budget,
        budget_words=limit.get_budget_display(),
        joint=holder_facts(limit.joint_post) if limit.joint_post else None,
        set_by=limit.set_by_id,
        set_by_name=limit.set_by.name if limit.set_by else "",
    )


def adopted_facts(entries: Iterable[SchemeEntry]) -> list[EntryFacts]:
    """Rows of adopted versions, each with the span in which it speaks; rows that never do are left out."""
    return [entry_facts(entry, period) for entry in entries if (period := both_in_force(entry)) is not None]


def in_force(facts: Iterable[EntryFacts], on: date) -> list[EntryFacts]:
    return [fact for fact in facts if fact.in_force(on)]

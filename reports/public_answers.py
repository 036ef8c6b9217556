"""Who may decide, asked of published snapshots: JSON in, the pure rule of delegation, words out.

The one door between the public site and the rules. It is given what the site has read of its snapshots, and reads
nothing by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from delegation.ask_presenter import AnswerWords, answer_words, heading
from delegation.enums import Budget, LimitBasis, LimitKind, VatBasis
from delegation.reading.pounds import read_pounds
from delegation.rules.authority import who_may
from delegation.rules.availability import AvailabilityFacts
from delegation.rules.facts import (
    DECIDE,
    DelegatorFacts,
    EntryFacts,
    FunctionFacts,
    HolderFacts,
    Limit,
    Matter,
    PlaceFacts,
    SchemeFacts,
)
from governance.foundation.periods import Period

__all__ = ["PublicAnswer", "Snapshot", "answered", "functions_named", "read_pounds"]


@dataclass(frozen=True)
class Snapshot:
    """The content of one published version, its address, and the last day it speaks for."""

    content: dict[str, Any]
    href: str
    end: date | None


@dataclass(frozen=True)
class PublicAnswer:
    heading: str
    answers: tuple[AnswerWords, ...]


@dataclass
class _Names:
    """Numbers for names: the rules tell things apart by number, snapshots by name."""

    known: dict[tuple[str, str], int] = field(default_factory=dict)

    def number(self, kind: str, name: str) -> int:
        return self.known.setdefault((kind, name), len(self.known) + 1)


def functions_named(snapshots: Sequence[Snapshot]) -> dict[str, dict[str, Any]]:
    """Every function that the versions know, by title; none when they were published before one could ask."""
    return {
        each["title"]: each
        for snapshot in snapshots
        for each in snapshot.content.get("asking", {}).get("functions", [])
    }


def answered(
    snapshots: Sequence[Snapshot],
    *,
    function: dict[str, Any],
    place: dict[str, Any] | None,
    on: date,
    amount: Decimal | None,
    in_budget: bool | None = None,
) -> PublicAnswer:
    """Who may decide under these versions, those in force on the day. `function` and `place` as the snapshots say them.

    The links of the answers lead to the rows of the published pages.
    """
    names = _Names()
    entries: list[EntryFacts] = []
    links: dict[int, str] = {}
    for number, snapshot in enumerate(snapshots, start=1):
        for row in snapshot.content["entries"]:
            fact = _entry(row, snapshot, number, names)
            links[fact.key] = f"{snapshot.href}#{row['anchor']}"
            entries.append(fact)
    matter = Matter(
        function=_function(function, names),
        place=_place(place, names) if place else None,
        on=on,
        amount=amount,
        in_budget=in_budget,
    )
    found = who_may(
        matter, entries, schemes=_schemes(snapshots), availability=_availability(snapshots, names)
    )
    outcomes = found.holders or ((found.refusal,) if found.refusal is not None else ())
    words = tuple(answer_words(outcome, lambda key: links.get(key, "")) for outcome in outcomes)
    return PublicAnswer(heading(found), words)


def _entry(row: dict[str, Any], snapshot: Snapshot, version: int, names: _Names) -> EntryFacts:
    content = snapshot.content
    forms = content.get("asking", {}).get("forms", {})
    ends = [day for day in (_day(row["to"]), snapshot.end) if day is not None]
    above = row["passed_on_from"]
    holder = row["holder"] if row["holder_kind"] and row["anchor"] in forms else ""
    return EntryFacts(
        key=names.number("row", f"{version} {row['anchor']}"),
        function=names.number("function", row["function"]),
        function_title=row["function"],
        place=names.number("place", row["place_slug"]) if row["place_slug"] else None,
        place_name=row["place"],
        treatment=row["treatment"],
        treatment_words=row["treatment_words"],
        period=Period(date.fromisoformat(row["from"]), min(ends, default=None)),
        source=row["source"],
        holder=_holder(row["holder_kind"], holder, names, forms.get(row["anchor"], "")) if holder else None,
        limits=tuple(_limit(limit, names) for limit in row["limits"]),
        lead_body="" if holder else row["holder"],
        conditions=tuple(row["conditions"]),
        exclusions=tuple(row["exclusions"]),
        verb=row["verb"] or DECIDE,
        parent=names.number("row", f"{version} {above}") if above else None,
        may_sub_delegate=row["may_sub_delegate"],
        delegators=tuple(
            DelegatorFacts(
                names.number("body", each["name"]),
                each["name"],
                each["scheme_reference"],
                each.get("is_own", False),
            )
            for each in row["delegators"]
        ),
        reference=row["reference"],
        theme=row["theme"],
        wording=row["wording"],
        statutory_basis=row["statutory_basis"],
        version=version,
        version_name=content["name"],
        passes_upward=content["version"].get("passes_upward", False),
    )


def _limit(row: dict[str, Any], names: _Names) -> Limit:
    joint = row["together_with"]
    return Limit(
        amount=Decimal(row["amount"]) if row["amount"] is not None else None,
        basis=row["basis"],
        basis_words=LimitBasis(row["basis"]).label,
        vat_words=VatBasis(row["vat"]).label if row["vat"] else "",
        above=Decimal(row["above"]) if row["above"] is not None else None,
        kind=row["kind"],
        kind_words=LimitKind(row["kind"]).label,
        budget=row["budget"],
        budget_words=Budget(row["budget"]).label if row["budget"] else "",
        joint=_holder("post", joint, names) if joint else None,
        set_by=names.number("body", row["set_by"]) if row["set_by"] else None,
        set_by_name=row["set_by"],
    )


def _holder(kind: str, name: str, names: _Names, form: str = "") -> HolderFacts:
    return HolderFacts(kind, names.number(kind, name), name, form)


def _function(row: dict[str, Any], names: _Names) -> FunctionFacts:
    return FunctionFacts(
        id=names.number("function", row["title"]),
        title=row["title"],
        within=tuple(names.number("function", title) for title in row["within"]),
        non_delegable_by_law=row["by_law"],
        citation=row["citation"],
        legal_source=row["legal_source"],
    )


def _place(row: dict[str, Any], names: _Names) -> PlaceFacts:
    path = [names.number("place", slug) for slug in row["reaches"]]
    return PlaceFacts(path[0], row["name"], tuple(path[1:]))


def _schemes(snapshots: Sequence[Snapshot]) -> list[SchemeFacts]:
    return [
        SchemeFacts(number, each.content["name"], each.content["scheme"]["residual_clause"])
        for number, each in enumerate(snapshots, start=1)
    ]


def _availability(snapshots: Sequence[Snapshot], names: _Names) -> list[AvailabilityFacts]:
    """Each rule once: it belongs to the ICB, and every version repeats it."""
    rules = {
        tuple(sorted((name, str(value)) for name, value in rule.items())): rule
        for each in snapshots
        for rule in each.content.get("asking", {}).get("availability", [])
    }
    return [
        AvailabilityFacts(
            key=number,
            covers=rule["covers"],
            availability=rule["availability"],
            period=Period(date.fromisoformat(rule["from"]), _day(rule["to"])),
            explanation=rule["explanation"],
            source=rule["source"],
            function=names.number("function", rule["function"]) if rule["function"] else None,
        )
        for number, rule in enumerate(rules.values(), start=1)
    ]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None

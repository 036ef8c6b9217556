"""What is not right, or not clear, in the rows of a version: what stops its adoption, and what to look at.

The plain checks on single rows are in `rules.versions`, the chains in `rules.chain`; here rows are held against each
other, against the places of the ICB and against what terms of reference say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from delegation.rules.chain import check_chain, path_to_top
from delegation.rules.facts import (
    DELEGATED,
    RESERVED,
    SPEND,
    EntryFacts,
    FunctionFacts,
    HolderFacts,
    Limit,
    PlaceFacts,
)
from delegation.rules.treatment import nearest
from delegation.rules.versions import Check
from governance.foundation.outcome import Outcome, not_met

MOST_NAMED = 5
# How a form of holder usually works, which a scheme may say otherwise.
TO_LOOK_AT = frozenset({"chain.individual_executives", "chain.no_payment_envelope", "chain.same_holder"})
Functions = Mapping[int, FunctionFacts]


@dataclass(frozen=True)
class TermsFacts:
    """What a committee's terms of reference say that it decides: functions by id, and lines that name none.

    Terms that claim nothing have not been typed in, and are not compared.
    """

    holder: HolderFacts
    name: str
    claims: tuple[int, ...] = ()
    unknown: tuple[str, ...] = ()


def problems(
    entries: Sequence[EntryFacts],
    *,
    functions: Functions,
    places: Sequence[PlaceFacts] = (),
    terms: Iterable[TermsFacts] = (),
) -> list[Check]:
    """Every problem between rows: broken chains and missing sources stop the adoption, the others are to be looked at.

    Codes: `chain.…`, `scheme_entry.no_source`, `.listed_twice`, `.overlap`, `.reserved_and_delegated`,
    `scheme_version.gap`, `terms.unknown_function`, `terms.claim_not_given`, `terms.not_claimed`. Details name the
    rows: `entry`, and `other` or `parent`.
    """
    chains = check_chain(entries, functions, {place.id: place for place in places})
    found = [Check(outcome, stops=outcome.code not in TO_LOOK_AT) for outcome in chains]
    found += [Check(_no_source(row)) for row in entries if not row.source.strip()]
    look = [*_clashes(entries), *_gaps(entries, functions, places)]
    for each in terms:
        look += _terms(each, entries, functions)
    return [*found, *(Check(outcome, stops=False) for outcome in look)]


def _no_source(row: EntryFacts) -> Outcome:
    return not_met(
        "scheme_entry.no_source",
        f"{row.name}: say the document and clause that it comes from.",
        clause="LP90",
        entry=row.key,
    )


def _clashes(entries: Sequence[EntryFacts]) -> list[Outcome]:
    """Rows on one function at one place in which two holders, or two treatments, cannot be told apart."""
    by_matter: dict[tuple[int, int | None], list[EntryFacts]] = defaultdict(list)
    for row in entries:
        if row.carries_authority:
            by_matter[row.function, row.place].append(row)
    by_key = {row.key: row for row in entries}
    found = []
    for rows in by_matter.values():
        for one, other in combinations(rows, 2):
            if one.period.overlaps(other.period) and not _told_apart(one, other, by_key):
                found.append(_clash(one, other))
    return found


def _told_apart(one: EntryFacts, other: EntryFacts, by_key: Mapping[int, EntryFacts]) -> bool:
    """By a chain from one to the other, by bands of money that do not meet, or because they decide jointly."""
    in_chain = one in path_to_top(other, by_key) or other in path_to_top(one, by_key)
    return in_chain or _apart_by_money(one, other) or _joint(one, other)


def _apart_by_money(one: EntryFacts, other: EntryFacts) -> bool:
    bands = [[limit for limit in row.limits if limit.kind == SPEND] for row in (one, other)]
    if one.treatment != other.treatment and (bands[0] or bands[1]):
        return True  # delegated up to a limit, and reserved above it
    if not bands[0] or not bands[1]:
        return False
    return not any(_meet(low, high) for low in bands[0] for high in bands[1])


def _meet(one: Limit, other: Limit) -> bool:
    """Whether an amount lies in both bands. Ladders that all begin at nothing are told apart by their ceilings."""
    if (one.budget or other.budget) and one.budget != other.budget:
        return False
    if one.above is None and other.above is None:
        return one.amount == other.amount
    floor = max(one.above or Decimal(0), other.above or Decimal(0))
    tops = [limit.amount for limit in (one, other) if limit.amount is not None]
    return not tops or floor < min(tops)


def _joint(one: EntryFacts, other: EntryFacts) -> bool:
    """One decides only together with the other."""
    pairs = ((one, other.holder), (other, one.holder))
    return any(
        limit.joint and limit.joint.is_same_as(holder) for row, holder in pairs for limit in row.limits
    )


def _clash(one: EntryFacts, other: EntryFacts) -> Outcome:
    where = one.place_name or "the whole ICB"
    if one.treatment != other.treatment:
        reserved, delegated = (one, other) if one.treatment == RESERVED else (other, one)
        return not_met(
            "scheme_entry.reserved_and_delegated",
            f"{reserved.name} is reserved, and {delegated.name} is delegated without a limit, for {where} on the "
            "same days.",
            clause="R99",
            entry=delegated.key,
            other=reserved.key,
        )
    if one.holder is not None and one.holder.is_same_as(other.holder):
        return not_met(
            "scheme_entry.listed_twice",
            f"{one.name} and {other.name} say the same of {where} on the same days. Keep one of them.",
            clause="R24",
            entry=other.key,
            other=one.key,
        )
    return not_met(
        "scheme_entry.overlap",
        f"{one.name} and {other.name} both decide for {where} on the same days. Give each a band, or say that they "
        "decide jointly.",
        clause="R99",
        entry=one.key,
        other=other.key,
    )


def _gaps(entries: Sequence[EntryFacts], functions: Functions, places: Sequence[PlaceFacts]) -> list[Outcome]:
    """Functions that have rows at some places and none that reaches the others (R24)."""
    at_places = dict.fromkeys(row.function for row in entries if row.place is not None)
    found = []
    for key in at_places:
        path = functions[key].path if key in functions else (key,)
        rows = [row for row in entries if row.function in path]
        missing = [p for p in places if not nearest(rows, functions=path, places=p.path)]
        missing = [p for p in missing if not _reached_inside(p, rows, places)]
        if missing:
            found.append(_gap(next(row for row in rows if row.function == key), missing))
    return found


def _reached_inside(place: PlaceFacts, rows: Sequence[EntryFacts], places: Sequence[PlaceFacts]) -> bool:
    """A place that is divided is reached when its parts are."""
    inside = {p.id for p in places if place.id in p.within}
    return bool(inside) and any(row.place in inside for row in rows)


def _gap(row: EntryFacts, missing: Sequence[PlaceFacts]) -> Outcome:
    named = ", ".join(place.name for place in missing[:MOST_NAMED])
    more = f" and {len(missing) - MOST_NAMED} more" if len(missing) > MOST_NAMED else ""
    return not_met(
        "scheme_version.gap",
        f"{row.function_title} has rows at {row.place_name} and none for {named}{more}. Not listed never means "
        "delegated.",
        clause="R24",
        entry=row.key,
        places=tuple(place.id for place in missing),
    )


def _terms(terms: TermsFacts, entries: Sequence[EntryFacts], functions: Functions) -> list[Outcome]:
    """Terms of reference and the rows of the scheme must agree (R31)."""
    found = [_unknown(terms, line) for line in terms.unknown]
    if not terms.claims:
        return found
    held = [
        row
        for row in entries
        if row.carries_authority
        and row.treatment in (DELEGATED, RESERVED)
        and terms.holder.is_same_as(row.holder)
    ]
    for claim in terms.claims:
        if not any(_about(row.function, claim, functions) for row in held):
            found.append(_not_given(terms, functions[claim]))
    for row in held:
        if not any(_about(row.function, claim, functions) for claim in terms.claims):
            found.append(_not_claimed(terms, row))
    return found


def _about(function: int, claim: int, functions: Functions) -> bool:
    """A row on a function speaks of a claim on it, on what it is part of, or on one of its parts."""
    path = functions[function].path if function in functions else (function,)
    return claim in path or (claim in functions and function in functions[claim].path)


def _unknown(terms: TermsFacts, line: str) -> Outcome:
    return not_met(
        "terms.unknown_function",
        f"{terms.name} name “{line}”, which is no function of the catalogue, nor another name of one.",
        clause="R31",
        holder=terms.holder.id,
    )


def _not_given(terms: TermsFacts, function: FunctionFacts) -> Outcome:
    return not_met(
        "terms.claim_not_given",
        f"{terms.name} say that {terms.holder.name} decides {function.title}. No row of this version gives it that.",
        clause="R31",
        holder=terms.holder.id,
        function=function.id,
    )


def _not_claimed(terms: TermsFacts, row: EntryFacts) -> Outcome:
    return not_met(
        "terms.not_claimed",
        f"{row.name}: {terms.name} do not say that it decides this.",
        clause="R31",
        entry=row.key,
        holder=terms.holder.id,
    )

"""Chains of authority: what is passed on is never wider, larger or longer than what was received (R49).

NHS England → ICB → committee or place → sub-committee or post. Every check speaks of two entries of one version: a
child and the entry above it (`parent`), from which its holder has the authority.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from delegation.rules.facts import (
    CONSULTATIVE_FORUM,
    DELEGATED,
    INDIVIDUAL_EXECUTIVES,
    LEAD_PROVIDER,
    PAYMENT_ENVELOPE,
    EntryFacts,
    FunctionFacts,
    PlaceFacts,
)
from delegation.rules.limits import grown, in_words
from governance.foundation.outcome import Outcome, not_met

# Bodies that have no statutory functions to exercise: they hold by contract, as lead providers do (R94, R129, LP10).
HELD_BY_CONTRACT = frozenset(
    {
        LEAD_PROVIDER,
        "provider_collaborative",
        "gp_federation",
        "pcn",
        "cic",
        "hospice",
        "private_provider",
        "vcse",
    }
)

Places = Mapping[int, PlaceFacts]
Functions = Mapping[int, FunctionFacts]


def check_chain(
    entries: Iterable[EntryFacts], functions: Functions, places: Places | None = None
) -> list[Outcome]:
    """What is wrong with the chains of one version, entry by entry; empty when all is sound.

    `functions` and `places` are by id and tell what each is part of; one that is missing is part of nothing.
    Codes: `chain.parent_missing`, `.loop`, `.nothing_to_pass_on`, `.not_sub_delegable`, `.wider_function`,
    `.wider_place`, `.longer`, `.larger`, `.same_holder`, `.other_delegator`, `.non_delegable`, `.advisory_only`,
    `.individual_executives`, `.no_payment_envelope`. Details: entry, parent (None for checks of one entry alone).
    """
    by_key = {entry.key: entry for entry in entries}
    found: list[Outcome] = []
    for entry in by_key.values():
        found += check_form(entry)
        if entry.parent is not None:
            found += _check_above(entry, by_key, functions, places or {})
    return found


def path_to_top(entry: EntryFacts, by_key: Mapping[int, EntryFacts]) -> tuple[EntryFacts, ...]:
    """The entry and those above it, nearest first; stops where one is missing or comes again."""
    path = [entry]
    while path[-1].parent in by_key:
        above = by_key[path[-1].parent]  # type: ignore[index]
        if above in path:
            break
        path.append(above)
    return tuple(path)


def _check_above(
    entry: EntryFacts, by_key: Mapping[int, EntryFacts], functions: Functions, places: Places
) -> list[Outcome]:
    above = by_key.get(entry.parent) if entry.parent is not None else None
    if above is None:
        reason = f"{entry.name}: the entry that it is passed on from is not in this version."
        return [_fault("parent_missing", reason, "R49", entry)]
    if _is_loop(entry, by_key):
        reason = (
            f"{entry.name} and {above.name}: each is passed on from the other. A chain must come to an end."
        )
        return [_fault("loop", reason, "R49", entry, above)]
    return check_link(entry, above, functions, places)


def _is_loop(entry: EntryFacts, by_key: Mapping[int, EntryFacts]) -> bool:
    top = path_to_top(entry, by_key)[-1]
    return top.parent in by_key


def check_link(
    entry: EntryFacts, above: EntryFacts, functions: Functions, places: Places | None = None
) -> list[Outcome]:
    """What is wrong with one step of a chain; the codes are those of `check_chain`."""
    checks: Sequence[Callable[[], Outcome | None]] = (
        lambda: _passes_on(entry, above),
        lambda: _may_sub_delegate(entry, above),
        lambda: _same_holder(entry, above),
        lambda: _delegator(entry, above),
        lambda: _non_delegable(entry, above, functions),
        lambda: _function_within(entry, above, functions),
        lambda: _place_within(entry, above, places or {}),
        lambda: _not_longer(entry, above),
        lambda: _not_larger(entry, above),
    )
    return [fault for check in checks if (fault := check()) is not None]


def check_form(entry: EntryFacts) -> list[Outcome]:
    """What the form of the holder allows it to hold (R90, R92, R126, R129); only entries that give authority."""
    if not entry.carries_authority or entry.holder is None:
        return []
    form, name = entry.holder.form, entry.holder.name
    if form == CONSULTATIVE_FORUM and entry.parent is not None:
        reason = f"{entry.name}: {name} is a consultative forum, which advises and holds no authority."
        return [_fault("advisory_only", reason, "R90", entry)]
    if form == INDIVIDUAL_EXECUTIVES and entry.treatment == DELEGATED:
        reason = (
            f"{entry.name}: where individual executives decide, the post holds the function and {name} "
            "supports it. Name the post as holder."
        )
        return [_fault("individual_executives", reason, "R92", entry)]
    if form in HELD_BY_CONTRACT and not any(limit.kind == PAYMENT_ENVELOPE for limit in entry.limits):
        reason = (
            f"{entry.name}: {name} holds this as a lead provider. Give the payment envelope it spends within."
        )
        return [_fault("no_payment_envelope", reason, "R129", entry)]
    return []


def _passes_on(entry: EntryFacts, above: EntryFacts) -> Outcome | None:
    if not entry.carries_authority or (above.carries_authority and above.treatment == DELEGATED):
        return None
    reason = (
        f"{entry.name} is passed on from {above.name}, which gives no authority that could be passed on: "
        f"{above.treatment_words[:1].lower()}{above.treatment_words[1:]}."
    )
    return _fault("nothing_to_pass_on", reason, "R49", entry, above)


def _may_sub_delegate(entry: EntryFacts, above: EntryFacts) -> Outcome | None:
    """The holder may keep to itself what it received; to pass it on needs leave (LP13)."""
    if above.may_sub_delegate or not entry.carries_authority or entry.treatment != DELEGATED:
        return None
    reason = f"{entry.name} is passed on from {above.name}, which does not allow it to be passed on."
    return _fault("not_sub_delegable", reason, "LP13", entry, above)


def _same_holder(entry: EntryFacts, above: EntryFacts) -> Outcome | None:
    if entry.holder is None or not entry.holder.is_same_as(above.holder):
        return None
    reason = f"{entry.name} is passed on from {above.name} to the same holder."
    return _fault("same_holder", reason, "R49", entry, above)


def _delegator(entry: EntryFacts, above: EntryFacts) -> Outcome | None:
    """Whoever holds the entry above passes on: other bodies delegate by entries of their own (R41)."""
    passing = {delegator.id for delegator in above.delegators}
    if above.holder is not None and above.holder.kind == "body":
        passing.add(above.holder.id)
    others = [body.name for body in entry.delegators if body.id not in passing]
    if not passing or not others:
        return None
    reason = (
        f"{entry.name} names {' and '.join(others)} as delegating, but it is passed on from {above.name}. "
        "The holder of the entry above passes it on."
    )
    return _fault("other_delegator", reason, "R41", entry, above)


def _non_delegable(entry: EntryFacts, above: EntryFacts, functions: Functions) -> Outcome | None:
    if entry.treatment != DELEGATED or not entry.carries_authority:
        return None
    path = functions[entry.function].path if entry.function in functions else (entry.function,)
    by_law = [functions[key] for key in path if key in functions and functions[key].non_delegable_by_law]
    if not by_law:
        return None
    citation = by_law[0].citation
    reason = f"{entry.name} is passed on from {above.name}, but the law does not let {by_law[0].title} be delegated."
    return _fault("non_delegable", reason, citation or "LP14", entry, above)


def _function_within(entry: EntryFacts, above: EntryFacts, functions: Functions) -> Outcome | None:
    path = functions[entry.function].path if entry.function in functions else (entry.function,)
    if above.function in path:
        return None
    reason = (
        f"{entry.name} is wider than {above.name}, from which it is passed on: {entry.function_title} is not "
        f"part of {above.function_title}."
    )
    return _fault("wider_function", reason, "R49", entry, above)


def _place_within(entry: EntryFacts, above: EntryFacts, places: Places) -> Outcome | None:
    path: tuple[int | None, ...] = (entry.place, None)
    if entry.place is not None and entry.place in places:
        path = places[entry.place].path
    if above.place in path:
        return None
    where = entry.place_name or "The whole ICB"
    reason = (
        f"{entry.name} is wider than {above.name}, from which it is passed on: {where} does not lie in "
        f"{above.place_name}."
    )
    return _fault("wider_place", reason, "R98", entry, above)


def _not_longer(entry: EntryFacts, above: EntryFacts) -> Outcome | None:
    if entry.period.within(above.period):
        return None
    reason = (
        f"{entry.name} ({entry.period}) lasts longer than {above.name} ({above.period}), "
        "from which it is passed on."
    )
    return _fault("longer", reason, "R49", entry, above)


def _not_larger(entry: EntryFacts, above: EntryFacts) -> Outcome | None:
    over = grown(entry.limits, above.limits)
    if not over:
        return None
    own, top = over[0]
    reason = (
        f"{entry.name} is larger than {above.name}, from which it is passed on: {in_words(own)}, "
        f"where the entry above has {in_words(top)}."
    )
    return _fault("larger", reason, "R49", entry, above)


def _fault(
    code: str, reason: str, clause: str, entry: EntryFacts, above: EntryFacts | None = None, **more: Any
) -> Outcome:
    parent = above.key if above else None
    return not_met(f"chain.{code}", reason, clause=clause, entry=entry.key, parent=parent, **more)

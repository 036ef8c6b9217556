"""One entry against one question: every limb of its authority, checked one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from delegation.rules.availability import BUDGET, DELEGATION, NOT_SUPPORTED, AvailabilityFacts
from delegation.rules.chain import HELD_BY_CONTRACT, path_to_top
from delegation.rules.facts import (
    CONSULTATIVE_FORUM,
    DELEGATED,
    INDIVIDUAL_EXECUTIVES,
    PAYMENT_ENVELOPE,
    EntryFacts,
    HolderFacts,
    Matter,
)
from delegation.rules.limits import JOINT, MET, NOT_MET, UNKNOWN, Verdict, judge, ladders
from governance.foundation import words

Rows = Mapping[int, EntryFacts]


@dataclass(frozen=True)
class Limb:
    """`state` is met, not_met or unknown (to be confirmed by people); `because` the code of the answer it decides."""

    code: str
    state: str
    reason: str
    clause: str
    entry: int
    because: str = ""
    joint: tuple[HolderFacts, ...] = ()

    def as_details(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "state": NOT_MET if self.state == JOINT else self.state,
            "reason": self.reason,
            "clause": self.clause,
            "entry": self.entry,
        }


def limbs_of(
    row: EntryFacts, matter: Matter, by_key: Rows, availability: Sequence[AvailabilityFacts] = ()
) -> list[Limb]:
    """Every limb of the entry's authority on the matter, in the order in which they are told.

    The entry is in force, reaches function and place, and its holder decides: that is how it was found. `by_key` are
    the rows of the question, through which the chain is followed.
    """
    path = path_to_top(row, by_key)
    found = [*_own(row, matter), *_chain(path, matter, by_key)]
    found += _availability(row, matter, availability)
    for step in path:
        found += _limits(step, matter, is_own=step is row)
    for step in path:
        found += [*_partners(step), *_to_confirm(step)]
    return found


def _own(row: EntryFacts, matter: Matter) -> Iterator[Limb]:
    yield _limb(row, "in_force", MET, f"In force on {words.day(matter.on)} ({row.period}).")
    part = "" if row.function == matter.function.id else f", of which {matter.function.title} is part"
    yield _limb(row, "function", MET, f"It is about {row.function_title}{part}.")
    yield _limb(
        row, "place", MET, f"It reaches {matter.where}: it is for {row.place_name or 'the whole ICB'}."
    )
    yield _limb(row, "verb", MET, f"{row.treatment_words}: the holder decides.")
    holder = row.holder
    if holder is None:
        return
    if holder.form == INDIVIDUAL_EXECUTIVES and row.treatment == DELEGATED:
        told = f"Where individual executives decide, the post decides and {holder.name} supports it."
        yield _limb(row, "form", NOT_MET, told, "R92", "advisory_only")
    elif holder.form in HELD_BY_CONTRACT:
        has = any(limit.kind == PAYMENT_ENVELOPE for limit in row.limits)
        told = "It spends within its payment envelope." if has else "The payment envelope is not stated."
        yield _limb(row, "form", MET if has else UNKNOWN, told, "R129")


def _chain(path: Sequence[EntryFacts], matter: Matter, by_key: Rows) -> Iterator[Limb]:
    """Every link must be in force, reach the matter, and allow what was passed on (R49)."""
    for child, above in pairwise(path):
        broken = broken_link(child, above, matter)
        state = NOT_MET if broken else MET
        told = broken or f"Passed on from {above.name}."
        yield _limb(above, "chain", state, told, above.source, "chain_broken" if broken else "")
    top = path[-1]
    if top.parent is None:
        return
    told = (
        f"{top.name} is passed on from itself: the chain has no beginning."
        if top.parent in by_key
        else f"The entry from which {top.name} is passed on is not among those that reach this question."
    )
    yield _limb(top, "chain", NOT_MET, told, "R49", "chain_broken")


def broken_link(child: EntryFacts, above: EntryFacts, matter: Matter) -> str:
    """Why nothing comes through this link on that day for this matter; empty when it holds."""
    name = above.name
    if not above.in_force(matter.on):
        return f"{name} is not in force on {words.day(matter.on)} ({above.period})."
    if not matter.is_reached_by(above):
        return f"{name} does not reach {matter.function.title} for {matter.where}."
    if not above.carries_authority or above.treatment != DELEGATED:
        return f"{name} gives nothing that could be passed on: {above.treatment_words.lower()}."
    if above.holder is not None and above.holder.form == CONSULTATIVE_FORUM:
        return f"{name}: a consultative forum has nothing to pass on."
    if child.treatment == DELEGATED and not above.may_sub_delegate:
        return (
            f"{name} does not allow it to be passed on to {child.holder.name if child.holder else 'others'}."
        )
    return ""


def _availability(row: EntryFacts, matter: Matter, rules: Sequence[AvailabilityFacts]) -> Iterator[Limb]:
    """Delegating may not be supported yet; committing money at a place is a delegated budget (R75, R80)."""
    if row.treatment != DELEGATED:
        return
    for rule in rules:
        if not (rule.period.covers(matter.on) and rule.speaks_of(matter.function.path)):
            continue
        money = rule.covers == BUDGET and row.place is not None and matter.amount is not None
        if rule.covers != DELEGATION and not money:
            continue
        what = "Committing money at place" if money else f"Delegating {matter.function.title}"
        verdict = "is not supported" if rule.availability == NOT_SUPPORTED else "is unlikely to be supported"
        until = f"until {words.day(rule.period.end)}" if rule.period.end else "until further notice"
        told = f"{what} {verdict} {until}: {rule.explanation}"
        if rule.availability == NOT_SUPPORTED:
            yield _limb(row, "availability", NOT_MET, told, rule.source, "not_available")
        else:
            yield _limb(row, "availability", UNKNOWN, told, rule.source)


def _limits(step: EntryFacts, matter: Matter, *, is_own: bool) -> Iterator[Limb]:
    whose = "" if is_own else f"{step.name}: "
    found = ladders(step.limits, matter.kind)
    for ladder in found:
        verdict = judge(ladder, matter, upward=step.passes_upward)
        partner = ladder[0].set_by_name if ladder[0].set_by is not None else ""
        by_partner = f"Limit of {partner}: " if partner else ""
        vat = "" if any(limit.vat_words for limit in ladder) else " Whether it counts VAT is not stated."
        yield Limb(
            "partner_limit" if ladder[0].set_by is not None else f"limit_{ladder[0].basis}",
            verdict.state,
            f"{whose}{by_partner}{verdict.reason}{vat}",
            step.source,
            step.key,
            _because(verdict, is_partner=ladder[0].set_by is not None),
            verdict.joint,
        )
    if not found and is_own:
        yield _limb(step, "limit", MET, "No limit is stated.", step.source)


def _because(verdict: Verdict, *, is_partner: bool) -> str:
    if verdict.state == JOINT:
        return "joint_signature"
    if verdict.state != NOT_MET:
        return ""
    return "partner_limit" if is_partner else verdict.code


def _partners(step: EntryFacts) -> Iterator[Limb]:
    """Each body delegates under its own scheme (R41, R128)."""
    for body in step.delegators:
        if body.is_own and not body.scheme_reference:
            yield _limb(step, "delegator", MET, f"{body.name} delegates it by this scheme.", step.source)
        elif body.scheme_reference:
            told = f"{body.name} delegates it under {body.scheme_reference}."
            yield _limb(step, "delegator", MET, told, "R128")
        else:
            told = f"{body.name} delegates it; the row of its own scheme is not named."
            yield _limb(step, "delegator", UNKNOWN, told, "R128")


def _to_confirm(step: EntryFacts) -> Iterator[Limb]:
    for line in step.conditions:
        yield _limb(step, "condition", UNKNOWN, f"On condition: {line.rstrip(' .;')}.", step.source)
    for line in step.exclusions:
        yield _limb(step, "exclusion", UNKNOWN, f"Kept back: {line.rstrip(' .;')}.", step.source)


def _limb(row: EntryFacts, code: str, state: str, reason: str, clause: str = "", because: str = "") -> Limb:
    return Limb(code, state, reason, clause or row.source, row.key, because)

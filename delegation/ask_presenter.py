"""Answers in words: for the page, the certificate and the public site alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from delegation.rules.authority import WhoMay
from delegation.rules.coverage import Gap, Overlap
from governance.foundation import words
from governance.foundation.outcome import Outcome

OF_OURS = re.compile(r"(R|LP)\d+")
STATES = {"met": ("Holds", "green"), "unknown": ("To confirm", "yellow"), "not_met": ("Does not hold", "red")}

EntryAddress = Callable[[int], str]


def nowhere(entry: int) -> str:
    """For answers that link to nothing."""
    return ""


@dataclass(frozen=True)
class LimbWords:
    state: str
    colour: str
    reason: str
    source: str


@dataclass(frozen=True)
class StepWords:
    """One link of the chain: who, by what, and where it is written."""

    name: str
    told: str
    source: str
    href: str = ""


@dataclass(frozen=True)
class AnswerWords:
    """One holder's answer. `to_confirm` is what people still have to look at; `verdict` stands in the tag."""

    holder: str
    verdict: str
    colour: str
    reason: str
    source: str
    href: str
    scheme: str
    limits: tuple[str, ...]
    to_confirm: tuple[str, ...]
    limbs: tuple[LimbWords, ...]
    path: tuple[StepWords, ...]
    next_step: str
    route: tuple[str, ...]


def source_words(clause: str) -> str:
    """Where it is written; numbers of our own requirements are no source for a reader."""
    return "" if OF_OURS.fullmatch(clause) else clause


def answer_words(outcome: Outcome, address: EntryAddress = nowhere) -> AnswerWords:
    details = outcome.details
    verdict, colour = verdict_of(outcome)
    entry = details.get("entry")
    return AnswerWords(
        holder=(details.get("holder") or {}).get("name", ""),
        verdict=verdict,
        colour=colour,
        reason=outcome.reason,
        source=source_words(outcome.clause),
        href=address(entry) if entry else "",
        scheme=details.get("scheme", ""),
        limits=tuple(details.get("limits", ())),
        to_confirm=tuple(details["to_confirm"]),
        limbs=tuple(_limb(limb) for limb in details["limbs"]),
        path=tuple(_step(step, address) for step in details.get("path", ())),
        next_step=details["next"],
        route=tuple(_route(step) for step in details["route"]),
    )


def verdict_of(outcome: Outcome) -> tuple[str, str]:
    """Yes; yes, once something is confirmed; only together with others; no."""
    if outcome.code == "authority.joint_signature":
        return "Only together", "blue"
    if not outcome.ok:
        return "No", "red"
    return ("Yes, once confirmed", "yellow") if outcome.details["to_confirm"] else ("Yes", "green")


def _limb(limb: Mapping[str, Any]) -> LimbWords:
    state, colour = STATES[limb["state"]]
    return LimbWords(state, colour, limb["reason"], source_words(limb["clause"]))


def _step(step: Mapping[str, Any], address: EntryAddress) -> StepWords:
    if step["kind"] == "law":
        return StepWords(step["name"], "the law that it rests on", "")
    if step["kind"] == "function":
        return StepWords(step["name"], "where the function comes from", "")
    if step["kind"] == "delegator":
        return StepWords(step["name"], "delegates it", step["source"])
    where = f" for {step['where']}" if step["where"] else ""
    return StepWords(step["name"], f"{step['told']}{where}", step["source"], address(step["entry"]))


def _route(step: Mapping[str, Any]) -> str:
    return f"{step['name']}, together with {step['together']}" if step["together"] else step["name"]


def heading(found: WhoMay) -> str:
    """How many may decide it."""
    alone = sum(outcome.ok for outcome in found.holders)
    together = len(found.holders) - alone
    if not found.holders:
        return "Nobody named in the scheme may decide this"
    if not together:
        return "One holder may decide this" if alone == 1 else f"{alone} holders may decide this"
    if not alone:
        return "It may be decided only by several together"
    return f"{len(found.holders)} holders may decide this, {together} of them only together with others"


def question_words(
    *, function: str, where: str, on: Any, terms: Mapping[str, Any], icb: str
) -> list[tuple[str, str]]:
    """The question as asked, label by label."""
    money = words.money(terms["amount"], unset="No amount given")
    if terms.get("kind") == "virement":
        money += ", moved between budgets"
    rows = [("Function", function), ("Where", f"{where}, {icb}"), ("On", words.day(on)), ("Amount", money)]
    if terms["in_budget"] is not None:
        rows.append(("Budget", "Within budget" if terms["in_budget"] else "Outside budget"))
    for name, label in (
        ("used_in_year", "Committed before this year"),
        ("used_in_total", "Committed before"),
    ):
        if terms[name] is not None:
            rows.append((label, words.money(terms[name])))
    return rows


def gap_words(gap: Gap) -> str:
    return ", ".join(place.name for place in gap.places)


def overlap_words(overlap: Overlap) -> str:
    holders = [row.holder.name for row in (overlap.one, overlap.other) if row.holder]
    return " and ".join(holders)

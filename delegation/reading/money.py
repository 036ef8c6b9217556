"""Money as schemes write it: "up to £1m", "> £250,000", "£250–500k", "nil", "no limit", "n/a".

The reading says what was understood and, where two people could read it differently, why it is in doubt.
Nothing is guessed in silence: a doubtful amount carries its possible readings and waits for a person.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from delegation.reading.amounts import Amount, find_amounts
from governance.foundation.files.tables.model import clean, without_marks

AMOUNT, NIL, UNLIMITED, NOT_APPLICABLE, SILENT, UNREAD = (
    "amount",
    "nil",
    "unlimited",
    "not_applicable",
    "silent",
    "unread",
)


@dataclass(frozen=True)
class Money:
    """A limit as said. Amounts are pounds; `above` is the bottom of a band ("over £500k"), exclusive.

    `state`: amount, nil (no spending at all), unlimited, not_applicable ("n/a"), silent (an empty cell, which is
    never nil) or unread. `doubt` is a sentence when the words can be read in several ways; `readings` are those.
    """

    said: str
    state: str
    amount: Decimal | None = None
    above: Decimal | None = None
    basis: str = ""
    vat: str = ""
    budget: str = ""
    joint_with: str = ""
    doubt: str = ""
    readings: tuple[str, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Only an amount was said, so the words need not be kept beside it."""
        return bool(re.fullmatch(r"(?:up to\s*)?£[\d,.]+\s*[km]?", self.said.lower()))


_NOTHING = re.compile(r"[-–—.\s]*")
_VAT = {
    "excluding": re.compile(
        r"\(?\b(?:ex(?:cl?(?:\.|uding|usive(?: of)?)?|\.)?|net of|plus|before)\s*vat\b\.?\)?"
    ),
    "including": re.compile(r"\(?\b(?:incl?(?:\.|uding|usive(?: of)?)?|gross of|with)\s*vat\b\.?\)?"),
}
_BASIS = {
    "per_year": re.compile(
        r"\b(?:per (?:annum|(?:financial )?year)|p\.?a\b\.?|a year|annual(?:ly)?|each (?:financial )?year|"
        r"in (?:any|a|one)(?: one)?(?: financial)? year)"
    ),
    "cumulative": re.compile(
        r"\b(?:cumulative(?:ly)?|in total|in aggregate|whole[- ]life(?: cost| value)?|"
        r"over the (?:whole )?(?:life|term)(?: of the (?:contract|project))?)"
    ),
    "per_decision": re.compile(
        r"\b(?:per|for each|for any one|each) "
        r"(?:decision|item|transaction|contract|case|order|invoice|claim|payment)"
    ),
}
_BUDGET = {
    "outside_budget": re.compile(
        r"\b(?:outside (?:of )?(?:the )?(?:approved |agreed )?budgets?|unbudgeted|not in (?:the )?budget)\b"
    ),
    "in_budget": re.compile(
        r"\b(?:(?:with)?in (?:the |an )?(?:approved |agreed |delegated |existing )?budgets?|budgeted)\b"
    ),
}
_JOINT = re.compile(r"\b(?:jointly|together|joint) with (?:the )?([^;,.()\n]+)", re.IGNORECASE)
_NIL = re.compile(r"(?:£?\s*nil|zero|£?\s*0(?:\.00?)?|no (?:delegated )?(?:authority|limit delegated))")
_NOT_APPLICABLE = re.compile(r"(?:n\s*/\s*a|n\.a\.?|na|not applicable)")
_UNLIMITED = re.compile(
    r"(?:no (?:upper |financial |maximum )?(?:limit|ceiling)|unlimited|limitless|"
    r"without (?:an? )?(?:upper |financial |maximum )?(?:limit|ceiling)|(?:any|all) (?:amounts?|values?|sums?))"
)
_OVER = re.compile(
    r"(?:>=?|≥|\b(?:over|above|more than|exceeding|greater than|in excess of|from|at least|between)\b)\s*$"
)
_BETWEEN = re.compile(
    r"\s*(?:-|–|—|to|,?\s*(?:and )?up to|,?\s*(?:and|but) not (?:over|above|more than|exceeding))\s*"
    r"(?:a maximum of\s*)?"
)


def read_money(text: str, *, unit: str = "") -> Money:
    """What a limit cell says. `unit` is what its heading says of plain numbers: "£", "£000" or nothing."""
    said = without_marks(clean(text))
    if _NOTHING.fullmatch(said):
        return Money(said, SILENT)
    joint = _JOINT.search(said)
    low = _JOINT.sub(" ", said).lower() if joint else said.lower()
    terms: dict[str, Any] = {"joint_with": clean(joint.group(1)) if joint else ""}
    for name, table in (("vat", _VAT), ("basis", _BASIS), ("budget", _BUDGET)):
        low, terms[name] = _take(low, table)
    return _state(said, re.sub(r"\s+", " ", low).strip(" ,;:()"), terms, unit)


def _take(text: str, table: dict[str, re.Pattern[str]]) -> tuple[str, str]:
    for value, pattern in table.items():
        if pattern.search(text):
            return pattern.sub(" ", text), value
    return text, ""


def _state(said: str, low: str, terms: dict[str, Any], unit: str) -> Money:
    if _NIL.fullmatch(low):
        return Money(said, NIL, Decimal(0), **terms)
    if low == "none":
        doubt = "“None” can mean that nothing may be spent, or that there is no limit."
        return Money(said, UNREAD, doubt=doubt, readings=("nil", "no limit", "n/a"), **terms)
    if _NOT_APPLICABLE.fullmatch(low):
        return Money(said, NOT_APPLICABLE, **terms)
    if _UNLIMITED.fullmatch(low):
        return Money(said, UNLIMITED, **terms)
    return _amounts(said, low, terms, unit)


def _amounts(said: str, low: str, terms: dict[str, Any], unit: str) -> Money:
    found = find_amounts(low, unit=unit)
    if not found:
        return Money(said, UNREAD, doubt=f"“{said}” is not an amount that can be read.", **terms)
    if re.search(r"[%€$]|\bper ?cent", low):
        return Money(said, UNREAD, doubt=f"“{said}” is not an amount in pounds alone.", **terms)
    if len(found) == 1:
        return _one(said, low, found[0], terms)
    if len(found) == 2 and _is_band(low, *found):
        return _band(said, found[0], found[1], terms)
    amounts = tuple(f"£{each.value:,.0f}" for each in found)
    return Money(said, UNREAD, doubt=f"“{said}” names {len(found)} amounts.", readings=amounts, **terms)


def _is_band(low: str, first: Amount, second: Amount) -> bool:
    between = low[first.end : second.start]
    said_so = "between" in low[: first.start] and between.strip() == "and"
    return said_so or bool(_BETWEEN.fullmatch(between))


def _one(said: str, low: str, only: Amount, terms: dict[str, Any]) -> Money:
    if _OVER.search(low[: only.start]) or re.match(r"\s*(?:and (?:over|above)|or more|\+)", low[only.end :]):
        readings = tuple(f"over {words}" for words in only.readings)
        return Money(said, UNLIMITED, above=only.value, doubt=only.doubt, readings=readings, **terms)
    state = NIL if only.value == 0 else AMOUNT
    return Money(said, state, only.value, doubt=only.doubt, readings=only.readings, **terms)


def _band(said: str, low: Amount, high: Amount, terms: dict[str, Any]) -> Money:
    """Two amounts as a band. In "£250–500k" the "k" stands for both; in "£250 – £500k" nobody can be sure."""
    bottom, doubt = low.value, low.doubt or high.doubt
    readings: tuple[str, ...] = ()
    if high.scale > 1 and low.scale == 1 and low.value * high.scale < high.value:
        scaled = low.value * high.scale
        if high.has_sign and low.has_sign:
            doubt = f"“{said}” can begin at £{low.value:,.0f} or at £{scaled:,.0f}."
            readings = tuple(f"£{each:,.0f} to £{high.value:,.0f}" for each in (low.value, scaled))
        bottom = scaled
        if low.doubt and not low.is_odd and not high.doubt:
            doubt = doubt if readings else ""
    if bottom >= high.value:
        doubt = doubt or f"“{said}” begins higher than it ends."
    return Money(said, AMOUNT, high.value, above=bottom, doubt=doubt, readings=readings, **terms)

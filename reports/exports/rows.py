"""What a row of a scheme says, as plain values: pure, and the same for every file that a scheme leaves in.

A row is read from the words that would be published (`reports.publication.scheme_entries`), so that internal notes,
comments and where a row was imported from cannot reach a file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

WHOLE_ICB = "The whole ICB"
# What a holder does that does not decide, as it stands in brackets behind its name.
ROLES = {"recommend": "recommends", "consulted": "consulted", "informed": "informed"}
LED_ELSEWHERE = "led_elsewhere"
_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True)
class LimitRow:
    """A ceiling: `words` say it whole, the rest is for tables. An `amount` of None is expressly no ceiling."""

    words: str
    kind: str
    amount: Decimal | None
    above: Decimal | None
    basis: str
    vat: str
    budget: str
    together_with: str
    set_by: str


@dataclass(frozen=True)
class SchemeRow:
    """One grant. Empty text is "not stated"; days are inclusive, and `until` None is open.

    `holder` is a committee, a post or a body; `led_by` stands instead of it where a function is led elsewhere.
    """

    anchor: str
    reference: str
    theme: str
    function: str
    wording: str
    treatment: str
    treatment_words: str
    place: str
    holder: str
    led_by: str
    verb: str
    limits: tuple[LimitRow, ...]
    conditions: tuple[str, ...]
    exclusions: tuple[str, ...]
    may_sub_delegate: bool
    comes_under: str
    delegators: tuple[str, ...]
    responsibility: str
    accountable: str
    measures: tuple[str, ...]
    budgets: tuple[str, ...]
    statutory_basis: str
    source: str
    since: date
    until: date | None

    @property
    def held_by(self) -> str:
        """The holder; who only advises says so behind its name, because only who decides has authority (LP104)."""
        return f"{self.holder} ({ROLES[self.verb]})" if self.holder and self.verb else self.holder

    @property
    def order(self) -> tuple[Any, ...]:
        """References in the order of people: 1.9 before 1.10, and rows without one last."""
        parts = _DIGITS.split(self.reference.lower())
        return (
            not self.reference,
            [(1, int(part), "") if part.isdecimal() else (0, 0, part) for part in parts],
        )

    def in_force(self, on: date) -> bool:
        return self.since <= on and (self.until is None or on <= self.until)


def rows_of(entries: list[Mapping[str, Any]]) -> tuple[SchemeRow, ...]:
    """The rows of a version in the order of their references; `entries` as `entry_page` words them."""
    found = sorted(map(row_of, entries), key=lambda row: row.order)
    names = {row.anchor: row.reference or row.function for row in found}
    return tuple(replace(row, comes_under=names.get(row.comes_under, "")) for row in found)


def row_of(page: Mapping[str, Any]) -> SchemeRow:
    """One row; `comes_under` is still the anchor of the row that it was passed on from."""
    elsewhere = page["treatment"] == LED_ELSEWHERE and page["holder_kind"] == "body"
    return SchemeRow(
        anchor=page["anchor"],
        reference=page["reference"],
        theme=page["theme"],
        function=page["function"],
        wording=page["wording"],
        treatment=page["treatment"],
        treatment_words=page["treatment_words"],
        place=page["place"] or WHOLE_ICB,
        holder="" if elsewhere else page["holder"],
        led_by=page["holder"] if elsewhere else "",
        verb=page["verb"],
        limits=tuple(map(_limit, page["limits"])),
        conditions=tuple(page["conditions"]),
        exclusions=tuple(page["exclusions"]),
        may_sub_delegate=page["may_sub_delegate"],
        comes_under=page["passed_on_from"],
        delegators=tuple(
            f"{giver['name']} ({giver['scheme_reference']})" if giver["scheme_reference"] else giver["name"]
            for giver in page["delegators"]
        ),
        responsibility=page["responsibility"],
        accountable=page["accountable"],
        measures=tuple(map(_measure, page["measures"])),
        budgets=tuple(map(_budget, page["budgets"])),
        statutory_basis=page["statutory_basis"],
        source=page["source"],
        since=date.fromisoformat(page["from"]),
        until=date.fromisoformat(page["to"]) if page["to"] else None,
    )


def _limit(limit: Mapping[str, Any]) -> LimitRow:
    return LimitRow(
        words=limit["words"],
        kind=limit["kind"],
        amount=None if limit["is_unlimited"] else Decimal(limit["amount"]),
        above=None if limit["above"] is None else Decimal(limit["above"]),
        basis=limit["basis"],
        vat=limit["vat"],
        budget=limit["budget"],
        together_with=limit["together_with"],
        set_by=limit["set_by"],
    )


def _measure(measure: Mapping[str, Any]) -> str:
    """4-hour standard: 78%. Off track: the board is told."""
    said = ": ".join(part for part in (measure["metric"], measure["threshold"]) if part)
    return f"{said}. Off track: {measure['off_track']}" if measure["off_track"] else said


def _budget(budget: Mapping[str, Any]) -> str:
    """2023/24: £1,200,000. Moved within the programme only."""
    amount = pounds(Decimal(budget["amount"])) if budget["amount"] is not None else "amount not stated"
    said = f"{budget['year']}: {amount}"
    return f"{said}. {budget['virement_rule']}" if budget["virement_rule"] else said


def pounds(amount: Decimal) -> str:
    whole = amount == amount.to_integral_value()
    return f"£{amount:,.0f}" if whole else f"£{amount:,.2f}"

"""Small facts for the truth tables of delegation."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from delegation.rules.facts import EntryFacts, FunctionFacts, HolderFacts, Limit, PlaceFacts
from governance.foundation.periods import Period

START = date(2023, 1, 1)
JUNE = date(2023, 6, 1)

BOARD = HolderFacts("committee", 1, "Hill Partnership Board", "committee")
ICB_BOARD = HolderFacts("committee", 2, "ICB Board", "statutory_board")
FORUM = HolderFacts("committee", 3, "Hill Forum", "consultative_forum")
DIRECTOR = HolderFacts("post", 1, "Place Director, Hill")

URGENT = FunctionFacts(10, "Urgent care")
WARDS = FunctionFacts(11, "Virtual wards", within=(10,))
CALLS = FunctionFacts(12, "Contracting of 999 and 111", within=(10,))
BY_LAW = FunctionFacts(
    20, "Appointing the chair", non_delegable_by_law=True, citation="Schedule 1B, paragraph 5"
)

HILL = PlaceFacts(5, "Hill")
LOWER_HILL = PlaceFacts(6, "Lower Hill", within=(5,))
VALE = PlaceFacts(7, "Vale")

WORDS = {
    "reserved": "Reserved",
    "delegated": "Delegated",
    "led_elsewhere": "Led elsewhere, interface only",
    "discussed_not_delegated": "Discussed at place, not delegated",
    "undetermined": "Undetermined",
}
TITLES = {function.id: function.title for function in (URGENT, WARDS, CALLS, BY_LAW)}
PLACES = {None: "", 5: "Hill", 6: "Lower Hill", 7: "Vale"}


def limit(amount: int, basis: str = "per_decision") -> Limit:
    words = {"per_decision": "for each decision", "per_year": "in a financial year"}[basis]
    return Limit(Decimal(amount), basis, words, "including VAT")


def row(
    key: int,
    function: FunctionFacts = URGENT,
    treatment: str = "delegated",
    *,
    place: int | None = 5,
    holder: HolderFacts | None = None,
    start: date = START,
    end: date | None = None,
    **values: Any,
) -> EntryFacts:
    return EntryFacts(
        key=key,
        function=function.id,
        function_title=TITLES[function.id],
        place=place,
        place_name=PLACES[place],
        treatment=treatment,
        treatment_words=WORDS[treatment],
        period=Period(start, end),
        source=f"Scheme, row {key}",
        holder=holder,
        **values,
    )

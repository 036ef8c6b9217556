"""What a scheme says about a function at a place on a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from delegation.rules.facts import (
    DECIDE,
    DELEGATED,
    DISCUSSED,
    NOT_LISTED,
    WHOLE_ICB,
    EntryFacts,
    FunctionFacts,
    PlaceFacts,
)
from governance.foundation import words
from governance.foundation.outcome import Outcome, met, not_met


def nearest(
    entries: Iterable[EntryFacts], *, functions: Sequence[int], places: Sequence[int | None]
) -> tuple[EntryFacts, ...]:
    """The rows that speak most closely about the function at the place.

    The nearest function in the tree comes first, then the nearest place: a row on a part of a function says more
    about that part than any row on the whole (R29, R42), whether it is for the place or for the whole ICB.
    """
    rows = list(entries)
    for function in functions:
        for place in places:
            found = tuple(row for row in rows if row.function == function and row.place == place)
            if found:
                return found
    return ()


def treatment_at(
    entries: Iterable[EntryFacts], *, function: FunctionFacts, place: PlaceFacts | None, on: date
) -> Outcome:
    """How the function is treated there on that day: met only when it is delegated; not listed never is (R24)."""
    places = place.path if place else WHOLE_ICB
    where = place.name if place else "the whole ICB"
    current = [entry for entry in entries if entry.in_force(on)]
    # Who only recommends or is consulted says nothing about who decides, unless nothing else is said.
    deciding = nearest(
        (entry for entry in current if entry.verb == DECIDE), functions=function.path, places=places
    )
    found = deciding or nearest(current, functions=function.path, places=places)
    if not found:
        return not_met(
            "treatment.not_listed",
            f"The scheme in force on {words.day(on)} does not list {function.title} for {where}. "
            "Not listed never means delegated.",
            clause="R24",
            treatments=(NOT_LISTED,),
            entries=(),
        )
    return _told(found, function=function, where=where)


def _told(found: tuple[EntryFacts, ...], *, function: FunctionFacts, where: str) -> Outcome:
    treatments = tuple(dict.fromkeys(_treatment(entry) for entry in found))
    main = DELEGATED if DELEGATED in treatments else treatments[0]
    said = "; ".join(dict.fromkeys(_sentence(entry) for entry in found))
    details = {
        "treatments": treatments,
        "entries": tuple(entry.key for entry in found),
        "listed_as": found[0].function_title,
        "is_inherited": found[0].function != function.id,
        "holders": tuple(entry.holder.name for entry in found if entry.holder),
    }
    reason = f"{function.title} at {where}: {said}."
    if found[0].function != function.id:
        reason = f"{reason[:-1]} (listed as part of {found[0].function_title})."
    source = "; ".join(dict.fromkeys(entry.source for entry in found))
    answer = met if main == DELEGATED else not_met
    return answer(f"treatment.{main}", reason, source, **details)


def _treatment(entry: EntryFacts) -> str:
    """What is delegated to somebody who only recommends or is consulted is discussed, and not delegated."""
    return DISCUSSED if entry.treatment == DELEGATED and entry.verb != DECIDE else entry.treatment


def _sentence(entry: EntryFacts) -> str:
    if _treatment(entry) != entry.treatment:
        return f"{entry.holder.name if entry.holder else 'the place'} is heard and does not decide"
    text = entry.treatment_words[:1].lower() + entry.treatment_words[1:]
    if entry.holder and entry.treatment == DELEGATED:
        text += f" to {entry.holder.name}"
    elif entry.lead_body or entry.holder:
        text += f": {entry.lead_body or (entry.holder.name if entry.holder else '')}"
    return text

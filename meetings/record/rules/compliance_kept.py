"""What a committee keeps besides its dates: conflicts, decisions, seats, documents, and what it is owed (G17).

Every rule answers met, not met or unknown, as those of `rules.compliance` do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from governance.foundation.outcome import Outcome, met, not_met
from meetings.conduct.rules.ratifying import RATIFIED, REFUSED
from meetings.conduct.rules.states import unknown
from meetings.record.rules.compliance import RulesOfSpan, between_words, in_number, on_day

# --- Conflicts, decisions ---------------------------------------------------------------------------------------------


def check_conflicts(*, declared: int, ruled: int, waiting: int) -> Outcome:
    """Each one that was declared was ruled on (R8)."""
    if waiting:
        return not_met(
            "compliance.conflicts.no_ruling",
            f"{in_number(declared, 'conflict was', 'conflicts were')} declared, and {waiting} "
            f"{'has' if waiting == 1 else 'have'} no ruling.",
            "R8",
        )
    if not declared:
        return met("compliance.conflicts.none", "No conflict was declared.", "R8")
    return met(
        "compliance.conflicts",
        f"{in_number(declared, 'conflict was', 'conflicts were')} declared and ruled on.",
        "R8",
    )


def check_override(reference: str, reason: str, by: str) -> Outcome:
    """A decision recorded against a missing condition is named for good (R191)."""
    return not_met(
        "compliance.decisions.override",
        f"{reference} was recorded against a missing condition by {by}: {reason}",
        "R191",
    )


def check_decisions(standings: Mapping[str, int]) -> Outcome:
    """How many of which standing, by their words."""
    if not sum(standings.values()):
        return met("compliance.decisions.none", "No decision was recorded.", "R191")
    said = ", ".join(f"{words.lower()}: {count}" for words, count in standings.items() if count)
    return met("compliance.decisions", f"{sum(standings.values())} recorded ({said}).", "R191")


def check_ratified(
    *, reference: str, standing: str, settled_by: str, waits_at: str, met_since: bool
) -> Outcome:
    """A chair's action goes to the next meeting for ratification (LP68). `standing` as `conduct.rules.ratifying`."""
    if standing == RATIFIED:
        return met("compliance.urgent.ratified", f"{reference} was ratified by {settled_by}.", "LP68")
    if standing == REFUSED:
        return not_met(
            "compliance.urgent.refused", f"{reference} was put and not ratified: {settled_by}.", "LP68"
        )
    if met_since:
        return not_met(
            "compliance.urgent.not_ratified",
            f"{reference} is not ratified, although the committee has met since.",
            "LP68",
        )
    where = f" It waits {waits_at}." if waits_at else " No meeting is planned at which it could be."
    return unknown("compliance.urgent.waits", f"{reference} is not ratified yet.{where}", "LP68")


# --- Seats, documents -------------------------------------------------------------------------------------------------


def check_seats(rule: str, *, required: int, filled: int, vacant: Sequence[str], missing: int) -> Outcome:
    """Required against filled (R34). `vacant` are the seats that nobody holds, in words."""
    gone = [*vacant, *([f"{in_number(missing, 'seat', 'seats')} not set up"] if missing else [])]
    if gone:
        return not_met(
            "compliance.seats.vacant",
            f"{filled} of {in_number(required, 'seat is', 'seats are')} filled. Open: {', '.join(gone)}.",
            rule,
        )
    return met("compliance.seats", f"{in_number(required, 'seat is', 'seats are')} filled.", rule)


def check_documents(spans: Sequence[RulesOfSpan], has_terms: Sequence[bool]) -> tuple[Outcome, ...]:
    """Days of the period without terms of reference in force are named (R157)."""
    return tuple(
        unknown(
            "compliance.terms.none",
            f"No terms of reference were in force {between_words(one.span)}; standing orders alone were.",
            "R157",
        )
        for one, has in zip(spans, has_terms, strict=True)
        if not has
    )


def check_review(*, label: str, due: date | None, on: date) -> Outcome:
    """Terms of reference say when they are looked at again (R157)."""
    if due is None:
        return unknown("compliance.terms.review_not_set", f"{label}: no day is set for their review.", "R157")
    if due < on:
        return not_met(
            "compliance.terms.review_due", f"{label}: their review was due on {on_day(due)}.", "R157"
        )
    return met("compliance.terms", f"{label}: their review is due on {on_day(due)}.", "R157")


def check_declarations(*, campaign: str, asked: int, returned: int, overdue: Sequence[str]) -> Outcome:
    """Who sits here has answered the last call for declarations of interests (LP38)."""
    said = f"{campaign}: {returned} of {in_number(asked, 'person', 'people')} at this table answered"
    if overdue:
        return not_met("compliance.interests.overdue", f"{said}. Overdue: {', '.join(overdue)}.", "LP38")
    return met("compliance.interests", f"{said}; none is overdue.", "LP38")


# --- What was asked and what is owed ----------------------------------------------------------------------------------


def check_action(*, due: date, done: date | None, is_dropped: bool, on: date) -> Outcome | None:
    """An action whose day has come: done in time, late, or not at all (R64). None while it is due today."""
    if is_dropped:
        return met("compliance.actions.dropped", f"Due on {on_day(due)}; no longer needed.", "R64")
    if done is not None and done <= due:
        return met("compliance.actions", f"Done on {on_day(done)}, due on {on_day(due)}.", "R64")
    if done is not None:
        return not_met(
            "compliance.actions.late", f"Done on {on_day(done)}; it was due on {on_day(due)}.", "R64"
        )
    if due < on:
        return not_met("compliance.actions.overdue", f"Not done; it was due on {on_day(due)}.", "R64")
    return None


def check_obligation(*, due: date, given: date | None, source: str, on: date) -> Outcome | None:
    """What a committee owes another body on one day (R183). None while it is due today."""
    clause = source or "R183"
    if given is not None and given <= due:
        return met("compliance.obligations", f"Given on {on_day(given)}, due on {on_day(due)}.", clause)
    if given is not None:
        return not_met(
            "compliance.obligations.late", f"Given on {on_day(given)}; it was due on {on_day(due)}.", clause
        )
    if due < on:
        return not_met("compliance.obligations.not_given", f"Not given; it was due on {on_day(due)}.", clause)
    return None


NO_DECLARATIONS = unknown(
    "compliance.interests.not_asked", "Nobody was asked for a declaration in this period.", "LP38"
)

"""Who presides: the chair, else the next in the order of the terms of reference who is there and free (R169, LP61)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from governance.foundation.outcome import Outcome, met
from meetings.conduct.rules.facts import Attendee, Table
from meetings.conduct.rules.limbs import Limb, limb
from meetings.conduct.rules.states import MAYBE, NO, YES, unknown

CHAIR = "chair"


@dataclass(frozen=True)
class Step:
    """One line of the order: who it names that is there, and why nobody of them presides."""

    line: str
    people: tuple[Attendee, ...] = ()
    why_not: str = ""


def who_presides(table: Table) -> Outcome:
    """`details`: person and attendance of who presides, `steps` of the order with why each was passed over.

    Somebody barred from the discussion of an item does not preside over it.
    """
    steps: list[Step] = []
    for line, wanted in _order(table):
        step = _step(line, wanted, table)
        steps.append(step)
        if step.people:
            person = step.people[0]
            return met(
                "presiding.named",
                _why(person, line, steps[:-1]),
                table.rule("chair_succession").source or "R169",
                attendance=person.key,
                person=person.person,
                name=person.name,
                steps=_told(steps),
            )
    reason = "Nobody of the order is there and free: those present choose who presides, and it is recorded."
    if len(steps) == 1:
        reason = "The chair is not there, and nothing says who presides then: those present choose, and it is recorded."
    return unknown("presiding.to_choose", reason, "R169", steps=_told(steps))


def _order(table: Table) -> list[tuple[str, Limb]]:
    """The seats of the chair first, then the lines. A line that names the chair again changes nothing."""
    chairs = frozenset(seat.key for seat in table.seats if seat.category == CHAIR)
    lines = [str(line) for line in table.rule("chair_succession").value or ()]
    return [("Chair", Limb("Chair", 1, chairs)), *((line, limb(line, table.seats)) for line in lines)]


def _step(line: str, wanted: Limb, table: Table) -> Step:
    if not wanted.is_understood:
        return Step(line, why_not="no seat of this committee is known by these words")
    named = [person for person in table.people if person.sits and wanted.fits(person) != NO]
    here = [person for person in named if person.is_present]
    free = [person for person in here if person.bars.may_stay and person.bars.may_speak]
    sure = [person for person in free if wanted.fits(person) == YES]
    if sure:
        return Step(line, tuple(sure))
    if free and wanted.fits(free[0]) == MAYBE:
        return Step(line, tuple(free))
    if here:
        return Step(line, why_not=f"{here[0].name} has a conflict of interest in this item")
    return Step(line, why_not=f"{named[0].name} is not there" if named else "nobody is there")


def _why(person: Attendee, line: str, passed: Sequence[Step]) -> str:
    if not passed:
        return f"{person.name} is in the chair."
    reasons = "; ".join(f"{step.line}: {step.why_not}" for step in passed)
    return f"{person.name} presides as {line}. {reasons}."


def _told(steps: Sequence[Step]) -> list[dict[str, str]]:
    return [
        {
            "line": step.line,
            "name": step.people[0].name if step.people else "",
            "why_not": step.why_not,
        }
        for step in steps
    ]

"""Is there a quorum at this moment, for this item? (R172, R173, LP13, LP25, LP64–LP66, LP73)

What the terms of reference leave open is counted both ways. Where both ways end alike, that is the answer; where they
do not, the answer is that nobody can tell, with what would have to be settled. A quorum that is not set is never met.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import islice, product
from math import ceil, prod

from governance.foundation.outcome import Outcome, met, not_met
from meetings.conduct.rules.facts import DEPUTY, Attendee, Table
from meetings.conduct.rules.limbs import Limb, limbs
from meetings.conduct.rules.states import MAYBE, NO, YES, all_of, state_of, unknown

PERSON, ORGANISATION = "person", "organisation"
WAYS = 4096
"""How many ways of undecided hats are counted one by one; beyond, bounds are given that still hold."""


@dataclass(frozen=True)
class Counted:
    """Does somebody count, and why (not)? `opens` are the questions on which it hangs: parameters that are not set,
    which are answered alike for everybody, and what was not noted of this person."""

    person: Attendee
    value: str
    why: str = ""
    opens: tuple[str, ...] = ()


@dataclass(frozen=True)
class Range:
    """The least and the most that it can be."""

    least: int
    most: int


def check_quorum(table: Table) -> Outcome:
    """`details`: state, needed and present (least and most), members, limbs, people (who counts and why), open."""
    state = table.says("quorum_state")
    clause = table.rule("quorum_state").source
    if not state:
        return unknown(
            "quorum.unset",
            "Neither the terms of reference nor the standing orders say what the quorum is.",
            "R172",
        )
    if state == "not_set":
        return unknown(
            "quorum.not_set", "The quorum is not set yet: the committee has to decide it first.", clause
        )
    counted = [who_counts(person, table) for person in table.people if person.is_present]
    results = [_check(table, counted, unit, clause) for unit in _units(table)]
    return (
        results[0] if len({state_of(result) for result in results}) == 1 else _units_differ(results, clause)
    )


def who_counts(person: Attendee, table: Table) -> Counted:
    """Does this person count for the quorum? The seat first, then the room, the deputy, the line, the conflict."""
    if not person.sits:
        return Counted(person, NO, "has no vote here")
    if not person.bars.may_stay:
        return Counted(person, NO, "is out of the meeting for this item")
    answers = [Counted(person, YES)]
    if person.capacity == DEPUTY:
        told = person.deputy_counts
        value = told.value or table.says("deputy_counts_quorum")
        answers.append(Counted(person, value, told.why, () if value else ("deputy_counts_quorum",)))
    if person.is_remote:
        answers.append(_remote(person, table))
    if not person.bars.may_vote:
        answers.append(_barred(person, table))
    worst = min(answers, key=lambda answer: (NO, MAYBE, YES).index(answer.value))
    return replace(worst, opens=tuple(sorted({name for answer in answers for name in answer.opens})))


def _remote(person: Attendee, table: Table) -> Counted:
    says = table.says("remote_counts")
    if says == NO:
        return Counted(person, NO, "takes part remotely, which does not count here")
    if person.hears == NO:
        return Counted(person, NO, "takes part remotely, and not all can hear each other")
    if says == YES and person.hears == YES:
        return Counted(person, YES, "takes part remotely; all can hear each other")
    why = (
        "takes part remotely: nothing says whether that counts"
        if says == MAYBE
        else "takes part remotely: it is not noted whether all can hear each other"
    )
    opens = ("remote_counts",) if says == MAYBE else ()
    return Counted(person, MAYBE, why, opens if person.hears else (*opens, f"hears {person.key}"))


def _barred(person: Attendee, table: Table) -> Counted:
    says = table.says("conflict_counts_quorum")
    why = {
        YES: "is barred from the decision, and still counts here",
        NO: "is barred from the decision by a conflict, and does not count",
        MAYBE: "is barred from the decision: nothing says whether they still count",
    }[says]
    return Counted(person, says, why, () if says else ("conflict_counts_quorum",))


def _units(table: Table) -> tuple[str, ...]:
    """Are members counted as people or as organisations? Where nothing says so, both are tried if they can differ."""
    set_unit = table.says("quorum_unit")
    if set_unit:
        return (set_unit,)
    return (PERSON, ORGANISATION) if table.says("vote_unit") == ORGANISATION else (PERSON,)


def _check(table: Table, counted: Sequence[Counted], unit: str, clause: str) -> Outcome:
    sure = [row.person for row in counted if row.value == YES]
    open_ = [row.person for row in counted if row.value == MAYBE]
    present = _size(sure, open_, unit)
    members = _members(table, unit)
    needed = _needed(table, members)
    parts = limbs(str(table.rule("quorum_categories").value or ""), table.seats)
    judged = [_limb(part, sure, open_) for part in parts]
    answers = [_reaches(present, needed), *(value for value, _ in judged)]
    details = {
        "unit": unit,
        "needed": [needed.least, needed.most],
        "present": [present.least, present.most],
        "members": [members.least, members.most],
        "limbs": [
            {"line": part.line, "count": part.count, "value": value, "present": names}
            for part, (value, names) in zip(parts, judged, strict=True)
        ],
        "people": [
            {"name": row.person.name, "value": row.value, "why": row.why}
            for row in counted
            if row.person.sits
        ],
        "open": sorted({name for row in counted if row.value == MAYBE for name in row.opens}),
    }
    answer = all_of(answers)
    if answer == MAYBE:
        answer = settled_either_way(counted, parts, needed, unit)
    return _answer(answer, present, needed, parts, judged, unit, clause, details)


def settled_either_way(counted: Sequence[Counted], parts: Sequence[Limb], needed: Range, unit: str) -> str:
    """Every way of settling what is open, one by one: yes or no when all of them end alike, else open.

    The bounds above look at number and lines apart; two of them may each be possible and never both at once.
    A line that names no seat stays open in every way.
    """
    if any(not part.is_understood for part in parts):
        known = [part for part in parts if part.is_understood]
        return NO if settled_either_way(counted, known, needed, unit) == NO else MAYBE
    names = sorted({name for row in counted if row.value == MAYBE for name in row.opens})
    hats = {
        row.person.key: row.person.speaks_for for row in counted if row.value != NO and _is_open(row.person)
    }
    if prod((2 ** len(names), *(len(bodies) for bodies in hats.values()))) > WAYS:
        return MAYBE
    found: set[bool] = set()
    for truth in product((False, True), repeat=len(names)):
        yes = dict(zip(names, truth, strict=True))
        sit = [
            row.person
            for row in counted
            if row.value == YES or (row.value == MAYBE and all(yes[name] for name in row.opens))
        ]
        for worn in product(*hats.values()):
            hat = dict(zip(hats, worn, strict=True))
            here = [replace(row, body=hat.get(row.key, row.body)) for row in sit]
            size, every = _size(here, (), unit), all(_limb(part, here, ())[0] == YES for part in parts)
            found |= {every and size.least >= needed.least, every and size.least >= needed.most}
    return MAYBE if len(found) > 1 else YES if found.pop() else NO


def _is_open(person: Attendee) -> bool:
    return len(person.speaks_for) > 1


def _answer(
    answer: str,
    present: Range,
    needed: Range,
    parts: Sequence[Limb],
    judged: Sequence[tuple[str, list[str]]],
    unit: str,
    clause: str,
    details: dict,
) -> Outcome:
    what = "members" if unit == PERSON else "member organisations"
    if present == Range(1, 1):
        what = what.removesuffix("s")
    here = f"{_between(present)} {what} present; the quorum is {_between(needed)}"
    missing = [part.line for part, (value, _) in zip(parts, judged, strict=True) if value == NO]
    if answer == YES:
        return met("quorum.met", f"{here}.", clause, **details)
    if present.most < needed.least:
        return not_met("quorum.short", f"{here}.", clause, **details)
    if missing:
        words = "; ".join(f"“{line}”" for line in missing)
        return not_met("quorum.limb_missing", f"{here}. Not there, and needed: {words}.", clause, **details)
    return unknown("quorum.undetermined", f"{here}. {_why_open(details, parts, judged)}", clause, **details)


def _why_open(details: dict, parts: Sequence[Limb], judged: Sequence[tuple[str, list[str]]]) -> str:
    found = [f"{row['name']} {row['why']}" for row in details["people"] if row["value"] == MAYBE]
    found += [
        f"no seat is known as “{part.line}”"
        for part, (value, _) in zip(parts, judged, strict=True)
        if value == MAYBE and not part.is_understood
    ]
    if details["needed"][0] != details["needed"][1]:
        found.append("nothing says whether vacant seats are counted")
    return f"{'; '.join(found) or 'somebody has to say for which organisation they sit'}."


def _between(value: Range) -> str:
    return str(value.least) if value.least == value.most else f"{value.least} to {value.most}"


def _reaches(present: Range, needed: Range) -> str:
    if present.least >= needed.most:
        return YES
    return NO if present.most < needed.least else MAYBE


def _limb(part: Limb, sure: Sequence[Attendee], open_: Sequence[Attendee]) -> tuple[str, list[str]]:
    """A limb asks for people, also where the number counts organisations."""
    if not part.is_understood:
        return MAYBE, []
    names = sorted(row.name for row in sure if part.fits(row) == YES)
    may_be = sum(1 for row in (*sure, *open_) if part.fits(row) != NO)
    if len(names) >= part.count:
        return YES, names
    return (MAYBE if may_be >= part.count else NO), names


def _needed(table: Table, members: Range) -> Range:
    if table.says("quorum_state") == "number":
        number = int(table.rule("quorum_number").value or 0)
        return Range(number, number)
    share = Fraction(str(table.rule("quorum_fraction").value or "1"))
    return Range(ceil(share * members.least), ceil(share * members.most))


def _members(table: Table, unit: str) -> Range:
    """How many members there are; vacant seats are among them or not, as the rules say."""
    voting = [seat for seat in table.seats if seat.is_voting]
    filled = _of_seats([seat.bodies for seat in voting if seat.is_filled], unit)
    every = _of_seats([seat.bodies for seat in voting], unit)
    says = table.says("quorum_counts_vacant")
    if says == YES:
        return Range(every, every)
    return Range(filled, filled) if says == NO else Range(filled, every)


def _of_seats(bodies: Sequence[tuple], unit: str) -> int:
    if unit == PERSON:
        return len(bodies)
    return len({body for row in bodies for body in row}) + sum(1 for row in bodies if not row)


def _size(sure: Sequence[Attendee], open_: Sequence[Attendee], unit: str) -> Range:
    """How many are present: the open ones may or may not count."""
    if unit == PERSON:
        return Range(len(sure), len(sure) + len(open_))
    return Range(_organisations(sure, min), _organisations([*sure, *open_], max))


def _organisations(people: Sequence[Attendee], choose: Callable[[list[int]], int]) -> int:
    """Organisations present, over all ways in which undecided hats may be worn (R166); one person wears one hat."""
    alone = sum(1 for row in people if not row.speaks_for)
    fixed = {row.speaks_for[0] for row in people if len(row.speaks_for) == 1}
    undecided = [row.speaks_for for row in people if _is_open(row)]
    ways = product(*undecided)
    sizes = [len(fixed | set(way)) for way in islice(ways, WAYS)]
    if next(ways, None) is not None:  # more ways than are counted: bounds that hold for all of them
        sizes += [len(fixed), len(fixed) + len(undecided)]
    return alone + choose(sizes)


def _units_differ(results: Sequence[Outcome], clause: str) -> Outcome:
    return unknown(
        "quorum.unit_open",
        "Nothing says whether the quorum counts people or organisations, and the answer depends on it: "
        + " ".join(result.reason for result in results),
        clause,
        ways=[{"code": result.code, **result.details} for result in results],
    )

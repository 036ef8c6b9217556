"""Required seats against the seats that a committee has: which is which, what is missing, what has lost its unit."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from membership.composition.rules.composition import UNIT, is_of_kind, last_day_before
from membership.composition.rules.facts import (
    Area,
    CommitteeFacts,
    ExistingSeat,
    RequiredSeat,
    RuleFacts,
    SeatLink,
    Unit,
)


@dataclass(frozen=True)
class Matched:
    """A required seat with the seat that fills it; `is_linked` when that was recorded, not recognised."""

    required: RequiredSeat
    seat: ExistingSeat | None = None
    is_linked: bool = False


@dataclass(frozen=True)
class Loose:
    """A seat that a rule made and none asks for on this day: its unit or rule is over, or it is one too many."""

    seat: ExistingSeat
    link: SeatLink
    why: str  # "unit_gone", "rule_over" or "too_many"


@dataclass(frozen=True)
class Matching:
    """`spare` are seats that no rule asks for; local additional members are allowed (R112)."""

    matched: tuple[Matched, ...]
    loose: tuple[Loose, ...]
    spare: tuple[ExistingSeat, ...]


def match(
    required: Sequence[RequiredSeat],
    seats: Iterable[ExistingSeat],
    links: Collection[SeatLink],
    *,
    rules: Collection[RuleFacts],
) -> Matching:
    """Pair required seats with seats in force: first those linked before, then the likeliest by what they are.

    `rules` are the rules of the committee that are in force on the day.
    """
    free = {seat.id: seat for seat in sorted(seats, key=lambda seat: (seat.position, seat.title, seat.id))}
    taken: dict[tuple[int, Unit, int], Matched] = {}
    linked = {link.slot: link.seat for link in links if link.seat in free}
    for wanted in required:
        seat = free.pop(linked.get(wanted.slot, 0), None)
        if seat is not None:
            taken[wanted.slot] = Matched(wanted, seat, is_linked=True)
    for is_likely in LIKELINESS:
        for wanted in required:
            if wanted.slot not in taken and (seat := _first(free, wanted, is_likely)) is not None:
                taken[wanted.slot] = Matched(wanted, free.pop(seat.id))
    loose = _loose(free, links, required, rules)
    gone = {one.seat.id for one in loose}
    return Matching(
        tuple(taken.get(wanted.slot, Matched(wanted)) for wanted in required),
        loose,
        tuple(seat for seat in free.values() if seat.id not in gone),
    )


def _first(
    free: dict[int, ExistingSeat],
    wanted: RequiredSeat,
    is_likely: Callable[[RequiredSeat, ExistingSeat], bool],
) -> ExistingSeat | None:
    own = (seat for seat in free.values() if wanted.rule.part in (None, seat.part))
    return next((seat for seat in own if is_likely(wanted, seat)), None)


def _same_post(wanted: RequiredSeat, seat: ExistingSeat) -> bool:
    post = wanted.rule.holder.post
    return post is not None and seat.post == post and not wanted.unit.kind


def _same_title(wanted: RequiredSeat, seat: ExistingSeat) -> bool:
    return seat.title.casefold() == wanted.title.casefold() and _organisation_agrees(wanted, seat)


def _same_clause(wanted: RequiredSeat, seat: ExistingSeat) -> bool:
    """Written on the seat by hand: the clause of the rule. For a rule with units the unit must agree as well."""
    is_clause = bool(seat.rule_text) and seat.rule_text.casefold() == wanted.rule.clause.casefold()
    return is_clause and (
        not wanted.unit.kind or _same_organisation(wanted, seat) or _names_unit(wanted, seat)
    )


def _same_organisation(wanted: RequiredSeat, seat: ExistingSeat) -> bool:
    return wanted.organisation is not None and seat.organisation == wanted.organisation


def _same_organisation_and_category(wanted: RequiredSeat, seat: ExistingSeat) -> bool:
    return _same_organisation(wanted, seat) and seat.category == wanted.rule.category


def _names_unit(wanted: RequiredSeat, seat: ExistingSeat) -> bool:
    name = wanted.unit.name.casefold()
    is_alike = seat.category == wanted.rule.category and _organisation_agrees(wanted, seat)
    return bool(name) and is_alike and name in seat.title.casefold()


def _of_kind(wanted: RequiredSeat, seat: ExistingSeat) -> bool:
    """A seat of an organisation of the kinds and sectors that a rule for the whole committee names (R148)."""
    rule = wanted.rule
    names_kind = not wanted.unit.kind and bool(rule.kinds or rule.sectors)
    if not names_kind or seat.organisation is None or seat.category != rule.category:
        return False
    return is_of_kind(seat.kind, seat.sector, rule)


def _begins_alike(wanted: RequiredSeat, seat: ExistingSeat) -> bool:
    """A seat for the committee as a whole whose title begins with the rule's, as "Non-executive member (audit)"."""
    if wanted.unit.kind or seat.category != wanted.rule.category:
        return False
    return seat.title.casefold().startswith(wanted.rule.seat_title.replace(UNIT, "").strip().casefold())


def _organisation_agrees(wanted: RequiredSeat, seat: ExistingSeat) -> bool:
    return wanted.organisation is None or seat.organisation in (None, wanted.organisation)


# From the surest to the least sure.
LIKELINESS: tuple[Callable[[RequiredSeat, ExistingSeat], bool], ...] = (
    _same_post,
    _same_title,
    _same_clause,
    _same_organisation_and_category,
    _names_unit,
    _begins_alike,
    _of_kind,
)


def _loose(
    free: dict[int, ExistingSeat],
    links: Iterable[SeatLink],
    required: Sequence[RequiredSeat],
    rules: Collection[RuleFacts],
) -> tuple[Loose, ...]:
    """Seats that no slot took although rules made them. A minimum may be exceeded."""
    asked = {(wanted.rule.id, wanted.unit) for wanted in required}
    current = {rule.id: rule for rule in rules}
    found: dict[int, Loose] = {}
    for link in links:
        if link.seat not in free:
            continue
        rule = current.get(link.rule)
        if rule is None:
            found.setdefault(link.seat, Loose(free[link.seat], link, "rule_over"))
        elif (link.rule, link.unit) not in asked:
            found[link.seat] = Loose(free[link.seat], link, "unit_gone")
        elif not rule.is_minimum:
            found[link.seat] = Loose(free[link.seat], link, "too_many")
    return tuple(found.values())


@dataclass(frozen=True)
class Ending:
    """A seat that nothing asks for any more, and the last day on which something did."""

    loose: Loose
    last_day: date


@dataclass(frozen=True)
class Plan:
    """What "make the seats that the rules require" would do on a day."""

    create: tuple[RequiredSeat, ...]
    link: tuple[Matched, ...]
    there: tuple[Matched, ...]
    end: tuple[Ending, ...]

    @property
    def does_nothing(self) -> bool:
        return not (self.create or self.link or self.end)

    @property
    def mark(self) -> str:
        """What the plan would do, in short: two plans with one mark do the same."""
        made = [f"+{rule}:{unit.kind}{unit.id}:{n}" for rule, unit, n in (seat.slot for seat in self.create)]
        known = [f"={m.seat.id}:{m.required.rule.id}:{m.required.unit.id}" for m in self.link if m.seat]
        over = [f"-{ending.loose.seat.id}:{ending.last_day}" for ending in self.end]
        return " ".join([*made, *known, *over])


def plan_of(
    matching: Matching, committee: CommitteeFacts, area: Area, *, rules: Iterable[RuleFacts], on: date
) -> Plan:
    """What to create, to recognise and to end. `rules` are the committee's rules of all times."""
    by_id = {rule.id: rule for rule in rules}
    over = [
        Ending(one, _last_day(one, by_id.get(one.link.rule), committee, area, on))
        for one in matching.loose
        if one.why != "too_many"
    ]
    return Plan(
        create=tuple(m.required for m in matching.matched if m.seat is None),
        link=tuple(m for m in matching.matched if m.seat is not None and not m.is_linked),
        there=tuple(m for m in matching.matched if m.is_linked),
        end=tuple(over),
    )


def _last_day(loose: Loose, rule: RuleFacts | None, committee: CommitteeFacts, area: Area, on: date) -> date:
    """The day on which the unit or rule ended, and no day before the seat's first."""
    ended = last_day_before(rule, loose.link.unit, committee, area, on=on) if rule else None
    return max(ended or on - timedelta(days=1), loose.seat.period.start)

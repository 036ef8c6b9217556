"""What the rules of membership require, and what is filled (R34)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from governance.models import Committee, IntegratedCareBoard, Seat
from membership.composition.selectors.composition import Composition, committees_with_rules, compositions
from membership.people.selectors.committees import Member, fill


@dataclass(frozen=True)
class Requirement:
    """What one rule asks of one committee: the seats that stand for it, and how many of them nobody holds.

    `missing` counts the seats that the rule asks for and that the committee does not have.
    """

    committee: Committee
    rule: str
    seats: tuple[Member, ...]
    missing: int = 0
    may_be_more: bool = False

    @property
    def pk(self) -> int:
        return self.committee.pk

    @property
    def required(self) -> int:
        return len(self.seats) + self.missing

    @property
    def vacant(self) -> tuple[Member, ...]:
        return tuple(member for member in self.seats if member.is_vacant)

    @property
    def filled(self) -> int:
        return len(self.seats) - len(self.vacant)


def vacancies(
    user: Any,
    *,
    on: date,
    rights_on: date,
    icb: IntegratedCareBoard | None = None,
    committee: Committee | None = None,
) -> list[Member]:
    """Seats that exist on the day `on` and that nobody holds, among the committees that `user` may see today.

    `rights_on` is the day by which rights are judged.
    """
    found = _seats(user, on=on, rights_on=rights_on, icb=icb, committee=committee)
    return [member for member in found if member.is_vacant]


def requirements(
    user: Any,
    *,
    on: date,
    rights_on: date,
    icb: IntegratedCareBoard | None = None,
    committee: Committee | None = None,
) -> list[Requirement]:
    """Required seats against filled ones, a row for each committee and rule (R34).

    The rules of a committee say what is required; a seat that none asks for, and those of a committee without rules,
    go by the rule written on the seat, or stand alone.
    """
    found = list(_committees(user, rights_on=rights_on, icb=icb, committee=committee).order_by("name"))
    ruled = committees_with_rules(found, on=on)
    with_rules = compositions([row for row in found if row.pk in ruled], on=on)
    rows = [row for one in with_rules for row in _by_rule(one)]
    plain = _seats(user, on=on, rights_on=rights_on, icb=icb, committee=committee)
    rows += _by_text([member for member in plain if member.seat.committee_id not in ruled])
    return sorted(rows, key=lambda row: row.committee.name)


def _by_rule(one: Composition) -> list[Requirement]:
    rows = [
        Requirement(
            one.committee,
            f"{report.rule.seats_told}: {report.rule.clause}",
            tuple(slot.member for slot in report.slots if slot.member is not None),
            missing=sum(slot.member is None for slot in report.slots),
            may_be_more=report.rule.is_minimum,
        )
        for report in one.rules
        if report.slots
    ]
    return [*rows, *_by_text([*one.spare, *one.loose])]


def _by_text(members: list[Member]) -> list[Requirement]:
    groups: dict[tuple[int, str], list[Member]] = {}
    for member in members:
        rule = member.seat.rule or member.seat.title
        groups.setdefault((member.seat.committee_id, rule), []).append(member)
    return [Requirement(group[0].seat.committee, rule, tuple(group)) for (_, rule), group in groups.items()]


def _committees(user: Any, *, rights_on: date, icb: Any, committee: Any) -> QuerySet[Committee]:
    rows = Committee.objects.visible_to(user, on=rights_on)
    if icb is not None:
        rows = rows.filter(icb=icb)
    return rows.filter(pk=committee.pk) if committee is not None else rows


def _seats(user: Any, *, on: date, rights_on: date, icb: Any, committee: Any) -> list[Member]:
    committees = _committees(user, rights_on=rights_on, icb=icb, committee=committee)
    seats = Seat.objects.in_force(on).filter(committee__in=committees)
    return fill(seats.order_by("committee__name", "position", "title"), on=on)

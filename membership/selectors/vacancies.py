"""What the rules of membership require, and what is filled (R34)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from governance.models import Committee, IntegratedCareBoard, Seat
from membership.selectors.committees import Member, fill


@dataclass(frozen=True)
class Requirement:
    """The seats that one rule made on one committee: how many there are, and which of them nobody holds."""

    committee: Committee
    rule: str
    seats: tuple[Member, ...]

    @property
    def pk(self) -> int:
        return self.committee.pk

    @property
    def required(self) -> int:
        return len(self.seats)

    @property
    def vacant(self) -> tuple[Member, ...]:
        return tuple(member for member in self.seats if member.is_vacant)

    @property
    def filled(self) -> int:
        return self.required - len(self.vacant)


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
    """Required seats against filled ones, a row for each committee and rule; a seat without a rule stands alone."""
    groups: dict[tuple[int, str], list[Member]] = {}
    for member in _seats(user, on=on, rights_on=rights_on, icb=icb, committee=committee):
        rule = member.seat.rule or member.seat.title
        groups.setdefault((member.seat.committee_id, rule), []).append(member)
    return [Requirement(group[0].seat.committee, rule, tuple(group)) for (_, rule), group in groups.items()]


def _seats(user: Any, *, on: date, rights_on: date, icb: Any, committee: Any) -> list[Member]:
    committees = Committee.objects.visible_to(user, on=rights_on)
    seats = Seat.objects.in_force(on).filter(committee__in=committees)
    if icb is not None:
        seats = seats.filter(committee__icb=icb)
    if committee is not None:
        seats = seats.filter(committee=committee)
    return fill(seats.order_by("committee__name", "position", "title"), on=on)

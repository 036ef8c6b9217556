"""A committee's members on a day against another day (R190)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import prefetch_related_objects

from governance.models import Committee
from membership.people.models import DeputyArrangement
from membership.people.rules.changes import Change, SeatOnDay, Sitting, changes
from membership.people.selectors.committees import Holder, Member, members


@dataclass(frozen=True)
class Membership:
    """A committee's seats and holders on a day; with `since`, what changed after that day."""

    committee: Committee
    on: date
    members: list[Member]
    since: date | None = None
    changes: tuple[Change, ...] = ()


def committee_or_none(user: Any, pk: int, *, on: date) -> Committee | None:
    """The committee if this person may see it on that day."""
    return Committee.objects.visible_to(user, on=on).select_related("icb", "place").filter(pk=pk).first()


def membership_on(committee: Committee, *, on: date, since: date | None = None) -> Membership:
    """The members on a day, and with `since` the changes between the two days, whichever is the earlier.

    Who nominated the members of the day is loaded with them. Eleven queries at most, however many seats there are.
    """
    found = with_nominators(members(committee, on=on))
    if since is None:
        return Membership(committee, on, found)
    other = members(committee, on=since)
    first, last = (other, found) if since <= on else (found, other)
    return Membership(committee, on, found, since, tuple(changes(_facts(first), _facts(last))))


def with_nominators(found: list[Member]) -> list[Member]:
    """The same members, with those who nominated them loaded in one query."""
    prefetch_related_objects(
        [holder.appointment for member in found for holder in member.holders], "nominated_by"
    )
    return found


def _facts(found: list[Member]) -> list[SeatOnDay]:
    return [
        SeatOnDay(
            seat=member.seat.pk,
            title=member.seat.title,
            start=member.seat.effective_from,
            end=member.seat.effective_to,
            particulars=_particulars(member),
            holders=tuple(_holder(holder) for holder in member.holders),
            deputies=tuple(_deputy(row) for row in member.deputies),
        )
        for member in found
    ]


def _particulars(member: Member) -> tuple[tuple[str, str], ...]:
    """What may differ from day to day while the seat stays the same: for whom its holder sits."""
    organisation = member.organisation
    return (("Organisation", organisation.name if organisation else ""),) if member.holders else ()


def _holder(holder: Holder) -> Sitting:
    row = holder.appointment
    return Sitting(
        holder.person.pk,
        str(holder.person),
        row.effective_from,
        row.effective_to,
        status=row.get_status_display(),
        why_ended=row.get_end_reason_display(),
    )


def _deputy(row: DeputyArrangement) -> Sitting:
    return Sitting(row.person_id, str(row.person), row.effective_from, row.effective_to)

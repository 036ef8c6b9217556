"""Who services a meeting, which committees were asked to join it, and what each of them brings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from governance.enums import Permission
from governance.foundation.outcome import Outcome, first_not_met
from governance.foundation.permissions import can
from governance.models import Committee
from meetings.planning.models import Meeting, TogetherRequest
from meetings.planning.rules.schedule import check_open
from meetings.planning.rules.together import check_services


def may_service(meeting: Meeting, user: Any, permission: str, *, on: date) -> Outcome:
    """Does this person hold `permission` at the committee that services the meeting?"""
    return check_services(
        right=can(user, permission, meeting.lead_committee, on=on),
        right_elsewhere=can(user, permission, meeting, on=on),
        lead=meeting.lead_committee.name,
    )


def requests_of(meeting: Meeting, user: Any, *, on: date) -> QuerySet[TogetherRequest]:
    """Which committees were asked to take part, the newest first."""
    return _with_all(user, on=on).filter(meeting=meeting)


def waiting_for(user: Any, *, on: date) -> QuerySet[TogetherRequest]:
    """What this person's committees are asked and have not answered, while the meeting lies ahead."""
    mine = TogetherRequest.objects.asked_of(user, on=on).filter(
        state="asked", meeting__state__in=("planned", "issued")
    )
    return _with_all(user, on=on).filter(pk__in=mine.values("pk"))


def request_or_none(user: Any, public_id: Any, *, on: date) -> TogetherRequest | None:
    return _with_all(user, on=on).filter(public_id=public_id).first()


def _with_all(user: Any, *, on: date) -> QuerySet[TogetherRequest]:
    rows = TogetherRequest.objects.visible_to(user, on=on)
    return rows.select_related(
        "committee__icb", "committee__place", "meeting__lead_committee__icb__organisation", "meeting__icb"
    )


def may_ask(meeting: Meeting, user: Any, *, on: date) -> Outcome:
    return first_not_met(
        may_service(meeting, user, Permission.PLAN_MEETING, on=on), check_open(meeting.state)
    )


def may_answer(asked: TogetherRequest, user: Any, *, on: date) -> Outcome:
    """The secretariat of the committee that is asked answers, nobody else."""
    return first_not_met(
        can(user, Permission.PLAN_MEETING, asked.committee, on=on), check_open(asked.meeting.state)
    )


def may_take_out(meeting: Meeting, committee: Committee, user: Any, *, on: date) -> Outcome:
    """Its own secretariat takes a committee out, and who services the meeting any but the lead committee."""
    services = may_service(meeting, user, Permission.PLAN_MEETING, on=on)
    right = services if services.ok else can(user, Permission.PLAN_MEETING, committee, on=on)
    return first_not_met(right, check_open(meeting.state))


def committees_to_ask(meeting: Meeting, *, on: date) -> QuerySet[Committee]:
    """Every committee in force that does not take part yet, of any ICB: what meets is public."""
    asked = TogetherRequest.objects.filter(meeting=meeting, state="asked").values("committee_id")
    return (
        Committee.objects.in_force(on)
        .exclude(pk__in=meeting.committee_links.values("committee_id"))
        .exclude(pk__in=asked)
        .select_related("icb")
        .order_by("icb__short_name", "name")
    )


@dataclass(frozen=True)
class Belongings:
    """What a committee has at a meeting of its own: counts."""

    papers: int
    items: int


def belongings(meeting: Meeting, committee: Committee) -> Belongings:
    """Counts only, past every row filter: they tell whether the committee can leave."""
    standing = meeting.items.filter(is_removed=False)
    return Belongings(
        papers=committee.papers_prepared.filter(item__meeting=meeting, is_removed=False).count(),
        items=standing.filter(committees=committee).distinct().count(),
    )

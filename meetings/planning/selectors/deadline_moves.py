"""What a change of a meeting does to its deadlines, and who has to be told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from governance.enums import Permission
from governance.foundation.permissions import can
from governance.models import Committee, GovernanceEvent, RoleGrant, User
from governance.roles import ROLES
from meetings.enums import MeetingKind
from meetings.planning import concerned
from meetings.planning.models import Meeting
from meetings.planning.selectors.deadline_rules import Due, Occasion, RuleBooks, occasion_of

TOLD = "meeting.deadlines_told"
WORKS_ON_IT = (
    Permission.PLAN_MEETING,
    Permission.AGREE_AGENDA,
    Permission.SIGN_OFF_PAPER,
    Permission.WRITE_PAPER,
)


PLANNING = [code for code, role in ROLES.items() if Permission.PLAN_MEETING in role.permissions]


@dataclass(frozen=True)
class Move:
    """One deadline before and after; None where there is none. `is_past`: the new one is over before it begins."""

    before: Due | None
    after: Due | None
    is_past: bool

    @property
    def title(self) -> str:
        due = self.after or self.before
        return due.title if due else ""


@dataclass(frozen=True)
class Concerned:
    """A person who is told, and why."""

    user: User
    why: str


def recorded_occasion(meeting: Meeting) -> Occasion:
    """The meeting as it is saved, whatever was set on the instance."""
    return occasion_of(Meeting.objects.prefetch_related("committees").get(pk=meeting.pk))


def moves(
    meeting: Meeting, before: Occasion, after: Occasion | None, *, on: date, at: datetime
) -> list[Move]:
    """The deadlines whose day differs, in the order of the work. `after` is None for a meeting that is cancelled."""
    books = RuleBooks()
    was = {due.key: due for due in books.dues(before, on=on)}
    will = {due.key: due for due in books.dues(after, on=on)} if after else {}
    found = []
    for key in dict.fromkeys([*will, *was]):
        old, new = was.get(key), will.get(key)
        if (old.day if old else None) != (new.day if new else None):
            over = new is not None and new.deadline is not None and new.deadline.is_known
            is_past = over and not new.deadline.is_kept_at(at)  # type: ignore[union-attr]
            found.append(Move(old, new, is_past))
    return found


def told_of(
    meeting: Meeting, before: Occasion, after: Occasion | None, *, on: date, by: Any
) -> list[Concerned]:
    """Who is told of this change: a committee that joins like one that leaves."""
    given = [occasion for occasion in (before, after) if occasion is not None]
    committees = [committee for occasion in given for committee in occasion.committees]
    is_private = any(occasion.kind == MeetingKind.PRIVATE for occasion in given)
    return people_to_tell(meeting, committees, on=on, by=by, is_private=is_private)


def matters(found: Sequence[Move], *, today: date) -> bool:
    """Whether somebody still works by one of them: a change of a meeting long past is told to nobody."""
    days = [due.day for move in found for due in (move.before, move.after) if due is not None]
    return any(day is not None and day >= today for day in days)


def people_to_tell(
    meeting: Meeting, committees: Iterable[Committee], *, on: date, by: Any = None, is_private: bool = False
) -> list[Concerned]:
    """Who prepares the meeting and may see it in preparation, each once, by name, without `by`.

    `committees` are those that hold it, before and after the change; `is_private` whether it will be private. These
    are the people with a role at its committees or places, whoever writes a paper for it, and the planners of the
    whole ICB where nobody nearer plans it. Members are not told of deadlines: theirs are the papers and the date.
    """
    held_by = list({committee.pk: committee for committee in committees}.values())
    reasons = concerned.at_work(meeting)
    for grant in _nearest(meeting, held_by, on=on):
        reasons.setdefault(grant.user_id, ROLES[grant.role].title)
    rights = [Permission.VIEW_DRAFTS]
    if is_private or meeting.kind == MeetingKind.PRIVATE:
        rights.append(Permission.VIEW_PRIVATE)
    users = User.objects.filter(pk__in=reasons, is_active=True).exclude(pk=by.pk if by else 0)
    return [
        Concerned(user, reasons[user.pk])
        for user in users.order_by("name", "email")
        if all(any(can(user, right, one, on=on).ok for one in held_by) for right in rights)
    ]


def _nearest(meeting: Meeting, committees: list[Committee], *, on: date) -> list[RoleGrant]:
    """Grants at these committees and their places; those of an ICB's planners where no planner of it is nearer."""
    icbs = dict.fromkeys((meeting.icb_id, *(committee.icb_id for committee in committees)))
    grants = RoleGrant.objects.filter(icb__in=icbs).in_force(on).order_by("pk")
    places = [committee.place_id for committee in committees if committee.place_id]
    here = Q(committee__in=committees) | Q(committee__isnull=True, place__in=places)
    working = [code for code, role in ROLES.items() if role.permissions & set(WORKS_ON_IT)]
    near = list(grants.filter(here, role__in=working))
    planned = {grant.icb_id for grant in near if grant.role in PLANNING}
    far = [icb for icb in icbs if icb not in planned]
    return [*near, *grants.filter(icb__in=far, committee__isnull=True, place__isnull=True, role__in=PLANNING)]


def last_told(meeting: Meeting) -> GovernanceEvent | None:
    """The last time that people were told of moved deadlines, with whom and of what."""
    rows = GovernanceEvent.objects.filter(
        subject_type="meetings.meeting", subject_id=str(meeting.pk), code=TOLD
    )
    return rows.order_by("-at", "-pk").first()

"""Reads of the action log: at an item, of a committee, one's own; owners of the day, and links."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from governance.enums import Permission
from governance.foundation.outcome import Outcome, first_not_met
from governance.foundation.permissions import can
from governance.models import Committee, IntegratedCareBoard, Post, RoleGrant
from meetings.lifecycles import ACTION_LIFECYCLE
from meetings.papers.models import AgendaItem
from meetings.planning.models import Meeting
from meetings.record.models import ActionLink, ActionUpdate, MeetingAction
from meetings.record.rules.action_log import check_link, check_owns
from membership.models import Person
from membership.people.selectors import holders

KEEPS = Permission.RUN_MEETING
RELATED = (
    "committee__icb__organisation",
    "committee__place",
    "meeting",
    "item__meeting",
    "decision",
    "owner_person__user",
    "owner_post",
)


def seen(user: Any, *, on: date) -> Any:
    """What this person may read."""
    return MeetingAction.objects.visible_to(user, on=on).select_related(*RELATED)


def action_or_none(user: Any, public_id: Any, *, on: date) -> MeetingAction | None:
    return seen(user, on=on).filter(public_id=public_id).first()


def actions_of_item(item: AgendaItem, user: Any, *, on: date) -> list[MeetingAction]:
    """Those noted at the item, in the order of their numbers."""
    return list(seen(user, on=on).filter(item=item).order_by("pk"))


def actions_of_meeting(meeting: Meeting, user: Any, *, on: date) -> list[MeetingAction]:
    return list(seen(user, on=on).filter(meeting=meeting).order_by("pk"))


def log_of(committee: Committee, user: Any, *, on: date) -> QuerySet[MeetingAction]:
    """Standing actions of a committee, as far as this person may read them, the nearest day first."""
    return seen(user, on=on).filter(committee=committee).standing().order_by("due_on", "pk")


def own_actions(user: Any, *, on: date) -> QuerySet[MeetingAction]:
    """What this person is to do, as the person named or as the holder of a post, and is not closed."""
    rows = MeetingAction.objects.owned_by(user, on=on).standing().select_related(*RELATED)
    return rows.order_by("due_on", "pk")


def updates_of(action: MeetingAction) -> list[ActionUpdate]:
    """What was said, the latest first."""
    return list(ActionUpdate.objects.filter(action=action))


def open_wish(action: MeetingAction) -> ActionUpdate | None:
    """The latest wish for more time that waits for an answer."""
    if action.state != "open":
        return None
    return ActionUpdate.objects.filter(action=action, kind="more_time", is_answered=False).first()


def may_keep(action: MeetingAction, user: Any, *, on: date) -> Outcome:
    """Who services the committee or its meeting keeps the action."""
    return can(user, KEEPS, action, on=on)


def is_owner(action: MeetingAction, user: Any, *, on: date) -> bool:
    return MeetingAction.objects.owned_by(user, on=on).filter(pk=action.pk).exists()


def may_say(action: MeetingAction, user: Any, *, on: date) -> Outcome:
    """Its owner of the day, while it is open."""
    return first_not_met(
        check_owns(is_owner=is_owner(action, user, on=on)), ACTION_LIFECYCLE.check(action.state, "say")
    )


def owners_now(action: MeetingAction, *, on: date) -> list[Person]:
    """The person named, or whoever holds the post on that day; nobody while it is vacant."""
    if action.owner_person is not None:
        return [action.owner_person]
    if action.owner_post is None:
        return []
    return [row.person for row in holders(action.owner_post, on=on)]


def owner_words(action: MeetingAction, *, on: date) -> str:
    """The name; of a post with its holders of the day, or that it is vacant."""
    if action.owner_post is None:
        return str(action.owner)
    names = ", ".join(str(person) for person in owners_now(action, on=on))
    return f"{action.owner_post} ({names or 'vacant'})"


def address_of_person(person: Person) -> str:
    """Where the person is written to; "" when no address is known."""
    return person.email or (person.user.email if person.user is not None and person.user.is_active else "")


def owners_to_choose(icb: IntegratedCareBoard, *, on: date) -> tuple[QuerySet[Person], QuerySet[Post]]:
    """People and posts of the ICB to whom an action can be given."""
    return (
        Person.objects.filter(icb=icb).order_by("name"),
        Post.objects.filter(icb=icb).in_force(on).order_by("title"),
    )


def link_or_none(public_id: Any) -> ActionLink | None:
    related = [f"action__{name}" for name in RELATED]
    return ActionLink.objects.filter(public_id=public_id).select_related("person__user", *related).first()


def link_state(link: ActionLink, *, on: date) -> Outcome:
    """Does the link take an answer on that day? A post that passed on takes its links with it."""
    return check_link(
        is_revoked=link.is_revoked,
        expires_on=link.expires_on,
        is_owner=link.person in owners_now(link.action, on=on),
        is_standing=link.action.state in ("open", "done"),
        today=on,
    )


def standing_link(action: MeetingAction, person: Person, *, on: date) -> ActionLink | None:
    """The link that this person has for this action and that still works."""
    rows = ActionLink.objects.filter(action=action, person=person, is_revoked=False, expires_on__gte=on)
    return rows.first()


def overdue_actions(*, on: date) -> QuerySet[MeetingAction]:
    """Everything that is overdue in every ICB, for the mails of the day."""
    return MeetingAction.objects.overdue(on=on).select_related(*RELATED).order_by("due_on", "pk")


def secretaries_of(committee: Committee, *, on: date) -> list[Any]:
    """Who services this committee: the secretaries at it, else at its place, else of the ICB; without any, its
    governance officers."""
    rows = RoleGrant.objects.in_force(on).filter(user__is_active=True).select_related("user")
    at = (
        Q(committee=committee),
        Q(place=committee.place_id, committee__isnull=True) if committee.place_id else Q(pk__in=[]),
        Q(icb=committee.icb_id, place__isnull=True, committee__isnull=True),
    )
    for role, where in [*(("committee_secretary", one) for one in at), ("governance_officer", at[2])]:
        if found := list(rows.filter(where, role=role).order_by("user__email")):
            return list({row.user_id: row.user for row in found}.values())
    return []


def arising_at(meeting: Meeting, user: Any, *, on: date) -> list[MeetingAction]:
    """What the committees that meet have standing from before, the log that is taken as matters arising."""
    rows = seen(user, on=on).filter(committee__in=meeting.holding).standing().exclude(meeting=meeting)
    return list(rows.order_by("committee", "due_on", "pk"))


def to_look_at(user: Any, icb: IntegratedCareBoard, *, on: date) -> list[MeetingAction]:
    """Of the committees that this person services: overdue, said to be done, or with a wish for more time."""
    wish = Q(state="open", updates__kind="more_time", updates__is_answered=False)
    rows = seen(user, on=on).filter(Q(state="done") | Q(state="open", due_on__lt=on) | wish)
    found = rows.filter(committee__icb=icb).distinct().order_by("due_on", "pk")
    may: dict[int, bool] = {}
    for row in found:
        if row.committee_id not in may:
            may[row.committee_id] = can(user, KEEPS, row.committee, on=on).ok
    return [row for row in found if may[row.committee_id]]

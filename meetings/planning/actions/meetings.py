"""Meetings: planned, changed, cancelled, issued, held."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify

from governance.enums import Permission
from governance.foundation import actions, clock
from governance.foundation.actions import allow, obey
from governance.foundation.audit import delete_recorded, save_recorded
from governance.foundation.permissions import require
from governance.foundation.words import day
from governance.models import Committee, CommitteePart, IntegratedCareBoard
from meetings.enums import MeetingMode
from meetings.lifecycles import MEETING_LIFECYCLE
from meetings.planning import issuing
from meetings.planning.actions import entries
from meetings.planning.actions.deadline_notices import tell_of_moved_deadlines
from meetings.planning.actions.notices import tell_members
from meetings.planning.models import Meeting, MeetingCommittee, MeetingSeries
from meetings.planning.rules.schedule import check_confirmed, check_open
from meetings.planning.rules.together import check_may_leave
from meetings.planning.selectors.deadline_moves import recorded_occasion
from meetings.planning.selectors.together import belongings, may_service

# Once papers have gone out, links to the meeting are in people's hands: its address stays.
ADDRESS_MAY_CHANGE = "planned"


@transaction.atomic
def create_meeting(
    *,
    icb: IntegratedCareBoard,
    lead_committee: Committee,
    kind: str,
    by: Any,
    title: str = "",
    committees: Iterable[Committee] = (),
    part: CommitteePart | None = None,
    date: date | None = None,
    date_note: str = "",
    starts_at: time | None = None,
    ends_at: time | None = None,
    mode: str = MeetingMode.IN_PERSON,
    venue: str = "",
    public_access: str = "",
    reason: str = "",
    series: MeetingSeries | None = None,
    slot: str = "",
) -> Meeting:
    """Plan a meeting of one committee, or of several at once (LP17). Without a date, `date_note` says what is known.
    `series` and `slot` say of which series it is which meeting, so that making a year again makes nothing twice.

    The right to plan is asked for at every committee that takes part.
    """
    holding = _distinct(lead_committee, committees)
    for committee in holding:
        require(by, Permission.PLAN_MEETING, committee)
    meeting = Meeting(
        icb=icb,
        lead_committee=lead_committee,
        kind=kind,
        title=title or lead_committee.name,
        part=part,
        date=date,
        date_note=date_note,
        starts_at=starts_at,
        ends_at=ends_at,
        mode=mode,
        venue=venue,
        public_access=public_access,
        slug=_free_slug(lead_committee, date),
        series=series,
        slot=slot,
    )
    _check_part(part, holding)
    _check_committees(icb, holding)
    actions.create(
        meeting,
        by=by,
        permission=Permission.PLAN_MEETING,
        event="meeting.created",
        summary=f"Planned {meeting.title}, {_when(meeting)}",
        reason=reason,
        at=lead_committee,
    )
    _link(meeting, holding, by=by, reason=reason)
    entries.enter(meeting)
    return meeting


@transaction.atomic
def change_meeting(
    meeting: Meeting,
    values: dict[str, Any],
    *,
    by: Any,
    committees: Iterable[Committee] | None = None,
    reason: str = "",
    expected_version: int | None = None,
) -> Meeting:
    """Change a meeting; a date that was to be confirmed is set here too (R178).

    The address follows the date and the lead committee while the meeting is only planned. Whoever works by a deadline
    that moves with it is told.
    """
    allow(may_service(meeting, by, Permission.PLAN_MEETING, on=clock.today()))
    before = recorded_occasion(meeting)
    lead = values.get("lead_committee", meeting.lead_committee)
    values = dict(values)
    if meeting.state == ADDRESS_MAY_CHANGE:
        values["slug"] = _free_slug(lead, values.get("date", meeting.date), keep=meeting)
    holding = _distinct(lead, meeting.committees.all() if committees is None else committees)
    _check_part(values.get("part", meeting.part), holding)
    _check_committees(meeting.icb, holding, there=meeting.committees.all())
    changed = actions.update(
        meeting,
        values,
        by=by,
        permission=Permission.PLAN_MEETING,
        event="meeting.changed",
        summary=f"Changed {meeting.title}, {_when(meeting)}",
        reason=reason,
        expected_version=expected_version,
        rules=[check_open(meeting.state)],
    )
    _relink(changed, holding, by=by, reason=reason)
    tell_of_moved_deadlines(changed, before, by=by)
    entries.follow(changed, by=by)
    return changed


@transaction.atomic
def cancel_meeting(
    meeting: Meeting, *, because: str, by: Any, expected_version: int | None = None
) -> Meeting:
    """Cancel a meeting; the reason is kept and, where the meeting was announced, printed. Whoever works by its
    deadlines is told that they fall away."""
    if not because.strip():
        raise ValidationError({"cancelled_because": "Say why the meeting is cancelled."})
    before = recorded_occasion(meeting)
    cancelled = _move(
        meeting,
        "cancel",
        by=by,
        event="meeting.cancelled",
        summary="Cancelled",
        reason=because,
        expected_version=expected_version,
        cancelled_because=because,
    )
    tell_of_moved_deadlines(cancelled, before, by=by)
    entries.follow(cancelled, by=by)
    return cancelled


@transaction.atomic
def issue_meeting(
    meeting: Meeting, *, by: Any, reason: str = "", expected_version: int | None = None
) -> Meeting:
    """The papers go to the members, with a mail to each who has an account; issuing again, as with a supplement,
    is allowed. With `expected_version` a page that is sent twice issues once: the second is a StaleEdit."""
    issued = _move(
        meeting,
        "issue",
        by=by,
        event="meeting.issued",
        summary="Issued the papers of",
        reason=reason,
        expected_version=expected_version,
    )
    issuing.issued(issued, by=by)
    tell_members(issued, by=by)
    entries.announce([issued], by=by, reason=reason)
    return issued


def hold_meeting(meeting: Meeting, *, by: Any, reason: str = "") -> Meeting:
    """The meeting took place."""
    return _move(meeting, "hold", by=by, event="meeting.held", summary="Marked as held:", reason=reason)


def _move(
    meeting: Meeting,
    name: str,
    *,
    by: Any,
    event: str,
    summary: str,
    reason: str,
    expected_version: int | None = None,
    **values: Any,
) -> Meeting:
    allow(may_service(meeting, by, Permission.PLAN_MEETING, on=clock.today()))
    rules = [MEETING_LIFECYCLE.check(meeting.state, name)]
    if name != "cancel":
        rules.append(check_confirmed(meeting.date))
    return actions.update(
        meeting,
        {"state": MEETING_LIFECYCLE.transition(name).target, **values},
        by=by,
        permission=Permission.PLAN_MEETING,
        event=event,
        summary=f"{summary} {meeting.title}, {_when(meeting)}",
        reason=reason,
        expected_version=expected_version,
        rules=rules,
    )


def _when(meeting: Meeting) -> str:
    return day(meeting.date) if meeting.date else meeting.date_note


def _distinct(lead: Committee, others: Iterable[Committee]) -> list[Committee]:
    return list({committee.pk: committee for committee in (lead, *others)}.values())


def _check_part(part: CommitteePart | None, holding: list[Committee]) -> None:
    if part is not None and part.committee_id not in {committee.pk for committee in holding}:
        raise ValidationError({"part": "This part belongs to a committee that does not hold this meeting."})


def _check_committees(
    icb: IntegratedCareBoard, holding: list[Committee], *, there: Iterable[Committee] = ()
) -> None:
    """Committees of another ICB join when they say yes (`actions.together`); those that did are `there`."""
    known = {committee.pk for committee in there}
    if any(committee.icb_id != icb.pk and committee.pk not in known for committee in holding):
        raise ValidationError(
            {"committees": "A committee of another ICB cannot be added here. Ask it to take part instead."}
        )


def _free_slug(committee: Committee, date: date | None, *, keep: Meeting | None = None) -> str:
    """`2021-11-25-bexley-strategic-board`, or `tbc-…` without a date; -2, -3 when it is taken."""
    base = slugify(f"{date.isoformat() if date else 'tbc'}-{committee.slug}")[:130]
    taken = set(
        Meeting.objects.filter(slug__startswith=base)
        .exclude(pk__in=[keep.pk] if keep else [])
        .values_list("slug", flat=True)
    )
    if keep is not None and (keep.slug == base or _is_numbered(keep.slug, base)):
        return keep.slug
    return next(slug for n in range(1, 1000) if (slug := base if n == 1 else f"{base}-{n}") not in taken)


def _is_numbered(slug: str, base: str) -> bool:
    return slug.startswith(f"{base}-") and slug.removeprefix(f"{base}-").isdigit()


def _link(meeting: Meeting, committees: list[Committee], *, by: Any, reason: str) -> None:
    for committee in committees:
        save_recorded(MeetingCommittee(meeting=meeting, committee=committee), by=by, reason=reason)


def _relink(meeting: Meeting, holding: list[Committee], *, by: Any, reason: str) -> None:
    """Bring the committees in line; the right is asked for at each that joins. Who services the meeting may take a
    committee out that brought nothing."""
    links = {link.committee_id: link for link in meeting.committee_links.select_related("committee")}
    joining = [committee for committee in holding if committee.pk not in links]
    leaving = [link for pk, link in links.items() if pk not in {c.pk for c in holding}]
    for committee in joining:
        require(by, Permission.PLAN_MEETING, committee)
    for link in leaving:
        has = belongings(meeting, link.committee)
        obey(check_may_leave(is_lead=False, papers=has.papers, items=has.items))
        delete_recorded(link, by=by, reason=reason)
    _link(meeting, joining, by=by, reason=reason)

"""Reads of minutes: which there are, who reads their private part, what stands against going on."""

from __future__ import annotations

from datetime import date
from typing import Any

from governance.enums import Permission
from governance.foundation.outcome import Outcome, first_not_met
from governance.foundation.permissions import can
from meetings.conduct.models import Attendance, ConflictHandling, Decision, Sitting
from meetings.conduct.rules.conflicts import bars_of
from meetings.enums import ItemKind
from meetings.papers.models import AgendaItem, Paper
from meetings.papers.selectors.agenda import agenda
from meetings.planning.models import Meeting
from meetings.planning.selectors.together import may_service
from meetings.record.models.minutes import MinuteComment, MinuteEntry, Minutes, MinutesVersion
from meetings.record.rules import minutes as rules
from meetings.record.rules.minutes_content import CLOSE, ITEM, OPENING, said_of, same_words
from meetings.record.selectors.minutes_facts import (
    entries_by_key,
    is_private,
    key_of,
    parts,
    working_content,
)


def minutes_of(meeting: Meeting) -> Minutes | None:
    """The minutes of the meeting, for actions: no row filter."""
    rows = Minutes.objects.filter(meeting=meeting)
    return rows.select_related(
        "meeting__lead_committee", "approval_item__meeting", "approved_decision"
    ).first()


def minutes_or_none(meeting: Meeting, user: Any, *, on: date) -> Minutes | None:
    rows = Minutes.objects.visible_to(user, on=on).filter(meeting=meeting)
    return rows.select_related(
        "meeting__lead_committee", "approval_item__meeting", "approved_decision"
    ).first()


def may_keep(meeting: Meeting, user: Any, *, on: date) -> Outcome:
    """Who runs the meeting keeps its minutes."""
    return may_service(meeting, user, Permission.RUN_MEETING, on=on)


def may_start(meeting: Meeting) -> Outcome:
    return rules.check_start(meeting.state, is_opened=Sitting.objects.filter(meeting=meeting).exists())


def may_write(meeting: Meeting, minutes: Minutes | None) -> Outcome:
    """Is the text still open, in a meeting that is at work or over?"""
    return first_not_met(may_start(meeting), rules.check_write(minutes.state if minutes else "writing"))


# --- The private part ----------------------------------------------------------------------------------------------


def private_keys(meeting: Meeting, user: Any, *, on: date) -> set[str]:
    """The entries whose private part this person reads: with the right to private business, and not where a paper of
    the item is withheld from them or a ruling keeps it from them (R9)."""
    if not can(user, Permission.VIEW_PRIVATE, meeting, on=on).ok:
        return set()
    seen = AgendaItem.objects.visible_to(user, on=on).filter(meeting=meeting)
    kept = kept_from(meeting, user, on=on)
    return {OPENING, CLOSE} | {str(row.public_id) for row in seen if row.pk not in kept}


def writable(meeting: Meeting, user: Any, *, on: date) -> set[str]:
    """The items whose minutes this person may write: a private one asks for its private part."""
    may = private_keys(meeting, user, on=on)
    rows = AgendaItem.objects.visible_to(user, on=on).filter(meeting=meeting, is_removed=False)
    return {
        str(row.public_id)
        for row in rows.select_related("meeting", "parent")
        if str(row.public_id) in may or not is_private(row)
    }


def kept_from(meeting: Meeting, user: Any, *, on: date) -> set[int]:
    """Items of which a paper is withheld from this person, or whose paper or room a ruling took from them."""
    papers = Paper.objects.filter(
        item__meeting=meeting, pk__in=Paper.objects.all().withheld_from(user, on=on)
    )
    rulings = ConflictHandling.objects.filter(
        item__meeting=meeting, state="ruled", attendance__person__user=user
    )
    barred = {
        row.item_id
        for row in rulings
        if not (bars := bars_of(row.ruling, withholds_paper=row.withholds_paper)).has_paper
        or not bars.may_stay
    }
    return barred | set(papers.values_list("item_id", flat=True))


# --- Versions ------------------------------------------------------------------------------------------------------


def versions_of(minutes: Minutes) -> list[MinutesVersion]:
    """Every version that went out, the latest first."""
    return list(MinutesVersion.objects.filter(minutes=minutes).order_by("-number"))


def last_version(minutes: Minutes) -> MinutesVersion | None:
    return MinutesVersion.objects.filter(minutes=minutes).order_by("-number").first()


def version_or_none(minutes: Minutes, number: int) -> MinutesVersion | None:
    return MinutesVersion.objects.filter(minutes=minutes, number=number).first()


def differs(minutes: Minutes, *, on: date) -> bool:
    """Does the text or the record say something else than the last version?"""
    last = last_version(minutes)
    now = working_content(minutes, minutes.meeting, on=on)
    return last is None or not same_words(now, last.content)


# --- What stands against it ----------------------------------------------------------------------------------------


def drafted(meeting: Meeting, minutes: Minutes | None) -> rules.Drafted:
    """What the rules ask about a draft."""
    entries = {} if minutes is None else entries_by_key(minutes)
    told = parts(meeting, entries)
    empty = [row for row in told if row.place == ITEM and not said_of(row)]
    items = {str(row.public_id): row for row in agenda(meeting)}
    unruled = ConflictHandling.objects.filter(item__meeting=meeting, state="declared")
    prepared = Decision.objects.filter(meeting=meeting, state="draft", item__is_removed=False)
    return rules.Drafted(
        is_held=meeting.state == "held",
        empty=tuple(_named(items[row.key]) for row in empty),
        has_text=any(row.public_text.strip() or row.private_text.strip() for row in entries.values()),
        unruled=tuple(_named(row.item) for row in unruled.select_related("item")),
        prepared=tuple(_named(row.item) for row in prepared.select_related("item") if row.item),
        open_comments=0 if minutes is None else comments_of(minutes).filter(state="open").count(),
    )


def _named(item: AgendaItem) -> str:
    return f"item {item.number}" if item.number else f"“{item.title}”"


def comments_of(minutes: Minutes) -> Any:
    rows = MinuteComment.objects.filter(entry__minutes=minutes)
    return rows.select_related("entry__item", "author")


def comments_for(minutes: Minutes, user: Any, *, on: date) -> list[MinuteComment]:
    """The comments that this person may read; those on what is kept from them are left out."""
    rows = MinuteComment.objects.visible_to(user, on=on).filter(entry__minutes=minutes)
    may = private_keys(minutes.meeting, user, on=on)
    found = rows.select_related("entry__item", "entry__minutes__meeting", "author")
    return [row for row in found if not row.is_private or key_of(row.entry) in may]


def entry_or_none(minutes: Minutes, public_id: Any) -> MinuteEntry | None:
    rows = MinuteEntry.objects.filter(minutes=minutes, public_id=public_id)
    return rows.select_related("item__meeting", "item__parent", "minutes__meeting__lead_committee").first()


def entry_ids(minutes: Minutes) -> dict[str, Any]:
    """Key of the entry → its permanent id."""
    return {key: row.public_id for key, row in entries_by_key(minutes).items()}


def own_attendance(meeting: Meeting, user: Any) -> Attendance | None:
    """The person's own line on the list of attendance."""
    rows = Attendance.objects.filter(meeting=meeting, person__user=user)
    return rows.select_related("person").first() if getattr(user, "is_authenticated", False) else None


def may_comment(minutes: Minutes, user: Any, *, on: date) -> Outcome:
    there = own_attendance(minutes.meeting, user) is not None
    return rules.check_comment(minutes.state, was_there=there, comments_due=minutes.comments_due, today=on)


# --- Approval ------------------------------------------------------------------------------------------------------


def approval_item_for(minutes: Minutes) -> AgendaItem | None:
    """The item at which they are to be approved: the one chosen, else the first “minutes” item of the next meeting."""
    if minutes.approval_item is not None:
        return minutes.approval_item
    meeting = minutes.meeting
    later = Meeting.objects.filter(lead_committee=meeting.lead_committee, date__gt=meeting.date).exclude(
        state="cancelled"
    )
    rows = AgendaItem.objects.filter(meeting__in=later, kind=ItemKind.MINUTES, is_removed=False)
    taken = Minutes.objects.exclude(pk=minutes.pk).filter(approval_item__isnull=False)
    free = rows.exclude(pk__in=taken.values("approval_item_id")).select_related("meeting")
    return free.order_by("meeting__date", "position").first() if meeting.date else None


def at_approval(item: AgendaItem | None) -> rules.AtApproval:
    """What is known of the later meeting, with the last decision recorded at the item."""
    if item is None:
        return rules.AtApproval(has_item=False, has_begun=False)
    decision = decision_at(item)
    return rules.AtApproval(
        has_item=True,
        has_begun=item.meeting.state == "held" or Sitting.objects.filter(meeting=item.meeting).exists(),
        outcome=decision.outcome if decision else "",
        reference=decision.reference if decision else "",
    )


def decision_at(item: AgendaItem) -> Decision | None:
    """The last recorded decision at the item."""
    return Decision.objects.filter(item=item, state="recorded").order_by("-decided_at", "-pk").first()


def is_chair(meeting: Meeting, user: Any, *, on: date) -> Outcome:
    """Holds the chair's right at the committee whose minutes they are."""
    return can(user, Permission.AGREE_AGENDA, meeting.lead_committee, on=on)


def meetings_to_approve(meeting: Meeting) -> list[Meeting]:
    """Later meetings of the same committee that are still open, the next first."""
    if meeting.date is None:
        return []
    rows = Meeting.objects.filter(lead_committee=meeting.lead_committee, date__gt=meeting.date)
    return list(rows.filter(state__in=("planned", "issued")).order_by("date"))


def minutes_at(item: AgendaItem) -> Minutes | None:
    """The minutes that are to be approved at this item."""
    return Minutes.objects.filter(approval_item=item).select_related("meeting").first()

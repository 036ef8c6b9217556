"""What an agenda is made of: standing items, what was put off, what the forward plan has due."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from governance.enums import Openness
from governance.foundation.numbering import enclosure_letter
from governance.foundation.outcome import Outcome
from governance.foundation.words import day
from meetings.enums import ItemKind
from meetings.papers import brought
from meetings.papers.models import AgendaItem, AgendaRoll, ItemDeferral, Paper
from meetings.papers.rules.agenda import ItemPlace, check_timing
from meetings.papers.rules.rolling import (
    BROUGHT,
    DEFERRED,
    NEW,
    PLANNED,
    Row,
    Standing,
    check_undo,
    plain,
    proposal,
    spliced,
)
from meetings.papers.selectors.agenda import agenda, places, visible_agenda
from meetings.planning.models import Meeting, StandingItem
from meetings.planning.plan_presenter import why_due
from meetings.planning.rules.facts import Times
from meetings.planning.rules.plan import month_of, next_month
from meetings.planning.rules.standing import EVERY, LAST, NEXT, worded
from meetings.planning.selectors.plan import Due, due_at

# What an item of the last agenda is that comes back, where a committee keeps no standing items.
COMES_BACK = {
    ItemKind.STANDING: "",
    ItemKind.MINUTES: f"Minutes of the meeting of {LAST}",
    ItemKind.MATTERS_ARISING: "",
    ItemKind.PUBLIC_FORUM: "",
    ItemKind.AOB: "",
    ItemKind.NEXT_MEETING: f"Date of next meeting: {NEXT}",
}
# What is offered on the page of an agenda that stands already.
OFFERED = (DEFERRED, BROUGHT, PLANNED)
OF_ITEM = ("kind", "purposes", "lead", "minutes", "needs_paper", "openness", "private_reason", "note")


@dataclass(frozen=True)
class Proposal:
    """The rows that are offered, the meeting before and the one after, and what stands on the agenda already."""

    rows: list[Row]
    last: Meeting | None
    next: Meeting | None
    there: list[AgendaItem]


def _of_same_bodies(meeting: Meeting) -> QuerySet[Meeting]:
    """Other dated meetings of its lead committee that were not cancelled; workshops have no minutes."""
    rows = Meeting.objects.filter(
        committee_links__committee=meeting.lead_committee_id, date__isnull=False
    ).exclude(pk=meeting.pk)
    return rows.exclude(Q(state="cancelled") | Q(kind="workshop")).distinct()


def meeting_before(meeting: Meeting) -> Meeting | None:
    if meeting.date is None:
        return None
    return _of_same_bodies(meeting).filter(date__lt=meeting.date).order_by("-date", "-pk").first()


def meeting_after(meeting: Meeting) -> Meeting | None:
    """The next one; the public is told the next one in public."""
    if meeting.date is None:
        return None
    rows = _of_same_bodies(meeting).filter(date__gt=meeting.date)
    return (rows.filter(kind="public") if meeting.kind == "public" else rows).order_by("date", "pk").first()


def next_for(item: AgendaItem) -> Meeting | None:
    """The meeting to which an item is put off where none is named."""
    meeting = item.meeting
    if meeting.date is None:
        return None
    open_ones = _of_same_bodies(meeting).filter(date__gt=meeting.date, state__in=("planned", "issued"))
    return open_ones.order_by("date", "pk").first()


def later_meetings(meeting: Meeting, user: Any, *, on: date) -> QuerySet[Meeting]:
    """Those to which an item of this meeting can be put off."""
    rows = Meeting.objects.visible_to(user, on=on).filter(
        committee_links__committee__in=meeting.committees.all(),
        state__in=("planned", "issued"),
        date__isnull=False,
    )
    if meeting.date is not None:
        rows = rows.filter(date__gt=meeting.date)
    return rows.exclude(pk=meeting.pk).order_by("date", "pk").distinct()


def deferred_to(meeting: Meeting, user: Any, *, on: date) -> list[ItemDeferral]:
    """What was put off to this meeting, or to the next one after its own, and stands on no later agenda."""
    if meeting.date is None:
        return []
    rows = ItemDeferral.objects.visible_to(user, on=on).filter(
        Q(taken_up__isnull=True) | Q(taken_up__is_removed=True),
        Q(to_meeting__isnull=True) | Q(to_meeting__date__lte=meeting.date) | Q(to_meeting__state="cancelled"),
        item__meeting__committees__in=meeting.committees.all(),
        item__meeting__date__lt=meeting.date,
    )
    return list(rows.select_related("item__meeting", "item__planned", "to_meeting").order_by("pk").distinct())


def roll_proposal(meeting: Meeting, user: Any, *, on: date) -> Proposal:
    """All that belongs on the agenda of this meeting, as far as this person may see it."""
    last, following = meeting_before(meeting), meeting_after(meeting)
    there = agenda(meeting)
    put_off = deferred_to(meeting, user, on=on)
    taken = {(one.item.planned_id, one.item.planned_month) for one in put_off}
    due = [one for one in due_at(meeting, user, on=on) if (one.item.pk, one.occurrence.month) not in taken]
    rows = proposal(
        _standing(meeting, last, following, user, on=on),
        [deferred_row(one) for one in put_off],
        [planned_row(one) for one in due],
        kind=meeting.kind,
        there=_keys(there),
        brought=brought.rows_for(meeting, user, on=on),
    )
    return Proposal(rows, last, following, there)


def _standing(
    meeting: Meeting, last: Meeting | None, following: Meeting | None, user: Any, *, on: date
) -> list[Standing]:
    rows = StandingItem.objects.visible_to(user, on=on).filter(committee=meeting.lead_committee_id)
    found = list(rows.in_force(meeting.date or on).order_by("is_closing", "position", "pk"))
    days = {"last": last.date if last else None, "next": following.date if following else None}
    if found:
        return [
            Standing(
                f"standing:{row.pk}",
                worded(row.title, **days),
                row.is_closing,
                _values(row),
                _kinds(row),
                "Stands on every agenda",
            )
            for row in found
        ]
    return _from_last(last, user, days, on=on) if last else []


def _from_last(last: Meeting, user: Any, days: dict[str, date | None], *, on: date) -> list[Standing]:
    """Where no standing items are kept: what the last agenda opened and closed with."""
    items = [item for item in visible_agenda(last, user, on=on) if item.parent_id is None]
    first = next((n for n, item in enumerate(items) if item.kind == ItemKind.BUSINESS), len(items))
    every = EVERY | {last.kind}
    return [
        Standing(
            f"last:{item.public_id}",
            worded(COMES_BACK[ItemKind(item.kind)] or item.title, **days),
            place > first,
            _values(item),
            every,
            f"On the agenda of {day(last.date)}",
        )
        for place, item in enumerate(items)
        if item.kind in COMES_BACK
    ]


def _kinds(row: StandingItem) -> frozenset[str]:
    chosen = {"public": row.for_public, "private": row.for_private, "workshop": row.for_workshop}
    return frozenset(kind for kind, is_chosen in chosen.items() if is_chosen)


def _values(row: StandingItem | AgendaItem) -> dict[str, Any]:
    return {name: getattr(row, name) for name in OF_ITEM}


def deferred_row(one: ItemDeferral) -> Row:
    item = one.item
    why = f"Deferred on {day(item.meeting.date)}: {one.because}"
    values = _values(item) | {"title_is_private": item.title_is_private}
    return Row(f"deferred:{one.pk}", DEFERRED, item.title, why, values)


def planned_row(due: Due) -> Row:
    item = due.item
    private = item.openness == Openness.PRIVATE
    values = {
        "kind": ItemKind.BUSINESS,
        "purposes": item.purposes,
        "lead": str(item.owner or "")[:200],
        "minutes": item.minutes,
        "needs_paper": item.needs_paper,
        "openness": item.openness,
        "private_reason": item.private_reason,
        # The plan says nothing of a public title, so none is made public by itself.
        "title_is_private": private,
    }
    return Row(planned_key(item.pk, due.occurrence.month), PLANNED, item.title, why_due(due), values)


def planned_key(item: int, month: date) -> str:
    return f"planned:{item}:{month.isoformat()}"


def _keys(items: Sequence[AgendaItem]) -> dict[str, str]:
    """What stands on the agenda, by where it came from and by title → its number."""
    found: dict[str, str] = {}
    for item in items:
        if item.parent_id is None:
            found[plain(item.title)] = item.number
        if item.standing_id is not None:
            found[f"standing:{item.standing_id}"] = item.number
        if item.planned_id is not None and item.planned_month is not None:
            found[planned_key(item.planned_id, item.planned_month)] = item.number
    return found


def timing_with(meeting: Meeting, there: list[AgendaItem], rows: Sequence[Row]) -> Outcome:
    """Do the items that stand there and these rows fit into the length of the meeting?"""
    new = [ItemPlace(row.key, None, row.minutes) for row in rows]
    return check_timing([*places(there), *new], available=Times(meeting.starts_at, meeting.ends_at).minutes)


CLOSES = (ItemKind.AOB, ItemKind.NEXT_MEETING)


def closes(item: AgendaItem) -> bool:
    """It stands behind the business of the day."""
    return item.kind in CLOSES or (item.standing is not None and item.standing.is_closing)


def numbered(meeting: Meeting, there: list[AgendaItem], rows: Sequence[Row]) -> dict[str, tuple[str, str]]:
    """Key of each row → its number and the letter of its enclosure; letters only where the ICB gives them (R139)."""
    tops = [item for item in there if item.parent_id is None]
    template = meeting.icb.default_cover_sheet
    has_letters = template is not None and template.letters_enclosures
    papers = _papers_of(there)
    found: dict[str, tuple[str, str]] = {}
    used = 0
    order = spliced([row.group for row in rows], [closes(item) for item in tops])
    for number, (which, index) in enumerate(order, 1):
        if which != NEW:
            used += papers.get(tops[index].pk, 0)
            continue
        row, letter = rows[index], ""
        if has_letters and row.values.get("needs_paper"):
            letter, used = enclosure_letter(used), used + 1
        found[row.key] = (str(number), letter)
    return found


def _papers_of(items: Sequence[AgendaItem]) -> Counter[int]:
    """Top item → the papers at it and under it."""
    tops = {item.pk: item.parent_id or item.pk for item in items}
    rows = Paper.objects.filter(item__in=list(tops), is_removed=False).values_list("item_id", flat=True)
    return Counter(tops[pk] for pk in rows)


def last_roll(meeting: Meeting, user: Any, *, on: date) -> AgendaRoll | None:
    """The act that can be undone: the latest that was not."""
    return AgendaRoll.objects.visible_to(user, on=on).filter(meeting=meeting, is_undone=False).first()


def said_of(item: AgendaItem) -> dict[str, Any]:
    """What an item says, as it is compared before an act is undone."""
    return {
        "title": item.title,
        "title_is_private": item.title_is_private,
        **{name: getattr(item, name) for name in OF_ITEM},
    }


def may_undo(roll: AgendaRoll) -> Outcome:
    """Nothing that it made was changed, has a paper or sub-items, or rests in an agreement."""
    rows = {str(item.public_id): item for item in _made(roll)}
    changed = [
        one["was"]["title"]
        for one in roll.made
        if (item := rows.get(one["item"])) is None or said_of(item) != one["was"] or _carries(item)
    ]
    meeting = roll.meeting
    return check_undo(
        changed,
        is_undone=roll.is_undone,
        state=meeting.state,
        has_agreement=meeting.agreements.exists(),
    )


def _made(roll: AgendaRoll) -> QuerySet[AgendaItem]:
    return AgendaItem.objects.filter(public_id__in=[one["item"] for one in roll.made])


def _carries(item: AgendaItem) -> bool:
    return (
        item.is_removed
        or item.papers.exists()
        or item.issues.exists()
        or item.sub_items.exists()
        or hasattr(item, "deferral")
        or item.match_reviews.exists()
    )


def month_for(to_meeting: Meeting | None, item: AgendaItem) -> date | None:
    """The month of the plan into which an item goes that is put off."""
    if to_meeting is not None and to_meeting.date is not None:
        return month_of(to_meeting.date)
    return next_month(month_of(item.meeting.date)) if item.meeting.date else None


def offered(meeting: Meeting, user: Any, *, on: date) -> list[Row]:
    """What was put off to this meeting, what comes by itself, and what the forward plan has due; on no agenda yet."""
    rows = roll_proposal(meeting, user, on=on).rows
    return [row for row in rows if row.group in OFFERED and not row.there]


def deferral_or_none(item: AgendaItem) -> ItemDeferral | None:
    return (
        ItemDeferral.objects.filter(item=item)
        .select_related("item__meeting", "item__planned", "taken_up")
        .first()
    )


def has_deferral(item: AgendaItem) -> bool:
    return ItemDeferral.objects.filter(item=item).exists()


def deferrals_from(meeting: Meeting, user: Any, *, on: date) -> dict[int, ItemDeferral]:
    """Item → how it was put off, for the items of this meeting that this person may see."""
    rows = ItemDeferral.objects.visible_to(user, on=on).filter(item__meeting=meeting)
    return {row.item_id: row for row in rows.select_related("item", "to_meeting")}

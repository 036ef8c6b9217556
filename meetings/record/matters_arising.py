"""The action log on the next agenda: an item for it when the agenda is made, and its rows in packs (R64)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from governance.enums import Openness
from meetings.enums import ItemKind
from meetings.papers.brought import Source, bring
from meetings.papers.facts import MatterFacts
from meetings.papers.item_matters import contribute
from meetings.papers.models import AgendaItem
from meetings.papers.rules.rolling import OPENING, Row
from meetings.planning.models import Meeting
from meetings.record.models import MeetingAction
from meetings.record.rules.action_log import OVERDUE, standing_of
from meetings.record.selectors.action_log import RELATED, arising_at, owner_words

TITLE, WORDS = "Matters arising and action log", "matters arising"
STANDS = ("open", "done")


def takes_matters(item: AgendaItem) -> bool:
    """An item of matters arising, also where the minutes are taken with them."""
    return item.kind == ItemKind.MATTERS_ARISING or (
        item.kind == ItemKind.MINUTES and WORDS in item.title.casefold()
    )


def _rows(meeting: Meeting, user: Any, on: date) -> list[Row]:
    """One row while something is open and the agenda has no item of matters arising."""
    items = AgendaItem.objects.filter(meeting=meeting, is_removed=False)
    has_one = any(takes_matters(item) for item in items)
    number = 0 if has_one else len(arising_at(meeting, user, on=on))
    if not number:
        return []
    why = "1 action is open" if number == 1 else f"{number} actions are open"
    return [Row("actions:log", OPENING, TITLE, why, {"kind": ItemKind.MATTERS_ARISING}, unless=WORDS)]


bring(Source("actions", _rows))


@contribute
def log_in_print(
    meeting: Meeting, items: Sequence[AgendaItem], at: datetime | None
) -> Mapping[int, tuple[MatterFacts, ...]]:
    """What stands open of each committee, at the first item of matters arising that it takes.

    Once papers went out, the log in print is that of the moment; what was made private since is followed at once.
    """
    found: dict[int, tuple[MatterFacts, ...]] = {}
    for committee in meeting.holding:
        item = next((one for one in items if takes_matters(one) and committee in one.taken_by), None)
        if item is not None:
            day = at.date() if at is not None else meeting.date
            rows = tuple(_facts(row, day or row.due_on) for row in _standing(committee, meeting, at))
            found[item.pk] = (*found.get(item.pk, ()), *rows)
    return {key: rows for key, rows in found.items() if rows}


def _standing(committee: Any, meeting: Meeting, at: datetime | None) -> list[MeetingAction]:
    rows = MeetingAction.objects.filter(committee=committee).exclude(meeting=meeting)
    now = {row.pk: row for row in rows.select_related(*RELATED)}
    if at is None:
        then = [row for row in now.values() if row.state in STANDS]
    else:
        kept = MeetingAction.history.as_of(at).filter(committee=committee, state__in=STANDS)
        then = [_as_it_was(row, now[row.pk]) for row in kept if row.pk in now]
    return sorted(then, key=lambda row: (row.due_on, row.pk))


def _as_it_was(then: MeetingAction, now: MeetingAction) -> MeetingAction:
    """As it was recorded, and private if it is private now."""
    then.openness = Openness.PRIVATE if now.is_private else then.openness
    return then


def _facts(row: MeetingAction, day: date) -> MatterFacts:
    late = standing_of(state=row.state, due_on=row.due_on, today=day) == OVERDUE
    return MatterFacts(
        reference=row.reference,
        text=row.text,
        owner=owner_words(row, on=day),
        due_on=row.due_on,
        state="Overdue" if late else row.get_state_display(),
        is_private=row.is_private,
    )

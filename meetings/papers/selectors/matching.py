"""Suggestions for the items of a meeting, apart from those that somebody looked at and set aside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from governance.enums import Permission
from governance.foundation.outcome import Outcome, met, not_met
from governance.foundation.permissions import can
from meetings.papers.models import AgendaItem, MatchReview
from meetings.papers.rules.matching import suggestions
from meetings.papers.rules.matching_facts import Suggestion
from meetings.papers.selectors.matching_facts import Gathered, gather
from meetings.planning.models import Meeting
from membership.interests.selectors.mine import person_of
from membership.models import Interest, Person

# Who prepares or presides, and the guardian; an auditor reads and writes nothing.
SETS_ASIDE = (Permission.CHANGE_AGENDA, Permission.AGREE_AGENDA, Permission.REVIEW_INTERESTS)


@dataclass(frozen=True)
class LookedAt:
    """A suggestion that was set aside, with who looked at it, when, and what they noted."""

    suggestion: Suggestion
    review: MatchReview


@dataclass(frozen=True)
class ItemMatches:
    """One item with what is to be looked at and what was."""

    item: AgendaItem
    open: tuple[Suggestion, ...] = ()
    looked_at: tuple[LookedAt, ...] = ()


@dataclass(frozen=True)
class Matches:
    """A meeting's items in order, and the register's extract of that day for the people at its table."""

    items: tuple[ItemMatches, ...]
    interests: tuple[Interest, ...]

    @property
    def to_look_at(self) -> int:
        return sum(len(each.open) for each in self.items)


def may_see_matches(meeting: Meeting, user: Any, *, on: date) -> Outcome:
    """Suggestions rest on declared interests: they are for who reads those."""
    return can(user, Permission.VIEW_INTERESTS, meeting, on=on)


def setting_aside(meeting: Meeting, user: Any, *, on: date) -> tuple[Outcome, str]:
    """May this person set suggestions aside, and the permission by which."""
    sees = may_see_matches(meeting, user, on=on)
    if not sees.ok:
        return sees, Permission.VIEW_INTERESTS
    for permission in SETS_ASIDE:
        if can(user, permission, meeting, on=on).ok:
            return met("permission.sets_aside"), permission
    reason = "Who prepares the meeting, presides over it or guards the register notes what was looked at."
    return not_met("permission.not_by_readers", reason), Permission.VIEW_INTERESTS


def matches(
    meeting: Meeting, user: Any, *, on: date, rights_on: date, item: AgendaItem | None = None
) -> Matches:
    """Of the whole meeting, or of one `item`, for who reads interests there; else nothing.

    `on` counts only while the meeting has no date. Nothing found does not mean that there is no conflict.
    """
    if not may_see_matches(meeting, user, on=rights_on).ok:
        return Matches((), ())
    gathered = gather(meeting, user, on=on, rights_on=rights_on, item=item)
    return Matches(_apart(gathered, user, on=rights_on), gathered.interests)


def own_matches(meeting: Meeting, user: Any, *, on: date, rights_on: date) -> list[ItemMatches] | None:
    """The items in which the person behind the account may have an interest, by their own interests and seats.

    None for somebody who is not at the table.
    """
    person = person_of(user)
    if person is None:
        return None
    gathered = gather(meeting, user, on=on, rights_on=rights_on, person=person)
    return [each for each in _found(gathered) if each.open] if gathered.facts.seats else None


def suggestion_or_none(item: AgendaItem, mark: str, user: Any, *, on: date) -> Suggestion | None:
    """The suggestion with this mark, if it still stands and the person may see it, looked at or not."""
    for each in matches(item.meeting, user, on=on, rights_on=on, item=item).items:
        for one in (*each.open, *(done.suggestion for done in each.looked_at)):
            if one.mark == mark:
                return one
    return None


def person_behind(suggestion: Suggestion) -> Person | None:
    return Person.objects.filter(pk=suggestion.person).first() if suggestion.person else None


def _found(gathered: Gathered) -> list[ItemMatches]:
    by_item = suggestions(gathered.facts)
    return [ItemMatches(item, by_item[item.pk]) for item in gathered.items]


def _apart(gathered: Gathered, user: Any, *, on: date) -> tuple[ItemMatches, ...]:
    rows = MatchReview.objects.visible_to(user, on=on).filter(item__in=[item.pk for item in gathered.items])
    reviews = {(row.item_id, row.mark): row for row in rows.select_related("looked_at_by")}
    return tuple(
        ItemMatches(
            each.item,
            tuple(one for one in each.open if (one.item, one.mark) not in reviews),
            tuple(
                LookedAt(one, review) for one in each.open if (review := reviews.get((one.item, one.mark)))
            ),
        )
        for each in _found(gathered)
    )


def reviews_of_interest(interest: Interest) -> list[MatchReview]:
    """What was noted about an interest goes when its record is removed (LP39)."""
    return list(MatchReview.objects.filter(interest=interest))

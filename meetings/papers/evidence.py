"""When drafts were in and papers signed off, told to the deadlines by the papers' own state.

Where no paper is on the agenda or asked for, nothing is expected; an item without the paper that it needs is not done.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import Q

from meetings.enums import DeadlineKind
from meetings.papers.models import AgendaItem, Commission, Paper
from meetings.papers.selectors.commissions import WITHOUT_AUTHOR
from meetings.planning import evidence
from meetings.planning.models import Meeting

Moments = dict[int, datetime]


@evidence.contribute(DeadlineKind.DRAFTS, DeadlineKind.SIGN_OFF)
def papers_done(meetings: Sequence[Meeting]) -> dict[tuple[int, str], list[datetime] | None]:
    """The moment at which the last expected paper of each meeting was in, and was signed off, as they stand now."""
    keys = [meeting.pk for meeting in meetings]
    papers = Paper.objects.filter(item__meeting__in=keys, is_removed=False, item__is_removed=False)
    by_meeting: dict[int, list[int]] = defaultdict(list)
    for pk, meeting in papers.exclude(kind__in=WITHOUT_AUTHOR).values_list("pk", "item__meeting"):
        by_meeting[meeting].append(pk)
    bare = _items_without_paper(keys)
    every = [pk for mine in by_meeting.values() for pk in mine]
    signed = _signed_since(every)
    came = _first(_submitted(every), _drafts_in(every))
    return {
        (meeting, kind): _done([moments.get(pk) for pk in by_meeting[meeting]], is_bare=meeting in bare)
        for meeting in keys
        for kind, moments in ((DeadlineKind.DRAFTS, came), (DeadlineKind.SIGN_OFF, signed))
    }


def _done(moments: Sequence[datetime | None], *, is_bare: bool) -> list[datetime] | None:
    """The last moment, where each paper has one; None where there is no paper and none is missing."""
    if not moments and not is_bare:
        return None
    done = [moment for moment in moments if moment is not None]
    return [] if is_bare or len(done) < len(moments) else [max(done)]


def _items_without_paper(meetings: Iterable[int]) -> set[int]:
    """Meetings with an item on the agenda that waits for its paper."""
    items = AgendaItem.objects.filter(meeting__in=meetings, is_removed=False, needs_paper=True)
    waiting = items.exclude(Q(papers__is_removed=False))
    return set(waiting.values_list("meeting_id", flat=True))


def _signed_since(papers: Sequence[int]) -> Moments:
    """Paper → the moment since which it is signed off; left out where it is not now."""
    rows = (
        Paper.history.filter(id__in=papers)
        .order_by("history_date", "history_id")
        .values_list("id", "state", "history_date")
    )
    found: Moments = {}
    for pk, state, moment in rows:
        if state == "signed_off":
            found.setdefault(pk, moment)
        else:
            found.pop(pk, None)
    return found


def _submitted(papers: Sequence[int]) -> Moments:
    """Paper → the moment at which it was first submitted: the draft was in then, whatever became of it."""
    rows = Paper.history.filter(id__in=papers, state="submitted").order_by("-history_date", "-history_id")
    return dict(rows.values_list("id", "history_date"))


def _drafts_in(papers: Sequence[int]) -> Moments:
    """Paper → the moment at which its draft was in, by the request for it."""
    standing = Commission.objects.filter(paper__in=papers, state="draft_in").values_list("pk", "paper_id")
    of = dict(standing)
    rows = (
        Commission.history.filter(id__in=of, state="draft_in")
        .order_by("history_date", "history_id")
        .values_list("id", "history_date")
    )
    found: Moments = {}
    for pk, moment in rows:
        found.setdefault(of[pk], moment)
    return found


def _first(one: Moments, other: Moments) -> Moments:
    return {pk: min(each[pk] for each in (one, other) if pk in each) for pk in {*one, *other}}

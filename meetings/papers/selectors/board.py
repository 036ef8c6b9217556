"""What the status board of a meeting's papers rests on, in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from governance.foundation.outcome import Outcome
from meetings.papers.models import Paper
from meetings.papers.selectors.checks import completeness
from meetings.papers.selectors.papers import newest, standing_papers, visible_papers
from meetings.planning.models import Meeting


def papers_by_item(meeting: Meeting, user: Any, *, on: date) -> dict[int, list[Paper]]:
    """The papers that this person may see, by item id, with their newest versions prefetched."""
    shown = set(
        visible_papers(user, on=on)
        .filter(item__meeting=meeting, is_removed=False)
        .values_list("pk", flat=True)
    )
    standing = standing_papers(meeting)
    return {item: mine for item, rows in standing.items() if (mine := [p for p in rows if p.pk in shown])}


def what_is_missing(papers: Mapping[int, Sequence[Paper]]) -> dict[int, tuple[Outcome, ...]]:
    """By paper id, what a draft still lacks before it can be submitted."""
    rows = (paper for mine in papers.values() for paper in mine)
    return {paper.pk: completeness(paper, newest(paper)) for paper in rows if paper.state == "draft"}

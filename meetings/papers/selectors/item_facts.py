"""An agenda item as plain data, and the letters of enclosures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import time

from governance.foundation.numbering import enclosure_letter
from meetings.enums import Purpose
from meetings.papers.facts import ItemFacts, PaperFacts, QuestionFacts
from meetings.papers.models import AgendaItem, Paper
from meetings.papers.selectors.papers import newest
from meetings.papers.sheet_design import design_of

NEUTRAL_TITLE = "Item considered in private"


def item_facts(
    item: AgendaItem,
    *,
    starts_at: time | None,
    papers: tuple[PaperFacts, ...],
    questions: tuple[QuestionFacts, ...] = (),
) -> ItemFacts:
    return ItemFacts(
        public_id=item.public_id,
        number=item.number,
        depth=1 if item.parent_id else 0,
        title=item.title,
        public_title=NEUTRAL_TITLE if item.title_is_private else item.title,
        kind=str(item.kind),
        kind_label=item.get_kind_display(),
        purposes=tuple(Purpose(code).label for code in item.purposes),
        is_private=item.is_private,
        private_reason=private_reason(item),
        title_is_private=item.title_is_private,
        lead=item.lead,
        minutes=item.minutes,
        starts_at=starts_at,
        note=item.note,
        needs_paper=item.needs_paper,
        papers=papers,
        taken_by=taken_by_names(item),
        questions=questions,
    )


def taken_by_names(item: AgendaItem) -> tuple[str, ...]:
    """The committees that decide, where not all of those that meet do."""
    mine, holding = item.taken_by, item.meeting.holding
    return () if len(mine) == len(holding) else tuple(row.name for row in mine)


def private_reason(item: AgendaItem) -> str:
    """The words printed for business taken in private; "" for public business."""
    if item.private_reason:
        return item.get_private_reason_display()
    return f"{item.meeting.get_kind_display()}, not held in public" if item.is_private else ""


def enclosures(items: Sequence[AgendaItem], papers: Mapping[int, Sequence[Paper]]) -> dict[int, str]:
    """Letters by paper id, in the order of the agenda, for cover sheets that letter their enclosures (R139)."""
    standing = [paper for item in items for paper in papers.get(item.pk, [])]
    lettered = [paper for paper in standing if design_of(newest(paper)).letters_enclosures]
    return {paper.pk: enclosure_letter(index) for index, paper in enumerate(lettered)}

"""An agenda item as plain data, and the letters of enclosures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import time

from governance.foundation.numbering import enclosure_letter
from meetings.enums import ItemKind, Purpose
from meetings.papers.facts import ItemFacts, LateFacts, MatterFacts, PaperFacts, QuestionFacts
from meetings.papers.models import AgendaItem, Paper
from meetings.papers.selectors.exclusion import open_exemption, printed_ground, released_words
from meetings.papers.selectors.issues import NOTHING, WentOut
from meetings.papers.selectors.papers import newest
from meetings.papers.sheet_design import design_of

NEUTRAL_TITLE = "Item considered in private"


def item_facts(
    item: AgendaItem,
    *,
    starts_at: time | None,
    papers: tuple[PaperFacts, ...],
    questions: tuple[QuestionFacts, ...] = (),
    resolution: str = "",
    urgent: LateFacts | None = None,
    matters: tuple[MatterFacts, ...] = (),
) -> ItemFacts:
    """`resolution` is what the item says that excludes the public (`selectors.exclusion.resolution_words`)."""
    hides_title = item.title_is_private and item.released_on is None
    return ItemFacts(
        public_id=item.public_id,
        number=item.number,
        depth=1 if item.parent_id else 0,
        title=item.title,
        public_title=NEUTRAL_TITLE if hides_title else item.title,
        kind=str(item.kind),
        kind_label=item.get_kind_display(),
        purposes=tuple(Purpose(code).label for code in item.purposes),
        is_private=item.is_private,
        private_reason=private_reason(item),
        title_is_private=hides_title,
        lead=item.lead,
        minutes=item.minutes,
        starts_at=starts_at,
        note=resolution if item.kind == ItemKind.EXCLUSION else item.note,
        needs_paper=item.needs_paper,
        papers=papers,
        taken_by=taken_by_names(item),
        questions=questions,
        released=released_words("item", item=item) if item.released_on else "",
        urgent=urgent,
        matters=matters,
    )


def taken_by_names(item: AgendaItem) -> tuple[str, ...]:
    """The committees that decide, where not all of those that meet do."""
    mine, holding = item.taken_by, item.meeting.holding
    return () if len(mine) == len(holding) else tuple(row.name for row in mine)


def private_reason(item: AgendaItem) -> str:
    """The words printed for business taken in private; "" for public business."""
    if item.is_kept_private:
        return printed_ground(open_exemption(item=item), item.get_private_reason_display())
    return f"{item.meeting.get_kind_display()}, not held in public" if item.is_private else ""


def enclosures(
    items: Sequence[AgendaItem], papers: Mapping[int, Sequence[Paper]], out: WentOut = NOTHING
) -> dict[int, str]:
    """Letters by paper id, in the order of the agenda, for cover sheets that letter their enclosures (R139).

    Papers of a supplement follow those that went out before them, so that no letter in print changes.
    """
    standing = [paper for item in items for paper in papers.get(item.pk, [])]
    texts = {paper.pk: out.version_of(paper) or newest(paper) for paper in standing}
    lettered = [pk for pk, text in texts.items() if design_of(text).letters_enclosures]
    in_order = sorted(lettered, key=lambda pk: out.papers.get(pk, len(out.issues)))
    return {pk: enclosure_letter(index) for index, pk in enumerate(in_order)}

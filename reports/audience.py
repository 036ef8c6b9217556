"""Leaving out: what a reader may not see is taken away here, before anything is laid out, stored or shown.

Packs and publications both start from what `for_audience` gives back, and never from the facts themselves.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from meetings.papers.facts import AnnexFacts, BodyFacts, ItemFacts, MeetingFacts, PackFacts, PaperFacts
from reports.enums import Audience

CONFIDENTIAL = "Confidential paper"
IN_PRIVATE = "Considered in private"
NOT_STATED = "Reason not stated"
NO_BODY = BodyFacts("none")


def is_held_in_public(meeting: MeetingFacts) -> bool:
    """A public meeting, and not a Part 2 that is private by its constitution (R158, R193)."""
    return not meeting.is_private and not (meeting.part is not None and meeting.part.is_private)


def with_inherited_privacy(facts: PackFacts) -> tuple[ItemFacts, ...]:
    """Items with the privacy of the meeting and of the item above them; nothing becomes more public than that."""
    held_in_public = is_held_in_public(facts.meeting)
    settled: list[ItemFacts] = []
    above: ItemFacts | None = None
    for item in facts.items:
        if item.depth == 0:
            above = item
        elif above is not None and above.is_private and not item.is_private:
            item = replace(
                item, private_reason=item.private_reason or above.private_reason, title_is_private=True
            )
        is_private = item.is_private or item.title_is_private or not held_in_public
        settled.append(
            replace(item, is_private=is_private, papers=tuple(_settle(p, is_private) for p in item.papers))
        )
        if item.depth == 0:
            above = settled[-1]
    return tuple(settled)


def _settle(paper: PaperFacts, item_is_private: bool) -> PaperFacts:
    is_private = paper.is_private or paper.is_confidential or item_is_private
    return replace(
        paper,
        is_private=is_private,
        annexes=tuple(replace(annex, is_private=annex.is_private or is_private) for annex in paper.annexes),
    )


def for_audience(facts: PackFacts, audience: str, *, without: Collection[str] = ()) -> PackFacts:
    """The facts as this audience may have them.

    public: private business is a line with its reason; its title only where the title itself is not private.
    members: everything. private: what is taken in private, and nothing else.
    `without` are public ids of papers that are left out besides (withheld from the reader, R9).
    """
    settled = replace(facts, items=with_inherited_privacy(facts))
    if without:
        settled = replace(settled, items=tuple(_without(item, without) for item in settled.items))
    leave_out = {
        Audience.PUBLIC: lambda item: _for_the_public(item),
        Audience.MEMBERS: lambda item: item,
        Audience.PRIVATE: _private_only,
    }[Audience(audience)]
    return replace(
        settled, items=tuple(kept for item in settled.items if (kept := leave_out(item)) is not None)
    )


def _for_the_public(item: ItemFacts) -> ItemFacts:
    if item.is_private:
        return _line_only(item)
    return replace(
        item,
        papers=tuple(_public_paper(paper) for paper in item.papers),
        matters=tuple(row for row in item.matters if not row.is_private),
    )


def _line_only(item: ItemFacts) -> ItemFacts:
    """Number, reason, and perhaps the title: all that the public learns of business in private."""
    title = "" if item.title_is_private else item.title
    return ItemFacts(
        public_id=item.public_id,
        number=item.number,
        depth=item.depth,
        title=title,
        public_title=title or IN_PRIVATE,
        kind="business",
        kind_label="",
        purposes=(),
        is_private=True,
        private_reason=item.private_reason or IN_PRIVATE,
        title_is_private=item.title_is_private,
        lead="",
        minutes=None,
        starts_at=None,
        note="",
        needs_paper=False,
    )


def _public_paper(paper: PaperFacts) -> PaperFacts:
    if paper.is_private:
        return stub(paper, title=CONFIDENTIAL, reason=paper.private_reason)
    if paper.redacted is not None:  # in the place of cover sheet, text and annexes: all of them named people
        return replace(
            paper,
            cover=(),
            recommendations=(),
            body=paper.redacted,
            annexes=(),
            withheld_from=(),
            redacted=None,
        )
    annexes = tuple(_public_annex(annex) for annex in paper.annexes if not annex.is_private)
    return replace(paper, annexes=annexes, withheld_from=())


def _public_annex(annex: AnnexFacts) -> AnnexFacts:
    return replace(annex, body=annex.redacted, redacted=None) if annex.redacted is not None else annex


def stub(paper: PaperFacts, *, title: str, reason: str) -> PaperFacts:
    """That there is a paper, and why it is not shown; nothing of what it says."""
    return PaperFacts(
        public_id=paper.public_id,
        title=title,
        kind=paper.kind,
        kind_label=paper.kind_label,
        template_layout="",
        heading="",
        numbering="none",
        enclosure=paper.enclosure,
        version_number=0,
        state="",
        is_signed_off=True,
        is_private=True,
        is_confidential=True,
        private_reason=reason,
        cover=(),
        recommendations=(),
        body=NO_BODY,
        annexes=(),
        signed_off=None,
        content_hash="",
    )


def _private_only(item: ItemFacts) -> ItemFacts | None:
    """Private items whole; of a public item its confidential papers, and papers with a private annex."""
    if item.is_private:
        return item
    papers = tuple(p for p in item.papers if p.is_private or any(annex.is_private for annex in p.annexes))
    return replace(item, papers=papers, questions=(), matters=()) if papers else None


def _without(item: ItemFacts, without: Collection[str]) -> ItemFacts:
    return replace(item, papers=tuple(p for p in item.papers if str(p.public_id) not in without))


def has_private_business(facts: PackFacts) -> bool:
    """Is anything in these facts taken in private, a paper or an annex included?"""
    return any(
        item.is_private or any(p.is_private or any(a.is_private for a in p.annexes) for p in item.papers)
        for item in facts.items
    )


def what_is_exempt(facts: PackFacts) -> dict[str, dict[str, int]]:
    """Printed ground → how many items, papers and annexes of a public meeting are kept private on it; never a title.

    What hangs on a private item is counted with the item, annexes of a private paper with the paper.
    """
    found: dict[str, dict[str, int]] = {}

    def count(ground: str, what: str) -> None:
        row = found.setdefault(ground or NOT_STATED, {"items": 0, "papers": 0, "annexes": 0})
        row[what] += 1

    above: ItemFacts | None = None
    for item in with_inherited_privacy(facts):
        above = above if item.depth else item
        if item.depth and above is not None and above.is_private:
            continue
        if item.is_private:
            count(item.private_reason, "items")
            continue
        for paper in item.papers:
            if paper.is_private:
                count(paper.private_reason, "papers")
                continue
            for annex in paper.annexes:
                if annex.is_private:
                    count(annex.private_reason, "annexes")
    return found

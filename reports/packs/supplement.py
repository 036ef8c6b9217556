"""Supplements as packs of their own, and the complete pack: main pack and supplements as one file.

A supplement has its own page series (S1-1, S1-2, …); nothing of the main pack is laid out or numbered again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

from django.template.loader import render_to_string

from governance.foundation import words
from governance.foundation.zone import LONDON
from meetings.papers.facts import ItemFacts, LateFacts, MeetingFacts, PackFacts, PaperFacts, QuestionFacts
from meetings.papers.rules.late import clear_days
from reports.audience import for_audience, has_private_business
from reports.enums import Audience
from reports.packs.plan import (
    NOTICES,
    PackPlan,
    PartPlan,
    dated_title,
    gather_parts,
    has_parts,
    meeting_rows,
    question_title,
)

EVERYTHING = "all"
"""What `PackBuild.which` says of main pack and supplements in one file; "" is the main pack, "S1" a supplement."""


def which_of(number: int) -> str:
    return f"S{number}" if number else ""


def number_of(which: str) -> int | None:
    """The number of the issue; None for everything in one file. Raises ValueError for what is neither."""
    if which == EVERYTHING:
        return None
    return int(which.removeprefix("S")) if which else 0


@dataclass(frozen=True)
class LateRow:
    """One late paper or urgent item on the cover of a supplement, in words."""

    number: str
    item: str
    title: str
    anchor: str
    kind: str
    reason: str
    cannot_wait: str
    accepted: str
    what_changed: str = ""
    replaces: str = ""
    is_urgent: bool = False
    is_private: bool = False


@dataclass(frozen=True)
class SupplementPlan(PackPlan):
    """All that decides what the pages of one supplement say."""

    number: int = 1
    issued: str = ""
    late: tuple[LateRow, ...] = ()
    asked: tuple[tuple[str, str, str], ...] = ()  # what was accepted since: title, words, place on the agenda

    @property
    def series(self) -> str:
        return f"S{self.number}-"

    @property
    def name(self) -> str:
        return f"Supplement {self.number}"

    @property
    def title(self) -> str:
        audience = Audience(self.audience).label.split(":")[0].lower()
        return f"{dated_title(self.meeting)}: supplement {self.number}, {audience}"

    def front_html(self, pages: Mapping[str, int]) -> str:
        context = {
            "meeting": self.meeting,
            "audience": self.audience,
            "facts": [*meeting_rows(self.meeting), ("Issued", self.issued)],
            "notice": NOTICES[self.audience],
            "name": self.name,
            "rows": self.late,
            "asked": self.asked,
            "pages": {anchor: f"{self.series}{page}" for anchor, page in pages.items()},
        }
        return render_to_string("reports/packs/supplement_front.jinja", context)


def make_supplement(
    facts: PackFacts,
    audience: str,
    *,
    without: frozenset[str] = frozenset(),
    replaced: Mapping[str, str] | None = None,
) -> SupplementPlan:
    """The plan of one supplement for an audience. `replaced`: pages of the main pack by id of a revised paper."""
    cut = for_audience(facts, audience, without=without)
    if audience == Audience.PUBLIC:
        cut = replace(cut, items=tuple(_shown(item) for item in cut.items if not item.is_private))
    cut = replace(cut, items=tuple(item for item in cut.items if item.urgent or item.papers))
    prefix = which_of(facts.supplement).lower()
    return SupplementPlan(
        meeting=cut.meeting,
        audience=Audience(audience),
        parts=tuple(_in_series(part, prefix) for part in gather_parts(cut)),
        rows=(),
        has_private=has_private_business(cut) and audience != Audience.PUBLIC,
        number=facts.supplement,
        issued=issued_words(facts),
        late=tuple(row for item in cut.items for row in _late_rows(item, prefix, replaced or {})),
        asked=tuple(_asked(place, one) for place, one in facts.asked_since if _is_asked(one, audience)),
    )


def _asked(place: str, question: QuestionFacts) -> tuple[str, str, str]:
    return question_title(question), question.text, f"For item {place}"


def _is_asked(question: QuestionFacts, audience: str) -> bool:
    """What is answered in writing is not taken at the meeting, and nothing of the public in private."""
    return question.course == "meeting" and audience != Audience.PRIVATE


def _shown(item: ItemFacts) -> ItemFacts:
    """A confidential paper is no line of a public supplement: that it came late is not for the public.
    One that was released since has its own words, and stands on the page of its item."""
    shown = (paper for paper in item.papers if not paper.is_private and not paper.released)
    return replace(item, papers=tuple(shown))


def _in_series(part: PartPlan, prefix: str) -> PartPlan:
    return replace(part, anchor=f"{prefix}-{part.anchor}", series=prefix.upper())


def issued_words(facts: PackFacts) -> str:
    return issued_on_words(facts.issued_at, facts.meeting.date) if facts.issued_at else ""


def issued_on_words(at: datetime, day: date | None) -> str:
    """27 September 2021 at 4pm, 2 clear days before the meeting."""
    issued = at.astimezone(LONDON).date()
    if day is None:
        return words.moment(at)
    if issued >= day:
        return f"{words.moment(at)}, {'on' if issued == day else 'after'} the day of the meeting"
    days = clear_days(issued, day)
    return f"{words.moment(at)}, {days} clear day{'' if days == 1 else 's'} before the meeting"


def _late_rows(item: ItemFacts, prefix: str, replaced: Mapping[str, str]) -> list[LateRow]:
    rows = [_row(item, None, item.urgent, prefix, replaced)] if item.urgent else []
    return rows + [_row(item, paper, paper.late, prefix, replaced) for paper in item.papers]


def _row(
    item: ItemFacts,
    paper: PaperFacts | None,
    late: LateFacts | None,
    prefix: str,
    replaced: Mapping[str, str],
) -> LateRow:
    """Papers of an urgent item came with its acceptance: what is said of it is not said again."""
    said = late if paper is None or item.urgent is None else None
    return LateRow(
        number=item.number,
        item=item.title,
        title=_name(paper) if paper else item.title,
        anchor=f"{prefix}-paper-{paper.public_id}" if paper is not None and has_parts(paper) else "",
        kind=kind_words(paper, late, item),
        reason=said.reason if said else "",
        cannot_wait=said.cannot_wait if said else "",
        accepted=accepted_words(said) if said else "",
        what_changed=said.what_changed if said else "",
        replaces=replaces_words(paper, late, replaced),
        is_urgent=paper is None,
        is_private=paper.is_private if paper is not None else item.is_private,
    )


def _name(paper: PaperFacts) -> str:
    return f"Enclosure {paper.enclosure}: {paper.title}" if paper.enclosure else paper.title


def kind_words(paper: PaperFacts | None, late: LateFacts | None, item: ItemFacts) -> str:
    if paper is None:
        return "Urgent item"
    if late is not None and late.replaces:
        return "Revised paper"
    if paper.kind == "tabled":
        return "Tabled paper"
    return "Paper for the urgent item" if item.urgent else "Late paper"


def accepted_words(late: LateFacts) -> str:
    return f"{late.accepted_by}, {words.moment(late.accepted_at)}"


def replaces_words(paper: PaperFacts | None, late: LateFacts | None, replaced: Mapping[str, str]) -> str:
    if paper is None or late is None or not late.replaces:
        return ""
    pages = replaced.get(str(paper.public_id), "")
    return f"Replaces {pages} of the main pack." if pages else "Replaces this paper in the main pack."


def pages_of_papers(manifest: Mapping[str, object]) -> dict[str, str]:
    """Paper → "page 12" or "pages 12 to 18" of a built pack, by its manifest."""
    spans: dict[str, tuple[int, int]] = {}
    parts: object = manifest.get("parts", [])
    for part in parts if isinstance(parts, list) else []:
        first, last = part["first_page"], part["first_page"] + part["pages"] - 1
        known = spans.get(part["paper"], (first, last))
        spans[part["paper"]] = (min(known[0], first), max(known[1], last))
    return {
        paper: f"page {first}" if first == last else f"pages {first} to {last}"
        for paper, (first, last) in spans.items()
    }


@dataclass(frozen=True)
class WholePlan:
    """Main pack and supplements as one file; every page keeps the number that it has in print."""

    plans: tuple[PackPlan, ...]

    @property
    def meeting(self) -> MeetingFacts:
        return self.plans[0].meeting

    @property
    def audience(self) -> Audience:
        return self.plans[0].audience

    @property
    def parts(self) -> tuple[PartPlan, ...]:
        return tuple(part for plan in self.plans for part in plan.parts)

    @property
    def has_private(self) -> bool:
        return any(plan.has_private for plan in self.plans)

    @property
    def title(self) -> str:
        audience = Audience(self.audience).label.split(":")[0].lower()
        return f"{dated_title(self.meeting)}: complete pack with supplements, {audience}"

    @cached_property
    def content_key(self) -> str:
        return hashlib.sha256(json.dumps([plan.content_key for plan in self.plans]).encode()).hexdigest()

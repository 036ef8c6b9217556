"""What goes into a pack: ordered parts as HTML or stored PDFs, from facts that were already cut to the audience."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string

from governance.foundation import words
from meetings.enums import ItemKind
from meetings.papers.facts import AnnexFacts, ItemFacts, MeetingFacts, PackFacts, PaperFacts, QuestionFacts
from reports.audience import for_audience, has_private_business
from reports.enums import Audience
from reports.headings import settle_headings

NOTICES = {
    Audience.PUBLIC: "Papers for the part of the meeting that is held in public.",
    Audience.MEMBERS: "For members only. This pack holds papers that are not public.",
    Audience.PRIVATE: "For members only. Business taken in private: not for publication.",
}
WITHOUT_PAGES = ("verbal", "tabled")
ALL_PUBLIC = "For members. Every paper in this pack is public."
RULES = {
    Audience.PUBLIC: "public business",
    Audience.MEMBERS: "all business",
    Audience.PRIVATE: "business in private",
}


@lru_cache
def pack_css() -> str:
    return (Path(__file__).parent / "pack.css").read_text()


@dataclass(frozen=True)
class PartPlan:
    """One part: `html` to render, or `sha256` of a stored PDF. `anchor` is what links in the pack lead to."""

    anchor: str
    title: str
    bookmark: str
    item_number: str
    level: int
    kind: str  # cover sheet, paper or annex
    paper_id: str
    paper_version: int
    is_private: bool
    html: str = ""
    sha256: str = ""
    series: str = ""  # S1 for a part of supplement 1

    @property
    def item_label(self) -> str:
        return f"Item {self.item_number} ({self.series})" if self.series else f"Item {self.item_number}"


@dataclass(frozen=True)
class AgendaRow:
    """A line of the agenda; `anchor` is that of the first part behind it, if there is one. `is_wide`: the note is long,
    as that of a resolution, and has the full width below the line."""

    number: str
    title: str
    purposes: str = ""
    lead: str = ""
    time: str = ""
    note: str = ""
    anchor: str = ""
    is_wide: bool = False


@dataclass(frozen=True)
class PackPlan:
    """All that decides what the pack's pages say."""

    meeting: MeetingFacts
    audience: Audience
    parts: tuple[PartPlan, ...]
    rows: tuple[AgendaRow, ...]
    has_private: bool

    @property
    def series(self) -> str:
        """What its page numbers start with: nothing for the main pack."""
        return ""

    @property
    def name(self) -> str:
        """What its first pages are called in the bookmarks."""
        return "Cover and agenda"

    @property
    def plans(self) -> tuple[PackPlan, ...]:
        """The packs of which this one consists."""
        return (self,)

    @property
    def title(self) -> str:
        return f"{dated_title(self.meeting)}: {Audience(self.audience).label.split(':')[0].lower()}"

    def front_html(self, pages: Mapping[str, int]) -> str:
        """Cover and agenda; `pages` gives the pack page of each anchor."""
        is_open = self.audience == Audience.MEMBERS and not self.has_private
        context = {
            "meeting": self.meeting,
            "audience": "public" if is_open else self.audience,
            "facts": meeting_rows(self.meeting),
            "notice": ALL_PUBLIC if is_open else NOTICES[self.audience],
            "rows": self.rows,
            "pages": pages,
        }
        return render_to_string("reports/packs/front.jinja", context)

    @cached_property
    def content_key(self) -> str:
        """sha256 over what the pages say: equal key, nothing new to build."""
        whole = [
            self.audience,
            self.title,
            self.front_html({}),
            [{name: said for name, said in asdict(part).items() if name != "series"} for part in self.parts],
            pack_css(),
        ]
        return hashlib.sha256(json.dumps(whole, ensure_ascii=False).encode()).hexdigest()


def make_plan(facts: PackFacts, audience: str, *, without: frozenset[str] = frozenset()) -> PackPlan:
    """The plan of one pack. What the audience may not see is gone before the first line is written."""
    cut = for_audience(facts, audience, without=without)
    return PackPlan(
        meeting=cut.meeting,
        audience=Audience(audience),
        parts=tuple(gather_parts(cut)),
        rows=tuple(row for item in cut.items for row in _rows(item)),
        has_private=has_private_business(cut) and audience != Audience.PUBLIC,
    )


def gather_parts(facts: PackFacts) -> Iterator[PartPlan]:
    """Cover sheet, text and annexes of each paper, in the order of the agenda."""
    top = (
        ""  # number of the last main item that has a part of its own: bookmarks of its sub-items lie under it
    )
    for item in facts.items:
        level = 2 if item.depth and top and item.number.startswith(f"{top}.") else 1
        papers = [paper for paper in item.papers if has_parts(paper)]
        if not item.depth:
            top = item.number if papers else ""
        for paper in papers:
            yield from _paper_parts(facts.meeting, item, paper, level)


def has_parts(paper: PaperFacts) -> bool:
    """A paper left out is a stub without cover sheet, text and annexes; a verbal item has no pages either."""
    if paper.body.form != "none" or paper.annexes:
        return True
    return bool(paper.cover) and paper.kind not in WITHOUT_PAGES


def _paper_parts(meeting: MeetingFacts, item: ItemFacts, paper: PaperFacts, level: int) -> Iterator[PartPlan]:
    def part(kind: str, anchor: str, title: str, bookmark: str, level: int, **content: Any) -> PartPlan:
        private = content.pop("is_private", paper.is_private)
        return PartPlan(
            f"paper-{paper.public_id}{anchor}", title, bookmark, item.number, level, kind, str(paper.public_id),
            paper.version_number, private, **content,
        )  # fmt: skip

    sheet = render_to_string("reports/packs/cover_sheet.jinja", {"meeting": meeting, "paper": paper})
    name = f"Enclosure {paper.enclosure}: {paper.title}" if paper.enclosure else paper.title
    yield part("cover sheet", "", paper.title, f"{item.number} {name}", level, html=sheet)
    if content := _body(paper.body, paper.title, paper.is_private, paper.recommendations):
        yield part("paper", "-text", paper.title, "Paper", level + 1, **content)
    for annex in paper.annexes:
        yield from _annex_part(part, annex, level + 1)


def _annex_part(part: Any, annex: AnnexFacts, level: int) -> Iterator[PartPlan]:
    title = f"{annex.label}: {annex.title}"
    if content := _body(annex.body, title, annex.is_private, ()):
        yield part("annex", f"-annex-{annex.pk}", title, title, level, is_private=annex.is_private, **content)


def _body(body: Any, title: str, is_private: bool, recommendations: tuple[Any, ...]) -> dict[str, Any]:
    """What is rendered or inserted; empty for a cover sheet alone. Recommendations stand again at the end (R7)."""
    if body.form == "pdf":
        return {"sha256": body.sha256}
    if body.form != "html":
        return {}
    context = {
        "title": title,
        "html": settle_headings(body.html, top=2),
        "is_private": is_private,
        "recommendations": recommendations,
    }
    return {"html": render_to_string("reports/packs/body.jinja", context)}


def _rows(item: ItemFacts) -> Iterator[AgendaRow]:
    """The item's own line, and a line for each paper when there are several or it is called something else."""
    papers = [(paper, f"paper-{paper.public_id}" if has_parts(paper) else "") for paper in item.papers]
    own = next(
        (pair for pair in papers if pair[1] and (len(papers) == 1 or pair[0].title == item.title)), None
    )
    yield AgendaRow(
        number=item.number,
        title=item.title or item.public_title,
        purposes=", ".join(item.purposes),
        lead=item.lead,
        time=words.clock_time(item.starts_at),
        note=" · ".join(
            filter(None, [_taken_by(item), _note(item), _paper_note(own[0], True) if own else ""])
        ),
        anchor=own[1] if own else "",
        is_wide=item.kind == ItemKind.EXCLUSION,
    )
    for question in item.questions:
        if question.course == "meeting":  # what is answered in writing is not taken at the meeting
            yield AgendaRow(number="", title=question_title(question), note=question.text)
    for matter in item.matters:
        said = f"{matter.owner}, due {words.day(matter.due_on)}. {matter.state}"
        yield AgendaRow(number="", title=f"{matter.reference}: {matter.text}", note=said)
    for paper, anchor in papers:
        if own is None or paper is not own[0]:
            name = f"Enclosure {paper.enclosure}: {paper.title}" if paper.enclosure else paper.title
            yield AgendaRow(number="", title=name, note=_paper_note(paper, bool(anchor)), anchor=anchor)


def _taken_by(item: ItemFacts) -> str:
    """Which committees decide, where not all of those that meet do (LP17)."""
    return f"Taken by {' and '.join(item.taken_by)}" if item.taken_by else ""


def question_title(question: QuestionFacts) -> str:
    """Question from Ada Hill · Petition of 312 people: Keep the clinic, from A resident."""
    if question.kind != "petition":
        return f"Question from {question.name}"
    of = f" of {question.signatures} people" if question.signatures else ""
    return f"Petition{of}: {question.title}, from {question.name}"


def _note(item: ItemFacts) -> str:
    """That it is taken without discussion; why it is in private, else the note written for the agenda."""
    consent = item.kind_label if item.kind == ItemKind.CONSENT else ""
    if item.is_private:
        return " · ".join(filter(None, [consent, f"In private: {item.private_reason}"]))
    return " · ".join(filter(None, [consent, " ".join(filter(None, [item.released, item.note]))]))


def _paper_note(paper: PaperFacts, has_pages: bool) -> str:
    """Why a paper has no pages here: it is private, of a kind without pages, or it follows in a supplement (R140)."""
    if has_pages:
        return paper.released
    if paper.is_to_follow:
        return "To follow"
    return paper.private_reason if paper.is_private else paper.kind_label


def dated_title(meeting: MeetingFacts) -> str:
    """Bexley Strategic Board, 25 November 2021; the day is not said twice."""
    day = words.day(meeting.date) if meeting.date else ""
    return meeting.title if not day or day in meeting.title else f"{meeting.title}, {day}"


def meeting_rows(meeting: MeetingFacts) -> list[tuple[str, str]]:
    """Date, time and place in words; what is not known is left out."""
    date = f"{meeting.date:%A} {words.day(meeting.date)}" if meeting.date else meeting.date_note
    rows = [
        ("Date", date),
        ("Time", meeting_time(meeting)),
        ("Where", meeting.venue),
        ("Held", meeting.mode_label),
        ("Meeting", f"{meeting.kind_label}{f', Part {meeting.part.number}' if meeting.part else ''}"),
    ]
    return [(label, value) for label, value in rows if value]


def meeting_time(meeting: MeetingFacts) -> str:
    start, end = words.clock_time(meeting.starts_at), words.clock_time(meeting.ends_at)
    return f"{start} to {end}" if start and end else start

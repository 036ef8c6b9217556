"""The words of items that a person may read: titles, asks, text and annexes of their papers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.html import strip_tags

from meetings.papers.models import Annex, Paper, PaperVersion, Recommendation
from meetings.papers.rules.matching_facts import Passage
from meetings.papers.selectors.papers import visible_papers
from meetings.planning.models import Meeting

COVER_TEXTS = (
    *("purpose_text", "executive_summary", "key_risks", "financial_impact"),
    *("equality_impact", "public_engagement"),
)


def passages(meeting: Meeting, user: Any, *, on: date) -> dict[int, list[Passage]]:
    """By item's id, from the newest version of each paper that this person reads. What lies in an uploaded PDF is
    not read. Four queries, however many papers there are, and those that say what the person may see."""
    papers = list(visible_papers(user, on=on).filter(item__meeting=meeting, is_removed=False))
    versions = _versions(meeting, papers, user, on=on)
    annexes, asked = _annexes(versions.values(), user, on=on), _asked(versions.values())
    found: dict[int, list[Passage]] = defaultdict(list)
    for paper in papers:
        mine = found[paper.item_id]
        mine.append(Passage(f"the title of the paper “{paper.title}”", paper.title, is_heading=True))
        if version := versions.get(paper.pk):
            where = f"the recommendations of “{paper.title}”"
            mine += [Passage(where, text, is_heading=True) for text in asked[version.pk]]
            for annex in annexes[version.pk]:
                mine.append(Passage(f"the title of the annex “{annex.title}”", annex.title, is_heading=True))
                mine.append(Passage(f"the annex “{annex.title}”", _body(annex)))
            mine.append(Passage(f"the cover sheet of “{paper.title}”", _cover(version)))
            mine.append(Passage(f"the text of “{paper.title}”", _body(version)))
    return found


def _versions(meeting: Meeting, papers: list[Paper], user: Any, *, on: date) -> dict[int, PaperVersion]:
    """The newest version by paper's id; who does not see drafts reads signed ones, unless the paper was shared."""
    drafts = Paper.objects.filter(Paper.objects.drafts_q(user, on=on), item__meeting=meeting)
    shared = Paper.objects.all().shared_with(user, on=on)
    rows = PaperVersion.objects.filter(
        Q(pk__in=PaperVersion.objects.all().out().values("pk"))
        | Q(paper__in=drafts.values("pk"))
        | Q(paper__in=shared.values("pk")),
        paper__in=papers,
    ).order_by("number")
    return {row.paper_id: row for row in rows}


def _asked(versions: Iterable[PaperVersion]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for row in Recommendation.objects.filter(paper_version__in=list(versions)):
        found[row.paper_version_id].append(row.text)
    return found


def _annexes(versions: Iterable[PaperVersion], user: Any, *, on: date) -> dict[int, list[Annex]]:
    found: dict[int, list[Annex]] = defaultdict(list)
    for row in Annex.objects.visible_to(user, on=on).filter(paper_version__in=list(versions)):
        found[row.paper_version_id].append(row)
    return found


def _cover(version: PaperVersion) -> str:
    """What the cover sheet says in words; what stands there about conflicts would only match itself."""
    said = (version.cover.get(key) for key in COVER_TEXTS)
    return "\n".join(text for text in said if isinstance(text, str))


def _body(holder: PaperVersion | Annex) -> str:
    """The words; the marks of Markdown are left in, for only words are looked at, and parsing is slow."""
    return f"{holder.body_markdown}\n{strip_tags(holder.body_html)}"

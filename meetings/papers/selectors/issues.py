"""What of a meeting went out, with which issue: the main papers and the supplements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from meetings.enums import ItemKind
from meetings.papers.models import AgendaItem, LateRequest, Paper, PaperIssue, PaperVersion
from meetings.papers.models.late import MAIN
from meetings.papers.selectors.papers import newest
from meetings.planning.models import Meeting


@dataclass(frozen=True)
class WentOut:
    """`issues` in their order; empty while nothing went out. Keys are those of papers, versions and items."""

    issues: tuple[PaperIssue, ...] = ()
    versions: dict[int, int] = field(default_factory=dict)  # version → number of its issue
    papers: dict[int, int] = field(
        default_factory=dict
    )  # paper → number of the first issue that holds or announces it
    items: dict[int, int] = field(default_factory=dict)
    announced: frozenset[int] = frozenset()
    requests: dict[int, LateRequest] = field(default_factory=dict)  # those that went out, by key

    def __bool__(self) -> bool:
        return bool(self.issues)

    def issue(self, number: int) -> PaperIssue | None:
        return next((issue for issue in self.issues if issue.number == number), None)

    @property
    def supplements(self) -> tuple[PaperIssue, ...]:
        return tuple(issue for issue in self.issues if issue.number != MAIN)

    def version_of(self, paper: Paper, number: int | None = None) -> PaperVersion | None:
        """The text of a paper (with its versions at hand, newest first) that went out with this issue, or last."""
        for version in paper.versions.all():
            if version.pk in self.versions and number in (None, self.versions[version.pk]):
                version.paper = paper
                return version
        return None

    def request_of(self, item: AgendaItem, paper: Paper | None, number: int) -> LateRequest | None:
        """What the chair accepted for this supplement: of the paper itself, or of the urgent item it stands at."""
        mine = [row for row in self.requests.values() if row.issue is not None and row.issue.number == number]
        own = (row for row in mine if paper is not None and row.paper_id == paper.pk)
        of_item = (row for row in mine if row.paper_id is None and row.item_id == item.pk)
        return next(own, None) or next(of_item, None)


NOTHING = WentOut()
AS_IT_STANDS = -1
"""In place of the number of an issue: every paper with its newest text, whether it went out or not."""


def went_out(meeting: Meeting) -> WentOut:
    """In a fixed number of queries. No row filter: for packs, publication and rules."""
    issues = tuple(
        PaperIssue.objects.filter(meeting=meeting)
        .prefetch_related("versions", "items", "to_follow")
        .order_by("number")
    )
    if not issues:
        return NOTHING
    versions: dict[int, int] = {}
    papers: dict[int, int] = {}
    items: dict[int, int] = {}
    for issue in issues:
        versions |= {version.pk: issue.number for version in issue.versions.all()}
        for paper in (*(v.paper_id for v in issue.versions.all()), *(p.pk for p in issue.to_follow.all())):
            papers.setdefault(paper, issue.number)
        for item in issue.items.all():
            items.setdefault(item.pk, issue.number)
    by_number = {issue.number: issue for issue in issues}
    requests = {}
    for row in LateRequest.objects.filter(issue__in=issues):
        row.issue = next(one for one in by_number.values() if one.pk == row.issue_id)
        requests[row.pk] = row
    return WentOut(
        issues=issues,
        versions=versions,
        papers=papers,
        items=items,
        announced=frozenset(paper.pk for paper in issues[0].to_follow.all())
        if issues[0].number == MAIN
        else frozenset(),
        requests=requests,
    )


@dataclass(frozen=True)
class Entry:
    """A paper at its place in a pack: `version` None while it is only announced; `number` of the issue it came with."""

    paper: Paper
    version: PaperVersion | None
    number: int = MAIN

    @property
    def shown(self) -> PaperVersion:
        """The text whose cover sheet says how it is lettered."""
        return self.version or newest(self.paper)


def entries(out: WentOut, papers: Sequence[Paper], *, of: int | None) -> list[Entry]:
    """What a pack has of these papers. `of`: the number of an issue, or None for all that went out so far.

    Before anything went out every paper is there with its newest text.
    """
    if not out:
        return [Entry(paper, newest(paper)) for paper in papers]
    found = []
    for paper in papers:
        version = out.version_of(paper, of)
        if version is not None:
            found.append(Entry(paper, version, out.versions[version.pk]))
        elif of in (None, MAIN) and paper.pk in out.announced:
            found.append(Entry(paper, None))
    return found


def stands(out: WentOut, item: AgendaItem, has_papers: bool, *, of: int | None) -> bool:
    """Is this item a line of that pack? A supplement has its urgent items and those with a paper in it."""
    if not out:
        return True
    if of is None and item.kind == ItemKind.EXCLUSION:
        return True  # the resolution to exclude the public comes by itself
    if of is None:
        return item.pk in out.items
    return out.items.get(item.pk) == of or (of != MAIN and has_papers)


def came_with(version: PaperVersion) -> LateRequest | None:
    """What the chair accepted, of a text that went out with a supplement: about the paper, or about its urgent item."""
    rows = LateRequest.objects.filter(
        issue__versions=version, issue__number__gt=MAIN, item=version.paper.item_id
    )
    rows = rows.select_related("issue")
    return rows.filter(paper=version.paper_id).first() or rows.filter(paper=None).first()

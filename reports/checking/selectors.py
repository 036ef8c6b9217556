"""Reads of checks: what somebody may see of the findings of a paper or of a meeting, and what was set aside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from governance.enums import Permission
from governance.foundation.outcome import Outcome, met, not_met
from governance.foundation.permissions import can
from meetings.models import Annex, Meeting, Paper
from meetings.papers.facts import PackFacts, PaperFacts
from meetings.papers.selectors.issues import AS_IT_STANDS
from meetings.papers.selectors.packs import pack_facts
from meetings.papers.selectors.papers import newest, standing_papers, visible_papers
from reports.checking import performing
from reports.checking.models import FindingSetAside, PaperCheck
from reports.checking.performing import Subject
from reports.checking.rules.codes import MUST, SEVERITIES, heading_of
from reports.models import PackBuild

SETS_ASIDE = (Permission.BUILD_PACK, Permission.WRITE_PAPER, Permission.SIGN_OFF_PAPER)
READS = (Permission.VIEW_DRAFTS, *SETS_ASIDE)


@dataclass(frozen=True)
class Found:
    """One finding where it stands: page of the paper and, when the newest pack has this text, of the pack."""

    code: str
    severity: str
    reason: str
    mark: str
    before: str = ""
    quote: str = ""
    after: str = ""
    field: str = ""
    part: str = ""
    kind: str = ""
    annex: int | None = None
    page: int | None = None
    line: int | None = None
    pack_page: int | None = None
    set_aside: FindingSetAside | None = None

    @property
    def heading(self) -> str:
        return heading_of(self.code)

    @property
    def severity_words(self) -> str:
        return SEVERITIES[self.severity]


@dataclass(frozen=True)
class Checked:
    """A paper with what was found; `check` is None while it was not checked as it reads now."""

    paper: Paper
    facts: PaperFacts
    item_number: str
    check: PaperCheck | None
    open: tuple[Found, ...] = ()
    aside: tuple[Found, ...] = ()

    def counts(self) -> Counter[str]:
        return Counter(each.severity for each in self.open)


@dataclass(frozen=True)
class MeetingChecks:
    papers: tuple[Checked, ...] = ()
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def unchecked(self) -> tuple[Checked, ...]:
        return tuple(each for each in self.papers if each.check is None)


def may_see_checks(meeting: Meeting, user: Any, *, on: date) -> Outcome:
    """Who works on papers before they go out; readers of issued papers do not see how they were made."""
    if any(can(user, right, meeting, on=on).ok for right in READS):
        return met("check.readable")
    return not_met("check.not_by_readers", "What is to be looked at in papers is for those who prepare them.")


def may_set_aside(paper: Paper, user: Any, *, on: date) -> tuple[Outcome, str]:
    """And the permission by which they may."""
    for right in SETS_ASIDE:
        if can(user, right, paper, on=on).ok:
            return met("finding.may_be_set_aside"), right
    reason = "Who writes the paper, signs it off or builds the pack sets findings aside."
    return not_met("finding.not_by_readers", reason), Permission.WRITE_PAPER


def subjects_of(
    meeting: Meeting, facts: PackFacts, *, on: date, only: Collection[int] | None = None
) -> list[Subject]:
    """Papers of a meeting ready to be checked, in the order of the agenda: all, or those with these ids."""
    rows = {
        str(paper.public_id): (paper, newest(paper))
        for of_item in standing_papers(meeting).values()
        for paper in of_item
        if only is None or paper.pk in only
    }
    return performing.subjects(meeting, facts, rows, on=on)


def meeting_checks(meeting: Meeting, user: Any, *, on: date) -> MeetingChecks:
    """What this person may see of the findings in the papers as they read now; nothing is checked here."""
    seen = set(visible_papers(user, on=on).filter(item__meeting=meeting).values_list("pk", flat=True))
    facts = pack_facts(meeting, on=on, of=AS_IT_STANDS)
    subjects = subjects_of(meeting, facts, on=on, only=seen)
    kept = {row.key: row for row in PaperCheck.objects.filter(key__in=[each.key for each in subjects])}
    found = _with_findings(meeting, [(each, kept.get(each.key)) for each in subjects], facts, user, on=on)
    counts: Counter[str] = Counter()
    for each in found:
        counts += each.counts()
    return MeetingChecks(found, counts)


def paper_checked(paper: Paper, user: Any, *, on: date) -> Checked:
    """One paper as it reads now, checked for its author: pages are told as far as they are laid out."""
    meeting = paper.item.meeting
    facts = pack_facts(meeting, on=on, of=AS_IT_STANDS)
    subject = subjects_of(meeting, facts, on=on, only=[paper.pk])[0]
    return _with_findings(meeting, [(subject, performing.check(subject))], facts, user, on=on)[0]


def finding_or_none(paper: Paper, mark: str, user: Any, *, on: date) -> Found | None:
    """The finding of the paper as it reads now, open or set aside."""
    checked = paper_checked(paper, user, on=on)
    return next((each for each in (*checked.open, *checked.aside) if each.mark == mark), None)


def must_be_put_right(facts: PackFacts) -> list[str]:
    """Open findings of the gravest kind in these papers as they were signed off, for publication. What was not
    checked says nothing: to check is asked of the secretariat, and no check is no finding."""
    lines = []
    for item in facts.items:
        for paper in item.papers:
            check = _newest_of(paper) if paper.content_hash and not paper.is_private else None
            if check is None:
                continue
            aside = set(
                FindingSetAside.objects.filter(paper=check.paper_id, is_taken_up=False).values_list(
                    "mark", flat=True
                )
            )
            private = {n for n, part in enumerate(check.parts) if part["is_private"]}
            lines += [
                f"Item {item.number}, “{paper.title}”: {one['reason']}"
                for one in check.findings
                if one["severity"] == MUST
                and one["mark"] not in aside
                and one["part"] not in private
                and one.get("told_to") != "whole"
            ]
    return lines


def _newest_of(paper: PaperFacts) -> PaperCheck | None:
    found = PaperCheck.objects.filter(paper__public_id=paper.public_id, content_hash=paper.content_hash)
    return found.order_by("-created_at", "-pk").first()


def latest_counts(meeting: Meeting, user: Any, *, on: date) -> tuple[Counter[str], int, int]:
    """For a glance: open findings of the latest checks by severity, papers checked once, papers in all."""
    papers = [
        paper
        for paper in visible_papers(user, on=on).filter(item__meeting=meeting, is_removed=False)
        if not paper.item.is_removed
    ]
    rows = PaperCheck.objects.filter(paper__in=papers).order_by("paper_id", "-created_at", "-pk")
    latest = list(rows.distinct("paper_id"))
    aside = set(
        FindingSetAside.objects.filter(paper__in=papers, is_taken_up=False).values_list("paper_id", "mark")
    )
    hidden = _hidden_annexes(papers, user, on=on)
    counts = Counter(
        one["severity"]
        for row in latest
        for one in row.findings
        if (row.paper_id, one["mark"]) not in aside and not _is_hidden(one, row, hidden)
    )
    return counts, len(latest), len(papers)


def _with_findings(
    meeting: Meeting,
    checked: list[tuple[Subject, PaperCheck | None]],
    facts: PackFacts,
    user: Any,
    *,
    on: date,
) -> tuple[Checked, ...]:
    papers = [subject.paper for subject, _ in checked]
    rows = FindingSetAside.objects.visible_to(user, on=on).filter(paper__in=papers, is_taken_up=False)
    aside = {(row.paper_id, row.mark): row for row in rows.select_related("set_aside_by")}
    numbers = {paper.public_id: item.number for item in facts.items for paper in item.papers}
    pages = _pack_pages(meeting, user, on=on)
    hidden = _hidden_annexes(papers, user, on=on)
    found = []
    for subject, check in checked:
        all_found = tuple(_founds(subject, check, aside, pages, hidden)) if check else ()
        found.append(
            Checked(
                subject.paper,
                subject.facts,
                numbers.get(subject.facts.public_id, ""),
                check,
                tuple(each for each in all_found if each.set_aside is None),
                tuple(each for each in all_found if each.set_aside is not None),
            )
        )
    return tuple(found)


def _founds(
    subject: Subject,
    check: PaperCheck,
    aside: Mapping[tuple[int, str], FindingSetAside],
    pack_pages: Mapping[tuple[str, str], int],
    hidden: frozenset[int],
) -> Iterable[Found]:
    before = [sum(part["pages"] or 0 for part in check.parts[:number]) for number in range(len(check.parts))]
    known = [
        all(part["pages"] is not None for part in check.parts[:number]) for number in range(len(check.parts))
    ]
    for one in check.findings:
        if _is_hidden(one, check, hidden):
            continue
        number, page = one["part"], one["page"]
        part = check.parts[number] if number is not None else {}
        first = pack_pages.get((str(subject.paper.public_id), part.get("content", "")))
        values = {
            name: one[name]
            for name in ("code", "severity", "reason", "mark", "before", "quote", "after", "field")
        }
        yield Found(
            **values,
            part=part.get("title", ""),
            kind=part.get("kind", ""),
            annex=part.get("annex"),
            page=before[number] + page if page and known[number] else None,
            line=one["line"],
            pack_page=first + page - 1 if page and first else None,
            set_aside=aside.get((subject.paper.pk, one["mark"])),
        )


def _is_hidden(one: Mapping[str, Any], check: PaperCheck, hidden: frozenset[int]) -> bool:
    """A finding in an annex that the reader does not see, or one that rests on such an annex; to who sees them all,
    what only the public parts by themselves would say."""
    part = check.parts[one["part"]] if one["part"] is not None else None
    if part is not None and part["annex"] in hidden:
        return True
    sees_whole = not any(each["annex"] in hidden for each in check.parts)
    return one.get("told_to") == ("public" if sees_whole else "whole")


def _hidden_annexes(papers: list[Paper], user: Any, *, on: date) -> frozenset[int]:
    """Annexes of these papers that this person may not read."""
    every = set(Annex.objects.filter(paper_version__paper__in=papers).values_list("pk", flat=True))
    seen = Annex.objects.visible_to(user, on=on).filter(paper_version__paper__in=papers)
    return frozenset(every - set(seen.values_list("pk", flat=True)))


def _pack_pages(meeting: Meeting, user: Any, *, on: date) -> dict[tuple[str, str], int]:
    """First pack page of each (paper, content) in the newest members' pack that this person may read."""
    found = PackBuild.objects.visible_to(user, on=on).filter(meeting=meeting, file__isnull=False, left_out=[])
    build = found.filter(audience="members").first() or found.first()
    parts = build.manifest["parts"] if build else []
    return {(part["paper"], part["sha256"]): part["first_page"] for part in parts}

"""Papers that were checked: a finding that stands, one that was set aside with a note, one in private business."""

from __future__ import annotations

from governance.foundation import clock
from meetings.models import Meeting, Paper
from meetings.papers.actions.writing import write_paper
from meetings.papers.selectors.issues import AS_IT_STANDS
from meetings.papers.selectors.packs import pack_facts
from reports.checking import performing, selectors
from reports.checking.actions import set_aside
from tests.security.samples import Samples


def add(s: Samples) -> None:
    paper = Paper.objects.get(pk=s["paper"].pk)
    write_paper(
        paper, cover={**_cover(paper), "executive_summary": "The the plan of of the winter."}, by=s.lead
    )
    private = Paper.objects.get(pk=s["private-paper"].pk)
    words = s.canary("private", "checkedpassage")
    write_paper(private, body_markdown=f"We met with with {words} on 31 November 2026.", by=s.lead)
    for meeting in (s["meeting"], s["issued"]):
        _check(meeting)
    found = selectors.paper_checked(paper, s.lead, on=clock.today()).open
    first, second = [one.mark for one in found if one.code == "word.twice"]
    set_aside(paper, mark=second, note=s.canary("draft", "asidenote"), by=s.lead)
    s.addresses |= {
        ("reports:*", "paper"): s["paper"].public_id,
        ("reports:finding-aside", "mark"): first,
        ("reports:finding-take-up", "mark"): second,
        ("reports:meeting-checks@planned", "pk"): s["meeting"].slug,
        ("reports:meeting-checks-csv@planned", "pk"): s["meeting"].slug,
    }


def _cover(paper: Paper) -> dict[str, object]:
    return dict(paper.versions.latest("number").cover)


def _check(meeting: Meeting) -> None:
    on = clock.today()
    for subject in selectors.subjects_of(meeting, pack_facts(meeting, on=on, of=AS_IT_STANDS), on=on):
        performing.check(subject)

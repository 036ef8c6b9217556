"""Papers of a meeting are checked by a job, read by those who prepare them, and findings are set aside with a note."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from governance.foundation import jobs
from governance.foundation.audit import save_recorded
from governance.foundation.errors import NotPermitted, RuleNotMet
from governance.foundation.models import GovernanceEvent
from governance.models import CoverSheetTemplate, User
from meetings.models import Paper
from meetings.papers.actions.annexes import add_annex, change_annex
from meetings.papers.actions.papers import add_paper
from meetings.papers.actions.signing import sign_off_paper, submit_paper
from meetings.papers.actions.writing import write_paper
from meetings.papers.cover_sheets import layout
from reports.checking import actions, selectors
from reports.checking.selectors import Found
from reports.models import FindingSetAside, PaperCheck, PartWords
from reports.publication.meetings import readiness
from tests.meetings.conftest import whole_cover
from tests.reports.checking.texts import clean_markdown
from tests.reports.conftest import CANARY, ON, Board, pdf_upload

pytestmark = pytest.mark.django_db

SLIPS = """## 1. Why now

1.1 Beds are short. The the ward reopens on 31 November 2026.

1.2 The committee met on Friday 26 March 2026, see Annex 1, Annex 2 and Annex 4.

1.4 The fee is [insert amount].
"""
CODES = {
    "date.impossible",
    "date.weekday_wrong",
    "number.gap",
    "reference.missing",
    "word.placeholder",
    "word.twice",
}


@pytest.fixture
def paper(board: Board) -> Paper:
    """The winter plan, rewritten with slips; its second annex is private."""
    row = Paper.objects.get(pk=board.papers["plan"].pk)
    write_paper(row, body_markdown=SLIPS, by=board.by)
    return row


def open_of(paper: Paper, by: User) -> dict[str, Found]:
    return {one.code: one for one in selectors.paper_checked(paper, by, on=ON).open}


def run_check(board: Board) -> None:
    job = actions.check_papers(board.meeting, by=board.by)
    assert jobs.run(str(job.pk)) == "done", type(job).objects.get(pk=job.pk).error


@pytest.mark.requirement("R86", "R196")
def test_an_author_sees_what_to_look_at_and_the_job_says_where(board: Board, paper: Paper) -> None:
    assert set(open_of(paper, board.by)) == CODES
    assert {one.page for one in open_of(paper, board.by).values()} == {None}  # nothing is laid out yet

    run_check(board)
    found = open_of(paper, board.by)
    assert set(found) == CODES
    assert {(one.page, one.line) for one in found.values()} == {
        (2, 3),
        (2, 4),
        (2, 5),
    }  # after the cover sheet
    assert found["date.impossible"].quote == "31 November 2026"
    assert found["date.impossible"].pack_page is None

    whole = selectors.meeting_checks(board.meeting, board.by, on=ON)
    assert whole.unchecked == ()
    assert whole.counts == {"must": 2, "look": 4}
    kept, words = PaperCheck.objects.count(), PartWords.objects.count()
    run_check(board)  # nothing changed: nothing is made
    assert (PaperCheck.objects.count(), PartWords.objects.count()) == (kept, words)
    write_paper(paper, body_markdown="## Why now\n\nSee Annex 1 and Annex 2.", by=board.by)
    assert [each.paper for each in selectors.meeting_checks(board.meeting, board.by, on=ON).unchecked] == [
        paper
    ]
    others = set(PaperCheck.objects.exclude(paper=paper).values_list("pk", flat=True))
    run_check(board)  # a changed paper costs itself
    assert set(PaperCheck.objects.exclude(paper=paper).values_list("pk", flat=True)) == others
    assert PaperCheck.objects.count() == kept  # its earlier check went
    assert open_of(paper, board.by) == {}


def test_an_uploaded_pdf_is_read_with_its_pages(board: Board) -> None:
    paper = Paper.objects.get(pk=board.papers["report"].pk)
    write_paper(paper, upload=pdf_upload("The the board met on 31 November 2026", pages=2), by=board.by)
    found = selectors.paper_checked(paper, board.by, on=ON).open
    assert {(one.code, one.line) for one in found} == {("date.impossible", 1), ("word.twice", 1)}
    run_check(board)
    found = selectors.paper_checked(paper, board.by, on=ON).open
    assert {one.page for one in found} == {2, 3}


def test_a_finding_is_set_aside_and_comes_back_when_its_passage_changes(
    board: Board, paper: Paper, people: Callable[[str], User]
) -> None:
    mark = open_of(paper, board.by)["date.impossible"].mark
    with pytest.raises(NotPermitted):
        actions.set_aside(paper, mark=mark, note="No", by=people("member"))
    with pytest.raises(RuleNotMet, match="no longer stands"):
        actions.set_aside(paper, mark="0" * 64, note="No", by=board.by)
    row = actions.set_aside(paper, mark=mark, note="A joke of the author", by=board.by)
    assert "date.impossible" not in open_of(paper, board.by)
    with pytest.raises(RuleNotMet, match="already"):
        actions.set_aside(paper, mark=mark, note="Again", by=board.by)
    event = GovernanceEvent.objects.filter(code="finding.set_aside").get()
    assert "joke" not in f"{event.summary} {event.after}"
    assert row.history.count() == 1

    write_paper(paper, body_markdown=f"Something stands before it.\n\n{SLIPS}", by=board.by)
    assert "date.impossible" not in open_of(paper, board.by)  # the passage is the same
    write_paper(paper, body_markdown=SLIPS.replace("reopens", "opens"), by=board.by)
    assert "date.impossible" in open_of(paper, board.by)
    write_paper(paper, body_markdown=SLIPS, by=board.by)
    actions.take_up(FindingSetAside.objects.get(), by=board.by)
    assert "date.impossible" in open_of(paper, board.by)
    with pytest.raises(RuleNotMet, match="open already"):
        actions.take_up(FindingSetAside.objects.get(), by=board.by)


@pytest.mark.requirement("R62")
def test_what_the_cover_sheet_lacks_is_put_right_and_not_set_aside(board: Board, paper: Paper) -> None:
    write_paper(paper, conflict_text="--", conflict_option="", by=board.by)
    found = open_of(paper, board.by)["paper.cover_incomplete"]
    assert (found.severity, found.kind) == ("must", "cover sheet")
    with pytest.raises(RuleNotMet, match="not complete"):
        actions.set_aside(paper, mark=found.mark, note="No", by=board.by)


def test_private_papers_and_annexes_are_told_to_those_who_may_read_them(
    board: Board, paper: Paper, people: Callable[[str], User]
) -> None:
    """An author sees drafts, but no private business: neither confidential papers nor the private annex."""
    run_check(board)
    write_paper(paper, body_markdown="The QXA met, QXA said. No word of what stands beside it.", by=board.by)
    private = paper.versions.latest("number").annexes.get(openness="private")
    change_annex(private, {"body_markdown": f"The QXB met, QXB said. {CANARY}"}, by=board.by)
    author = people("paper_author")
    seen = selectors.meeting_checks(board.meeting, author, on=ON)
    titles = {each.paper.title for each in seen.papers}
    assert "Winter plan" in titles
    assert not any(CANARY in title for title in titles)
    said = {one.code: one.reason for one in selectors.paper_checked(paper, author, on=ON).open}
    assert "Annex 1" in said["annex.not_mentioned"]
    assert said["abbreviation.not_expanded"].endswith("QXA.")
    assert CANARY not in str(said)
    whole = open_of(paper, board.by)["abbreviation.not_expanded"].reason
    assert whole.endswith("QXA, QXB.")
    assert not selectors.may_see_checks(board.meeting, people("member"), on=ON).ok


def test_publication_waits_for_what_must_be_put_right(board: Board, paper: Paper) -> None:
    for key in board.papers:
        row = Paper.objects.get(pk=board.papers[key].pk)
        submit_paper(row, by=board.by)
        sign_off_paper(Paper.objects.get(pk=row.pk), name="Dee Director, Place Director", by=board.by)
    board.build("public")
    assert readiness(board.meeting, on=ON).outcome.ok  # no check, no finding
    run_check(board)
    outcome = readiness(board.meeting, on=ON).outcome
    assert not outcome.ok
    assert len(outcome.details["problems"]) == 2
    for code in ("date.impossible", "word.placeholder"):
        actions.set_aside(paper, mark=open_of(paper, board.by)[code].mark, note="As agreed", by=board.by)
    assert readiness(board.meeting, on=ON).outcome.ok
    board.build("members")
    assert open_of(paper, board.by)["word.twice"].pack_page is not None


def test_pages_and_files(client: Client, board: Board, paper: Paper) -> None:
    run_check(board)
    client.force_login(board.by)
    page = client.get(reverse("reports:meeting-checks", args=[board.meeting.slug])).content.decode()
    assert "2 must be put right, 4 to look at" in page
    assert "<mark>31 November 2026</mark>" in page
    assert "Text, page 2, line 3" in page
    only = client.get(reverse("reports:meeting-checks", args=[board.meeting.slug]), {"weight": "must"})
    assert "<mark>Friday 26 March 2026</mark>" not in only.content.decode()
    csv = client.get(reverse("reports:meeting-checks-csv", args=[board.meeting.slug])).getvalue().decode()
    assert "31 November 2026" in csv
    word = client.get(reverse("reports:meeting-checks-word", args=[board.meeting.slug]))
    assert word.content[:2] == b"PK"
    mark = open_of(paper, board.by)["word.twice"].mark
    address = reverse("reports:finding-aside", args=[paper.public_id, mark])
    assert "Error:" in client.post(address, {"note": ""}).content.decode()
    assert client.post(address, {"note": "It is a name"}).status_code == 302
    assert (
        "It is a name" in client.get(reverse("reports:paper-checks", args=[paper.public_id])).content.decode()
    )
    client.post(reverse("reports:finding-take-up", args=[paper.public_id, mark]))
    assert open_of(paper, board.by)["word.twice"].set_aside is None
    meeting = client.get(reverse("meetings:meeting-detail", args=[board.meeting.slug])).content.decode()
    assert "2 must be put right" in meeting


@pytest.mark.requirement("R196")
def test_a_clean_paper_of_every_layout_gives_no_finding(empty_board: Board) -> None:
    """Forty parts of a plan, some thirty pages each, with everything that checks look at."""
    item = empty_board.item("plan", "Plans")
    for code in ("bob", "lsc", "sel", "plain"):
        template = save_recorded(
            CoverSheetTemplate(icb=empty_board.meeting.icb, **layout(code) | {"name": f"Sheet {code}"}),
            by=None,
        )
        paper = add_paper(item=item, title=f"Plan {code}", template=template, by=empty_board.by)
        write_paper(
            paper,
            cover=whole_cover(code),
            conflict_option="none",
            conflict_text="N/A",
            recommendations=[{"kind": "approve", "text": "Approve the plan.", "depends_on": None}],
            body_markdown=clean_markdown(40),
            by=empty_board.by,
        )
        for title in ("Numbers", "Terms"):
            add_annex(
                paper=paper,
                title=title,
                body_markdown="1.1 Beds.\n\n1.2 Visits.\n\n1.3 Calls.",
                by=empty_board.by,
            )
        found = selectors.paper_checked(paper, empty_board.by, on=ON).open
        assert [(one.code, one.reason) for one in found] == [], code


@pytest.mark.requirement("R6", "R61")
def test_dates_of_the_cover_and_risks_without_words_are_among_the_findings(empty_board: Board) -> None:
    item = empty_board.item("plan", "Plans")
    values = {**layout("lsc"), "name": "With implications"}
    template = save_recorded(CoverSheetTemplate(icb=empty_board.meeting.icb, **values), by=None)
    paper = add_paper(item=item, title="Plan", template=template, by=empty_board.by)
    cover = whole_cover("lsc")
    risks = {row: {"answer": "yes", "comment": "", "risk_reference": ""} for row in cover["implications"]}
    cover |= {
        "implications": risks,
        "forums": [{"meeting": "Executive", "date": "2026-05-12", "outcome": "Seen"}],
    }
    write_paper(
        paper,
        cover=cover,
        conflict_option="none",
        conflict_text="None.",
        body_markdown="Text.",
        by=empty_board.by,
    )
    codes = {one.code for one in selectors.paper_checked(paper, empty_board.by, on=ON).open}
    assert {"paper.dates_out_of_order", "paper.risk_not_described", "paper.cover_incomplete"} <= codes

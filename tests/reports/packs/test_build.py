"""A pack is built by a job from what its audience may read, and only what changed is rendered again."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from governance.foundation import jobs
from governance.foundation.audit import save_recorded
from governance.foundation.errors import NotPermitted, RuleNotMet
from governance.foundation.models import GovernanceEvent, Job
from meetings.papers.actions.agenda import move_item
from meetings.papers.actions.annexes import add_annex
from meetings.papers.actions.signing import revise_paper
from meetings.planning.actions.meetings import change_meeting
from reports.packs.actions import build_pack, cancel_job
from reports.packs.cache import stored
from reports.packs.selectors import pack_state
from reports.pdf.check import check_pack
from tests.reports.conftest import CANARY, ON, Board
from tests.reports.packs.pages import bookmarks, everything, page_texts, pdf_of, unembedded_fonts

pytestmark = pytest.mark.django_db


# Conversion and cleaning never let this through; the engine refuses it all the same.
OUTSIDE_PICTURE = "<p>Text</p><img src='file:///etc/hostname' alt=''>"


def kinds(build: Any) -> list[tuple[str, str, str]]:
    return [(part["item"], part["kind"], part["title"]) for part in build.manifest["parts"]]


@pytest.fixture
def small(empty_board: Board) -> Board:
    """Two short public papers, signed off."""
    for key, title in (("one", "First matter"), ("two", "Second matter")):
        empty_board.item(key, title, minutes=10)
        empty_board.paper(key, key, title)
    empty_board.sign()
    return empty_board


@pytest.mark.requirement("R193", "R195")
def test_pack_leaves_out_what_its_audience_may_not_see(signed_board: Board) -> None:
    public, members, private = (signed_board.build(audience) for audience in ("public", "members", "private"))
    assert kinds(public) == [
        ("2", "cover sheet", "Winter plan"),
        ("2", "paper", "Winter plan"),
        ("2", "annex", "Annex 1: Bed numbers"),
        ("3", "cover sheet", "Director's report"),
        ("3", "paper", "Director's report"),
    ]
    found = everything(pdf_of(public))
    assert CANARY.encode() not in found
    assert b"Winter plan" in found  # what is public can be found in this way
    assert len(kinds(members)) == 12
    assert {item for item, _, _ in kinds(private)} == {"2", "3", "5", "6"}
    assert ("2", "annex", f"Annex 2: {CANARY}-annex-title") in kinds(private)
    assert ("3", "paper", "Director's report") not in kinds(private)
    assert (public.manifest["has_private"], members.manifest["has_private"]) == (False, True)
    agenda = page_texts(pdf_of(public))[1]
    assert "Considered in private" in agenda
    assert "Commercially" in agenda
    assert "Contract award" in agenda  # its title is not private, its business is


def test_pack_is_a_sound_and_accessible_pdf(small: Board, tmp_path: Path) -> None:
    pdf = pdf_of(small.build("members"))
    path = tmp_path / "pack.pdf"
    path.write_bytes(pdf)
    assert subprocess.run(["qpdf", "--check", path], capture_output=True).returncode == 0
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert str(opened.Root.Lang) == "en-GB"
        assert str(opened.docinfo.Title) == "Hill Partnership Board, 26 March 2026: members' pack"
        assert bool(opened.Root.MarkInfo.Marked)
        assert pikepdf.Name.Document == opened.Root.StructTreeRoot.K.S
        assert len(opened.Root.StructTreeRoot.K.K) == 5  # front, and cover sheet and text of two papers
        assert "/PageLabels" in opened.Root
        assert check_pack(opened, deep=True) == []
    assert unembedded_fonts(pdf) == []


def test_bookmarks_stamps_and_page_references_agree(signed_board: Board) -> None:
    build = signed_board.build("public")
    pdf = pdf_of(build)
    pages = page_texts(pdf)
    assert len(pages) == build.manifest["pages"] == 8
    for number, text in enumerate(pages, 1):
        assert f"Pack page {number}" in text
    assert [
        f"Item {stamp}" for text in pages[2:7] for stamp in [text.rsplit("Item ", 1)[1].split("   ")[0]]
    ] == ["Item 2 · page 1", "Item 2 · page 2", "Item 2 · page 3", "Item 3 · page 1", "Item 3 · page 2"]
    marks = {(title, page) for level, title, page in bookmarks(pdf) if level == 1}
    assert marks == {("Cover and agenda", 1), ("2 Winter plan", 3), ("3 Director's report", 6)}
    row = next(line for line in pages[1].splitlines() if "Winter plan" in line)
    assert row.split()[-1] == "3"


def test_links_of_the_agenda_lead_to_their_papers(small: Board) -> None:
    with pikepdf.open(io.BytesIO(pdf_of(small.build("public")))) as opened:
        pages = [page.obj.objgen for page in opened.pages]
        targets = {pages.index(link.Dest[0].objgen) + 1 for link in opened.pages[1].Annots}
    assert targets == {3, 5}


def test_nothing_changed_gives_the_same_build(small: Board) -> None:
    first = small.build("members")
    assert build_pack(small.meeting, audience="members", by=small.by).pk == first.pk
    assert Job.objects.filter(kind="reports.build_pack").count() == 1


def test_only_the_changed_paper_is_rendered_again(small: Board) -> None:
    first = small.build("members")
    assert not any(part["was_kept"] for part in first.manifest["parts"])
    small.rewrite("two", "# Other\n\nOther figures.")
    second = small.build("members")
    kept = {(part["item"], part["kind"]): part["was_kept"] for part in second.manifest["parts"]}
    assert kept[("1", "cover sheet")]
    assert kept[("1", "paper")]
    assert not kept[("2", "paper")]
    assert "Other figures." in "".join(page_texts(pdf_of(second)))


def test_new_order_keeps_the_texts_that_were_rendered(small: Board) -> None:
    small.build("members")
    move_item(small.items["two"], direction="up", by=small.by)
    second = small.build("members")
    texts = [part for part in second.manifest["parts"] if part["kind"] == "paper"]
    assert [part["item"] for part in texts] == ["1", "2"]
    assert all(part["was_kept"] for part in texts)


def test_same_content_gives_the_same_bytes(small: Board) -> None:
    first = small.build("members")
    change_meeting(small.meeting, {"venue": "Civic Hall"}, by=small.by)
    other = small.build("members")
    change_meeting(small.meeting, {"venue": "Town Hall"}, by=small.by)
    again = small.build("members")
    assert first.file.sha256 == again.file.sha256 != other.file.sha256


def test_changed_paper_makes_the_pack_out_of_date(small: Board) -> None:
    small.build("members")
    state = pack_state(small.meeting, audience="members", on=ON)
    assert state.is_current
    small.rewrite("one", "Changed.")
    assert not pack_state(small.meeting, audience="members", on=ON).is_current


@pytest.mark.requirement("R62", "R63")
def test_incomplete_pack_is_refused_with_the_list(board: Board) -> None:
    board.sign("plan")
    board.item("empty", "A matter without its paper", needs_paper=True)
    with pytest.raises(RuleNotMet) as refused:
        build_pack(board.meeting, audience="public", by=board.by)
    problems = refused.value.outcome.details["problems"]
    assert any("Director's report" in line and "not signed off" in line for line in problems)
    assert any("A matter without its paper" in line for line in problems)
    assert not any(CANARY in line for line in problems)  # the public pack does not wait for private papers
    with pytest.raises(RuleNotMet) as refused:
        build_pack(board.meeting, audience="members", by=board.by)
    assert any(CANARY in line for line in refused.value.outcome.details["problems"])


def test_build_that_is_no_longer_complete_is_refused_by_the_worker(small: Board) -> None:
    build = build_pack(small.meeting, audience="members", by=small.by)
    revise_paper(
        type(small.papers["one"]).objects.get(pk=small.papers["one"].pk), by=small.by, reason="Late change"
    )
    assert jobs.run(str(build.job_id)) == "failed"
    job = Job.objects.get(pk=build.job_id)
    assert job.error_code == "pack.incomplete"
    build.refresh_from_db()
    assert build.file is None


def test_right_that_ended_while_the_job_waited_stops_it(small: Board) -> None:
    build = build_pack(small.meeting, audience="members", by=small.by)
    end_grant(small.by)
    assert jobs.run(str(build.job_id)) == "failed"
    assert Job.objects.get(pk=build.job_id).error_code == "permission.not_held"


def test_cancelled_build_writes_nothing(small: Board) -> None:
    build = build_pack(small.meeting, audience="members", by=small.by)
    cancel_job(build.job, subject=small.meeting, by=small.by)
    assert jobs.run(str(build.job_id)) == "not taken"
    build.refresh_from_db()
    assert build.file is None
    assert GovernanceEvent.objects.filter(code="job.cancelled").count() == 1
    assert build_pack(small.meeting, audience="members", by=small.by).pk != build.pk


def test_paper_that_cannot_be_laid_out_is_named(small: Board) -> None:
    annex = add_annex(paper=_draft(small, "one"), title="Endless", body_markdown="x", by=small.by)
    annex.body_kind, annex.body_html, annex.body_file = "docx", OUTSIDE_PICTURE, _any_file()
    save_recorded(annex, by=small.by)
    small.sign("one")
    build = build_pack(small.meeting, audience="members", by=small.by)
    assert jobs.run(str(build.job_id)) == "failed"
    job = Job.objects.get(pk=build.job_id)
    assert job.error_code == "pack.part_refused"
    assert "Item 1, “Annex 1: Endless”" in job.error


def end_grant(user: Any) -> None:
    """The role ended the day before the meeting was planned."""
    grant = user.role_grants.get()
    grant.effective_to = grant.effective_from
    save_recorded(grant, by=None)
    user.forget_grants()


def _draft(board: Board, key: str) -> Any:
    paper = type(board.papers[key]).objects.get(pk=board.papers[key].pk)
    revise_paper(paper, by=board.by, reason="An annex was forgotten")
    return type(paper).objects.get(pk=paper.pk)


def _any_file() -> Any:
    return stored(b"PK any bytes", pages=0)


@pytest.mark.requirement("R193")
def test_audience_without_business_is_refused(small: Board) -> None:
    with pytest.raises(RuleNotMet) as refused:
        build_pack(small.meeting, audience="private", by=small.by)
    assert refused.value.outcome.code == "pack.nothing_private"
    change_meeting(small.meeting, {"kind": "private"}, by=small.by)
    meeting = type(small.meeting).objects.get(pk=small.meeting.pk)
    with pytest.raises(RuleNotMet) as refused:
        build_pack(meeting, audience="public", by=small.by)
    assert refused.value.outcome.code == "pack.not_public"


@pytest.mark.parametrize(
    ("role", "allowed"),
    [
        ("governance_lead", True),
        ("governance_officer", True),
        ("place_director", True),
        ("committee_secretary", True),
        ("executive", False),
        ("chair", False),
        ("member", False),
        ("paper_author", False),
        ("auditor", False),
        ("system_administrator", False),
        ("other_icb", False),
        ("inactive", False),
        ("nobody", False),
    ],
)
def test_who_may_build(small: Board, people: Any, role: str, allowed: bool) -> None:
    if allowed:
        assert build_pack(small.meeting, audience="members", by=people(role)).job.state == "queued"
        return
    with pytest.raises(NotPermitted):
        build_pack(small.meeting, audience="members", by=people(role))

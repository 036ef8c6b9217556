"""A folder of files: looked at one by one, matched, filed as one act, undone as one act."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from governance.actions.files import Upload
from governance.foundation import jobs
from governance.foundation.errors import NotPermitted, RuleNotMet
from governance.foundation.files.storage import store
from governance.foundation.models import Job
from governance.models import GovernanceEvent, User
from meetings.models import AgendaItem, Annex, Folder, FolderFile, Meeting, Paper, PaperVersion
from meetings.papers.actions.agenda import add_item
from meetings.papers.actions.commissions import commission_paper
from meetings.papers.actions.exceptions import withhold_paper
from meetings.papers.actions.filing import apply_folder, undo_folder
from meetings.papers.actions.folders import MOST_FILES, abandon_folder, check_count, choose_files, drop_folder
from meetings.papers.actions.signing import submit_paper
from meetings.papers.actions.writing import write_paper
from meetings.papers.selectors.papers import working_version
from membership.people.actions import create_person
from tests.fixtures.people import World
from tests.governance.foundation.files import hostile_office, hostile_pdf
from tests.meetings.asking import at, text_of
from tests.meetings.papers.test_uploads import pdf, word

PaperOf = Callable[..., Paper]
FILES = {
    "01 The plan v2 final.docx": word("The plan, new."),
    "01 Annex 1 Beds in numbers.pdf": pdf(1),
    "Finance report.pdf": pdf(2),
    "holiday photo.pdf": pdf(3),
}


@pytest.fixture(autouse=True)
def on_the_day(clock_at: Any) -> Iterator[None]:
    with clock_at(2026, 3, 2):
        yield


def ended(folder: Folder) -> Folder:
    """The folder after its job, as a worker would do it."""
    job = Job.objects.get(kind="meetings.check_folder", payload__folder=folder.pk)
    assert jobs.run(str(job.pk)) == "done", Job.objects.get(pk=job.pk).error
    return Folder.objects.select_related("meeting").get(pk=folder.pk)


@pytest.fixture
def plan(item: AgendaItem, paper_of: PaperOf) -> Paper:
    return paper_of(item)


@pytest.fixture
def finance(meeting: Meeting, plan: Paper, director: User) -> AgendaItem:
    return add_item(meeting=meeting, title="Finance report", minutes=10, needs_paper=True, by=director)


@pytest.fixture
def folder(finance: AgendaItem, director: User) -> Folder:
    uploads = [Upload(name, data) for name, data in FILES.items()]
    return ended(drop_folder(meeting=finance.meeting, uploads=uploads, by=director))


def stand(meeting: Meeting) -> Any:
    """What the papers of the meeting say, as readers see it."""
    papers = Paper.objects.filter(item__meeting=meeting, is_removed=False).order_by("pk")
    versions = [working_version(paper) for paper in papers]
    return [
        (v.paper_id, v.number, v.body_kind, v.body_markdown, [a.title for a in v.annexes.all()])
        for v in versions
    ]


def test_files_are_matched_to_papers_items_and_annexes(
    folder: Folder, plan: Paper, finance: AgendaItem
) -> None:
    rows = {file.filename: file for file in folder.files.all()}
    assert [(f.use, f.paper_id, f.item_id) for f in rows.values()] == [
        ("paper", plan.pk, plan.item_id),
        ("annex", plan.pk, plan.item_id),
        ("paper", None, finance.pk),
        ("leave_out", None, None),
    ]
    assert folder.state == "matched"
    assert all(file.why for file in rows.values())


def test_a_folder_is_filed_and_undone_as_one_act_with_its_history(
    folder: Folder, plan: Paper, finance: AgendaItem, director: User
) -> None:
    before = stand(finance.meeting)
    asked = commission_paper(
        item=plan.item, paper=plan, author_name="Ada", due_on=date(2026, 3, 20), by=director
    )
    apply_folder(folder, by=director)
    new = Paper.objects.get(item=finance)
    assert stand(finance.meeting) == [
        (plan.pk, 2, "docx", "", ["01 Annex 1 Beds in numbers"]),
        (new.pk, 1, "pdf", "", []),
    ]
    asked.refresh_from_db()
    assert asked.state == "draft_in"
    undo_folder(folder, by=director)
    assert stand(finance.meeting) == before
    asked.refresh_from_db()
    assert asked.state == "asked"
    assert Folder.objects.get().state == "undone"
    assert PaperVersion.history.filter(paper_id=plan.pk, number=2, history_type="-").count() == 1
    assert Annex.history.filter(history_type="-").exists()
    codes = set(GovernanceEvent.objects.values_list("code", flat=True))
    assert {"folder.dropped", "folder.applied", "folder.undone"} <= codes
    with pytest.raises(RuleNotMet):
        undo_folder(folder, by=director)


def test_nothing_is_undone_when_somebody_worked_on_a_paper_since(
    folder: Folder, plan: Paper, director: User
) -> None:
    apply_folder(folder, by=director)
    write_paper(Paper.objects.get(pk=plan.pk), conflict_text="Something else", by=director)
    filed = stand(plan.item.meeting)
    with pytest.raises(RuleNotMet) as refused:
        undo_folder(folder, by=director)
    assert "The plan" in refused.value.outcome.reason
    assert stand(plan.item.meeting) == filed


def test_two_files_are_not_one_paper_and_a_submitted_paper_takes_none(
    folder: Folder, plan: Paper, director: User
) -> None:
    before = stand(plan.item.meeting)
    last = folder.files.get(filename="holiday photo.pdf")
    choose_files(folder, {last.pk: ("paper", f"paper:{plan.pk}")}, by=director)
    with pytest.raises(RuleNotMet) as twice:
        apply_folder(folder, by=director)
    assert twice.value.outcome.code == "folder.two_for_one"
    choose_files(folder, {last.pk: ("leave_out", "")}, by=director)
    submit_paper(plan, by=director)
    with pytest.raises(RuleNotMet) as fixed:
        apply_folder(folder, by=director)
    assert fixed.value.outcome.code == "folder.no_draft"
    assert stand(plan.item.meeting) == before


def test_forty_hostile_files_are_refused_one_by_one_and_the_rest_are_kept(
    plan: Paper, director: User
) -> None:
    made = [
        *(
            hostile_pdf.user_password(),
            hostile_pdf.no_pages(),
            hostile_pdf.page_tree_loop(),
            hostile_pdf.huge_picture(),
        ),
        *(hostile_pdf.portfolio(), hostile_pdf.deep_nesting(), hostile_pdf.shared_branches()),
        *(hostile_office.macros(), hostile_office.macro_workbook(), hostile_office.template()),
        *(hostile_office.presentation(), hostile_office.embedded_object(), hostile_office.foreign_chunk()),
        *(hostile_office.linked_picture(), hostile_office.linked_workbook(), hostile_office.active_field()),
        *(hostile_office.fetching_field(), hostile_office.entities(), hostile_office.outside_entity()),
        *(
            hostile_office.too_many_entries(),
            hostile_office.entry_of_another_size(),
            hostile_office.plain_zip(),
        ),
        *(
            hostile_office.overlapping_entries(),
            hostile_office.same_name_twice(),
            hostile_office.locked_entries(),
        ),
        *(
            hostile_office.office_password(),
            hostile_office.old_office(),
            hostile_office.excel(),
            b"",
            b"words",
        ),
        *(b"%PDF-1.7\n1 0 obj", b"MZ" + b"\0" * 500, b"<html><script>alert(1)</script></html>", b"\0" * 9),
        *(
            b"\x89PNG\r\n\x1a\nbroken",
            b"\xff\xd8\xff\xe0",
            b"PK\x03\x04" + b"\0" * 200,
            b"{}",
            b"%!PS",
            b"GIF89a",
        ),
    ]
    assert len(made) == 40
    good = [Upload("1 The plan.docx", word()), Upload("Last.pdf", pdf(1))]
    hostile = [Upload(f"{number} ../evil\u202e.pdf", data) for number, data in enumerate(made)]
    uploads = [good[0], *hostile, good[1]]
    folder = ended(drop_folder(meeting=plan.item.meeting, uploads=uploads, by=director))
    files = list(folder.files.all())
    taken = [file.filename for file in files if file.file is not None]
    assert taken == ["1 The plan.docx", "Last.pdf"]
    for file in files:
        assert bool(file.refusal) is (file.file is None)
        assert not file.refusal or file.refusal.endswith(".")
        assert not file.raw
    assert len({file.refusal_code for file in files}) > 8
    assert Job.objects.get(kind="meetings.check_folder").progress_done == 42
    assert apply_folder(folder, by=director).state == "applied"


def test_a_worker_that_took_over_looks_at_no_file_twice(plan: Paper, director: User) -> None:
    folder = drop_folder(
        meeting=plan.item.meeting,
        uploads=[Upload("1.docx", word()), Upload("2.docx", word("Two"))],
        by=director,
    )
    first = folder.files.get(position=1)
    first.refusal, first.raw = "Looked at by the worker before.", ""
    first.save()
    ended(folder)
    assert [bool(file.refusal) for file in folder.files.all()] == [True, False]


def test_a_folder_given_up_leaves_nothing_in_quarantine(
    plan: Paper, director: User, django_capture_on_commit_callbacks: Any
) -> None:
    folder = drop_folder(meeting=plan.item.meeting, uploads=[Upload("1.docx", word())], by=director)
    raw = folder.files.get().raw
    assert store("quarantine").exists(raw)
    with django_capture_on_commit_callbacks(execute=True):
        abandon_folder(folder, by=director)
    assert not store("quarantine").exists(raw)
    assert Job.objects.get(kind="meetings.check_folder").state == "cancelled"
    assert not FolderFile.objects.exists()


def test_who_may_not_see_the_whole_meeting_drops_nothing(folder: Folder, people: Any, client: Client) -> None:
    for role, status in (("paper_author", 404), ("member", 404), ("executive", 200), ("chair", 200)):
        client.force_login(people(role))
        assert client.get(at("folder-detail", folder.public_id)).status_code == status, role
    with pytest.raises(NotPermitted):
        drop_folder(meeting=folder.meeting, uploads=[Upload("1.docx", word())], by=people("executive"))
    assert client.post(at("folder-undo", folder.public_id)).status_code == 403


def test_nobody_handles_a_folder_from_whom_a_paper_is_withheld(
    folder: Folder, plan: Paper, director: User, people: Any, browser: Client, world: World
) -> None:
    person = create_person(
        icb=world.north, by=people("governance_lead"), name="Dee Director", slug="dee", user=director
    )
    withhold_paper(paper=plan, person=person, reason="Bids for it", by=people("governance_lead"))
    assert browser.get(at("folder-detail", folder.public_id)).status_code == 404
    assert browser.get(at("meeting-folders", folder.meeting.slug)).status_code == 403
    with pytest.raises(NotPermitted):
        apply_folder(folder, by=director)


@pytest.mark.parametrize(
    ("count", "code"), [(0, "folder.empty"), (MOST_FILES, "folder.count"), (301, "folder.too_many")]
)
def test_up_to_three_hundred_files_come_at_once(count: int, code: str) -> None:
    assert check_count(count).code == code


def test_the_screens_take_a_folder_from_files_to_undone(
    finance: AgendaItem, browser: Client, plan: Paper
) -> None:
    address = at("meeting-folders", finance.meeting.slug)
    assert "multiple" in text_of(browser.get(address))
    assert "Choose the files." in text_of(browser.post(address, {}))
    files = [SimpleUploadedFile(name, data) for name, data in FILES.items()]
    page = browser.post(address, {"upload": files}, follow=True)
    assert "Looking at the files" in text_of(page)
    folder = ended(Folder.objects.get())
    here = at("folder-detail", folder.public_id)
    part = browser.get(f"{here}?part=progress").content.decode()
    assert "See where each goes" in part
    assert 'id="folder-state" hx-swap-oob="true"' in part
    assert "To be confirmed" in part, "the tag above changes as well"
    shown = text_of(browser.get(here))
    assert "4 files: 2 papers, 1 annex, 1 left out." in shown
    first = folder.files.get(position=1)
    assert "Select a valid choice" in text_of(browser.post(here, {f"file_{first.pk}": "paper paper:999999"}))
    kept = {f"file_{first.pk}": f"paper paper:{plan.pk}", "then": "file"}
    assert "The files were filed." in text_of(browser.post(here, kept, follow=True))
    assert working_version(plan).body_filename == "01 The plan v2 final.docx"
    assert "Undo the whole folder" in text_of(browser.get(here))
    assert "The folder was undone" in text_of(browser.post(at("folder-undo", folder.public_id), follow=True))
    assert working_version(plan).number == 1

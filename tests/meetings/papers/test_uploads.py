"""Real files: PDF and Word as papers and annexes; hostile and broken ones are refused with a sentence."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from governance.actions.files import Upload, store_upload
from governance.foundation.errors import RuleNotMet
from governance.foundation.files.storage import store
from governance.models import GovernanceEvent, StoredFile, User
from meetings.enums import BodyKind
from meetings.models import AgendaItem, Paper
from meetings.papers.actions.annexes import add_annex, change_annex
from meetings.papers.actions.writing import write_paper
from meetings.papers.selectors.packs import pack_facts, pack_problems
from meetings.papers.selectors.papers import working_version
from tests.fixtures.people import World
from tests.meetings.conftest import ON

PaperOf = Callable[..., Paper]


def pdf(pages: int = 2, *, javascript: bool = False, password: str = "") -> bytes:
    made = pikepdf.new()
    for _ in range(pages):
        made.add_blank_page()
    if javascript:
        made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('CANARY')")
    out = io.BytesIO()
    made.save(out, encryption=pikepdf.Encryption(owner=password, user=password) if password else False)
    return out.getvalue()


def word(text: str = "The plan in words.") -> bytes:
    made = docx.Document()
    made.add_heading("Context", level=1)
    made.add_paragraph(text)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        made.writestr("word/document.xml", b" " * 600_000_000)
    return out.getvalue()


def test_a_pdf_becomes_the_text_of_a_paper(item: AgendaItem, paper_of: PaperOf, director: User) -> None:
    paper = paper_of(item)
    version = write_paper(paper, upload=Upload("..\\Plan of mine.PDF", pdf(3)), by=director)
    assert (version.body_kind, version.body_markdown, version.body_filename) == (
        BodyKind.PDF,
        "",
        "Plan of mine.PDF",
    )
    stored = version.body_file
    assert stored is not None
    assert (stored.media_type, stored.pages) == ("application/pdf", 3)
    assert store("private").read(stored.sha256).startswith(b"%PDF")
    body = pack_facts(item.meeting, on=ON).papers[0].body
    assert (body.form, body.sha256, body.pages) == ("pdf", stored.sha256, 3)


def test_what_runs_in_a_pdf_is_taken_out_and_told(
    item: AgendaItem, paper_of: PaperOf, director: User
) -> None:
    version = write_paper(paper_of(item), upload=Upload("plan.pdf", pdf(javascript=True)), by=director)
    assert b"CANARY" not in store("private").read(version.body_file.sha256)
    assert any("Scripts or automatic actions were taken out" in note for note in version.conversion_warnings)


def test_a_word_document_is_converted(item: AgendaItem, paper_of: PaperOf, director: User) -> None:
    version = write_paper(paper_of(item), upload=Upload("plan.docx", word("Ampersand & <tag>")), by=director)
    assert version.body_kind == BodyKind.DOCX
    assert "Ampersand &amp; &lt;tag&gt;" in version.body_html
    body = pack_facts(item.meeting, on=ON).papers[0].body
    assert (body.form, body.filename) == ("html", "plan.docx")


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty.pdf", b"", "file.empty"),
        ("plan.pdf", b"#!/bin/sh\nrm -rf /", "file.unknown_type"),
        ("locked.pdf", pdf(password="secret"), "file.encrypted"),
        ("half.pdf", pdf(40)[:-400], "file.truncated"),
        ("photo.pdf", b"\x89PNG\r\n\x1a\nbroken", "file.damaged"),
        ("bomb.docx", bomb(), "file.zip_bomb"),
    ],
    ids=["empty", "script", "encrypted", "truncated", "picture", "bomb"],
)
def test_a_file_that_cannot_be_used_is_refused_with_a_sentence(
    name: str, data: bytes, code: str, item: AgendaItem, paper_of: PaperOf, director: User
) -> None:
    paper = paper_of(item)
    before = working_version(paper)
    with pytest.raises(RuleNotMet) as refused:
        write_paper(paper, upload=Upload(name, data), by=director)
    outcome = refused.value.outcome
    assert outcome.code == code
    assert outcome.details["field"] == "upload"
    assert outcome.reason.endswith(".")
    assert working_version(paper).body_markdown == before.body_markdown
    assert not StoredFile.objects.exists()


def test_the_same_file_is_stored_once_and_both_uploads_are_in_the_ledger(
    world: World, director: User
) -> None:
    stored = [store_upload(upload=Upload("a.docx", word()), icb=world.north, by=director) for _ in range(2)]
    assert stored[0] == stored[1]
    assert GovernanceEvent.objects.filter(code="file.stored").count() == 2


@pytest.mark.requirement("R12")
def test_annexes_are_named_and_numbered(item: AgendaItem, paper_of: PaperOf, director: User) -> None:
    paper = paper_of(item)
    for title in ("Service areas", "System areas"):
        add_annex(paper=paper, title=title, body_markdown="Text", by=director)
    annex = add_annex(paper=paper, title="Teams", upload=Upload("teams.pdf", pdf()), by=director)
    facts = pack_facts(item.meeting, on=ON).papers[0].annexes
    assert [(a.label, a.title, a.body.form) for a in facts] == [
        ("Annex 1", "Service areas", "html"),
        ("Annex 2", "System areas", "html"),
        ("Annex 3", "Teams", "pdf"),
    ]
    change_annex(annex, {"title": "Team structure"}, by=director)
    annex.refresh_from_db()
    assert (annex.title, annex.body_filename) == ("Team structure", "teams.pdf")


def test_a_file_that_went_missing_keeps_the_pack_from_being_built(
    item: AgendaItem, paper_of: PaperOf, director: User
) -> None:
    paper = paper_of(item)
    version = write_paper(paper, upload=Upload("plan.pdf", pdf(5)), by=director)
    store("private").delete(version.body_file.sha256)
    problems = pack_problems(item.meeting, on=ON)
    assert [p.code for p in problems if p.code == "pack.file_unreadable"]


def test_the_form_says_beside_the_field_what_is_wrong(
    item: AgendaItem, paper_of: PaperOf, client: Client, director: User
) -> None:
    paper = paper_of(item)
    client.force_login(director)
    address = reverse("meetings:paper-text", args=[paper.public_id])
    version = working_version(paper).version
    sent = {"version": version, "source": "upload", "upload": SimpleUploadedFile("x.pdf", pdf(password="s"))}
    page = client.post(address, sent).content.decode()
    assert "There is a problem" in page
    assert "The file needs a password to open." in page
    sent["upload"] = SimpleUploadedFile("plan.docx", word())
    assert client.post(address, sent).status_code == 302
    assert working_version(paper).body_filename == "plan.docx"


@pytest.mark.parametrize(
    ("role", "status"), [("place_director", 200), ("paper_author", 200), ("member", 404), ("other_icb", 404)]
)
def test_the_file_goes_to_those_who_may_read_the_paper(
    role: str, status: int, item: AgendaItem, paper_of: PaperOf, client: Client, director: User, people: Any
) -> None:
    paper = paper_of(item)
    write_paper(paper, upload=Upload("Plan.pdf", pdf()), by=director)
    client.force_login(people(role))
    response = client.get(reverse("meetings:paper-file", args=[paper.public_id]))
    assert response.status_code == status
    if status == 200:
        assert response["Content-Disposition"] == 'attachment; filename="Plan.pdf"'
        assert response["Content-Security-Policy"].startswith("default-src 'none'; sandbox")
        assert response["X-Content-Type-Options"] == "nosniff"
        assert "no-store" in response["Cache-Control"]
        assert b"".join(response.streaming_content).startswith(b"%PDF")


def test_a_private_annex_is_sent_to_nobody_who_may_not_see_it(
    item: AgendaItem, paper_of: PaperOf, client: Client, director: User, people: Any
) -> None:
    paper = paper_of(item)
    annex = add_annex(
        paper=paper, title="CANARY-ANNEX", openness="private", upload=Upload("p.pdf", pdf()), by=director
    )
    client.force_login(people("paper_author"))
    address = reverse("meetings:annex-file", args=[paper.public_id, annex.pk])
    assert client.get(address).status_code == 404
    assert (
        "CANARY-ANNEX"
        not in client.get(reverse("meetings:paper-detail", args=[paper.public_id])).content.decode()
    )

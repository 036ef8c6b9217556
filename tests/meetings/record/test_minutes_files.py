"""Minutes as PDF and Word, and the corrected Word file back, on a meeting that was held."""

from __future__ import annotations

import io

import docx
import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from docx.oxml.ns import qn

from meetings.models import MinuteEntry
from meetings.record.actions.minutes import circulate_again, write_entry
from reports.documents.minutes_word_read import edition_of, lines_of_word
from reports.pdf.check import check_pack
from tests.meetings.record.minutes_table import DUE, SECRET, fresh
from tests.reports.documents.reading_word import pdf_text, settled

pytestmark = pytest.mark.django_db


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def of(meeting, name: str, query: str = "") -> str:
    return reverse(f"reports:minutes-{name}", args=[meeting.slug]) + query


def changed(data: bytes, words: dict[str, str], drop_marks: bool = False) -> bytes:
    """The file with other words, as somebody would type them; without its hidden marks if asked."""
    document = docx.Document(io.BytesIO(data))
    for paragraph in document.paragraphs:
        if paragraph.text in words:
            paragraph.runs[0].text = words[paragraph.text]
            for run in paragraph.runs[1:]:
                run.text = ""
    if drop_marks:
        for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
            for mark in list(document.element.body.iter(qn(tag))):
                mark.getparent().remove(mark)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def upload(data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("minutes.docx", data)


@pytest.mark.requirement("LP77")
def test_the_pdf_is_tagged_and_tells_each_reader_their_own(sent, meeting, people) -> None:
    member = signed_in(people("member"))
    full = member.get(of(meeting, "pdf")).content
    with pikepdf.open(io.BytesIO(full)) as pdf:
        assert check_pack(pdf, deep=True) == []
    text = pdf_text(full)
    assert "DRAFT" in text
    assert SECRET in text.replace("-\n", "-")
    for page in (
        member.get(of(meeting, "pdf", "?edition=public")),
        signed_in(people("paper_author")).get(of(meeting, "pdf")),
    ):
        assert "CANARY" not in pdf_text(page.content)
        assert "We spoke." in pdf_text(page.content)
    assert member.get(of(meeting, "word")).status_code == 403


def test_a_corrected_word_file_comes_back_item_by_item(sent, meeting, item, secret, director) -> None:
    page = signed_in(director)
    data = page.get(of(meeting, "word")).content
    lines = lines_of_word(data, filename="minutes.docx")
    assert edition_of(lines) == "full"
    shown = page.post(of(meeting, "word-back"), {"upload": upload(data)}).content.decode()
    assert "Nothing: every text is as it stands" in shown
    assert "Changed in the file" not in shown
    assert "Not found in the file" not in shown
    words = {
        "We spoke.": "We spoke at length.",
        f"{SECRET} said.": "It was said otherwise.",
        "The meeting opened at 2pm.": "The meeting opened at 3pm.",
    }
    for drop_marks in (False, True):
        file = changed(data, words, drop_marks=drop_marks)
        told = page.post(of(meeting, "word-back"), {"upload": upload(file)}).content.decode()
        assert "Changed in the file and not taken" in told
        assert "at length." in told
        assert MinuteEntry.objects.get(item=item).public_text == "We spoke."
    entry, hidden = MinuteEntry.objects.get(item=item), MinuteEntry.objects.get(item=secret)
    form = {"apply": "1"}
    for row, text in ((entry, "We spoke at length."), (hidden, "It was said otherwise.")):
        key = str(row.item.public_id)
        form |= {f"text-{key}-t": text, f"version-{key}": str(row.version)}
    form[f"take-{item.public_id}-t"] = "yes"
    assert page.post(of(meeting, "word-back"), form).status_code == 302
    assert MinuteEntry.objects.get(item=item).public_text == "We spoke at length."
    assert MinuteEntry.objects.get(item=secret).public_text == f"{SECRET} said."
    # Sent again it is of an older version: what stands now is kept.
    form[f"text-{item.public_id}-t"] = "An old text."
    told = page.post(of(meeting, "word-back"), form, follow=True).content.decode()
    assert "Changed meanwhile and not taken" in told
    assert MinuteEntry.objects.get(item=item).public_text == "We spoke at length."


def test_what_is_no_word_file_is_refused_with_a_sentence(sent, meeting, director, people) -> None:
    page = signed_in(director)
    told = page.post(of(meeting, "word-back"), {"upload": upload(b"no file at all")}).content.decode()
    assert "error-summary" in told
    assert signed_in(people("member")).get(of(meeting, "word-back")).status_code == 403


@pytest.mark.requirement("LP78")
def test_two_versions_as_tracked_changes(sent, meeting, item, director, people) -> None:
    entry = MinuteEntry.objects.get(item=item)
    text = "We spoke at length."
    write_entry(
        fresh(meeting), str(item.public_id), public_text=text, by=director, expected_version=entry.version
    )
    circulate_again(fresh(sent), comments_due=DUE, by=director)
    data = signed_in(people("member")).get(of(meeting, "changes")).content
    body = docx.Document(io.BytesIO(data)).element.body
    later, earlier = ("".join(settled(body, accept=accept).itertext()) for accept in (True, False))
    assert text in later
    assert "We spoke." in earlier
    assert text not in earlier
    public = signed_in(people("paper_author")).get(of(meeting, "changes")).content
    assert "CANARY" not in "".join(docx.Document(io.BytesIO(public)).element.body.itertext())

"""Versions are kept, and what changed between two is shown word by word."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import docx
import pytest
from django.test import Client

from governance.actions.files import Upload
from governance.foundation.errors import StaleEdit
from governance.models import User
from meetings.models import AgendaItem, Paper
from meetings.papers.actions.annexes import add_annex
from meetings.papers.actions.writing import write_paper
from meetings.papers.selectors.changes import NO_WORDS, changed_parts
from meetings.papers.selectors.papers import working_version
from tests.meetings.asking import at, text_of
from tests.meetings.conftest import ON
from tests.meetings.papers.test_uploads import pdf
from tests.reports.conftest import pdf_upload

PaperOf = Callable[..., Paper]


def word(*paragraphs: str) -> bytes:
    made = docx.Document()
    for text in paragraphs:
        made.add_paragraph(text)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.fixture
def versions(item: AgendaItem, paper_of: PaperOf, director: User) -> list[Any]:
    """A text typed, then a PDF in its place, then a Word document in the place of that."""
    paper = paper_of(item)
    write_paper(paper, upload=pdf_upload("Beds for winter", pages=1), by=director)
    write_paper(paper, upload=Upload("b.docx", word("Beds for summer.", "It costs £40k.")), by=director)
    return list(paper.versions.order_by("number"))


def test_a_file_in_the_place_of_a_text_starts_a_version_and_keeps_the_other(versions: list[Any]) -> None:
    assert [(each.number, each.body_kind) for each in versions] == [(1, "markdown"), (2, "pdf"), (3, "docx")]
    assert versions[0].body_markdown.startswith("1. First paragraph.")
    assert [each.recommendations.count() for each in versions] == [1, 1, 1]


def test_whoever_opened_the_earlier_version_saves_over_no_later_one(
    item: AgendaItem, paper_of: PaperOf, director: User
) -> None:
    paper = paper_of(item)
    opened = working_version(paper).version
    write_paper(paper, upload=Upload("a.docx", word("New")), by=director, expected_version=opened)
    with pytest.raises(StaleEdit):
        write_paper(paper, body_markdown="Mine", by=director, expected_version=opened)
    with pytest.raises(StaleEdit):
        write_paper(paper, upload=Upload("b.docx", word("Mine")), by=director, expected_version=opened)


def test_a_pdf_and_a_word_document_are_compared_by_their_words(versions: list[Any], director: User) -> None:
    write_paper(
        versions[2].paper, upload=Upload("c.docx", word("Beds for summer.", "It costs £55k.")), by=director
    )
    newest = working_version(versions[2].paper)
    parts = [part for part in changed_parts(versions[2], newest, director, on=ON) if part.differs]
    assert [part.title for part in parts] == ["Text of the paper"]
    (passage,) = parts[0].changes.passages
    assert [(p.kind, p.text.strip()) for p in passage.pieces if p.kind != "kept"] == [
        ("gone", "£40k."),
        ("new", "£55k."),
    ]
    parts = [part for part in changed_parts(versions[1], newest, director, on=ON) if part.differs]
    assert parts[0].changes.passages[0].page_before == 1


def test_a_scan_says_that_it_holds_no_words(versions: list[Any], director: User) -> None:
    write_paper(versions[2].paper, upload=Upload("scan.pdf", pdf(1)), by=director)
    newest = working_version(versions[2].paper)
    assert NO_WORDS in [part.problem for part in changed_parts(versions[2], newest, director, on=ON)]


def test_the_page_shows_what_changed_and_hides_private_annexes(
    versions: list[Any], director: User, client: Client, people: Any
) -> None:
    paper = versions[2].paper
    add_annex(paper=paper, title="CANARY-ANNEX", body_markdown="x", openness="private", by=director)
    address = at("paper-changes", paper.public_id)
    client.force_login(director)
    page = text_of(client.get(address))
    assert '<ins><span class="nhsuk-u-visually-hidden">[new: </span>' in page
    assert "CANARY-ANNEX" in page
    assert "There is a problem" in text_of(client.get(f"{address}?before=9"))
    client.force_login(people("paper_author"))
    assert "CANARY-ANNEX" not in text_of(client.get(address))
    client.force_login(people("member"))
    assert client.get(address).status_code == 404

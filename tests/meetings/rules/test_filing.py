"""Which paper a file's name means: a truth table of names as people send them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.papers.rules.filing import (
    ANNEX,
    LEAVE_OUT,
    PAPER,
    NamedFile,
    Slot,
    confidence_words,
    match_files,
    read_name,
)

SLOTS = [
    Slot("minutes", "3", ("Minutes of the last meeting",)),
    Slot("finance", "7", ("Finance report, month 9", "Finance"), letter="C"),
    Slot("winter", "7.1", ("Winter plan for urgent care",), letter="D"),
    Slot("quality", "8", ("Quality and safety report",)),
    Slot("risk", "12", ("Board assurance framework and risk register",)),
]

NAMES = [
    # name, number, letter, annex, words
    ("07 - Finance report v2 FINAL.pdf", "7", "", False, "finance report"),
    ("Item 7.1 Winter plan.docx", "7.1", "", False, "winter plan"),
    ("7_1_Winter_plan.docx", "7", "", False, "1 winter plan"),
    ("Agenda Item 12a – Risks (2).pdf", "12.a", "", False, "risks"),
    ("Enc C Finance.pdf", "", "C", False, "finance"),
    ("2026-03-26 Quality report.pdf", "", "", False, "quality report"),
    ("26.03.2026 Quality report.pdf", "", "", False, "quality report"),
    ("20260326_quality.pdf", "", "", False, "quality"),
    ("Plan 2025-26 draft.docx", "", "", False, "plan"),
    ("8 Appendix 2 Tables.pdf", "8", "", True, "tables"),
    ("Annex B.pdf", "", "", True, ""),
    ("Minutes 12th March.pdf", "", "", False, "minutes"),
    ("Board paper 3 Minutes.pdf", "3", "", False, "board minutes"),
    ("", "", "", False, ""),
]


@pytest.mark.parametrize(("name", "number", "letter", "annex", "words"), NAMES, ids=[row[0] for row in NAMES])
def test_a_name_is_read(name: str, number: str, letter: str, annex: bool, words: str) -> None:
    read = read_name(name)
    assert (read.number, read.letter, read.is_annex, read.words) == (number, letter, annex, words)


MATCHES = [
    ("07 Finance report.pdf", PAPER, "finance", "Sure"),
    ("Item 7.1.docx", PAPER, "winter", "Sure"),
    ("Enc D winter.docx", PAPER, "winter", "Sure"),
    ("Quality and Safety Report.pdf", PAPER, "quality", "Sure"),
    ("BAF and risk register framework assurance board.docx", PAPER, "risk", "Sure"),
    ("urgent care winter plan 2026.pdf", PAPER, "winter", "Sure"),
    ("12 Car parking.pdf", PAPER, "risk", "Likely"),
    ("3 Quality and safety report.pdf", PAPER, "minutes", "Doubtful"),
    ("8 Annex 1 - incidents.pdf", ANNEX, "quality", "Likely"),
    ("99 Nothing known.pdf", LEAVE_OUT, None, "Not found"),
    ("holiday photo.pdf", LEAVE_OUT, None, "Not found"),
]


@pytest.mark.parametrize(("name", "use", "slot", "sure"), MATCHES, ids=[row[0] for row in MATCHES])
def test_a_name_finds_its_paper(name: str, use: str, slot: str | None, sure: str) -> None:
    (match,) = match_files([NamedFile(1, name)], SLOTS)
    assert (match.use, match.slot, confidence_words(match.confidence)) == (use, slot, sure), match.why
    assert match.why.endswith(".")


def test_the_title_in_the_document_helps_a_name_that_says_nothing() -> None:
    (match,) = match_files([NamedFile(1, "scan0001.pdf", "Winter plan for urgent care")], SLOTS)
    assert (match.slot, match.use) == ("winter", PAPER)


def test_of_two_files_for_one_paper_the_better_one_is_the_paper() -> None:
    names = ("Finance.pdf", "7 Finance report month 9.pdf", "7 Annex tables.pdf")
    found = match_files([NamedFile(name, name) for name in names], SLOTS)
    assert [(match.use, match.slot) for match in found] == [
        (ANNEX, "finance"),
        (PAPER, "finance"),
        (ANNEX, "finance"),
    ]


def test_without_any_paper_every_file_is_left_out() -> None:
    assert [match.use for match in match_files([NamedFile(1, "7 Finance.pdf")], [])] == [LEAVE_OUT]


@given(st.lists(st.text(max_size=40), max_size=6))
def test_any_names_give_one_answer_each_and_no_paper_twice(names: list[str]) -> None:
    found = match_files([NamedFile(number, name) for number, name in enumerate(names)], SLOTS)
    assert [match.file for match in found] == list(range(len(names)))
    papers = [match.slot for match in found if match.use == PAPER]
    assert len(papers) == len(set(papers))
    assert all(0 <= match.confidence <= 100 and match.why for match in found)

"""Word and Excel files: what is refused, what is told, and what the clean copy no longer says."""

from __future__ import annotations

import io
import zipfile

import docx
import openpyxl
import pytest

from governance.foundation.files.check import inspect_upload
from governance.foundation.files.limits import FileLimits
from governance.foundation.files.sniff import DOCX, XLSX
from tests.governance.foundation.files import hostile_office as made

REFUSED = {
    "macros": (made.macros, "file.macros"),
    "a workbook with macros": (made.macro_workbook, "file.macros"),
    "a template": (made.template, "file.template"),
    "a presentation": (made.presentation, "file.unknown_type"),
    "another program's object": (made.embedded_object, "file.embedded_objects"),
    "a document inside": (made.embedded_document, "file.embedded_objects"),
    "a page of HTML inside": (made.foreign_chunk, "file.embedded_objects"),
    "a picture fetched from elsewhere": (made.linked_picture, "file.external_content"),
    "a link to another workbook": (made.linked_workbook, "file.external_content"),
    "a data connection": (made.data_connection, "file.external_content"),
    "a field that starts a program": (made.active_field, "file.active_fields"),
    "a field that reads a file": (made.fetching_field, "file.active_fields"),
    "entities that multiply": (made.entities, "file.dangerous_xml"),
    "an entity that reads a file": (made.outside_entity, "file.dangerous_xml"),
    "a part that unpacks a thousandfold": (made.unpacks_too_far, "file.zip_bomb"),
    "6,000 parts": (made.too_many_entries, "file.zip_bomb"),
    "a part that lies about its size": (made.entry_of_another_size, "file.damaged"),
    "parts that share their bytes": (made.overlapping_entries, "file.zip_bomb"),
    "two parts of one name": (made.same_name_twice, "file.damaged"),
    "a password on the archive": (made.locked_entries, "file.encrypted"),
    "a password by Office": (made.office_password, "file.encrypted"),
    "Word 97": (made.old_office, "file.old_office"),
    "any other archive": (made.plain_zip, "file.unknown_type"),
    "cut off": (lambda: made.word()[:-400], "file.truncated"),
    "cut in the middle": (lambda: made.excel()[:2_000], "file.truncated"),
    "broken XML": (
        lambda: made.changed(made.word(), {"word/document.xml": lambda part: part[:-20]}),
        "file.damaged",
    ),
}


@pytest.mark.parametrize(("build", "code"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_refused(build, code: str) -> None:
    inspection = inspect_upload(build(), filename="paper.docx")
    assert inspection.refusal is not None
    assert (inspection.accepted, inspection.refusal.code) == (False, code)
    assert inspection.refusal.message.endswith(".")
    assert "{" not in inspection.refusal.message


TOLD = {
    "properties": (made.properties, "office.properties_removed", 1),
    "a template of somebody's": (made.attached_template, "office.template_removed", 1),
    "comments": (made.comments, "office.comments", 2),
    "tracked changes": (made.tracked_changes, "office.tracked_changes", 2),
    "hidden text": (made.hidden_text, "office.hidden_text", 1),
    "a workbook behind a chart": (made.chart_workbook, "office.chart_workbook", 1),
    "a link to a drive": (made.local_link, "office.local_links", 1),
    "hidden sheets": (made.hidden_sheets, "office.hidden_sheets", 2),
    "hidden rows and columns": (made.hidden_rows, "office.hidden_rows_columns", 2),
    "comments on cells": (made.cell_comments, "office.comments", 1),
}


@pytest.mark.parametrize(("build", "code", "count"), TOLD.values(), ids=TOLD.keys())
def test_what_the_author_is_told(build, code: str, count: int) -> None:
    inspection = inspect_upload(build())
    assert inspection.accepted
    assert {finding.code: finding.count for finding in inspection.findings}.get(code) == count


@pytest.mark.parametrize("build", [made.word, made.excel])
def test_an_ordinary_file_raises_no_finding_but_its_properties(build) -> None:
    assert {finding.code for finding in inspect_upload(build()).findings} <= {"office.properties_removed"}


@pytest.mark.parametrize("build", [made.properties, made.attached_template])
def test_the_clean_copy_names_nobody_and_still_opens(build) -> None:
    original = build()
    assert made.CANARY.encode() in everything(original)
    inspection = inspect_upload(original)
    assert made.CANARY.encode() not in everything(inspection.cleaned)
    document = docx.Document(io.BytesIO(inspection.cleaned))
    assert document.paragraphs[0].text == "Purpose"
    assert document.core_properties.author == ""


def everything(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return b"\n".join(archive.read(name) for name in archive.namelist())


def test_title_and_language_are_kept() -> None:
    inspection = inspect_upload(made.properties())
    assert (inspection.title, inspection.lang) == ("Quarterly report", "en-US")
    assert docx.Document(io.BytesIO(inspection.cleaned)).core_properties.title == "Quarterly report"


def test_the_kind_is_told_by_content() -> None:
    word = inspect_upload(made.word(), filename="figures.xlsx")
    assert (word.media_type, word.has("file.name_differs")) == (DOCX, True)
    book = inspect_upload(made.excel(), filename="figures.XLSX")
    assert (book.media_type, book.has("file.name_differs")) == (XLSX, False)
    assert openpyxl.load_workbook(io.BytesIO(book.cleaned)).active["A1"].value == "Cost"


def test_bytes_around_the_archive_are_left_behind() -> None:
    inspection = inspect_upload(made.word() + b"<script>trailing</script>")
    assert b"trailing" not in inspection.cleaned


def test_cleaning_is_stable() -> None:
    once = inspect_upload(made.properties()).cleaned
    assert inspect_upload(once).cleaned == once


def test_limits_are_data() -> None:
    refusal = inspect_upload(made.word(), limits=FileLimits(entries=3)).refusal
    assert refusal is not None
    assert refusal.code == "file.zip_bomb"

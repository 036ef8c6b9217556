"""Every form in which a scheme leaves the portal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reports.documents.scheme_pdf import scheme_pdf, web_bytes
from reports.documents.scheme_word import word_bytes
from reports.exports.plain import csv_bytes, json_bytes, json_lines
from reports.exports.table import SchemeTable
from reports.exports.workbook import workbook_bytes

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"


@dataclass(frozen=True)
class Form:
    """`key` is also the ending of the file's name; `about` says for what it is good."""

    key: str
    title: str
    about: str
    media_type: str
    make: Callable[[SchemeTable], bytes]


FORMS: dict[str, Form] = {
    form.key: form
    for form in (
        Form(
            "docx",
            "Word document",
            "To read and edit: a heading and a table for each theme",
            WORD,
            word_bytes,
        ),
        Form("pdf", "PDF", "To print and send on", PDF, lambda table: scheme_pdf(table)[0]),
        Form("xlsx", "Excel workbook", "To filter, and to bring back with an import", EXCEL, workbook_bytes),
        Form(
            "html",
            "Web page in one file",
            "To put on a website: each row can be linked to",
            "text/html; charset=utf-8",
            web_bytes,
        ),
        Form("csv", "CSV table", "For other programs", "text/csv; charset=utf-8", csv_bytes),
        Form(
            "json",
            "JSON",
            "For other programs, with every limit in its parts",
            "application/json",
            json_bytes,
        ),
        Form(
            "jsonl",
            "JSON lines",
            "For other programs, a line for each row",
            "application/x-ndjson",
            json_lines,
        ),
    )
}

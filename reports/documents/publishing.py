"""The files that go out with a published version, made from the words of its page (`reports.publication.documents`)."""

from __future__ import annotations

from delegation.models import SchemeVersion
from reports.documents.forms import FORMS
from reports.documents.scheme_pdf import scheme_pdf
from reports.exports.gather import published_table
from reports.publication.documents import Content, Document, contribute


@contribute("pdf", order=10)
def pdf(version: SchemeVersion, content: Content) -> Document:
    table = published_table(version, content)
    data, pages = scheme_pdf(table)
    return Document("The scheme as a PDF", table.file_name("pdf"), FORMS["pdf"].media_type, data, pages=pages)


def _joined(key: str, title: str, order: int) -> None:
    @contribute(key, order=order)
    def make(version: SchemeVersion, content: Content) -> Document:
        table, form = published_table(version, content), FORMS[key]
        return Document(title, table.file_name(form.key), form.media_type, form.make(table))


_joined("docx", "The scheme as a Word document", 20)
_joined("xlsx", "The rows and limits as an Excel workbook", 30)
_joined("html", "The scheme as one web page", 40)
_joined("csv", "The rows as a table", 60)
_joined("json", "The version as data", 70)

"""The register of interests on paper: tagged, landscape, the headings of its columns on every page."""

from __future__ import annotations

from reports.documents.printing import document_pdf
from reports.exports.register import RegisterTable


def register_pdf(table: RegisterTable) -> bytes:
    """The PDF. It is laid out for each reader anew and kept nowhere: it may hold private words. Raises PartRefused."""
    return document_pdf(
        "register_of_interests",
        {"table": table},
        title=f"{table.title}: {table.scope}",
        identifier=f"{table.file_name}/{table.made.isoformat()}",
        author=table.author,
        created=table.made,
    )

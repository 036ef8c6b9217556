"""What to look at in a meeting's papers, as a Word file to work through."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from governance.foundation import words
from reports.checking import presenter
from reports.checking.selectors import Checked
from reports.documents import house

LABELS = ("Weight", "Where", "Finding", "Passage", "Note")
WIDTHS = (110, 190, 300, 280, 160)


def findings_bytes(papers: Sequence[Checked], *, meeting: str, author: str, made: datetime) -> bytes:
    title = f"What to look at: {meeting}"
    document = house.new_document(
        title=title, subject=meeting, author=author, head=title, foot=f"Made on {words.day(made)}", made=made
    )
    document.add_paragraph(title, style="Title")
    document.add_paragraph(presenter.CAUTION)
    for each in papers:
        document.add_heading(f"{each.item_number} {each.paper.title}".strip(), level=1)
        found = (*each.open, *each.aside)
        if each.check is None:
            document.add_paragraph("Not checked as it reads now.")
        elif not found:
            document.add_paragraph("Nothing was found.")
        else:
            table = house.new_table(document, LABELS, WIDTHS, title=each.paper.title)
            for one in found:
                cells = (
                    one.severity_words,
                    presenter.where(one),
                    one.reason,
                    presenter.passage(one),
                    presenter.aside_words(one),
                )
                house.add_row(table, [[house.run_of(text)] for text in cells])
    return house.saved(document)

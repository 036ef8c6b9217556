"""What goes out can come back: the import reads our own Word and Excel files as the rows that they were made of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from delegation.models import SchemeVersion
from delegation.reading.headings import with_headings
from delegation.reading.residual import is_residual
from delegation.reading.rows import ReadRow, read_rows
from delegation.selectors.imports import plain_entries
from delegation.selectors.imports.catalogue import catalogue_of
from delegation.selectors.imports.preview import preview
from governance.foundation.files.tables.excel import read_workbook
from governance.foundation.files.tables.word import read_document
from reports.documents.forms import FORMS
from reports.exports.gather import scheme_table


@pytest.fixture
def read_back() -> Callable[[SchemeVersion, str], list[ReadRow]]:
    """The rows of an exported file as the import reads them, with the columns as it guesses them."""

    def act(version: SchemeVersion, form: str) -> list[ReadRow]:
        data = FORMS[form].make(scheme_table(version))
        read = read_workbook if form == "xlsx" else read_document
        headed, _ = with_headings(read(data).tables)
        tables = [(table, table.guesses) for table in headed]
        return list(read_rows(tables, is_known=lambda name: name.endswith(("Board", "Officer"))))

    return act


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_our_own_file_is_read_as_the_rows_it_was_made_of(rich: Any, read_back: Any, form: str) -> None:
    table = scheme_table(rich)
    rows = {row.reference or row.texts["function"]: row for row in read_back(rich, form)}
    assert len(rows) == len(table.rows)
    for made in table.rows:
        back = rows[made.reference or made.function]
        assert back.problem == ""
        assert back.treatment == made.treatment
        assert back.who == made.holder
        assert back.verb == (made.verb or "decide")
        assert back.texts["function"] == made.function
        if made.theme or form == "docx":  # in a spreadsheet an empty cell carries on the theme above it
            assert back.theme == made.theme
        assert back.wording == (made.wording or made.function)
        assert back.texts["place"] == made.place
        assert back.texts["conditions"].split("\n") == list(made.conditions or [""])
        assert back.texts["exclusions"].split("\n") == list(made.exclusions or [""])
        if len(made.limits) == 1:
            limit = made.limits[0]
            assert back.limit is not None
            assert back.limit.amount == limit.amount
            assert (back.limit.vat, back.limit.budget) == (limit.vat, limit.budget)
            assert back.limit.doubt == ""
        if not made.limits:
            assert back.limit is None or back.limit.state == "silent"


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_an_import_of_our_own_file_finds_nothing_new_and_nothing_gone(
    rich: Any, read_back: Any, form: str
) -> None:
    """Only what a table cannot say is asked or told: two limits in one cell; a decision or theme that is not worded."""
    rows = read_back(rich, form)
    found = preview(
        rows,
        plain_entries(rich),
        catalogue_of(rich.scheme.icb, on=rich.effective_from),
        names={},
        choices=[{} for _ in rows],
        residual=rich.scheme.residual_clause,
    )
    assert len(found) == rich.entries.count()
    for one in found:
        entry = one.entry
        assert entry is not None
        assert one.kind in ("same", "changed")
        unsaid = {"wording"} if not entry.wording else set()
        unsaid |= {"theme"} if not entry.theme and form == "xlsx" else set()
        unsaid |= {"limits"} if entry.limits.count() > 1 else set()
        assert {change[0] for change in one.changes} <= unsaid, one.changes
        assert one.is_open == (entry.limits.count() > 1), one.questions


def test_the_residual_clause_of_our_word_file_is_found_again(rich: Any) -> None:
    content = read_document(FORMS["docx"].make(scheme_table(rich)))
    assert [text for text in content.paragraphs if is_residual(text)] == [rich.scheme.residual_clause]

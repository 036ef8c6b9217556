"""What goes out can come back: the import reads our own Word and Excel files as the rows that they were made of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from delegation.models import SchemeVersion
from delegation.reading.headings import with_headings
from delegation.reading.rows import ReadRow, read_rows
from reports.documents.forms import FORMS
from reports.exports.gather import scheme_table


@pytest.fixture
def read_back() -> Callable[[SchemeVersion, str], list[ReadRow]]:
    """The rows of an exported file as the import reads them, with the columns as it guesses them."""
    from delegation.reading.docx import read_document
    from delegation.reading.xlsx import read_workbook

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

"""A board's scheme of 400 rows in Word and its twin in Excel come to the same scheme, entry by entry."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from delegation.actions.imports import apply_import, leave_out_open
from delegation.models import SchemeImport, SchemeVersion
from delegation.selectors.imports import counts_of, plain_entries
from governance.foundation.models import GovernanceEvent
from tests.delegation.imports.conftest import run_jobs
from tests.delegation.imports.material import MISTAKES, RESIDUAL, excel_file, scheme_rows, word_file

LEFT_ASIDE = ("note",)


def applied(made: SchemeImport, officer: Any) -> SchemeVersion:
    leave_out_open(made, by=officer)
    apply_import(made, by=officer)
    made = run_jobs(made)
    assert made.state == "applied", made.problem
    assert made.target is not None
    return made.target


def entries_said(version: SchemeVersion) -> list[dict[str, Any]]:
    """What each entry says, without what tells two versions apart."""
    said = []
    for entry, values in plain_entries(version):
        limits = [{k: v for k, v in limit.items() if k != "note"} for limit in values["limits"]]
        said.append({**values, "limits": limits, "function": entry.function.title})
    return said


@pytest.mark.requirement("LP97", "LP98", "LP103", "LP104")
def test_word_and_excel_come_to_the_same_scheme(looked_at: Any, officer: Any) -> None:
    rows = scheme_rows()
    assert len(rows) == 400
    word = looked_at("scheme.docx", word_file(rows))
    read_in_word = counts_of(word)
    said = entries_said(applied(word, officer))
    excel = looked_at("scheme.xlsx", excel_file(rows))
    read_in_excel = counts_of(excel)
    assert len(said) > 400
    assert said == entries_said(applied(excel, officer))
    for kind in ("new", "unreadable", "open"):
        assert read_in_word[kind] == read_in_excel[kind] > 0
    holders = Counter(entry["holder"].partition(":")[0] for entry in said)
    assert holders["committee"] > 200
    assert holders["post"] > 150


def test_mistakes_are_told_and_never_guessed(looked_at: Any) -> None:
    made = looked_at("scheme.xlsx", excel_file(scheme_rows()))
    for reference, (_, outcome) in MISTAKES.items():
        if reference == "8.1":
            continue  # it has no decision, and carries on the row above
        rows = [row for row in made.rows.all() if row.read.get("reference") == reference]
        assert rows, reference
        told = [row.kind if row.kind == "unreadable" else "open" if row.is_open else row.kind for row in rows]
        assert outcome in told, (reference, told)
        assert any(row.problem or row.questions for row in rows)


@pytest.mark.requirement("LP97")
def test_the_residual_clause_is_data_of_the_scheme(looked_at: Any, officer: Any) -> None:
    made = looked_at("scheme.docx", word_file(scheme_rows(20, mistakes=False)))
    assert made.rows.get(kind="residual").values == {"residual_clause": RESIDUAL}
    version = applied(made, officer)
    version.scheme.refresh_from_db()
    assert version.scheme.residual_clause == RESIDUAL


def test_an_import_is_one_line_in_the_ledger_and_history_on_each_entry(looked_at: Any, officer: Any) -> None:
    made = looked_at("scheme.xlsx", excel_file(scheme_rows(20, mistakes=False)))
    before = GovernanceEvent.objects.count()
    version = applied(made, officer)
    codes = list(GovernanceEvent.objects.order_by("pk").values_list("code", flat=True)[before:])
    assert [code for code in codes if code.startswith("scheme_entry")] == []
    assert codes.count("scheme_import.applied") == 1
    for entry in version.entries.all():
        assert entry.history.get().history_change_reason.startswith("Imported from scheme.xlsx, Part ")
        assert entry.origin_file == "scheme.xlsx"

"""A second file against a draft: changed field by field, the same, not in the file; and the way back."""

from __future__ import annotations

from typing import Any

import pytest

from delegation.actions import change_entry, remove_entry
from delegation.actions.imports import (
    abandon_import,
    apply_import,
    leave_out,
    reopen_import,
    set_columns,
    settle_row,
    undo_import,
)
from delegation.models import Function, SchemeEntry, SchemeImport, SchemeVersion
from delegation.selectors.imports import counts_of, plain_entries
from governance.foundation import jobs
from governance.foundation.errors import NotPermitted, RuleNotMet
from governance.foundation.models import GovernanceEvent, Job
from tests.delegation.imports.conftest import run_jobs
from tests.security.sample_imports import workbook

FIRST = (
    ("1", "Approve the annual budget", "x", "", ""),
    ("2", "Approve invoices", "", "Chief Finance Officer", "£50k"),
    ("3", "Approve waivers of tendering", "", "Audit and Risk Committee", "£100k incl. VAT"),
    ("4", "Close bank accounts", "", "Chief Executive; Chief Finance Officer", ""),
)


@pytest.fixture
def applied(looked_at: Any, draft: SchemeVersion, officer: Any) -> Any:
    def act(*rows: Any, target: SchemeVersion | None = draft, **values: Any) -> SchemeImport:
        made = looked_at("scheme.xlsx", workbook(*rows).data, target=target, **values)
        apply_import(made, by=officer)
        return run_jobs(made)

    return act


def said(version: SchemeVersion) -> list[dict[str, Any]]:
    return [values for _, values in plain_entries(version)]


@pytest.mark.requirement("LP104")
def test_a_second_file_shows_what_is_new_changed_same_and_absent(
    applied: Any, looked_at: Any, draft: SchemeVersion
) -> None:
    applied(*FIRST)
    made = looked_at(
        "scheme-2.xlsx",
        workbook(
            FIRST[0],
            ("2", "Approve invoices", "", "Chief Finance Officer", "£75k"),
            ("3", "Approve waivers of tendering", "", "Quality Committee", "£100k incl. VAT"),
            ("5", "Approve secondments", "", "Chief Nurse", ""),
        ).data,
        target=draft,
    )
    assert counts_of(made) == {
        "same": 1,
        "changed": 2,
        "new": 1,
        "absent": 2,
        "left_out": 2,
        "chosen": 3,
    }
    limit = made.rows.get(read__reference="2")
    assert [name for name, _, _ in limit.changes] == ["limits"]
    old, new = (value[0]["amount"] for value in limit.changes[0][1:])
    assert (old, new) == ("50000.00", "75000.00")
    holder = made.rows.get(read__reference="3")
    assert [name for name, _, _ in holder.changes] == ["holder"]


def test_only_what_changed_is_written_and_history_keeps_what_was(
    applied: Any, draft: SchemeVersion, officer: Any
) -> None:
    applied(*FIRST)
    entry = draft.entries.get(reference="2")
    change_entry(entry, {"conditions": "Reported each quarter"}, by=officer)
    function = entry.function_id
    applied(*FIRST[:1], ("2", "Approve invoices", "", "Chief Finance Officer", "£75k"))
    entry = SchemeEntry.objects.get(pk=entry.pk)
    assert entry.limits.get().amount == 75_000
    assert entry.conditions == "Reported each quarter"  # the file does not speak of conditions
    assert entry.function_id == function
    assert entry.history.first().history_change_reason == "Imported from scheme.xlsx, Sheet, row 3"
    assert draft.entries.count() == 5


def test_the_same_file_again_changes_nothing(
    applied: Any, looked_at: Any, draft: SchemeVersion, officer: Any
) -> None:
    applied(*FIRST)
    made = looked_at("again.xlsx", workbook(*FIRST).data, target=draft)
    assert counts_of(made) == {"same": 5}
    with pytest.raises(RuleNotMet, match="Nothing in this file is new or changed"):
        apply_import(made, by=officer)


def test_rows_that_are_not_in_the_file_are_removed_only_when_asked_for(
    applied: Any, looked_at: Any, draft: SchemeVersion, officer: Any
) -> None:
    applied(*FIRST)
    before = said(draft)
    made = looked_at("short.xlsx", workbook(*FIRST[:3]).data, target=draft)
    absent = list(made.rows.filter(kind="absent"))
    assert all(row.is_left_out for row in absent)
    leave_out(made, [absent[0].pk], [], by=officer)
    apply_import(made, by=officer)
    made = run_jobs(made)
    assert made.state == "applied"
    assert draft.entries.count() == 4
    undo_import(made, by=officer)
    run_jobs(made)
    key = str
    assert sorted(said(draft), key=key) == sorted(before, key=key)


@pytest.mark.requirement("R190")
def test_undo_brings_everything_back(applied: Any, draft: SchemeVersion, officer: Any) -> None:
    applied(*FIRST)
    before = said(draft)
    functions = Function.objects.count()
    made = applied(
        FIRST[0],
        ("2", "Approve invoices", "", "Chief Finance Officer", "£75k per annum"),
        ("6", "Approve leases", "", "Chief Executive", "up to £1m"),
    )
    assert said(draft) != before
    undo_import(made, by=officer)
    assert run_jobs(made).state == "undone"
    assert said(draft) == before
    assert Function.objects.count() == functions
    assert GovernanceEvent.objects.filter(code="scheme_import.undone").count() == 1


def test_undo_is_refused_once_somebody_built_on_it(applied: Any, draft: SchemeVersion, officer: Any) -> None:
    made = applied(*FIRST)
    change_entry(draft.entries.get(reference="2"), {"note": "Checked"}, by=officer)
    remove_entry(draft.entries.get(reference="3"), by=officer, reason="Not ours")
    with pytest.raises(RuleNotMet) as refused:
        undo_import(made, by=officer)
    assert "2 Approve invoices" in refused.value.outcome.reason
    assert "3 Approve waivers" in refused.value.outcome.reason
    assert "Close bank accounts" not in refused.value.outcome.reason


def test_undo_is_refused_once_the_version_is_adopted(
    applied: Any, draft: SchemeVersion, adopt: Any, officer: Any
) -> None:
    made = applied(*FIRST)
    adopt(draft)
    with pytest.raises(RuleNotMet):
        undo_import(made, by=officer)


def test_an_adopted_version_is_never_a_destination(read: Any, entry: Any, draft: Any, adopt: Any) -> None:
    entry("urgent")
    adopt(draft)
    with pytest.raises(RuleNotMet):
        read("scheme.xlsx", workbook(*FIRST).data, target=draft)


def test_a_new_version_can_begin_as_a_copy(
    applied: Any, draft: SchemeVersion, adopt: Any, officer: Any
) -> None:
    applied(*FIRST)
    adopt(draft)
    rows = (*FIRST[:3], ("4", "Close bank accounts", "", "Chief Executive; Chief Nurse", ""))
    made = applied(*rows, target=None, copy_of=draft)
    assert made.state == "applied"
    assert made.target is not None
    assert made.target.copied_from == draft
    assert said(draft) != said(made.target)
    assert {entry.holder.title for entry in made.target.entries.filter(reference="4")} == {
        "Chief Executive",
        "Chief Nurse",
    }


def test_a_draft_that_moved_meanwhile_is_compared_again(
    looked_at: Any, applied: Any, draft: SchemeVersion, officer: Any
) -> None:
    """Two people at once: what a colleague saved after the preview is not written over."""
    applied(*FIRST)
    made = looked_at(
        "late.xlsx",
        workbook(("2", "Approve invoices", "", "Chief Finance Officer", "£75k")).data,
        target=draft,
    )
    entry = draft.entries.get(reference="2")
    change_entry(entry, {"limits": [{"amount": 60_000}]}, by=officer)
    apply_import(made, by=officer)
    made = run_jobs(made)
    assert made.state == "ready"
    assert "nothing was written" in made.problem
    assert entry.limits.get().amount == 60_000
    assert made.rows.get(read__reference="2").changes[0][1][0]["amount"] == "60000.00"
    apply_import(made, by=officer)
    assert run_jobs(made).state == "applied"
    assert SchemeEntry.objects.get(pk=entry.pk).limits.get().amount == 75_000


def test_one_row_that_the_rules_refuse_refuses_the_whole_import(
    looked_at: Any, draft: SchemeVersion, officer: Any
) -> None:
    made = looked_at("scheme.xlsx", workbook(*FIRST).data, target=draft)
    row = made.rows.get(read__reference="3")
    ended = row.values["holder"].partition(":")[2]
    from governance.actions.committees import end_committee
    from governance.models import Committee
    from tests.fixtures.people import START

    end_committee(Committee.objects.get(pk=ended), last_day=START, by=officer, reason="Wound up")
    apply_import(made, by=officer)
    made = run_jobs(made)
    assert made.state == "ready"
    assert not draft.entries.exists()
    assert Job.objects.latest("created_at").state == "failed"


def test_what_the_law_keeps_cannot_be_delegated_by_a_file(
    looked_at: Any, functions: Any, draft: SchemeVersion
) -> None:
    made = looked_at(
        "scheme.xlsx", workbook(("1", "Appointing the chair", "", "Chief Executive", "")).data, target=draft
    )
    row = made.rows.get()
    assert row.kind == "unreadable"
    assert "The law does not let this function be delegated" in row.problem


def test_a_chosen_function_is_known_by_the_files_words_the_next_time(
    looked_at: Any, functions: Any, draft: SchemeVersion, officer: Any
) -> None:
    file = workbook(("1", "Run the urgent desk", "", "Chief Nurse", "")).data
    made = looked_at("scheme.xlsx", file, target=draft)
    row = made.rows.get()
    assert row.values["new_function"] == "Run the urgent desk"
    settle_row(row, {"function": str(functions["urgent"].pk)}, is_left_out=False, by=officer)
    apply_import(made, by=officer)
    run_jobs(made)
    assert draft.entries.get().function == functions["urgent"]
    assert functions["urgent"].aliases.get().text == "Run the urgent desk"


def test_only_who_keeps_the_scheme_may_choose_or_apply(looked_at: Any, draft: Any, people: Any) -> None:
    made = looked_at("scheme.xlsx", workbook(*FIRST).data, target=draft)
    for act in (apply_import, undo_import, abandon_import, reopen_import):
        with pytest.raises(NotPermitted):
            act(made, by=people("place_director"))
    with pytest.raises(NotPermitted):
        set_columns(made, {}, by=people("member"))


def test_work_that_broke_off_can_be_looked_at_again(looked_at: Any, draft: Any, officer: Any) -> None:
    made = looked_at("scheme.xlsx", workbook(*FIRST).data, target=draft)
    job = apply_import(made, by=officer)
    with pytest.raises(RuleNotMet):
        reopen_import(made, by=officer)
    assert jobs.cancel(job)
    assert reopen_import(made, by=officer).state == "ready"

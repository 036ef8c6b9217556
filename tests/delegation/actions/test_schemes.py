"""Schemes and versions: drafted, adopted, superseded; adopted versions stand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from delegation.actions import (
    add_entry,
    adopt_version,
    change_entry,
    change_version,
    copy_version,
    create_function,
    create_scheme,
    create_version,
    end_version,
    load_starter_functions,
    remove_entry,
    withdraw_version,
)
from delegation.models import Function, Scheme, SchemeEntry, SchemeVersion
from governance.enums import GovernanceForm
from governance.foundation import ledger
from governance.foundation.errors import NotPermitted, RuleNotMet, StaleEdit
from governance.foundation.models import GovernanceEvent
from tests.delegation.conftest import ROWS
from tests.fixtures.people import START, World, make_committee

YEAR_2 = date(2021, 4, 1)


def codes() -> list[str]:
    return list(GovernanceEvent.objects.order_by("pk").values_list("code", flat=True))


# --- The catalogue ---------------------------------------------------------------------------------------------------


@pytest.mark.requirement("R29", "R79")
def test_the_starter_catalogue_loads_once(people: Any, functions: dict[str, Function]) -> None:
    admin = people("system_administrator")
    before = codes()
    again = load_starter_functions(by=admin, rows=ROWS)
    assert (again.added, again.changed, again.unchanged) == (0, 0, 5)
    assert codes() == before
    assert {f.version for f in Function.objects.filter(parent=None)} == {1}
    assert functions["wards"].parent == functions["urgent"]
    assert functions["chair"].non_delegable_citation == "Schedule 1B, paragraph 5"


def test_a_row_that_differs_changes_its_function(people: Any, functions: dict[str, Function]) -> None:
    rows = [ROWS[0] | {"title": "Urgent and emergency care"}, *ROWS[1:]]
    loaded = load_starter_functions(by=people("system_administrator"), rows=rows)
    assert (loaded.added, loaded.changed, loaded.unchanged) == (0, 1, 4)
    assert Function.objects.get(code="urgent").title == "Urgent and emergency care"


@pytest.mark.parametrize("role", ["governance_lead", "governance_officer", "nobody"])
def test_only_who_sets_up_icbs_loads_the_catalogue(people: Any, role: str) -> None:
    with pytest.raises(NotPermitted):
        load_starter_functions(by=people(role), rows=ROWS)
    assert not Function.objects.exists()


def test_an_icb_adds_its_own_part_of_a_shared_function(people: Any, world: World, functions: Any) -> None:
    own = create_function(
        icb=world.north, title="Hospital at home", parent=functions["urgent"], by=people("governance_officer")
    )
    assert own.code == "north-hospital-at-home"
    with pytest.raises(ValidationError, match="another ICB"):
        create_function(icb=world.south, title="Part of it", parent=own, by=people("other_icb"))


# --- Drafts ----------------------------------------------------------------------------------------------------------


@pytest.mark.requirement("R20", "R42", "R44", "R98")
def test_an_entry_holds_who_what_where_and_on_which_terms(entry: Any, world: World) -> None:
    made = entry(
        "urgent",
        responsibility="Operational oversight; strategic development",
        conditions="Reports each quarter",
        exclusions="The national core contract",
        limits=[{"amount": "50000"}, {"is_unlimited": True, "set_by": world.south.organisation}],
        measures=[
            {"metric": "Two-hour response", "threshold": "70%", "off_track": "A recovery plan in a month"}
        ],
        budgets=[{"financial_year": "2024/25", "amount": "1200000", "virement_rule": "Within the area"}],
        accountable="Place Director",
        delegators=[{"organisation": world.north.organisation, "scheme_reference": "SoRD 4.2"}],
    )
    saved = SchemeEntry.objects.get(pk=made.pk)
    assert (saved.holder, saved.place) == (world.hill_board, world.hill)
    assert (saved.exclusions, saved.accountable) == ("The national core contract", "Place Director")
    assert [limit.set_by for limit in saved.limits.all()] == [None, world.south.organisation]
    assert saved.delegators.get().scheme_reference == "SoRD 4.2"
    assert saved.measures.get().off_track == "A recovery plan in a month"
    assert saved.budgets.get().virement_rule == "Within the area"
    assert codes()[-1] == "scheme_entry.added"


@pytest.mark.parametrize("role", ["place_director", "member", "auditor", "other_icb"])
def test_only_those_who_keep_the_scheme_write_in_it(
    people: Any, world: World, draft: Any, functions: Any, role: str
) -> None:
    with pytest.raises(NotPermitted):
        add_entry(
            scheme_version=draft,
            function=functions["urgent"],
            treatment="reserved",
            source="x",
            effective_from=START,
            by=people(role),
        )
    with pytest.raises(NotPermitted):
        create_scheme(icb=world.north, title="Another", by=people(role))
    assert not SchemeEntry.objects.exists()


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"place": None, "holder_committee": None}, "which committee or post"),
        ({"limits": [{}]}, "Limit 1: Give an amount"),
        ({"limits": [{"amount": "-1"}]}, "not below zero"),
        ({"limits": [{"amount": "10", "above": "20"}]}, "A band ends above"),
        ({"budgets": [{"financial_year": "2024/26"}]}, "financial year such as"),
        ({"delegators": [{}]}, "cannot be null"),
    ],
)
def test_half_an_entry_is_refused(entry: Any, values: dict[str, Any], says: str) -> None:
    with pytest.raises(ValidationError, match=says):
        entry("urgent", **values)


def test_an_entry_names_nothing_of_another_icb(entry: Any, world: World) -> None:
    for values in (
        {"holder_committee": world.south_board},
        {"place": world.south_board.place},
    ):
        with pytest.raises(ValidationError, match="another ICB"):
            entry("urgent", **values)


@pytest.mark.requirement("LP14")
def test_what_the_law_bars_is_not_delegated(entry: Any) -> None:
    with pytest.raises(ValidationError, match="Schedule 1B, paragraph 5"):
        entry("chair")
    assert entry("chair", "reserved").pk


def test_entries_of_a_draft_change_and_go(entry: Any, officer: Any) -> None:
    made = entry("urgent")
    changed = change_entry(made, {"source": "Row 2"}, by=officer, expected_version=1)
    assert changed.version == 2
    with pytest.raises(StaleEdit):
        change_entry(made, {"source": "Row 3"}, by=officer, expected_version=1)
    remove_entry(changed, by=officer, reason="Entered twice")
    assert not SchemeEntry.objects.exists()
    assert SchemeEntry.history.filter(history_type="-").get().history_change_reason == "Entered twice"
    assert codes()[-2:] == ["scheme_entry.changed", "scheme_entry.removed"]


# --- Adoption --------------------------------------------------------------------------------------------------------


@pytest.mark.requirement("R190")
def test_adoption_ends_the_version_before_on_the_day_before(
    entry: Any, draft: Any, adopt: Any, officer: Any
) -> None:
    entry("urgent")
    first = adopt(draft)
    second = copy_version(first, label="2", effective_from=YEAR_2, by=officer, note="Yearly review")
    assert (second.state, second.copied_from, second.entries.count()) == ("draft", first, 1)
    adopted = adopt(second, YEAR_2)
    first.refresh_from_db()
    assert (first.state, first.effective_to) == ("adopted", date(2021, 3, 31))
    assert (adopted.effective_from, adopted.effective_to) == (YEAR_2, None)
    assert codes()[-2:] == ["scheme_version.superseded", "scheme_version.adopted"]
    assert GovernanceEvent.objects.latest("pk").summary.endswith("in force from 1 April 2021")


def test_a_copy_leaves_behind_what_has_ended_and_changes_nothing_of_the_first(
    entry: Any, draft: Any, adopt: Any, officer: Any
) -> None:
    entry("urgent", conditions="Reports each quarter")
    entry("wards", effective_to=date(2020, 12, 31))
    first = adopt(draft)
    second = copy_version(first, label="2", effective_from=YEAR_2, by=officer)
    (kept,) = second.entries.all()
    change_entry(kept, {"conditions": "Reports each month"}, by=officer)
    assert first.entries.count() == 2
    assert first.entries.get(function__code="urgent").conditions == "Reports each quarter"


@pytest.mark.requirement("R190")
def test_adopted_versions_are_not_edited(
    entry: Any, draft: Any, adopt: Any, officer: Any, functions: Any
) -> None:
    made = entry("urgent")
    version = adopt(draft)
    made = SchemeEntry.objects.get(pk=made.pk)
    for refused in (
        lambda: change_entry(made, {"source": "Row 9"}, by=officer),
        lambda: remove_entry(made, by=officer, reason="x"),
        lambda: change_version(version, {"label": "1b"}, by=officer),
        lambda: entry("wards", scheme_version=version),
        lambda: withdraw_version(version, by=officer, reason="x"),
        lambda: adopt(version, YEAR_2),
    ):
        with pytest.raises(RuleNotMet):
            refused()
    with pytest.raises(RuleNotMet, match="copy it to a new version"):
        change_entry(made, {"source": "Row 9"}, by=officer)


@pytest.mark.requirement("R190")
@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE delegation_schemeentry SET source = 'x'",
        "DELETE FROM delegation_schemeentry",
        "INSERT INTO delegation_schemeentry SELECT (jsonb_populate_record(e, '{\"id\": 999999}')).*"
        " FROM delegation_schemeentry e",
        "UPDATE delegation_schemeversion SET label = '1b'",
        "UPDATE delegation_schemeversion SET passes_upward = true",
        "UPDATE delegation_schemeversion SET state = 'draft'",
        "UPDATE delegation_schemeversion SET effective_from = '2019-01-01'",
        "DELETE FROM delegation_schemeversion",
    ],
)
def test_the_database_keeps_adopted_versions_too(entry: Any, draft: Any, adopt: Any, sql: str) -> None:
    entry("urgent")
    adopt(draft)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_adoption_and_its_event_roll_back_together(
    entry: Any, draft: Any, adopt: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry("urgent")
    before = codes()

    def broken(*args: Any, **options: Any) -> None:
        raise RuntimeError("the ledger cannot be written")

    monkeypatch.setattr(ledger, "record", broken)
    with pytest.raises(RuntimeError):
        adopt(draft)
    draft.refresh_from_db()
    assert (draft.state, draft.adopted_on) == ("draft", None)
    assert codes() == before


def test_an_empty_draft_is_not_adopted(draft: Any, adopt: Any) -> None:
    with pytest.raises(RuleNotMet, match="no entries yet"):
        adopt(draft)


@pytest.mark.requirement("R90")
def test_nothing_is_delegated_to_a_consultative_forum(
    entry: Any, draft: Any, adopt: Any, world: World
) -> None:
    forum = make_committee(world.north, "forum", form=GovernanceForm.CONSULTATIVE_FORUM)
    entry("urgent", holder_committee=forum)
    with pytest.raises(RuleNotMet, match="advises and does not decide"):
        adopt(draft)


def test_an_adoption_says_by_whom(entry: Any, draft: Any, adopt: Any) -> None:
    entry("urgent")
    with pytest.raises(RuleNotMet, match="which body adopted"):
        adopt(draft, adopted_by=" ")


def test_a_version_does_not_start_before_the_one_in_force(
    entry: Any, draft: Any, adopt: Any, officer: Any
) -> None:
    entry("urgent")
    first = adopt(draft)
    second = copy_version(first, label="2", effective_from=START, by=officer)
    with pytest.raises(RuleNotMet, match="already adopted from 1 April 2020"):
        adopt(second)


def test_the_second_of_two_editors_does_not_adopt_what_was_not_seen(
    entry: Any, draft: Any, adopt: Any, officer: Any
) -> None:
    entry("urgent")
    change_version(draft, {"note": "Seen by nobody"}, by=officer)
    with pytest.raises(StaleEdit):
        adopt(draft, expected_version=1)


@pytest.mark.parametrize("role", ["place_director", "auditor", "other_icb"])
def test_only_those_who_keep_the_scheme_adopt(people: Any, entry: Any, draft: Any, role: str) -> None:
    entry("urgent")
    with pytest.raises(NotPermitted):
        adopt_version(draft, adopted_on=START, adopted_by="Board", effective_from=START, by=people(role))


def test_an_adopted_version_ends_without_a_successor(
    entry: Any, draft: Any, adopt: Any, officer: Any
) -> None:
    entry("urgent")
    with pytest.raises(RuleNotMet, match="Only an adopted version"):
        end_version(draft, last_day=YEAR_2, by=officer, reason="x")
    version = adopt(draft)
    ended = end_version(version, last_day=date(2026, 3, 31), by=officer, reason="The ICB ends")
    assert ended.effective_to == date(2026, 3, 31)


def test_a_withdrawn_draft_is_not_adopted(entry: Any, draft: Any, adopt: Any, officer: Any) -> None:
    entry("urgent")
    withdraw_version(draft, by=officer, reason="Overtaken")
    with pytest.raises(RuleNotMet, match="withdrawn"):
        adopt(draft)


def test_labels_are_used_once_in_a_scheme(scheme: Scheme, draft: SchemeVersion, officer: Any) -> None:
    with pytest.raises(ValidationError, match="already has a version with this label"):
        create_version(scheme=scheme, label="1", effective_from=YEAR_2, by=officer)

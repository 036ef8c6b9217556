"""The form of a row: limits, delegators, measures and budgets, with faults beside the right row."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from delegation.actions import change_entry
from delegation.entry_history import entry_saves
from delegation.forms.parts import BudgetsField, DelegatorsField, LimitsField, MeasuresField
from delegation.models import SchemeEntry
from governance.actions.organisations import create_organisation
from governance.actions.posts import create_post
from governance.foundation.forms import RowError
from tests.delegation.editor.conftest import editor, form_of, opened, row_address
from tests.fixtures.people import START

BLANK = {
    "amount": "",
    "above": "",
    "basis": "",
    "vat": "",
    "budget": "",
    "joint_post": "",
    "set_by": "",
    "kind": "",
    "note": "",
}


def limits(*rows: dict[str, str]) -> list[dict[str, Any]]:
    return LimitsField().clean([BLANK | row for row in rows])


def faults(field: Any, *rows: dict[str, str]) -> list[tuple[int, str]]:
    """Where the faults stand: (row, column)."""
    with pytest.raises(ValidationError) as refused:
        field.clean(list(rows))
    errors = refused.value.error_list
    assert all(isinstance(error, RowError) for error in errors)
    return [(error.params["row"], error.params["column"]) for error in errors]


@pytest.mark.requirement("R24")
@pytest.mark.parametrize(
    ("typed", "amount", "unlimited"),
    [
        ("£50k", Decimal(50_000), False),
        ("up to £1m", Decimal(1_000_000), False),
        ("£1,250.50", Decimal("1250.50"), False),
        ("nil", Decimal(0), False),
        ("no limit", None, True),
        ("unlimited", None, True),
    ],
)
def test_money_is_written_as_people_write_it(typed: str, amount: Any, unlimited: bool) -> None:
    (row,) = limits({"amount": typed})
    assert (row["amount"], row["is_unlimited"]) == (amount, unlimited)
    assert (row["kind"], row["basis"], row["vat"]) == ("spend", "per_decision", "")


def test_terms_in_the_words_are_kept_and_a_chosen_one_wins() -> None:
    (row,) = limits({"amount": "over £10k up to £50k a year including VAT"})
    assert (row["above"], row["amount"]) == (Decimal(10_000), Decimal(50_000))
    assert (row["basis"], row["vat"]) == ("per_year", "including")
    (row,) = limits({"amount": "£50k a year", "basis": "cumulative"})
    assert row["basis"] == "cumulative"


def test_faults_stand_beside_their_row() -> None:
    good = BLANK | {"amount": "£5k"}
    assert faults(LimitsField(), good, BLANK | {"amount": "a lot"}) == [(1, "amount")]
    assert faults(LimitsField(), BLANK | {"amount": "£5k", "above": "£9k"}) == [(0, "above")]
    assert faults(LimitsField(), good, BLANK | {"note": "left open"}) == [(1, "amount")]
    assert faults(LimitsField(), BLANK | {"amount": "£5k", "basis": "never"}) == [(0, "basis")]
    year = {"financial_year": "2026/28", "amount": "£1m", "virement_rule": "", "note": ""}
    assert faults(BudgetsField(), year) == [(0, "financial_year")]
    same = year | {"financial_year": "2026/27"}
    assert faults(BudgetsField(), same, same) == [(1, "financial_year")]
    assert faults(MeasuresField(), {"metric": "", "threshold": "90%", "off_track": ""}) == [(0, "metric")]
    assert faults(DelegatorsField(), {"organisation": "", "scheme_reference": "x"}) == [(0, "organisation")]


@pytest.mark.requirement("R27", "R41", "R100", "R128")
def test_a_row_is_saved_with_all_that_belongs_to_it(
    keeper: Any, entry: Any, world: Any, officer: Any
) -> None:
    finance = create_post(
        icb=world.north, by=officer, title="Chief Finance Officer", slug="cfo", effective_from=START
    )
    council = create_organisation(
        icb=world.north,
        by=officer,
        name="Hill Council",
        slug="hill-council",
        kind="local_authority",
        sector="local_government",
        effective_from=START,
    )
    row = entry("urgent")
    sent = opened(keeper, row) | {
        "reason": "Agreed with the council",
        "limits-0-amount": "£250k",
        "limits-0-above": "£50k",
        "limits-0-basis": "per_year",
        "limits-0-joint_post": str(finance.pk),
        "limits-0-set_by": str(council.pk),
        "limits-0-budget": "in_budget",
        "delegators-0-organisation": str(council.pk),
        "delegators-0-scheme_reference": "Constitution, part 3",
        "measures-0-metric": "Falls",
        "measures-0-off_track": "The board is told within a month",
        "budgets-0-financial_year": "2026/27",
        "budgets-0-amount": "£1.2m",
    }
    response = keeper.post(row_address(row), sent)
    assert response.status_code == 302, response.content.decode()[-800:]
    row = SchemeEntry.objects.get(pk=row.pk)
    limit, delegator = row.limits.get(), row.delegators.get()
    assert (limit.amount, limit.above, limit.joint_post, limit.set_by) == (250_000, 50_000, finance, council)
    assert (delegator.organisation, delegator.scheme_reference) == (council, "Constitution, part 3")
    assert row.measures.get().off_track == "The board is told within a month"
    assert row.budgets.get().amount == 1_200_000
    again = opened(keeper, row)
    assert (again["limits-0-amount"], again["limits-0-above"]) == ("£250,000", "£50,000")
    kept = keeper.post(row_address(row), again | {"reason": "Nothing else"})
    assert kept.status_code == 302
    assert row.limits.get().pk == limit.pk, "a row that says the same keeps its history"


def test_another_row_is_added_without_a_script_and_keeps_what_was_typed(keeper: Any, entry: Any) -> None:
    row = entry("urgent")
    typed = opened(keeper, row) | {"limits-0-amount": "£5k", "theme": "Half a head", "limits-arrange": "add"}
    response = keeper.post(row_address(row), typed)
    assert response.status_code == 200
    shown = form_of(response.content.decode(), row_address(row))
    assert shown["theme"] == "Half a head"
    assert shown["limits-0-amount"] == "£5k"
    assert "limits-1-amount" in shown
    assert "There is a problem" not in response.content.decode()
    assert SchemeEntry.objects.get(pk=row.pk).version == row.version


def test_the_page_says_which_cell_is_wrong(keeper: Any, entry: Any) -> None:
    row = entry("urgent")
    sent = opened(keeper, row) | {"reason": "x", "limits-0-amount": "£5k", "limits-1-amount": "lots"}
    html = keeper.post(row_address(row), sent).content.decode()
    assert 'id="id_limits-1-amount-error"' in html
    assert 'id="id_limits-0-amount-error"' not in html


def test_a_new_row_is_added_on_its_own_page_too(keeper: Any, draft: Any, functions: Any, world: Any) -> None:
    page = keeper.get(f"{reverse('delegation:scheme-entry-create')}?scheme_version={draft.pk}")
    assert 'name="limits-0-amount"' in page.content.decode()
    html = keeper.get(editor(draft, new=1)).content.decode()
    action = reverse("delegation:scheme-editor-new", args=[draft.pk])
    sent = form_of(html, action) | {
        "function": str(functions["urgent"].pk),
        "treatment": "delegated",
        "holder_committee": str(world.hill_board.pk),
        "source": "Scheme, row 3",
        "limits-0-amount": "£10k",
    }
    assert keeper.post(action, sent).status_code == 302
    made = draft.entries.get()
    assert made.limits.get().amount == 10_000


@pytest.mark.requirement("R190")
def test_the_history_page_tells_what_changed_in_the_parts_of_a_row(
    client: Any, entry: Any, officer: Any, world: Any
) -> None:
    row = entry("urgent", limits=[{"amount": 50_000}], measures=[{"metric": "4-hour standard"}])
    change_entry(row, {"wording": "Approve contracts"}, by=officer, reason="Worded")
    change_entry(row, {"limits": [{"amount": 75_000}]}, by=officer, reason="Raised")
    values = {
        "delegators": [{"organisation": world.north.organisation}],
        "measures": [],
        "budgets": [{"financial_year": "2020/21", "amount": 1_000}],
    }
    change_entry(row, values, by=officer, reason="Terms")
    told = [(save.reason, [(c.label, c.was, c.now) for c in save.changes]) for save in entry_saves(row)]
    body = str(world.north.organisation)
    assert told == [
        (
            "Terms",
            [
                ("Delegated by", "not set", body),
                ("Outcomes and measures", "4-hour standard", "not set"),
                ("Delegated budgets", "not set", "2020/21: £1,000"),
            ],
        ),
        ("Raised", [("Limits", "up to £50,000 for each decision", "up to £75,000 for each decision")]),
        ("Worded", [("The decision as the document words it", "not set", "Approve contracts")]),
        ("", []),
    ]
    client.force_login(officer)
    page = client.get(reverse("delegation:scheme-entry-history", args=[row.pk])).content.decode()
    assert "up to £75,000 for each decision" in page

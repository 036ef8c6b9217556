"""Governance forms: what each is, how a committee came to its own, and options that were appraised."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from governance.actions.committees import change_committee
from governance.actions.forms import create_form_appraisal, create_form_step, end_form_step
from governance.enums import GovernanceForm
from governance.form_catalogue import FORMS, NATIONAL_FORMS
from governance.forms.forms import read_day
from governance.foundation.errors import RuleNotMet
from governance.models import FormAppraisal
from governance.rules.forms import Acceptances, Option, appraisal_cautions, check_choice_told, check_options
from governance.selectors.forms import cautions_of, form_checks
from tests.fixtures.people import START, World

DAY = date(2021, 10, 15)
TOLD = Acceptances("The alliance", DAY, "The board", DAY, DAY)
JOINT = Option("Option 4", "joint_committee", "chosen", reasons_for="Ownership")
DROPPED = Option("Option 5", "lead_provider", "not_taken", reasons_against="Not possible yet")
OF_ICB = Option("Option 3", "committee", "chosen", reasons_for="Clear")


@pytest.mark.requirement("R87", "R89")
def test_every_form_has_a_definition_and_the_five_national_ones_say_what_they_help_with() -> None:
    assert set(FORMS) == set(GovernanceForm.values)
    assert all(words.definition for words in FORMS.values())
    assert set(NATIONAL_FORMS) == {
        "consultative_forum",
        "committee",
        "individual_executives",
        "joint_committee",
        "lead_provider",
    }


@pytest.mark.requirement("R131")
@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], "no_options"),
        ([JOINT, replace(DROPPED, label="option 4 ")], "label_twice"),
        ([JOINT, replace(OF_ICB)], "two_chosen"),
        ([JOINT, DROPPED], "options_told"),
    ],
)
def test_options(options: list[Option], code: str) -> None:
    assert check_options(options).code == f"appraisal.{code}"


@pytest.mark.requirement("R131")
@pytest.mark.parametrize(
    ("options", "told", "ok"),
    [
        ([JOINT], TOLD, True),
        ([JOINT], Acceptances("The alliance"), False),
        ([JOINT], Acceptances(decided_on=DAY), False),
        ([DROPPED], Acceptances(), True),
    ],
)
def test_a_choice_says_by_whom_and_when(options: list[Option], told: Acceptances, ok: bool) -> None:
    assert check_choice_told(options, told).ok is ok


@pytest.mark.parametrize(
    ("option", "told", "allowed", "codes"),
    [
        pytest.param(JOINT, TOLD, (), [], id="nothing to look at"),
        pytest.param(
            replace(JOINT, possible_from=date(2022, 4, 1)),
            TOLD,
            (),
            ["not_possible_yet"],
            marks=pytest.mark.requirement("R131"),
            id="chosen too early",
        ),
        pytest.param(replace(JOINT, possible_from=DAY), TOLD, (), [], id="possible from that day"),
        pytest.param(
            JOINT,
            TOLD,
            ("committee",),
            ["form_not_allowed"],
            marks=pytest.mark.requirement("R147"),
            id="form",
        ),
        pytest.param(
            OF_ICB,
            replace(TOLD, agreed_on=None),
            (),
            ["acceptance_missing"],
            marks=pytest.mark.requirement("R91"),
            id="the committee has not agreed",
        ),
        pytest.param(
            OF_ICB, replace(TOLD, set_by=""), (), ["acceptance_missing"], id="the statutory body has not set"
        ),
        pytest.param(OF_ICB, TOLD, (), [], marks=pytest.mark.requirement("R91"), id="both acceptances"),
        pytest.param(replace(DROPPED, reasons_against=" "), TOLD, (), ["reason_missing"], id="no reason"),
    ],
)
def test_cautions(option: Option, told: Acceptances, allowed: tuple[str, ...], codes: list[str]) -> None:
    found = [outcome.code for outcome in appraisal_cautions([option], told, allowed=allowed)]
    assert found == [f"appraisal.{code}" for code in codes]


@pytest.mark.parametrize("text", ["1 April 2022", "01/04/2022", "2022-04-01", " 1 April 2022 "])
def test_days_as_people_write_them(text: str) -> None:
    assert read_day(text) == date(2022, 4, 1)


@pytest.mark.parametrize("text", ["April 2022", "31 February 2022", "1 April 0022", "", "1_0 April 2022"])
def test_what_is_no_day(text: str) -> None:
    assert read_day(text) is None


def sent(**more: str) -> dict[str, str]:
    return {
        "title": "Options",
        "source": "Paper, page 12",
        "options-0-label": "Option 4",
        "options-0-form": "joint_committee",
        "options-0-standing": "chosen",
        "options-0-reasons_for": "Greater sense of ownership",
        "options-1-label": "Option 5",
        "options-1-form": "lead_provider",
        "options-1-standing": "not_taken",
        "options-1-possible_from": "1 April 2022",
        "options-1-reasons_against": "Not possible under procurement rules",
        "decided_by": "Members of the alliance",
        "decided_on_day": "15",
        "decided_on_month": "10",
        "decided_on_year": "2021",
    } | more


@pytest.mark.requirement("R89", "R131")
def test_an_appraisal_is_entered_on_its_page_under_the_labels_of_its_document(
    client: Client, world: World, people: Any
) -> None:
    client.force_login(people("governance_officer"))
    create = reverse("governance:form-appraisal-create") + f"?committee={world.hill_board.pk}"
    given = sent(committee=str(world.hill_board.pk))
    for field, value, words in (
        ("options-1-form", "", "Choose the form."),
        ("options-1-form", "kingdom", "Choose one of the list."),
        ("options-1-possible_from", "spring", "Write a day such as 1 April 2022."),
        ("options-1-standing", "chosen", "Only one option is chosen."),
        ("decided_by", "", "say which body chose it, and when"),
    ):
        assert words in client.post(create, given | {field: value}).content.decode(), words
    assert not FormAppraisal.objects.exists()
    page = client.post(create, given, follow=True).content.decode()
    for words in ("Option 4: Joint committee", "1 April 2022", "Greater sense of ownership", "Not taken"):
        assert words in page
    made = FormAppraisal.objects.get()
    assert made.options[1]["possible_from"] == "2022-04-01"
    committee = client.get(
        reverse("governance:committee-detail", args=[world.hill_board.pk])
    ).content.decode()
    assert "Option 4: Joint committee" in committee
    edit = reverse("governance:form-appraisal-edit", args=[made.pk])
    opened = client.get(edit).content.decode()
    assert "Not possible under procurement rules" in opened


@pytest.mark.requirement("R147")
def test_an_icb_narrows_five_options_to_two_for_every_partnership(
    client: Client, world: World, people: Any
) -> None:
    officer = people("governance_officer")
    create_form_appraisal(
        icb=world.north,
        title="Two of five",
        options=[
            {"label": "A", "form": "committee", "standing": "kept"},
            {"label": "B", "form": "joint_committee", "standing": "kept"},
            {"label": "5", "form": "lead_provider", "standing": "not_taken", "reasons_against": "No"},
        ],
        source="Enclosure B",
        by=officer,
    )
    client.force_login(officer)
    for board in (world.hill_board, world.vale_board):
        page = client.get(reverse("governance:committee-detail", args=[board.pk])).content.decode()
        assert "A: Committee of one body (kept open)" in page


@pytest.mark.requirement("R88", "R18")
def test_the_journey_tells_the_form_of_each_day_and_what_is_next(
    client: Client, world: World, people: Any, clock_at: Any
) -> None:
    officer, board = people("governance_officer"), world.hill_board
    create_form_step(committee=board, form="consultative_forum", effective_from=START, by=officer)
    create_form_step(
        committee=board,
        form="committee",
        effective_from=date(2022, 7, 1),
        approved_by="ICB board",
        approved_on=date(2022, 5, 1),
        note="The Act comes into force",
        ends_previous=True,
        by=officer,
    )
    first, second = board.form_steps.order_by("effective_from")
    assert first.effective_to == date(2022, 6, 30)
    with pytest.raises(ValidationError, match="already has a form"):
        create_form_step(committee=board, form="lead_provider", effective_from=date(2023, 1, 1), by=officer)
    assert [o.code for o in form_checks(board, on=date(2022, 6, 30))] == ["committee.form_off_journey"]
    assert form_checks(board, on=date(2022, 7, 1)) == []
    client.force_login(officer)
    address = reverse("governance:committee-detail", args=[board.pk])
    for on, words in (("2022-06-30", ("Now", "Next")), ("2022-07-01", ("Before", "Now"))):
        page = client.get(address, {"on": on}).content.decode()
        journey = page[page.index("Journey of its governance form") :]
        assert all(f">{word}" in journey or f"{word}<" in journey for word in words)
        assert "The Act comes into force" in journey
    end_form_step(second, last_day=date(2026, 3, 31), by=officer, reason="The ICB ends")
    assert board.form_steps.in_force(date(2026, 4, 1)).count() == 0


@pytest.mark.requirement("R147")
def test_a_form_that_the_icb_does_not_allow_is_no_step_of_a_partnership(world: World, people: Any) -> None:
    lead = people("governance_lead")
    from governance.actions.icbs import change_icb

    change_icb(world.north, {"allowed_forms": ["committee"]}, by=lead, reason="Narrowed")
    world.hill_board.refresh_from_db()
    with pytest.raises(RuleNotMet, match="does not allow this governance form"):
        create_form_step(committee=world.hill_board, form="lead_provider", effective_from=START, by=lead)


@pytest.mark.requirement("R91")
def test_a_committee_shows_which_of_its_two_acceptances_is_missing(
    client: Client, world: World, people: Any
) -> None:
    officer, board = people("governance_officer"), world.hill_board
    row = create_form_appraisal(
        icb=world.north,
        committee=board,
        title="Form 2",
        options=[{"label": "2", "form": "committee", "standing": "chosen", "reasons_for": "Views"}],
        source="Slide",
        decided_by="The partnership",
        decided_on=DAY,
        set_by="NHS North",
        set_on=DAY,
        by=officer,
    )
    assert [outcome.code for outcome in cautions_of(row)] == ["appraisal.acceptance_missing"]
    client.force_login(officer)
    page = client.get(reverse("governance:committee-detail", args=[board.pk])).content.decode()
    assert "needs two acceptances. Not recorded yet: the committee" in page
    change_committee(board, {"form": "joint_committee"}, by=officer, reason="Another form")
    board.refresh_from_db()
    assert form_checks(board, on=DAY) == []

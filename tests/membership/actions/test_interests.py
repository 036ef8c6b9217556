"""Interests: declared, changed and ended by the person or the keeper, with nothing private in the ledger."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from governance.foundation.audit import save_recorded
from governance.foundation.errors import NotPermitted, RuleNotMet, StaleEdit
from governance.foundation.models import GovernanceEvent
from membership.interests.actions.interests import change_interest, declare_interest, end_interest
from membership.models import Interest, Person
from tests.fixtures.people import World, make_user

JAN, JUNE = date(2023, 1, 1), date(2023, 6, 30)
SAYS = {
    "category": "financial",
    "party": "Fernbank Consulting Ltd",
    "position": "Director",
    "nature": "Holds a third of the shares",
    "effective_from": JAN,
}


@pytest.fixture
def ana(world: World, people: Any, person: Any) -> Person:
    """A person whose account is the member of the hill board."""
    made: Person = person("Ana Whitlock")
    made.user = people("member")
    return save_recorded(made, by=None)


def last_event() -> GovernanceEvent:
    return GovernanceEvent.objects.latest("pk")


@pytest.mark.requirement("LP35", "LP36")
def test_a_person_declares_their_own_today(ana: Person, clock_at: Any) -> None:
    with clock_at(2023, 2, 1):
        made = declare_interest(person=ana, by=ana.user, kind="actual", declared_on=date(2022, 1, 1), **SAYS)
    assert (made.source, made.state, made.declared_on) == ("self", "declared", date(2023, 2, 1))
    assert last_event().code == "interest.declared"
    assert last_event().summary == "Declared: Financial interest of Ana Whitlock"


def test_somebody_with_an_account_and_no_role_declares_their_own(person: Any) -> None:
    cy = person("Cy Marchetti")
    cy.user = make_user("cy@elsewhere.example")
    save_recorded(cy, by=None)
    made = declare_interest(person=cy, by=cy.user, **SAYS)
    assert list(Interest.objects.visible_to(cy.user, on=JAN)) == [made]


def test_the_keeper_enters_for_others_and_names_the_source(ana: Person, officer: Any) -> None:
    with pytest.raises(RuleNotMet) as refused:
        declare_interest(person=ana, by=officer, **SAYS)
    assert refused.value.outcome.code == "interest.source_not_told"
    made = declare_interest(person=ana, by=officer, source="office", declared_on=JAN, **SAYS)
    assert (made.source, made.declared_on) == ("office", JAN)


@pytest.mark.parametrize(
    "role",
    ["place_director", "committee_secretary", "chair", "coi_guardian", "auditor", "nobody", "other_icb"],
)
def test_nobody_else_declares_for_a_person(ana: Person, people: Any, role: str) -> None:
    with pytest.raises(NotPermitted):
        declare_interest(person=ana, by=people(role), source="office", **SAYS)
    assert not Interest.objects.exists()


def test_no_private_word_enters_the_ledger(ana: Person, officer: Any) -> None:
    made = declare_interest(person=ana, by=ana.user, reason="Zebra letter", mitigation="Zebra leaves", **SAYS)
    changed = change_interest(
        made, {"nature": "Zebra holdings", "party": "Zebra Ltd"}, by=ana.user, reason="Zebra was wrong"
    )
    end_interest(changed, last_day=JUNE, by=ana.user, reason="Zebra sold")
    for event in GovernanceEvent.objects.filter(subject_type="membership.interest"):
        told = f"{event.before}{event.after}{event.summary}{event.reason}{event.subject_label}"
        assert "Zebra" not in told
        assert "Fernbank" not in told
        assert "organisation" not in told
    assert changed.history.filter(history_change_reason="Zebra was wrong").count() == 1


def test_a_change_is_looked_at_anew_and_an_end_is_not(ana: Person, people: Any) -> None:
    made = declare_interest(person=ana, by=ana.user, **SAYS)
    made.state, made.reviewed_by, made.reviewed_on = "confirmed", people("coi_guardian"), JUNE
    save_recorded(made, by=None)
    ended = end_interest(made, last_day=JUNE, by=ana.user)
    assert (ended.state, ended.effective_to) == ("confirmed", JUNE)
    same = change_interest(ended, {"nature": SAYS["nature"]}, by=ana.user)
    assert same.state == "confirmed"
    changed = change_interest(same, {"nature": "Sold them"}, by=ana.user)
    assert (changed.state, changed.reviewed_by, changed.reviewed_on) == ("declared", None, None)


def test_the_second_of_two_editors_is_told(ana: Person) -> None:
    made = declare_interest(person=ana, by=ana.user, **SAYS)
    change_interest(made, {"nature": "One"}, by=ana.user, expected_version=made.version)
    with pytest.raises(StaleEdit):
        change_interest(made, {"nature": "Two"}, by=ana.user, expected_version=made.version)


def test_the_day_of_declaration_is_the_keepers_to_correct(ana: Person, officer: Any) -> None:
    made = declare_interest(person=ana, by=ana.user, **SAYS)
    with pytest.raises(TypeError):
        change_interest(made, {"declared_on": JAN}, by=ana.user)
    assert change_interest(made, {"declared_on": JAN}, by=officer).declared_on == JAN
    with pytest.raises(RuleNotMet):
        change_interest(made, {"declared_on": date(2199, 1, 1)}, by=officer)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"category": "indirect"}, "relation"),
        ({"relation": "My partner"}, "relation"),
        ({"effective_to": date(2022, 12, 31)}, "effective_to"),
        ({"nature": ""}, "nature"),
    ],
)
def test_what_does_not_hold_together_is_refused(ana: Person, values: Any, field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        declare_interest(person=ana, by=ana.user, **(SAYS | values))
    assert field in refused.value.message_dict


def test_an_interest_ends_on_one_of_its_days(ana: Person) -> None:
    made = declare_interest(person=ana, by=ana.user, effective_to=JUNE, **SAYS)
    for day in (date(2022, 12, 31), date(2023, 7, 1)):
        with pytest.raises(RuleNotMet):
            end_interest(made, last_day=day, by=ana.user)

"""Offers: entered by the person or the keeper, decided on by somebody else."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from governance.foundation.errors import NotPermitted, RuleNotMet
from membership.interests.actions.gifts import change_offer, decide_offer, declare_offer
from membership.interests.actions.policy import end_policy
from membership.interests.selectors.gifts import answered, offer_publicity
from membership.models import GiftOrHospitality, Person
from tests.fixtures.people import World
from tests.membership.declaring import JAN, enter_policy, told_of, with_account

DINNER: dict[str, Any] = {
    "kind": "hospitality",
    "offered_on": JAN,
    "offered_by_name": "Zebra Catering",
    "description": "Zebra dinner",
    "value": Decimal(80),
    "response": "pending",
}


@pytest.fixture
def ana(person: Any, people: Any) -> Person:
    return with_account(person("Ana Whitlock"), people("member"))


@pytest.mark.requirement("LP41")
def test_an_offer_that_waits_is_decided_by_somebody_else(ana: Person, people: Any) -> None:
    made = declare_offer(person=ana, by=ana.user, **DINNER)
    decision = {"response": "accepted", "approved_by": "Guardian", "reason": "Zebra speech"}
    for role in ("member", "governance_officer", "chair", "other_icb"):
        with pytest.raises(NotPermitted):
            decide_offer(made, by=people(role), **decision)
    decided = decide_offer(made, by=people("coi_guardian"), **decision)
    assert (decided.response, decided.approved_by) == ("accepted", "Guardian")
    with pytest.raises(RuleNotMet):
        decide_offer(decided, by=people("coi_guardian"), **decision)
    assert "Zebra" not in told_of("giftorhospitality")


def test_a_decision_says_what_and_why(ana: Person, people: Any) -> None:
    made = declare_offer(person=ana, by=ana.user, **DINNER)
    for given in ({"response": "pending", "reason": "x"}, {"response": "accepted", "reason": " "}):
        with pytest.raises(RuleNotMet):
            decide_offer(made, by=people("coi_guardian"), approved_by="Guardian", **given)


def test_a_change_of_the_offer_takes_its_approval_away(
    ana: Person, people: Any, world: World, officer: Any
) -> None:
    enter_policy(world.north, officer, hospitality_free_to=25, hospitality_declare_to=75)
    made = declare_offer(person=ana, by=ana.user, **DINNER)
    decided = decide_offer(
        made, response="accepted", approved_by="Guardian", reason="Speaks there", by=people("coi_guardian")
    )
    assert answered(decided).order.code == "offer.in_order"
    changed = change_offer(decided, {"value": Decimal(400)}, by=ana.user)
    assert changed.approved_by == ""
    assert answered(changed).order.code == "offer.not_approved"


@pytest.mark.requirement("LP34", "LP41")
def test_the_policy_of_the_day_of_the_offer_answers(ana: Person, world: World, officer: Any) -> None:
    first = enter_policy(world.north, officer, hospitality_free_to=25, hospitality_declare_to=75)
    end_policy(first, last_day=JAN, by=officer, reason="New")
    after = date(2023, 1, 2)
    enter_policy(
        world.north, officer, effective_from=after, hospitality_free_to=25, hospitality_declare_to=100
    )
    old = declare_offer(person=ana, by=ana.user, **DINNER)
    new = declare_offer(person=ana, by=ana.user, **(DINNER | {"offered_on": after}))
    assert answered(old).answer.code == "offer.needs_approval"
    assert answered(new).answer.code == "offer.declare"


def test_who_reads_offers(ana: Person, people: Any) -> None:
    made = declare_offer(person=ana, by=ana.user, **DINNER)
    for role, reads in (
        ("member", True),
        ("governance_officer", True),
        ("executive", False),
        ("other_icb", False),
    ):
        found = GiftOrHospitality.objects.visible_to(people(role), on=JAN)
        assert list(found) == ([made] if reads else []), role


@pytest.mark.requirement("LP34", "LP41")
def test_sponsorship_says_of_what_and_is_answered_by_the_policy(
    ana: Person, people: Any, world: World, officer: Any, client: Any
) -> None:
    enter_policy(world.north, officer, sponsorship="approve", gift_public_months=12)
    offer = DINNER | {"kind": "sponsorship", "value": None}
    for wrong in (offer, DINNER | {"sponsored": "event"}):
        with pytest.raises(ValidationError) as refused:
            declare_offer(person=ana, by=ana.user, **wrong)
        assert list(refused.value.message_dict) == ["sponsored"]
    made = declare_offer(person=ana, by=ana.user, **(offer | {"sponsored": "post", "response": "accepted"}))
    assert answered(made).order.code == "offer.not_approved"
    waits = change_offer(made, {"response": "pending"}, by=ana.user)
    decided = decide_offer(
        waits, response="accepted", approved_by="Guardian", reason="Of use", by=people("coi_guardian")
    )
    assert answered(decided).order.code == "offer.in_order"
    assert offer_publicity(decided, on=decided.declared_on).code == "offer.public"
    client.force_login(officer)
    page = client.get(f"/workspace/gifts/{made.pk}/").content.decode()
    assert "Sponsorship: post" in page
    assert "refused unless it is approved, whatever its value" in page

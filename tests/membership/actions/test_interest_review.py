"""Interests looked at by somebody else; what is kept off the register is the guardian's to decide."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from governance.foundation.errors import NotPermitted, RuleNotMet
from governance.models import User
from membership.interests.actions.policy import change_policy, end_policy
from membership.interests.actions.redactions import change_redaction, end_redaction, redact_interest
from membership.interests.actions.review import (
    answer_question,
    confirm_interest,
    question_interest,
    withdraw_interest,
)
from membership.interests.selectors.interests import judge, to_review
from membership.interests.selectors.policy import policy_on
from membership.models import Interest, InterestPolicy, Person
from membership.people.actions import appoint
from tests.fixtures.people import START, World, make_user
from tests.membership.declaring import JAN, JUNE, declared, enter_policy, told_of, with_account


@pytest.fixture
def ana(person: Any, people: Any) -> Person:
    return with_account(person("Ana Whitlock"), people("member"))


@pytest.fixture
def guardian(people: Any) -> User:
    found: User = people("coi_guardian")
    return found


@pytest.fixture
def interest(ana: Person, officer: User) -> Interest:
    return declared(ana, officer)


@pytest.mark.requirement("LP38", "LP40")
def test_the_guardian_confirms_with_the_mitigation_agreed(interest: Interest, guardian: User) -> None:
    made = confirm_interest(interest, mitigation="Leaves the room", note="Spoke to Ana", by=guardian)
    assert (made.state, made.mitigation, made.reviewed_by) == ("confirmed", "Leaves the room", guardian)
    assert made.reviewed_on is not None
    assert "Leaves the room" not in told_of("interest")
    assert "Spoke to Ana" not in told_of("interest")
    with pytest.raises(RuleNotMet):
        confirm_interest(made, by=guardian)


@pytest.mark.requirement("LP40")
def test_nobody_reviews_their_own(person: Any, officer: User, guardian: User) -> None:
    own = declared(with_account(person("Gil Guardian"), guardian), officer)
    for act in (
        lambda: confirm_interest(own, by=guardian),
        lambda: question_interest(own, question="Why?", by=guardian),
        lambda: withdraw_interest(own, reason="Wrong", by=guardian),
        lambda: redact(own, guardian),
    ):
        with pytest.raises(NotPermitted) as refused:
            act()
        assert refused.value.outcome.code == "interest.own_review"
    assert not to_review(guardian, own.person.icb, rights_on=JAN)


@pytest.mark.parametrize(
    "role", ["governance_officer", "governance_lead", "chair", "member", "auditor", "other_icb", "nobody"]
)
def test_others_do_not_review(interest: Interest, people: Any, role: str) -> None:
    with pytest.raises(NotPermitted):
        confirm_interest(interest, by=people(role))


def test_the_line_manager_of_that_day_reads_and_reviews(
    interest: Interest, ana: Person, person: Any, post: Any, officer: User, clock_at: Any
) -> None:
    """The holder of the post that the person's post reports to; nobody is it before or afterwards."""
    head = post("Chief Operating Officer")
    manager = make_user("manager@north.example")
    boss = with_account(person("Bo Castellane"), manager)
    own = post("Place Manager", reports_to=head)
    appoint(person=boss, post=head, basis="appointed", effective_from=START, effective_to=JUNE, by=officer)
    appoint(person=ana, post=own, basis="appointed", effective_from=START, by=officer)
    assert list(Interest.objects.visible_to(manager, on=JUNE)) == [interest]
    assert list(to_review(manager, ana.icb, rights_on=JUNE)) == [interest]
    with clock_at(2023, 7, 1):
        assert not Interest.objects.visible_to(manager, on=date(2023, 7, 1))
        with pytest.raises(NotPermitted):
            confirm_interest(interest, by=manager)
    with clock_at(2023, 6, 30):
        assert confirm_interest(interest, by=manager).reviewed_by == manager
        with pytest.raises(NotPermitted):
            redact(interest, manager)


def test_a_question_is_answered_and_looked_at_again(interest: Interest, ana: Person, guardian: User) -> None:
    asked = question_interest(interest, question="How many shares?", by=guardian)
    assert (asked.state, asked.review_note) == ("questioned", "How many shares?")
    with pytest.raises(RuleNotMet):
        answer_question(asked, answer=" ", by=ana.user)
    with pytest.raises(NotPermitted):
        answer_question(asked, answer="Mine to say", by=guardian)
    answered = answer_question(asked, answer="Thirty", by=ana.user)
    assert (answered.state, answered.answer) == ("declared", "Thirty")
    assert "How many" not in told_of("interest")
    assert "Thirty" not in told_of("interest")
    assert confirm_interest(answered, by=guardian).state == "confirmed"


def test_what_was_entered_in_error_is_kept_and_moves_no_more(
    interest: Interest, officer: User, guardian: User, ana: Person
) -> None:
    with pytest.raises(NotPermitted):
        withdraw_interest(interest, reason="Not mine", by=ana.user)
    gone = withdraw_interest(interest, reason="Another Ana", by=officer)
    assert gone.state == "withdrawn"
    assert Interest.objects.filter(pk=gone.pk).exists()
    assert judge(gone, on=JUNE).publicity.code == "interest.withdrawn"
    with pytest.raises(RuleNotMet):
        confirm_interest(gone, by=guardian)


def redact(interest: Interest, by: User, **values: Any) -> Any:
    usual = {
        "scope": "entry",
        "ground": "Zebra risk",
        "decided_by": "Audit chair",
        "decided_on": JAN,
        "effective_from": JAN,
        "effective_to": JUNE,
    }
    return redact_interest(interest=interest, by=by, **(usual | values))


@pytest.mark.requirement("LP39")
def test_a_redaction_ends_by_its_date_by_itself(interest: Interest, officer: User, guardian: User) -> None:
    enter_policy(interest.person.icb, officer)
    public = confirm_interest(interest, by=guardian)
    redact(public, guardian)
    assert judge(public, on=JUNE).publicity.code == "interest.kept_back"
    assert judge(public, on=date(2023, 7, 1)).publicity.code == "interest.public"
    assert "Zebra" not in told_of("interest", "interestredaction")


@pytest.mark.requirement("LP39")
@pytest.mark.parametrize("role", ["governance_lead", "governance_officer", "chair", "auditor", "member"])
def test_only_the_guardian_keeps_anything_back(interest: Interest, people: Any, role: str) -> None:
    with pytest.raises(NotPermitted):
        redact(interest, people(role))


def test_a_redaction_has_an_end_in_sight_and_no_second_one_beside_it(
    interest: Interest, guardian: User
) -> None:
    with pytest.raises(RuleNotMet) as refused:
        redact(interest, guardian, effective_to=None)
    assert refused.value.outcome.code == "interest_redaction.no_end"
    made = redact(interest, guardian, effective_to=None, review_due=JUNE)
    with pytest.raises(RuleNotMet):
        change_redaction(made, {"review_due": None}, by=guardian)
    with pytest.raises(ValidationError):
        redact(interest, guardian, effective_from=JUNE)
    ended = end_redaction(made, last_day=JUNE, by=guardian)
    assert ended.effective_to == JUNE
    assert redact(interest, guardian, effective_from=date(2023, 7, 1), effective_to=None, review_due=JUNE)


@pytest.mark.requirement("LP34")
def test_the_policy_is_dated_and_one_version_is_in_force(world: World, officer: User, people: Any) -> None:
    assert policy_on(world.north, on=JAN) is None
    first = enter_policy(world.north, officer)
    with pytest.raises(ValidationError):
        enter_policy(world.north, officer, effective_from=JAN)
    end_policy(first, last_day=date(2022, 12, 31), by=officer, reason="New policy")
    second = enter_policy(world.north, officer, effective_from=JAN, declare_within_days=14)
    assert policy_on(world.north, on=date(2022, 12, 31)) == first
    assert policy_on(world.north, on=JAN) == second
    assert policy_on(world.south, on=JAN) is None
    for role in ("member", "coi_guardian", "chair", "other_icb"):
        with pytest.raises(NotPermitted):
            change_policy(second, {"declare_within_days": 5}, by=people(role))
    assert InterestPolicy.objects.get(pk=second.pk).declare_within_days == 14

"""Declarations: asked, returned, sent back, reviewed, waived; once each, by the right people."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from governance.foundation import ledger
from governance.foundation.audit import save_recorded
from governance.foundation.errors import NotPermitted, RuleNotMet, StaleEdit
from governance.foundation.models import GovernanceEvent, LedgerChain, OutboxMessage
from membership.interests.actions.contact import change_own_contact
from membership.interests.actions.declarations import (
    Answer,
    ask_people,
    return_declaration,
    review_declaration,
    send_back_declaration,
    start_own_declaration,
    waive_declaration,
)
from membership.interests.actions.interests import declare_interest
from membership.interests.selectors.declarations import listed_in, standing_interests
from membership.models import Declaration, Interest, Person
from tests.fixtures.people import START

TODAY = (2026, 5, 4)


@pytest.fixture
def now(clock_at: Any) -> Any:
    with clock_at(*TODAY):
        yield date(*TODAY)


@pytest.fixture
def guardian(people: Any) -> Any:
    return people("coi_guardian")


@pytest.fixture
def ana(person: Any, people: Any) -> Person:
    """Has an account, that of a member."""
    made = person("Ana Whitlock", email="ana@hill.example")
    made.user = people("member")
    return save_recorded(made, by=None)


@pytest.fixture
def asked(now: Any, ana: Person, officer: Any) -> Declaration:
    return ask_people([ana], occasion="yearly", due_on=date(2026, 6, 1), by=officer)[0]


@pytest.fixture
def shares(ana: Person) -> Interest:
    return save_recorded(
        Interest(
            person=ana,
            category="financial",
            party="Marl Care Ltd",
            nature="Shares",
            effective_from=START,
            declared_on=START,
        ),
        by=None,
    )


def mails() -> list[tuple[str, str]]:
    return list(OutboxMessage.objects.order_by("pk").values_list("recipient", "subject"))


@pytest.mark.requirement("LP38")
def test_asked_once_by_mail_to_the_account(asked: Declaration, ana: Person, officer: Any) -> None:
    assert (asked.state, asked.asked_on, asked.is_nil) == ("asked", date(2026, 5, 4), "")
    assert mails() == [(ana.user.email, "Your declaration of interests, by 1 June 2026")]
    assert f"/workspace/declarations/{asked.pk}/answer/" in OutboxMessage.objects.get().body
    assert ask_people([ana], occasion="yearly", by=officer) == []
    again = ask_people([ana], occasion="procurement", subject="Community beds", by=officer)
    assert [row.subject for row in again] == ["Community beds"]


def test_who_has_no_address_is_asked_all_the_same(now: Any, person: Any, officer: Any) -> None:
    made = ask_people([person("Ben Castellane")], occasion="appointment", by=officer)
    assert [row.state for row in made] == ["asked"]
    assert mails() == []


@pytest.mark.parametrize("role", ["member", "coi_guardian", "place_director", "auditor", "other_icb"])
def test_only_who_keeps_the_register_asks(now: Any, ana: Person, people: Any, role: str) -> None:
    with pytest.raises(NotPermitted):
        ask_people([ana], occasion="yearly", by=people(role))
    assert not Declaration.objects.exists()


@pytest.mark.requirement("LP38")
def test_nil_return_is_kept_and_cannot_be_made_twice(asked: Declaration, ana: Person) -> None:
    row = return_declaration(asked, is_nil=True, statement="Nothing since May", by=ana.user)
    assert (row.state, row.is_nil, row.listed, row.returned_by) == ("returned", "yes", [], ana.user)
    event = GovernanceEvent.objects.latest("pk")
    assert (event.code, event.summary) == (
        "declaration.returned",
        "Ana Whitlock returned a declaration of interests: nil",
    )
    assert "Nothing since May" not in f"{event.before} {event.after} {event.reason}"
    with pytest.raises(RuleNotMet):
        return_declaration(row, is_nil=True, by=ana.user)


def test_nil_with_an_interest_left_is_refused(asked: Declaration, ana: Person, shares: Interest) -> None:
    with pytest.raises(RuleNotMet, match="interest_not_answered"):
        return_declaration(asked, is_nil=True, by=ana.user)
    with pytest.raises(RuleNotMet, match="nil_with_interests"):
        return_declaration(asked, answers=[Answer(shares, 1)], is_nil=True, by=ana.user)


@pytest.mark.requirement("LP38")
def test_a_list_keeps_the_words_as_they_were(asked: Declaration, ana: Person, shares: Interest) -> None:
    row = return_declaration(asked, answers=[Answer(shares, shares.version)], is_nil=False, by=ana.user)
    assert row.listed == [{"interest": shares.pk, "version": 1}]
    shares.nature = "Sold most of them"
    save_recorded(shares, by=ana.user)
    (listed,) = listed_in(row)
    assert (listed.then.nature, listed.now.nature, listed.has_changed) == (
        "Shares",
        "Sold most of them",
        True,
    )


def test_words_that_changed_meanwhile_are_not_confirmed_unseen(
    asked: Declaration, ana: Person, shares: Interest
) -> None:
    shares.nature = "Shares and options"
    save_recorded(shares, by=None)
    with pytest.raises(StaleEdit):
        return_declaration(asked, answers=[Answer(shares, 1)], is_nil=False, by=ana.user)
    asked.refresh_from_db()
    assert asked.state == "asked"


@pytest.mark.requirement("LP38")
def test_one_answer_each_changed_ended_and_added(asked: Declaration, ana: Person, shares: Interest) -> None:
    trustee = declare_interest(
        person=ana,
        category="personal",
        party="Hill Hospice",
        nature="Trustee",
        effective_from=START,
        by=ana.user,
    )
    row = return_declaration(
        asked,
        answers=[
            Answer(shares, shares.version, {"nature": "Shares and options"}),
            Answer(trustee, trustee.version, last_day=date(2026, 4, 30)),
        ],
        added=[{"category": "professional", "nature": "Member of the college", "effective_from": START}],
        is_nil=False,
        by=ana.user,
    )
    shares.refresh_from_db()
    trustee.refresh_from_db()
    new = Interest.objects.latest("pk")
    assert (shares.nature, trustee.effective_to) == ("Shares and options", date(2026, 4, 30))
    assert (new.nature, new.source, new.declared_on) == ("Member of the college", "self", date(2026, 5, 4))
    assert row.listed == [{"interest": shares.pk, "version": 2}, {"interest": new.pk, "version": 1}]


def test_all_or_nothing(asked: Declaration, ana: Person, shares: Interest) -> None:
    with pytest.raises(ValidationError):
        return_declaration(
            asked,
            answers=[Answer(shares, shares.version, last_day=date(2026, 4, 30))],
            added=[{"category": "indirect", "nature": "Whose?", "effective_from": START}],
            is_nil=False,
            by=ana.user,
        )
    shares.refresh_from_db()
    asked.refresh_from_db()
    assert (shares.effective_to, asked.state) == (None, "asked")


def test_ended_and_withdrawn_interests_are_not_asked_about(now: Any, ana: Person, shares: Interest) -> None:
    assert list(standing_interests(ana, on=now)) == [shares]
    shares.effective_to = date(2026, 5, 3)
    save_recorded(shares, by=None)
    assert list(standing_interests(ana, on=now)) == []


def test_who_keeps_the_register_enters_a_paper_return(asked: Declaration, officer: Any) -> None:
    row = return_declaration(asked, is_nil=True, by=officer)
    assert (row.state, row.returned_by) == ("returned", officer)


@pytest.mark.parametrize(
    "role", ["coi_guardian", "place_director", "chair", "auditor", "nobody", "other_icb"]
)
def test_nobody_else_answers(asked: Declaration, people: Any, role: str) -> None:
    with pytest.raises(NotPermitted):
        return_declaration(asked, is_nil=True, by=people(role))


@pytest.mark.requirement("LP40")
def test_the_guardian_reviews(asked: Declaration, ana: Person, guardian: Any) -> None:
    with pytest.raises(RuleNotMet, match="wrong_state"):
        review_declaration(asked, by=guardian)
    row = return_declaration(asked, is_nil=True, by=ana.user)
    row = review_declaration(row, note="Seen", by=guardian)
    assert (row.state, row.reviewed_by, row.reviewed_on) == ("reviewed", guardian, date(2026, 5, 4))


@pytest.mark.requirement("LP40")
def test_the_interests_of_a_return_are_confirmed_with_it(
    asked: Declaration, ana: Person, shares: Interest, guardian: Any
) -> None:
    later = declare_interest(
        person=ana,
        category="personal",
        party="Hill Hospice",
        nature="Trustee",
        effective_from=START,
        by=ana.user,
    )
    answers = [Answer(shares, shares.version), Answer(later, later.version)]
    row = return_declaration(asked, answers=answers, is_nil=False, by=ana.user)
    later.nature = "Chair of the trustees"
    save_recorded(later, by=ana.user)
    review_declaration(row, by=guardian, confirms=True)
    shares.refresh_from_db()
    later.refresh_from_db()
    assert (shares.state, shares.reviewed_by) == ("confirmed", guardian)
    assert later.state == "declared"  # it says something else than what was looked at


@pytest.mark.requirement("LP40")
def test_nobody_reviews_their_own(asked: Declaration, ana: Person, guardian: Any) -> None:
    ana.user = guardian
    save_recorded(ana, by=None)
    asked = Declaration.objects.get(pk=asked.pk)
    row = return_declaration(asked, is_nil=True, by=guardian)
    with pytest.raises(NotPermitted):
        review_declaration(row, by=guardian)


def test_sent_back_with_a_question_and_returned_again(asked: Declaration, ana: Person, guardian: Any) -> None:
    row = return_declaration(asked, is_nil=True, by=ana.user)
    with pytest.raises(RuleNotMet, match="question_missing"):
        send_back_declaration(row, question=" ", by=guardian)
    row = send_back_declaration(row, question="And Marl Care?", by=guardian)
    assert (row.state, row.review_note) == ("sent_back", "And Marl Care?")
    assert mails()[-1] == (ana.user.email, "A question about your declaration of interests")
    assert "Marl Care" not in OutboxMessage.objects.latest("pk").body
    assert "Marl Care" not in str(list(GovernanceEvent.objects.values_list("before", "after", "summary")))
    row = return_declaration(row, is_nil=True, statement="Sold", by=ana.user)
    row = send_back_declaration(row, question="When?", by=guardian)
    assert len(mails()) == 3


def test_waived_with_a_reason(asked: Declaration, officer: Any, guardian: Any) -> None:
    with pytest.raises(RuleNotMet):
        waive_declaration(asked, reason="", by=officer)
    with pytest.raises(NotPermitted):
        waive_declaration(asked, reason="Left", by=guardian)
    row = waive_declaration(asked, reason="Left the board", by=officer)
    assert row.state == "waived"
    assert row.history.first().history_change_reason == "Left the board"


@pytest.mark.requirement("LP38")
def test_a_change_in_between_opens_what_is_owed_or_a_new_one(asked: Declaration, ana: Person) -> None:
    assert start_own_declaration(ana, by=ana.user).pk == asked.pk
    return_declaration(asked, is_nil=True, by=ana.user)
    own = start_own_declaration(ana, by=ana.user)
    assert (own.occasion, own.due_on) == ("change", None)
    assert start_own_declaration(ana, by=ana.user).pk == own.pk


def test_own_contact_data_is_changed_by_the_person_only(now: Any, ana: Person, officer: Any) -> None:
    with pytest.raises(NotPermitted):
        change_own_contact(ana, email="x@hill.example", phone="", by=officer)
    row = change_own_contact(ana, email="new@hill.example", phone="01632 960001", by=ana.user)
    assert (row.email, row.phone) == ("new@hill.example", "01632 960001")
    event = GovernanceEvent.objects.latest("pk")
    assert event.code == "person.contact_changed"
    assert "new@hill.example" not in f"{event.before} {event.after} {event.summary}"
    assert all(ledger.verify(chain) is None for chain in LedgerChain.objects.all())

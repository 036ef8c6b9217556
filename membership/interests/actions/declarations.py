"""Declarations: asked for, returned, looked at, sent back, no longer asked for (LP38, LP40)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction

from governance.foundation import clock, outbox
from governance.foundation.actions import allow, obey
from governance.foundation.errors import StaleEdit
from governance.foundation.outcome import Outcome, met
from governance.foundation.own_acts import alter, enter
from governance.foundation.permissions import require
from membership.enums import DECLARATION_LIFECYCLE, INTEREST_LIFECYCLE, DeclarationOccasion, InterestSource
from membership.interests import declaration_letters as letters
from membership.interests.actions.interests import change_interest, declare_interest, end_interest
from membership.interests.actions.review import confirm_interest
from membership.interests.models import Declaration, DeclarationCampaign, Interest
from membership.interests.rules.declarations import check_all_answered, check_nil, check_said
from membership.interests.selectors.declarations import (
    asked_already,
    listed_in,
    mail_address,
    may_keep,
    standing_interests,
)
from membership.interests.selectors.rights import is_own, may_declare, may_review
from membership.people.models import Person
from membership.permissions import KEEP_INTERESTS

# The right of an act that follows from another one, whose right was judged, or that the portal does by itself.
FOLLOWS = met("permission.follows")

NIL = {True: "yes", False: "no"}


@dataclass(frozen=True)
class Answer:
    """What a return says of one interest that stands: still right, changed to `values`, or ended with `last_day`.

    `version` is the one that the person looked at.
    """

    interest: Interest
    version: int
    values: Mapping[str, Any] = field(default_factory=dict)
    last_day: date | None = None


def ask_people(
    people: Iterable[Person],
    *,
    occasion: str,
    by: Any,
    due_on: date | None = None,
    subject: str = "",
) -> list[Declaration]:
    """Ask each of these people once; who owes the same already is left out. Returns the declarations made."""
    rows = list(people)
    for person in rows:
        require(by, KEEP_INTERESTS, person)
    known = asked_already(rows, occasion=occasion, subject=subject)
    with transaction.atomic():
        return [
            put_question(person, occasion=occasion, subject=subject, due_on=due_on, by=by)
            for person in rows
            if person.pk not in known
        ]


@transaction.atomic
def put_question(
    person: Person,
    *,
    occasion: str,
    by: Any,
    due_on: date | None,
    subject: str = "",
    campaign: DeclarationCampaign | None = None,
) -> Declaration:
    """One declaration and its letter, in one transaction. The caller has judged the right; `by` None is the portal."""
    row = Declaration(
        person=person,
        campaign=campaign,
        occasion=occasion,
        subject=subject,
        asked_on=clock.today(),
        due_on=due_on,
    )
    enter(
        row,
        icb=person.icb,
        right=FOLLOWS,
        by=by,
        event="declaration.asked",
        summary=f"Asked {person} for a declaration of interests",
    )
    send(row, *letters.asking(row), what="asked")
    return row


def send(row: Declaration, subject: str, body: str, *, what: str) -> bool:
    """Put one mail about a declaration in the outbox, where an address is known; `what` makes it once only."""
    recipient = mail_address(row.person)
    if recipient:
        outbox.post(recipient=recipient, subject=subject, body=body, once_key=f"declaration.{what}:{row.pk}")
    return bool(recipient)


def start_own_declaration(person: Person, *, by: Any) -> Declaration:
    """Somebody tells of a change in between: what they owe already, else a declaration of their own accord (LP38)."""
    right = may_declare(by, person, on=clock.today())
    allow(right)
    owed = Declaration.objects.filter(person=person).outstanding().order_by("due_on", "pk").first()
    if owed is not None:
        return owed
    row = Declaration(person=person, occasion=DeclarationOccasion.CHANGE, asked_on=clock.today())
    return enter(
        row,
        icb=person.icb,
        right=right,
        by=by,
        event="declaration.started",
        summary=f"{person} began to declare a change",
    )


@transaction.atomic
def return_declaration(
    declaration: Declaration,
    *,
    answers: Sequence[Answer] = (),
    added: Sequence[Mapping[str, Any]] = (),
    is_nil: bool,
    by: Any,
    statement: str = "",
    expected_version: int | None = None,
) -> Declaration:
    """Return a declaration: nil, or every interest looked at and new ones added, all or nothing.

    Raises NotPermitted, RuleNotMet, ValidationError, or StaleEdit when the declaration or an interest moved on
    since the person looked at it.
    """
    today = clock.today()
    right = may_declare(by, declaration.person, on=today)
    allow(right)
    standing = list(standing_interests(declaration.person, on=today).select_for_update(of=("self",)))
    stays = [answer for answer in answers if answer.last_day is None or answer.last_day > today]
    obey(
        DECLARATION_LIFECYCLE.check(declaration.state, "return"),
        check_all_answered([row.pk for row in standing], answered=[a.interest.pk for a in answers]),
        check_nil(says_nil=is_nil, remaining=len(stays) + len(added)),
    )
    _look_again({row.pk: row for row in standing}, answers)
    done = {answer.interest.pk: _answered(answer, by=by) for answer in answers}
    listed = [done[answer.interest.pk] for answer in stays] + _added(declaration.person, added, by=by)
    return _move(
        declaration,
        "return",
        {
            "is_nil": NIL[is_nil],
            "listed": [{"interest": row.pk, "version": row.version} for row in listed],
            "statement": statement,
            "returned_on": today,
            "returned_by": by,
        },
        right=right,
        by=by,
        event="declaration.returned",
        summary=f"{declaration.person} returned a declaration of interests: {_told(len(listed))}",
        expected_version=expected_version,
    )


def _told(number: int) -> str:
    return words_of(number) if number else "nil"


def words_of(number: int) -> str:
    return f"{number} {'interest' if number == 1 else 'interests'}"


def _look_again(standing: Mapping[int, Interest], answers: Sequence[Answer]) -> None:
    """Nobody confirms words that they did not see."""
    for answer in answers:
        current = standing.get(answer.interest.pk)
        if current is not None and current.version != answer.version:
            raise StaleEdit(current)


def _answered(answer: Answer, *, by: Any) -> Interest:
    """The interest as it stands after what was said of it."""
    if answer.last_day is not None:
        return end_interest(answer.interest, last_day=answer.last_day, by=by)
    if answer.values:
        return change_interest(answer.interest, answer.values, by=by, expected_version=answer.version)
    return answer.interest


def _added(person: Person, added: Sequence[Mapping[str, Any]], *, by: Any) -> list[Interest]:
    source = "" if is_own(by, person) else InterestSource.OFFICE
    return [declare_interest(person=person, by=by, source=source, **values) for values in added]


@transaction.atomic
def review_declaration(
    declaration: Declaration, *, by: Any, note: str = "", confirms: bool = False
) -> Declaration:
    """Say that a return was looked at; with `confirms`, also of each interest that it lists and nobody confirmed yet.

    An interest that was changed since the return is left as it is. Raises NotPermitted (also for one's own) or
    RuleNotMet.
    """
    row = _move(
        declaration,
        "review",
        {"reviewed_by": by, "reviewed_on": clock.today(), "review_note": note},
        right=may_review(by, declaration.person, on=clock.today()),
        by=by,
        event="declaration.reviewed",
        summary=f"The declaration of {declaration.person} was reviewed",
        expected_version=declaration.version,
    )
    for listed in listed_in(row) if confirms else ():
        if not listed.has_changed and INTEREST_LIFECYCLE.check(listed.now.state, "confirm").ok:
            confirm_interest(listed.now, by=by)
    return row


@transaction.atomic
def send_back_declaration(declaration: Declaration, *, question: str, by: Any) -> Declaration:
    """Ask again: the person answers the question and returns the declaration once more; a mail tells them."""
    row = _move(
        declaration,
        "send_back",
        {"review_note": question},
        right=may_review(by, declaration.person, on=clock.today()),
        by=by,
        event="declaration.sent_back",
        summary=f"The declaration of {declaration.person} was sent back with a question",
        expected_version=declaration.version,
        rules=(
            check_said(question, field="question", words="Write the question that the person is to answer."),
        ),
    )
    send(row, *letters.question(row), what=f"sent_back.{row.version}")
    return row


@transaction.atomic
def waive_declaration(declaration: Declaration, *, reason: str, by: Any) -> Declaration:
    """Stop asking somebody, with the reason. Raises NotPermitted or RuleNotMet."""
    right = may_keep(by, declaration.person, on=clock.today())
    return stop_asking(declaration, reason=reason, by=by, right=right)


@transaction.atomic
def stop_asking(declaration: Declaration, *, reason: str, by: Any, right: Outcome = FOLLOWS) -> Declaration:
    """The same, where the caller has judged the right; `by` None is the portal."""
    return _move(
        declaration,
        "waive",
        {},
        right=right,
        by=by,
        event="declaration.waived",
        summary=f"{declaration.person} is no longer asked for a declaration",
        reason=reason,
        rules=(check_said(reason, field="reason", words="Say why this person is no longer asked."),),
    )


def _move(
    declaration: Declaration,
    move: str,
    values: Mapping[str, Any],
    *,
    right: Outcome,
    by: Any,
    rules: Sequence[Outcome] = (),
    **told: Any,
) -> Declaration:
    """One move of the life cycle, from the state that the locked row is in."""
    rows = Declaration.objects.select_for_update(of=("self",)).select_related("person__icb", "person__user")
    current = rows.get(pk=declaration.pk)
    return alter(
        current,
        {"state": DECLARATION_LIFECYCLE.transition(move).target, **values},
        icb=current.person.icb,
        right=right,
        by=by,
        rules=[DECLARATION_LIFECYCLE.check(current.state, move), *rules],
        **told,
    )

"""Agreements, availability and the impact of an adoption, from the page to the database."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from delegation.actions import change_entry, copy_version
from delegation.actions.agreements import create_agreement, create_availability_rule
from delegation.impact import touched_by
from delegation.models import Agreement, AvailabilityRule
from delegation.rules.compare import summary
from delegation.selectors import adoption_checks
from delegation.selectors.comparison import change_by_adopting
from governance.enums import OrganisationKind
from governance.foundation.errors import RuleNotMet
from governance.models import GovernanceEvent
from meetings.papers.actions.agenda import add_item
from meetings.planning.actions.meetings import create_meeting
from tests.fixtures.people import START, World

YEAR_2 = date(2021, 4, 1)


def days(name: str, day: date) -> dict[str, str]:
    return {f"{name}_{part}": str(getattr(day, part)) for part in ("day", "month", "year")}


@pytest.fixture
def section_75(world: World, officer: Any) -> Agreement:
    return create_agreement(
        icb=world.north,
        kind="section_75",
        title="Better Care Fund agreement",
        parties=[world.north.organisation],
        effective_from=START,
        effective_to=date(2021, 3, 31),
        contents={"aims": "People stay at home."},
        by=officer,
    )


@pytest.mark.requirement("R82", "LP23")
def test_an_agreement_is_entered_on_its_page_and_says_what_it_lacks(
    client: Client, world: World, officer: Any
) -> None:
    client.force_login(officer)
    given = {
        "kind": "section_75",
        "title": "Better Care Fund agreement",
        "parties": [world.north.organisation.pk],
        "says_aims": "People stay at home.",
        "review_on_day": "1",
    } | days("effective_from", START)
    refused = client.post(reverse("delegation:agreement-create"), given)
    assert "The date must include a month and a year" in refused.content.decode()
    assert "People stay at home." in refused.content.decode()
    del given["review_on_day"]
    page = client.post(reverse("delegation:agreement-create"), given, follow=True).content.decode()
    assert Agreement.objects.get().contents == {"aims": "People stay at home."}
    assert "The agreement does not say yet: contributions, and how they may vary" in page
    assert "No day is set by which it is looked at again." in page
    assert GovernanceEvent.objects.filter(code="agreement.entered").count() == 1


def test_the_contents_of_an_agreement_are_changed_on_its_page(
    client: Client, section_75: Agreement, officer: Any
) -> None:
    client.force_login(officer)
    address = reverse("delegation:agreement-edit", args=[section_75.pk])
    assert "People stay at home." in client.get(address).content.decode()
    given = {
        "kind": "section_75",
        "title": section_75.title,
        "parties": [party.pk for party in section_75.parties.all()],
        "says_fund": "The council hosts it.",
        "reason": "Found the schedule",
        "version": section_75.version,
    } | days("effective_from", START)
    assert client.post(address, given).status_code == 302
    section_75.refresh_from_db()
    assert section_75.contents == {"fund": "The council hosts it."}
    assert section_75.history.count() == 2


@pytest.mark.requirement("R75", "R80")
def test_a_draft_that_delegates_too_early_is_not_adopted(
    entry: Any, draft: Any, adopt: Any, functions: Any, world: World, officer: Any
) -> None:
    row = entry("urgent", budgets=[{"financial_year": "2020/21", "amount": 100}])
    rule = create_availability_rule(
        icb=world.north,
        covers="budget",
        availability="not_supported",
        explanation="Resource is not committed at place yet.",
        source="Paper ¶4.7",
        effective_from=START,
        effective_to=date(2021, 3, 31),
        by=officer,
    )
    with pytest.raises(RuleNotMet, match="Resource is not committed at place yet"):
        adopt(draft)
    change_entry(row, {"budgets": [{"financial_year": "2021/22", "amount": 100}]}, by=officer)
    adopt(draft)
    assert AvailabilityRule.objects.get() == rule


@pytest.mark.requirement("LP13")
def test_a_joint_delegation_without_agreement_is_to_be_looked_at(
    entry: Any, draft: Any, world: World, officer: Any, section_75: Agreement
) -> None:
    both = [{"organisation": world.north.organisation}, {"organisation": world.south.organisation}]
    row = entry("urgent", delegators=both)

    def codes() -> list[str]:
        return [
            check.outcome.code for check in adoption_checks(draft, effective_from=START) if not check.stops
        ]

    assert "agreement.missing" in codes()
    change_entry(row, {"agreement": section_75}, by=officer)
    assert "agreement.too_short" in codes()
    change_entry(row, {"effective_to": date(2021, 3, 31)}, by=officer)
    assert not {"agreement.missing", "agreement.too_short"} & set(codes())


@pytest.mark.requirement("R190")
def test_before_adoption_the_page_says_what_it_touches(
    client: Client,
    entry: Any,
    draft: Any,
    adopt: Any,
    world: World,
    officer: Any,
    section_75: Agreement,
    people: Any,
) -> None:
    row = entry("urgent", limits=[{"amount": 50_000}], may_sub_delegate=True, agreement=section_75)
    entry("wards", parent=row)
    first = adopt(draft)
    meeting = create_meeting(
        icb=world.north,
        lead_committee=world.hill_board,
        title="Hill board, May",
        kind="public",
        date=date(2021, 5, 4),
        by=people("governance_lead"),
    )
    add_item(meeting=meeting, title="Ward contract", purposes=["decision"], by=people("governance_lead"))
    second = copy_version(first, label="2", effective_from=YEAR_2, by=officer)
    changed = second.entries.get(function=row.function)
    change_entry(changed, {"limits": [{"amount": 75_000}]}, by=officer)

    change = change_by_adopting(second, effective_from=YEAR_2, reader=officer, today=START)
    assert summary(change.changes) == ["1 limit raised"]
    told = {group.title: [item.text for item in group.items] for group in touched_by(change)}
    assert told["Committees whose terms of reference may need a new version"] == [world.hill_board.name]
    assert told["Delegations passed on from what changes"] == [
        str(second.copied_from.entries.get(parent=row))
    ]
    assert told["Items for decision at meetings ahead"] == ["1 Ward contract"]
    assert "Agreements" not in told  # it has ended by then

    client.force_login(officer)
    page = client.get(reverse("delegation:scheme-version-adopt", args=[second.pk])).content.decode()
    assert "1 limit raised." in page
    assert "Ward contract" in page


def test_a_member_of_the_public_bodies_cannot_be_a_joint_committee(
    client: Client, world: World, officer: Any
) -> None:
    """Agreements are made between bodies corporate (LP16): others are not offered."""
    from governance.actions.organisations import create_organisation

    forum = create_organisation(
        icb=world.north,
        by=officer,
        name="Hill Alliance",
        slug="hill-alliance",
        kind=OrganisationKind.OTHER,
        effective_from=START,
        is_legal_person=False,
    )
    client.force_login(officer)
    page = client.get(reverse("delegation:agreement-create")).content.decode()
    assert forum.name not in page
    assert world.north.organisation.name in page


def test_nothing_changes_nothing_is_touched(entry: Any, draft: Any, adopt: Any, officer: Any) -> None:
    entry("urgent")
    second = copy_version(adopt(draft), label="2", effective_from=YEAR_2, by=officer)
    change = change_by_adopting(second, effective_from=YEAR_2, reader=officer, today=START)
    assert (summary(change.changes), touched_by(change)) == ([], [])

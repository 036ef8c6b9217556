"""The page that compares two versions."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from delegation.actions import change_entry, change_version, copy_version, remove_entry
from delegation.models import SchemeVersion
from tests.fixtures.people import World

YEAR_2 = date(2021, 4, 1)


@pytest.fixture
def two_versions(entry: Any, draft: Any, adopt: Any, officer: Any) -> tuple[SchemeVersion, SchemeVersion]:
    kept = entry("urgent", wording="Approve contracts up to £50,000", limits=[{"amount": 50_000}])
    entry("calls", "led_elsewhere", lead_body="Urgent care board")
    entry("safeguarding", "reserved")
    first = adopt(draft)
    second = copy_version(first, label="2", effective_from=YEAR_2, by=officer)
    changed = second.entries.get(function=kept.function)
    change_entry(
        changed, {"wording": "Approve contracts up to £75,000", "limits": [{"amount": 75_000}]}, by=officer
    )
    remove_entry(second.entries.get(function__code="calls"), by=officer, reason="Ended")
    return first, second


def page(client: Client, **query: Any) -> str:
    return client.get(reverse("delegation:compare"), query).content.decode()


@pytest.mark.requirement("R190")
def test_the_page_marks_words_and_says_it_in_a_sentence(
    client: Client, officer: Any, two_versions: Any
) -> None:
    client.force_login(officer)
    found = page(client, before=two_versions[0].pk, after=two_versions[1].pk)
    assert "1 limit raised, 1 other row removed." in found
    assert "1 row is the same." in found
    assert "£50,000<span" in found
    assert "£75,000<span" in found
    assert "Safeguarding" not in found.split('aria-labelledby="changes"')[1]
    assert "Safeguarding" in page(
        client, before=two_versions[0].pk, after=two_versions[1].pk, everything="on"
    )


def test_a_version_is_compared_with_what_was_in_force_on_a_day(
    client: Client, officer: Any, two_versions: Any
) -> None:
    client.force_login(officer)
    after = {"after": two_versions[1].pk}
    day = {"day_day": "1", "day_month": "6", "day_year": "2020"}
    assert "1 limit raised" in page(client, **after, **day)
    early = page(client, **after, **(day | {"day_year": "2019"}))
    assert "Nothing in force on 1 June 2019" in early
    assert "1 delegation added, 1 other row added." in early
    assert "say on which day it was in force" in page(client, **after)


@pytest.mark.requirement("R190")
def test_a_rule_of_the_whole_version_that_changed_is_told(
    client: Client, officer: Any, two_versions: Any
) -> None:
    first, second = two_versions
    query = {"before": first.pk, "after": second.pk}
    client.force_login(officer)
    assert "The whole version" not in page(client, **query)
    change_version(second, {"passes_upward": True}, by=officer)
    found = page(client, **query)
    assert "1 rule of the whole version changed, 1 limit raised" in found
    assert "The whole version" in found
    assert "Whoever stands higher may also decide what a lower holder may" in found
    adopting = client.get(reverse("delegation:scheme-version-adopt", args=[second.pk])).content.decode()
    assert "1 rule of the whole version changed" in adopting


def test_drafts_are_compared_only_by_those_who_may_see_them(
    client: Client, people: Any, two_versions: Any, world: World
) -> None:
    query = {"before": two_versions[0].pk, "after": two_versions[1].pk}
    client.force_login(people("member"))
    refused = page(client, **query)
    assert "Select a valid choice" in refused
    assert "£75,000" not in refused
    client.force_login(people("other_icb"))
    assert "£50,000" not in page(client, **query)

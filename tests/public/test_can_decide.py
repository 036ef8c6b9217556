"""The public asks who may decide: of published versions only, with the same answer as in the workspace."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from delegation.actions import copy_version
from delegation.models import SchemeVersion
from delegation.selectors import who_may_decide
from governance.foundation import jobs
from governance.foundation.audit import save_recorded
from governance.models import Post, User
from reports.models import Publication
from reports.public import pages
from reports.publication.actions import withdraw
from reports.publication.schemes import publish_scheme
from tests.delegation import conftest as delegation
from tests.fixtures.people import START, World

functions, officer, scheme, draft, entry, adopt = (
    delegation.functions,
    delegation.officer,
    delegation.scheme,
    delegation.draft,
    delegation.entry,
    delegation.adopt,
)
ON = "2020-06-01"


@pytest.fixture(autouse=True)
def _asks_anew(settings: Any) -> None:
    settings.PUBLIC_STATE_SECONDS = 0
    pages.store.clear()


@pytest.fixture
def version(world: World, entry: Any, draft: SchemeVersion, adopt: Any) -> SchemeVersion:
    """Urgent care: the board up to £500,000, its director up to £50,000."""
    post = save_recorded(Post(icb=world.north, title="Director", slug="d", effective_from=START), by=None)
    board = entry(
        "urgent",
        reference="1",
        limits=[{"amount": "500000"}],
        may_sub_delegate=True,
        conditions="Within policy.",
    )
    entry(
        "urgent",
        reference="2",
        holder_committee=None,
        holder_post=post,
        parent=board,
        limits=[{"amount": "50000"}],
        note="Known to staff only",
    )
    entry("safeguarding", "reserved", reference="3", holder_committee=None)
    adopted: SchemeVersion = adopt(draft)
    return adopted


@pytest.fixture
def published(version: SchemeVersion, people: Callable[[str], User]) -> Publication:
    job = publish_scheme(version, by=people("governance_lead"), reason="")
    assert jobs.run(str(job.pk)) == "done"
    return Publication.objects.get(kind="scheme", state="published")


def ask(client: Client, status: int = 200, **query: Any) -> str:
    answer = client.get("/can-decide/", {"on": ON} | query)
    assert answer.status_code == status
    assert not answer.cookies
    return answer.content.decode()


@pytest.mark.requirement("R79", "R190")
def test_anybody_may_ask_a_published_scheme(client: Client, published: Publication, world: World) -> None:
    html = ask(client, what="virtual wards", place=world.hill.slug, amount="£50k")
    assert "2 holders may decide this" in html
    assert "Director may decide on Virtual wards for Hill" in html
    assert "#row-2" in html
    assert "Known to staff only" not in html
    one = ask(client, what="virtual wards", place=world.hill.slug, amount="£50,001")
    assert "One holder may decide this" in one
    reserved = ask(client, what="Safeguarding", place=world.hill.slug)
    assert "Nobody named in the scheme may decide this" in reserved


@pytest.mark.requirement("R190")
@pytest.mark.parametrize("amount", ["10", "50001", "500001"])
@pytest.mark.parametrize("code", ["urgent", "wards", "safeguarding", "chair"])
def test_the_answer_is_that_of_the_workspace(
    client: Client, published: Publication, world: World, functions: Any, code: str, amount: str
) -> None:
    inside = who_may_decide(
        world.north,
        function=functions[code],
        place=world.hill,
        on=date.fromisoformat(ON),
        amount=Decimal(amount),
    )
    html = ask(client, what=functions[code].title, place=world.hill.slug, amount=amount)
    outcomes = inside.holders or (inside.refusal,)
    for outcome in outcomes:
        assert outcome is not None
        assert outcome.reason.replace("’", "&#x27;") in html


def test_what_was_not_published_is_not_asked(
    client: Client, published: Publication, version: SchemeVersion, officer: User, adopt: Any
) -> None:
    later = copy_version(version, label="2", effective_from=date(2021, 4, 1), by=officer)
    adopt(later, date(2021, 4, 1))
    html = ask(client, what="urgent care", on="2020-03-31")
    assert "No published scheme of North is in force on 31 March 2020" in html


def test_a_withdrawn_scheme_answers_nothing(
    client: Client, published: Publication, people: Callable[[str], User]
) -> None:
    withdraw(published, by=people("governance_lead"), reason="By mistake")
    assert "No scheme is published yet" in ask(client)


def test_words_that_fit_several_or_nothing(client: Client, published: Publication) -> None:
    assert "Which of these functions do you mean?" in ask(client, what="care wards")
    assert "No function of the published schemes has these words" in ask(client, what="gardening")
    assert "Enter one amount" in ask(client, what="urgent care", amount="5 or 6")
    ask(client, status=404, icb="elsewhere")
    ask(client, status=404, on="2020-99-99")

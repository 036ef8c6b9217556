"""Publishing writes an immutable snapshot, by who may, with a ledger event; withdrawing closes it."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from governance.foundation.errors import NotPermitted, RuleNotMet
from governance.foundation.models import GovernanceEvent
from reports.models import Publication, PublishedFile
from reports.publication.actions import withdraw
from reports.publication.rules import check_meeting_publishable
from tests.public.published import file_draft, item_page, publish_page

pytestmark = pytest.mark.django_db


def codes() -> list[str]:
    return [
        code
        for code in GovernanceEvent.objects.order_by("pk").values_list("code", flat=True)
        if "publication" in code
    ]


@pytest.mark.parametrize(
    ("role", "allowed"),
    [
        ("governance_lead", True),
        ("governance_officer", True),
        ("place_director", True),
        ("committee_secretary", True),
        ("chair", False),
        ("member", False),
        ("paper_author", False),
        ("auditor", False),
        ("system_administrator", False),
        ("other_icb", False),
        ("inactive", False),
        ("nobody", False),
    ],
)
def test_who_may_publish_and_withdraw(world: Any, people: Any, role: str, allowed: bool) -> None:
    published = publish_page(world.hill_board, by=people("governance_lead"))
    if allowed:
        second = publish_page(world.hill_board, by=people(role), items=(item_page("1"),))
        withdraw(second, by=people(role), reason="Wrong")
        return
    with pytest.raises(NotPermitted):
        publish_page(world.hill_board, by=people(role), items=(item_page("1"),))
    with pytest.raises(NotPermitted):
        withdraw(published, by=people(role), reason="Wrong")


def test_place_director_may_not_publish_for_another_place(world: Any, people: Any) -> None:
    with pytest.raises(NotPermitted):
        publish_page(world.vale_board, by=people("place_director"))


def test_each_publication_has_the_next_number_and_closes_the_one_before(world: Any, people: Any) -> None:
    by = people("governance_officer")
    first = publish_page(world.hill_board, by=by)
    second = publish_page(world.hill_board, by=by, items=(item_page("1"),), reason="Item added")
    first.refresh_from_db()
    assert (first.number, first.state, first.closed_because) == (1, "superseded", "Item added")
    assert (second.number, second.state) == (2, "published")
    assert codes() == ["publication.published", "publication.superseded", "publication.published"]


def test_same_content_is_not_published_twice(world: Any, people: Any) -> None:
    by = people("governance_officer")
    item = item_page("1")
    publish_page(world.hill_board, by=by, items=(item,))
    with pytest.raises(RuleNotMet) as refused:
        publish_page(world.hill_board, by=by, items=(item,))
    assert refused.value.outcome.code == "publication.nothing_new"
    publish_page(
        world.hill_board, by=by, items=(item,), files=(file_draft(),)
    )  # a file alone is something new


def test_withdrawing_asks_for_a_reason_and_happens_once(world: Any, people: Any) -> None:
    by = people("governance_officer")
    published = publish_page(world.hill_board, by=by)
    with pytest.raises(RuleNotMet) as refused:
        withdraw(published, by=by, reason="  ")
    assert refused.value.outcome.details["field"] == "reason"
    withdraw(published, by=by, reason="Wrong date")
    with pytest.raises(RuleNotMet) as refused:
        withdraw(published, by=by, reason="Wrong date")
    assert refused.value.outcome.code == "publication.withdraw.wrong_state"


@pytest.mark.parametrize(
    "change", [{"content": {}}, {"content_hash": "0" * 64}, {"subject_key": "committee:0"}]
)
def test_database_refuses_to_change_a_snapshot(world: Any, people: Any, change: dict[str, Any]) -> None:
    published = publish_page(world.hill_board, by=people("governance_officer"), files=(file_draft(),))
    with pytest.raises(IntegrityError), transaction.atomic():
        Publication.objects.filter(pk=published.pk).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        PublishedFile.objects.filter(publication=published).update(sha256="0" * 64)
    with pytest.raises(IntegrityError), transaction.atomic():
        PublishedFile.objects.filter(publication=published).delete()


def test_failed_publication_leaves_nothing_behind(world: Any, people: Any) -> None:
    by = people("governance_officer")
    first = publish_page(world.hill_board, by=by)
    broken = file_draft(kind="x" * 40)  # too long for its column: the last step fails
    with pytest.raises(Exception, match="too long"), transaction.atomic():
        publish_page(world.hill_board, by=by, files=(broken,))
    first.refresh_from_db()
    assert first.state == "published"
    assert Publication.objects.count() == 1
    assert codes() == ["publication.published"]


@pytest.mark.requirement("R193")
@pytest.mark.parametrize(
    ("is_public", "problems", "code"),
    [
        (True, [], "publication.publishable"),
        (False, [], "publication.not_a_public_meeting"),
        (False, ["Item 1 has no paper."], "publication.not_a_public_meeting"),
        (True, ["Item 1 has no paper."], "publication.incomplete"),
    ],
)
def test_only_complete_public_meetings_are_published(is_public: bool, problems: list[str], code: str) -> None:
    outcome = check_meeting_publishable(is_public_meeting=is_public, problems=problems)
    assert outcome.code == code
    assert outcome.ok is (code == "publication.publishable")

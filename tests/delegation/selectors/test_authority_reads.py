"""Who may decide, read from the database: few queries, only the rows of the question, other days when needed."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from delegation.actions import adopt_version, copy_version
from delegation.models import SchemeVersion
from delegation.selectors import authority, coverage_of, may_decide, who_may_decide
from governance.foundation.audit import save_recorded
from governance.models import Post
from tests.fixtures.people import START, World

JUNE = date(2020, 6, 1)
YEAR_2, YEAR_3 = date(2021, 4, 1), date(2022, 4, 1)


def director(world: World) -> Post:
    post = Post(
        icb=world.north,
        title="Place Director, Hill",
        slug="director-hill",
        place=world.hill,
        effective_from=START,
    )
    return save_recorded(post, by=None)


@pytest.fixture
def ladder(world: World, entry: Any, draft: Any, adopt: Any, officer: Any) -> Any:
    """The director up to £50,000, the board up to £500,000; then two later versions with the same rows."""
    post = director(world)
    board = entry("urgent", limits=[{"amount": "500000"}], may_sub_delegate=True, statutory_basis="2006 Act")
    entry("urgent", holder_committee=None, holder_post=post, parent=board, limits=[{"amount": "50000"}])
    entry("safeguarding", "reserved")
    first = adopt(draft)
    second = copy_version(first, label="2", effective_from=YEAR_2, by=officer)
    adopt(second, YEAR_2)
    return post


@pytest.mark.requirement("R79", "R190")
def test_who_may_decide_names_each_with_its_chain(world: World, ladder: Post, functions: Any) -> None:
    ask = {"function": functions["wards"], "place": world.hill, "on": JUNE}
    both = who_may_decide(world.north, **ask, amount=Decimal(50_000))
    assert {outcome.details["holder"]["name"] for outcome in both.holders} == {
        ladder.title,
        world.hill_board.name,
    }
    small = next(o for o in both.holders if o.details["holder"]["kind"] == "post")
    assert [step["kind"] for step in small.details["path"]] == ["entry", "entry", "law"]
    one = who_may_decide(world.north, **ask, amount=Decimal(50_001))
    assert [outcome.details["holder"]["id"] for outcome in one.holders] == [world.hill_board.pk]
    none = who_may_decide(world.north, **ask, amount=Decimal(500_001))
    assert none.refusal is not None
    assert none.refusal.code == "authority.over_limit"


def test_the_answer_for_a_day_is_the_same_after_later_versions(
    world: World, ladder: Post, functions: Any, officer: Any
) -> None:
    ask = {"holder": ladder, "function": functions["urgent"], "place": world.hill, "on": JUNE}
    before = authority(**ask, amount=Decimal(10))
    latest = SchemeVersion.objects.order_by("-effective_from")[0]
    third = copy_version(latest, label="3", effective_from=YEAR_3, by=officer)
    adopt_version(third, adopted_on=YEAR_3, adopted_by="Board", effective_from=YEAR_3, by=officer)
    assert authority(**ask, amount=Decimal(10)) == before


def test_an_answer_reads_only_the_version_of_its_day(world: World, ladder: Post, functions: Any) -> None:
    function = functions["urgent"]
    with CaptureQueriesContext(connection) as reads:
        outcome = authority(holder=ladder, function=function, place=world.hill, on=JUNE, amount=Decimal(10))
    assert outcome.ok
    # Versions in force, availability, entries, their limits and delegators.
    assert len(reads) == 5, [query["sql"] for query in reads]


def test_who_may_decide_asks_no_more_than_one_holder(world: World, ladder: Post, functions: Any) -> None:
    with CaptureQueriesContext(connection) as reads:
        who_may_decide(world.north, function=functions["urgent"], place=world.hill, on=JUNE)
    assert len(reads) == 5, [query["sql"] for query in reads]


def test_only_an_answer_about_other_days_reads_the_other_versions(
    world: World, ladder: Post, functions: Any
) -> None:
    before = START - timedelta(days=1)
    outcome = authority(holder=ladder, function=functions["urgent"], place=world.hill, on=before)
    assert outcome.code == "authority.not_in_force"
    assert "starts on 1 April 2020" in outcome.reason


def test_what_a_post_may_decide(world: World, ladder: Post) -> None:
    found = may_decide(ladder, on=JUNE)
    assert [each.entry.function_title for each in found.decides] == ["Urgent care"]
    assert found.decides[0].stands
    assert may_decide(ladder, on=START - timedelta(days=1)).decides == ()


def test_gaps_and_overlaps_of_the_whole_icb(world: World, ladder: Post) -> None:
    found = coverage_of(world.north, on=JUNE)
    silent = {gap.function.title: [place.name for place in gap.places] for gap in found.gaps}
    assert world.vale.name in silent["Urgent care"]
    assert "Safeguarding" not in silent
    assert found.overlaps == ()


def test_who_may_decide_tells_of_other_days_too(world: World, ladder: Post, functions: Any) -> None:
    before = START - timedelta(days=1)
    found = who_may_decide(world.north, function=functions["urgent"], place=world.hill, on=before)
    assert found.refusal is not None
    assert found.refusal.code == "authority.not_in_force"

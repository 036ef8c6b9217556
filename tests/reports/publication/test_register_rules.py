"""What of a published register may stay: row by row, without a database."""

from __future__ import annotations

from typing import Any

import pytest

from reports.publication.register_rules import still_public, tells_more, what_waits


def entry(number: int, person: str = "ada", **values: Any) -> dict[str, Any]:
    said = {"anchor": f"interest-{number}", "person": {"slug": person}, "is_entry": True, "kept_back": False}
    return said | values


def nothing(person: str) -> dict[str, Any]:
    return entry(0, person, anchor=f"person-{person}", is_entry=False)


def seat(person: str | None) -> dict[str, Any]:
    said = {
        "anchor": f"seat-1-{person}" if person else "seat-1",
        "person": {"slug": person} if person else None,
    }
    return said | {"vacant_since": None}


CUT = entry(1, kept_back=True)
# name: published, today, what stays (anchors), gone, cut
CASES = {
    "all the same": ([entry(1)], [entry(1)], ["interest-1"], 0, 0),
    "what is new waits": ([entry(1)], [entry(1), entry(2)], ["interest-1"], 0, 0),
    "one is over": ([entry(1), entry(2)], [entry(2)], ["interest-2"], 1, 0),
    "the last is over": ([entry(1)], [nothing("ada")], ["person-ada"], 1, 0),
    "details kept back": ([entry(1)], [CUT], ["interest-1"], 0, 1),
    "kept back before": ([CUT], [CUT], ["interest-1"], 0, 0),
    "details come back later": ([CUT], [entry(1)], ["interest-1"], 0, 0),
    "declared since": ([nothing("ada")], [entry(1)], ["person-ada"], 0, 0),
    "left the ICB": ([nothing("ada")], [], [], 1, 0),
    "seat falls vacant": ([seat("ada")], [seat(None)], ["seat-1"], 1, 0),
    "somebody else sits": ([seat("ada")], [seat("bo")], [], 1, 0),
    "vacant seat is filled": ([seat(None)], [seat("bo")], ["seat-1"], 0, 0),
}


@pytest.mark.requirement("LP39")
@pytest.mark.parametrize("case", CASES)
def test_what_stays(case: str) -> None:
    published, today, stays, gone, cut = CASES[case]
    taken = still_public(published, today)
    assert [row["anchor"] for row in taken.rows] == stays
    assert (taken.gone, taken.cut) == (gone, cut)


def test_a_cut_entry_is_the_one_of_today() -> None:
    assert still_public([entry(1)], [CUT]).rows == [CUT]


def test_what_is_looked_at_anew_stays() -> None:
    assert still_public([entry(1)], [], {"interest-1"}).is_whole
    assert not still_public([entry(1)], []).is_whole


def test_a_version_tells_more_by_its_entries_alone() -> None:
    assert tells_more([entry(1)], [nothing("ada")])
    assert not tells_more([nothing("ada")], [])
    assert not tells_more([entry(1)], [entry(1), entry(2)])


# name: published, today, looked at anew (anchors), (added, changed, leaving)
WAITS: dict[str, Any] = {
    "nothing": ([entry(1)], [entry(1)], (), (0, 0, 0)),
    "a new entry": ([entry(1)], [entry(1), entry(2)], (), (1, 0, 0)),
    "other words": ([entry(1)], [entry(1, nature="Other")], (), (0, 1, 0)),
    "looked at anew": ([entry(1), entry(2)], [entry(2), nothing("ada")], ("interest-1",), (0, 0, 0)),
    "to be taken out by itself": ([entry(1), entry(2)], [entry(2)], (), (0, 0, 1)),
    "to be cut by itself": ([entry(1)], [CUT], (), (0, 0, 1)),
    "cut, and another reworded": ([entry(1), entry(2)], [CUT, entry(2, nature="Other")], (), (0, 1, 1)),
    "a vacant seat is filled": ([seat(None)], [seat("ada")], (), (1, 1, 0)),
    "a vacant seat is abolished": ([seat(None)], [], (), (0, 1, 0)),
    "first entry of somebody": ([nothing("ada")], [entry(1)], (), (1, 1, 0)),
}


@pytest.mark.parametrize("case", WAITS)
def test_what_waits_to_be_published(case: str) -> None:
    published, today, anew, expected = WAITS[case]
    waits = what_waits(published, today, anew)
    assert (waits.added, waits.changed, waits.leaving) == expected
    assert bool(waits) == (expected != (0, 0, 0))

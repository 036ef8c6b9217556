"""Many rows in one act: what is kept is what single saves keep, and what is refused is refused in the same words."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from delegation.models import Function, FunctionAlias, ImportRow, Limit, SchemeEntry, SchemeVersion
from governance.foundation.audit import Recorded, save_recorded
from governance.foundation.many import RowRefused, create_plain, save_many_new, update_plain

pytestmark = pytest.mark.django_db
APART = {"id", "code", "history_id", "history_date", "entry"}


def functions(world: Any, *titles: str, begins: str) -> list[Function]:
    return [
        Function(icb=world.north, title=title, code=f"{begins}-{number}")
        for number, title in enumerate(titles)
    ]


def entry(version: SchemeVersion, function: Function, **values: Any) -> SchemeEntry:
    given = {"treatment": "reserved", "source": "Scheme, 1.1", "effective_from": version.effective_from}
    return SchemeEntry(scheme_version=version, function=function, **given | values)


def kept(row: Recorded) -> list[dict[str, Any]]:
    """The row and its history, without what tells two rows apart."""
    said = []
    for each in (type(row).objects.get(pk=row.pk), *row.history.all()):
        said.append(
            {f.name: f.value_from_object(each) for f in each._meta.concrete_fields if f.name not in APART}
        )
    return said


def commit_checks() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.requirement("R190")
def test_many_rows_keep_what_single_saves_keep(world: Any, draft: SchemeVersion, officer: Any) -> None:
    single = [
        save_recorded(row, by=officer, reason=f"Because {row.title}")
        for row in functions(world, "One", "Two", begins="single")
    ]
    many = functions(world, "One", "Two", begins="many")
    save_many_new(many, by=officer, reason=lambda row: f"Because {row.title}")
    assert [kept(row) for row in many] == [kept(row) for row in single]
    assert [row.version for row in many] == [1, 1]
    one = save_recorded(entry(draft, single[0]), by=officer, reason="Brought in")
    lot = [entry(draft, single[0]), entry(draft, single[0])]
    save_many_new(lot, by=officer, reason="Brought in")
    assert kept(lot[0]) == kept(lot[1]) == kept(one)
    assert lot[0].history.get().id == lot[0].pk
    limits = [Limit(entry=row, amount=50_000) for row in lot]
    save_many_new(limits, by=officer, reason="Brought in")
    assert kept(limits[1]) == kept(
        save_recorded(Limit(entry=one, amount=50_000), by=officer, reason="Brought in")
    )
    commit_checks()  # the database found a history row for each


def test_a_row_of_the_lot_can_be_saved_again_as_any_other(world: Any, officer: Any) -> None:
    many = functions(world, "One", begins="again")
    save_many_new(many, by=officer)
    many[0].title = "Two"
    save_recorded(many[0], by=officer, reason="Renamed", expected_version=1)
    assert [(row.version, row.title) for row in many[0].history.all()] == [(2, "Two"), (1, "One")]
    commit_checks()


def refusal(row: Recorded, officer: Any) -> dict[str, list[str]]:
    """What a single save says."""
    with pytest.raises(ValidationError) as refused:
        save_recorded(row, by=officer)
    return refused.value.message_dict


def faulty(world: Any, draft: SchemeVersion) -> dict[str, Any]:
    """Rows that a single save refuses, each by another way: a field, the model, a look-up, the database."""
    good, other = functions(world, "Good", begins="good")[0], functions(world, "Other", begins="other")[0]
    for row in (good, other):
        save_recorded(row, by=None)
    held = save_recorded(entry(draft, good), by=None)
    taken = save_recorded(FunctionAlias(icb=world.north, function=good, text="Known"), by=None)
    return {
        "field": lambda: entry(draft, good, treatment="elsewhere", source=""),
        "model": lambda: entry(draft, good, treatment="delegated"),
        "look-up": lambda: Limit(entry=held, amount=1, joint_post_id=999_999),
        "unique": lambda: Function(icb=world.north, title="Again", code=good.code),
        "database": lambda: FunctionAlias(icb=world.north, function=other, text=taken.text.upper()),
    }


FINE = {
    SchemeEntry: lambda world, draft, n: entry(draft, Function.objects.get(code="good-0")),
    Limit: lambda world, draft, n: Limit(entry=draft.entries.get(), amount=n),
    Function: lambda world, draft, n: Function(icb=world.north, title="Fine", code=f"fine-{n}"),
    FunctionAlias: lambda world, draft, n: FunctionAlias(
        icb=world.north, function=Function.objects.get(code="good-0"), text=f"Fine {n}"
    ),
}


@pytest.mark.parametrize("way", ["field", "model", "look-up", "unique", "database"])
def test_a_faulty_row_is_named_and_refused_in_the_words_of_a_single_save(
    way: str, world: Any, draft: SchemeVersion, officer: Any
) -> None:
    make = faulty(world, draft)[way]
    bad = make()
    lot = [FINE[type(bad)](world, draft, 1), bad, FINE[type(bad)](world, draft, 2)]
    with pytest.raises(RowRefused) as refused:
        save_many_new(lot, by=officer)
    assert refused.value.row is bad
    assert refused.value.message_dict == refusal(make(), officer)


def test_two_rows_of_one_lot_that_clash_are_refused_by_the_second(world: Any, officer: Any) -> None:
    lot = functions(world, "One", "Two", begins="same")
    lot[1].code = lot[0].code
    with pytest.raises(RowRefused, match="already exists") as refused:
        save_many_new(lot, by=officer)
    assert refused.value.row is lot[1]


def test_statements_do_not_grow_with_the_rows(world: Any, draft: SchemeVersion, officer: Any) -> None:
    function = functions(world, "One", begins="counted")[0]
    save_recorded(function, by=officer)
    asked = []
    for number in (2, 40):
        lot = [entry(draft, function) for _ in range(number)]
        with CaptureQueriesContext(connection) as queries:
            save_many_new(lot, by=officer)
        asked.append(len(queries))
    assert asked[0] == asked[1] < 10


def test_rows_with_a_history_are_not_written_as_plain_ones(world: Any) -> None:
    with pytest.raises(TypeError, match="keeps a history"):
        create_plain(functions(world, "One", begins="plain"))
    with pytest.raises(TypeError, match="keeps a history"):
        update_plain(functions(world, "One", begins="plain"), ["title"])
    create_plain(list[ImportRow]())  # nothing to write is no error

"""Two inclusive dates, and a database that refuses overlaps whoever writes."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from governance.foundation.audit import save_recorded
from governance.models import CommitteePart

pytestmark = pytest.mark.django_db
JULY, AUGUST, SEPTEMBER = date(2021, 7, 1), date(2021, 8, 1), date(2021, 9, 1)


def part(committee, start, end=None, number=1):
    return CommitteePart(
        committee=committee, number=number, title="Part", effective_from=start, effective_to=end
    )


@pytest.mark.requirement("R190")
@pytest.mark.parametrize(
    ("on", "found"),
    [
        (date(2021, 6, 30), False),
        (date(2021, 7, 1), True),  # the first day counts
        (date(2021, 7, 31), True),  # so does the last
        (date(2021, 8, 1), False),
    ],
)
def test_in_force_counts_first_and_last_day(world, on, found):
    row = save_recorded(part(world.hill_board, JULY, date(2021, 7, 31)), by=None)
    assert CommitteePart.objects.in_force(on).filter(pk=row.pk).exists() is found
    assert row.is_in_force(on) is found


def test_open_row_is_in_force_for_ever(world):
    row = save_recorded(part(world.hill_board, JULY), by=None)
    assert CommitteePart.objects.in_force(date(2199, 12, 31)).filter(pk=row.pk).exists()


@pytest.mark.parametrize(
    ("first", "second", "clash"),
    [
        ((JULY, None), (SEPTEMBER, None), True),
        ((JULY, AUGUST), (AUGUST, None), True),  # both are in force on 1 August
        ((JULY, date(2021, 7, 31)), (AUGUST, None), False),
        ((SEPTEMBER, None), (JULY, date(2021, 8, 31)), False),
    ],
)
def test_database_refuses_overlap_even_for_raw_sql(world, first, second, clash):
    save_recorded(part(world.hill_board, *first), by=None)
    insert = (
        "INSERT INTO governance_committeepart "
        "(committee_id, number, title, purpose, openness, effective_from, effective_to, version) "
        "VALUES (%s, 1, 'x', '', 'public', %s, %s, 1)"
    )

    if clash:
        with pytest.raises(IntegrityError, match="one_per_number"), transaction.atomic():
            connection.cursor().execute(insert, [world.hill_board.pk, *second])
    else:
        assert save_recorded(part(world.hill_board, *second), by=None).pk


def test_other_number_does_not_clash(world):
    save_recorded(part(world.hill_board, JULY), by=None)
    assert save_recorded(part(world.hill_board, JULY, number=2), by=None).pk


def test_last_day_before_first_is_refused(world):
    with pytest.raises(ValidationError, match="last day must not be before"):
        save_recorded(part(world.hill_board, AUGUST, JULY), by=None)

"""Databases for the suite. People and small worlds live in `tests/fixtures/`, browsers in `tests/journeys/`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from tests import databases

pytest_plugins = ["tests.fixtures.people", "tests.requirements_report"]


WORLD = frozenset(("demo_world", "world_template", "world_database", "portal"))
SAMPLES = frozenset(("samples_database",))
DATABASE = frozenset(("db", "transactional_db", "django_db_setup", "empty_template"))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long tests first, and each kind of database in one half: a worker begins at the start of the list, the other in
    its middle, and who is ready takes from the end of the other's. The tests of the sample world stand in the first
    half; those of the demonstration's, with the long journeys, begin the second. What is left at the end is short."""
    groups: dict[str, list[pytest.Item]] = {"pure": [], "samples": [], "world": [], "database": []}
    for item in items:
        groups[_kind(item)].append(item)
    first, database = [*groups["pure"], *groups["samples"]], groups["database"]
    middle = max(0, len(items) // 2 - len(first))
    items[:] = [*first, *database[:middle], *groups["world"], *database[middle:]]


def _kind(item: pytest.Item) -> str:
    asks = set(getattr(item, "fixturenames", ()))
    if asks & WORLD:
        return "world"
    if asks & SAMPLES:
        return "samples"
    needs_database = item.get_closest_marker("django_db") is not None or asks & DATABASE
    return "database" if needs_database else "pure"


@contextmanager
def using_database(name: str) -> Iterator[None]:
    """Point the default connection at another database of the run."""
    connection.close()
    before = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


def _migrate(name: str) -> None:
    with using_database(name):
        call_command("migrate", verbosity=0)


def _load_world(name: str) -> None:
    with using_database(name):
        call_command("seed_demo", verbosity=0)


@pytest.fixture(scope="session")
def worker_name() -> str:
    return os.environ.get("PYTEST_XDIST_WORKER", "main")


@pytest.fixture(scope="session")
def empty_template(django_db_blocker: Any) -> str:
    with django_db_blocker.unblock():
        return databases.migrated(_migrate)


@pytest.fixture(scope="session")
def world_template(django_db_blocker: Any, empty_template: str) -> str:
    """The demonstration world, loaded once a run through the real actions."""
    with django_db_blocker.unblock():
        return databases.template("world", _load_world, base=empty_template)


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: Any, empty_template: str, worker_name: str) -> Iterator[None]:
    """pytest-django's own fixture, replaced: a copy of the empty template for each worker."""
    name = databases.copy_for(worker_name, "unit", base=empty_template)
    with django_db_blocker.unblock(), using_database(name):
        yield
    databases.drop(name)


@pytest.fixture(scope="session")
def world_database(world_template: str, worker_name: str) -> Iterator[str]:
    name = databases.copy_for(worker_name, "world", base=world_template)
    yield name
    databases.drop(name)


@pytest.fixture
def demo_world(world_database: str, django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The test runs in the demonstration world; what it writes is rolled back."""
    with django_db_blocker.unblock(), using_database(world_database), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def clock_at() -> Any:
    """`with clock_at(2021, 11, 25): …` holds the clock at noon of that day."""
    from governance.foundation import clock

    def at(year: int, month: int, day: int, hour: int = 12) -> Any:
        return clock.set_to(datetime(year, month, day, hour, tzinfo=UTC))

    return at

"""The sample world, built once by each process of a run in a database of its own; what a test writes is rolled back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction

from tests import databases
from tests.conftest import using_database
from tests.fixtures.people import make_world, people_of
from tests.security.samples import Samples, build
from tests.security.visitors import GUESTS, ROLES, Visitors


@pytest.fixture(scope="session")
def samples_database(
    django_db_setup: None, django_db_blocker: Any, empty_template: str, worker_name: str
) -> Iterator[tuple[str, Visitors]]:
    name = databases.copy_for(worker_name, "samples", base=empty_template)
    with django_db_blocker.unblock(), using_database(name), transaction.atomic():
        world = make_world()
        visitors = Visitors(build(world, people_of(world)))
        visitors.sign_in(*ROLES, *GUESTS)
        connection.run_on_commit.clear()  # nobody works the queue here
    yield name, visitors
    databases.drop(name)


@pytest.fixture
def visitors(samples_database: tuple[str, Visitors], django_db_blocker: Any) -> Iterator[Visitors]:
    name, made = samples_database
    with django_db_blocker.unblock(), using_database(name), transaction.atomic():
        yield made
        transaction.set_rollback(True)


@pytest.fixture
def samples(visitors: Visitors) -> Samples:
    return visitors.samples

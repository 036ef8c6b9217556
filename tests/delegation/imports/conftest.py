"""An ICB with the committees and posts of the material, and the steps of an import as its pages take them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from delegation.actions.imports import set_columns, start_import
from delegation.models import Scheme, SchemeImport
from governance.actions.files import Upload
from governance.actions.posts import create_post
from governance.enums import CommitteeKind, GovernanceForm
from governance.foundation import jobs
from governance.foundation.models import Job
from governance.models import User
from tests.delegation.imports.material import COMMITTEES, POSTS
from tests.fixtures.people import START, World, make_committee

NEW_FROM = date(2020, 10, 1)


@pytest.fixture
def bodies(world: World, people: Callable[[str], User]) -> dict[str, Any]:
    """The board, committees and posts that the material names, by name."""
    found: dict[str, Any] = {}
    board = make_committee(
        world.north,
        "board",
        name="North Integrated Care Board",
        kind=CommitteeKind.BOARD,
        form=GovernanceForm.STATUTORY_BOARD,
    )
    found["Board"] = board
    for number, name in enumerate(COMMITTEES):
        found[name] = make_committee(
            world.north, f"committee-{number}", name=name, kind=CommitteeKind.COMMITTEE
        )
    for number, title in enumerate(POSTS):
        found[title] = create_post(
            icb=world.north,
            by=people("governance_lead"),
            title=title,
            slug=f"post-{number}",
            effective_from=START,
        )
    return found


def run_jobs(made: SchemeImport) -> SchemeImport:
    """Do the work that waits for this import, as a worker would."""
    for job in Job.objects.filter(payload__scheme_import=made.pk, state="queued"):
        jobs.run(str(job.pk))
    made.refresh_from_db()
    return made


@pytest.fixture
def read(scheme: Scheme, bodies: Any, officer: User) -> Callable[..., SchemeImport]:
    """`read("scheme.xlsx", data)` brings a file in and reads its tables."""

    def act(filename: str, data: bytes, **values: Any) -> SchemeImport:
        values = {"new_label": filename, "new_from": NEW_FROM} | values
        made = start_import(scheme=scheme, upload=Upload(filename, data), by=officer, **values)
        return run_jobs(made)

    return act


@pytest.fixture
def looked_at(read: Any, officer: User) -> Callable[..., SchemeImport]:
    """… and compares its rows, with the columns as they were guessed."""

    def act(filename: str, data: bytes, **values: Any) -> SchemeImport:
        made = read(filename, data, **values)
        assert made.state == "read", made.problem
        set_columns(made, {}, by=officer)
        return run_jobs(made)

    return act

"""Real processes and a real browser: a portal on a copy of the demonstration world, and people at its screens."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests import databases
from tests.journeys.axe import Axe
from tests.journeys.portal import Portal, running_portal
from tests.journeys.visitor import Visitor

# Chromium's own errands are switched off: the suite reaches nothing but loopback.
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def portal(world_template: str, worker_name: str) -> Iterator[Portal]:
    database = databases.copy_for(worker_name, "journey", base=world_template)
    with running_portal(database, name=worker_name) as running:
        yield running
    databases.drop(database)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    # While the browser is open its event loop runs in this thread, and Django takes every test for an async one.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=QUIET)
        yield launched
        launched.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="session")
def axe() -> Axe:
    return Axe()


@pytest.fixture
def visitor(portal: Portal, browser: Browser, axe: Axe) -> Iterator[Callable[..., Visitor]]:
    """`visitor()` is the public; `visitor("Eleanor Adebayo-Finch")` signs in at the demonstration's door.

    `width=320` is a small phone, `javascript=False` a browser without it.
    """
    contexts = []

    def open_for(name: str | None = None, *, width: int = 1280, javascript: bool = True) -> Visitor:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=javascript, locale="en-GB"
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        someone = Visitor(context.new_page(), portal.url, axe if javascript else None)
        if name:
            sign_in(someone, name)
        return someone

    yield open_for
    for context in contexts:
        context.close()


def sign_in(someone: Visitor, name: str) -> None:
    """The buttons of the door read "Eleanor Adebayo-Finch, place director"."""
    someone.visit("/demo/")
    someone.press(f"{name},", exact=False)


@pytest.fixture(autouse=True)
def _is_a_journey(request: pytest.FixtureRequest) -> None:
    request.node.add_marker("journey")

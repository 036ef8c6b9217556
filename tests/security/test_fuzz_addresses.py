"""No address breaks a page: whatever stands in its path or query, the answer is a page and never an error of ours."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, cycle, islice
from urllib.parse import quote

import pytest
from django.urls import reverse
from lxml import html

from tests.security.hostile import BAD_DAYS, MARK, QUERY_VALUES, ROUNDS, visit
from tests.security.routes import Route, address, parameters
from tests.security.sweep import NAMESPACES, cases
from tests.security.table import Row
from tests.security.visitors import Visitors

# What pages read from the query beside their filters.
COMMON = ("on", "page", "q", "when", "moved", "direction", "under", "then", "next", "unknown")
SHARED = ROUNDS  # how many of these each page is asked by itself; the next page goes on from there
PARTS = ROUNDS  # how many of these each parameter of a path is sent
THIN = 3 // ROUNDS or 1  # one filter in so many is asked by itself; the next page goes on from there
PATH_PARTS = (
    *(
        "0",
        "-1",
        "9" * 40,
        "9" * 5000,
        "1.5",
        "%00",
        "a%00b",
        "%ff",
        "%ed%a0%80",
        "..%2f..%2fetc",
        "%E2%80%AE1",
    ),
    *(
        "%D9%A3",
        "%C2%B2",
        quote(MARK),
        quote("' OR 1=1 --"),
        "a" * 3000,
        "00000000-0000-0000-0000-000000000000",
    ),
    *("%0d%0aSet-Cookie:fuzz=1", "x%20y", "%F0%9F%8F%9B", "null", "new"),
)
READERS = ("governance_lead", "system_administrator", "conflicted", "anonymous", "chair")


def reader(row: Row) -> str:
    """Somebody to whom this page is open."""
    return next((role for role in READERS if row.expected("get", role) == 200), "governance_lead")


def readable(of: str) -> Iterator[tuple[Route, str]]:
    """Each route that is read, once, and who reads it."""
    for _, route, variant, row in cases(of):
        if not variant and row.expected("get", reader(row)) != 405:
            yield route, reader(row)


def names_of(page: str, method: str) -> list[str]:
    """The names that the page's forms of this method send: those of a POST form fill it in from the query."""
    if "<form" not in page:
        return []
    tree = html.document_fromstring(page)
    names = (name for form in tree.forms if form.method == method for name in form.fields)
    return [str(name) for name in dict.fromkeys(names) if name not in COMMON]


def queries(page: str, common: Iterator[str], values: Iterator[str], turn: Iterator[int]) -> Iterator[str]:
    """Everything broken at once, filters alone, some of what pages share, and keys repeated without end."""
    filters = names_of(page, "GET")
    every = [*filters, *names_of(page, "POST"), *COMMON[1:]]
    yield "&".join(f"{name}={next(values)}" for name in every)
    yield from (f"{name}={next(values)}" for name in filters if next(turn) % THIN == 0)
    yield from (f"{name}={next(values)}" for name in islice(common, SHARED))
    yield "&".join(f"{name}=1&{name}=2&{name}[]=3" for name in every)


@pytest.mark.parametrize("of", NAMESPACES, ids=lambda of: of or "sign-in")
def test_no_query_breaks_a_page(visitors: Visitors, of: str) -> None:
    faults, asked, values, common, turn = [], 0, cycle(QUERY_VALUES), cycle(COMMON), count()
    pages = list(readable(of))
    for route, role in pages:
        url = address(route, visitors.samples)
        plain, usual = visit(visitors, role, url)
        assert plain is not None
        page = plain.text if plain.media_type == "text/html" else ""
        for query in queries(page, common, values, turn):
            asked += 1
            _, found = visit(visitors, role, f"{url}?{query}")
            faults += [
                f"{route.name} {role} ?{query[:150]}: {fault}" for fault in found if fault not in usual
            ]
    assert pages
    assert asked > 2 * len(pages)
    assert not faults, f"{len(faults)} faults:\n" + "\n".join(faults[:40])


@pytest.mark.parametrize("day", BAD_DAYS)
def test_a_day_that_is_none_is_named_on_the_page(visitors: Visitors, day: str) -> None:
    for name in ("governance:committee-list", "meetings:meeting-list", "governance:home"):
        answer, found = visit(visitors, "governance_lead", f"{reverse(name)}?on={quote(day)}")
        assert not found
        assert answer is not None
        assert answer.status == 400, (name, day)
        assert day in answer.text


@pytest.mark.parametrize("of", NAMESPACES, ids=lambda of: of or "sign-in")
def test_no_path_breaks_a_page(visitors: Visitors, of: str) -> None:
    faults, parts = [], cycle(PATH_PARTS)
    for route, role in readable(of):
        url = address(route, visitors.samples)
        for parameter, value in parameters(route, visitors.samples).items():
            for part in islice(parts, PARTS):
                broken = url.replace(f"/{value}/", f"/{part}/") if f"/{value}/" in url else f"{url}{part}"
                _, found = visit(visitors, role, broken)
                faults += [f"{route.name} {role} {parameter}={part[:60]}: {fault}" for fault in found]
    assert not faults, f"{len(faults)} faults:\n" + "\n".join(faults[:40])

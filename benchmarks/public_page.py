"""The public page of a meeting against a plain Django view that returns the same bytes.

Both are called through Django's WSGI handler in one process, with the portal's whole middleware and no socket, so
that nothing dilutes the difference; rounds alternate and the median round counts. Ratios hold, seconds do not.
The database is a throw-away PostgreSQL with 500 publications, then with 50,000.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

ROUNDS, CALLS, COLD_CALLS = 9, 150, 12
ADDRESS = "/meetings/2027-11-25-board/"

COPIES = """
SET session_replication_role = replica;
INSERT INTO reports_publication (version, public_id, icb_id, icb_slug, kind, subject_key, slug, title, number, state,
    content, content_hash, event_date, committee_slugs, place_slugs, published_at, published_by_name, closed_because)
SELECT 1, gen_random_uuid(), icb_id, icb_slug, kind, 'meeting:' || (1000000 + n), 'copy-' || n, title, 1, state,
    content, md5(n::text), event_date - mod(n, 3000), committee_slugs, place_slugs, published_at, published_by_name, ''
FROM reports_publication, generate_series(%s, %s) AS n WHERE slug = '2027-11-25-board';
ANALYZE reports_publication;
SET session_replication_role = DEFAULT;
"""


def main(arguments: Sequence[str] = ()) -> None:
    """Prints the ratios."""
    from pbp_portal import embedded

    with tempfile.TemporaryDirectory(prefix="pbp-bench-") as folder:
        postgres = embedded.ensure_postgres(Path(folder), durable=False)
        os.environ |= {
            "DATABASE_URL": postgres.url,
            "TESTING": "1",
            "PBP_FILES_ROOT": folder,
            "LOG_LEVEL": "ERROR",
            "PUBLIC_STATE_SECONDS": "1",
        }
        try:
            _measure()
        finally:
            postgres.stop()


def _measure() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pbp_portal.settings")
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0)
    _publish()
    _copies(1, 499)
    page, plain = _visit(ADDRESS), _plain(_visit(ADDRESS)())
    print(f"public meeting page of {len(page()):,} bytes, in one process through the WSGI handler")
    kept, reference = _rates([page, plain])
    print(
        f"  a page made before, at 500 publications:    {kept:8.0f} pages/s  {kept / reference:5.2f} of a plain view"
    )
    print(f"  a plain view that returns the same bytes:   {reference:8.0f} pages/s")
    told, other = _rates([_visit(ADDRESS, etag=_etag()), plain])
    print(
        f"  answered “not modified”:                    {told:8.0f} pages/s  {told / other:5.2f} of a plain view"
    )
    small = _first_time(page)
    _copies(500, 49_999)
    large = _first_time(page)
    many, reference = _rates([page, plain])
    print(
        f"  a page made before, at 50,000:              {many:8.0f} pages/s  {many / reference:5.2f} of a plain view"
    )
    print(f"  making it the first time, at 50,000 against at 500: {large / small:.2f} times the time")
    connection.close()


def _publish() -> None:
    """A meeting of twelve items, published by the real action."""
    from governance.models import User
    from tests.fixtures.people import grant, make_committee, make_icb, make_place
    from tests.public.published import item_page, paper_page, publish_page

    icb = make_icb("north")
    board = make_committee(icb, "hill", place=make_place(icb, "hill"))
    officer = User.objects.create_user("officer@north.example", name="Olive Officer")
    grant(officer, "governance_officer", icb=icb)
    items = tuple(
        item_page(str(number), lead="Ada Hill", minutes=10, purposes=("Decision",), papers=(paper_page(),))
        for number in range(1, 13)
    )
    publish_page(board, by=officer, items=items)


def _copies(first: int, last: int) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        for statement in COPIES.split(";"):
            if statement.strip():
                cursor.execute(statement, [first, last] if "%s" in statement else None)


def _environ(address: str, etag: str = "") -> dict[str, Any]:
    from django.test import RequestFactory

    headers = {"if-none-match": etag} if etag else {}
    return RequestFactory(headers={"host": "localhost", **headers}).get(address).environ


def _visit(address: str, etag: str = "") -> Callable[[], bytes]:
    """A call of the handler as a server makes it; gives the body."""
    from django.core.wsgi import get_wsgi_application

    handler = get_wsgi_application()
    environ = _environ(address, etag)

    def visit() -> bytes:
        response = handler(dict(environ), lambda status, headers: None)
        body = b"".join(response)
        response.close()
        return body

    return visit


def _plain(body: bytes) -> Callable[[], bytes]:
    """A view that returns `body`, at an address of its own beside the portal's."""
    from django.contrib.auth.decorators import login_not_required
    from django.http import HttpResponse
    from django.urls import clear_url_caches, path

    from pbp_portal import urls

    urls.urlpatterns.insert(0, path("plain/", login_not_required(lambda request: HttpResponse(body))))
    clear_url_caches()
    visit = _visit("/plain/")
    assert visit() == body
    return visit


def _etag() -> str:
    from django.test import Client

    return str(Client(headers={"host": "localhost"}).get(ADDRESS)["ETag"])


def _rates(calls: Sequence[Callable[[], bytes]]) -> list[float]:
    """Calls a second of each, the median of alternating rounds."""
    found: list[list[float]] = [[] for _ in calls]
    for _ in range(ROUNDS):
        for call, rates in zip(calls, found, strict=True):
            started = time.perf_counter()
            for _ in range(CALLS):
                call()
            rates.append(CALLS / (time.perf_counter() - started))
    return [statistics.median(rates) for rates in found]


def _first_time(page: Callable[[], bytes]) -> float:
    """Seconds to make the page when it was not kept."""
    from reports.public import pages

    seconds = []
    for _ in range(COLD_CALLS):
        pages.store.clear()
        started = time.perf_counter()
        page()
        seconds.append(time.perf_counter() - started)
    return statistics.median(seconds)


if __name__ == "__main__":
    main()

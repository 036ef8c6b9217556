"""Who may decide: one question over 50 ICBs × 400 entries × 10 versions, against the same over one of each.

Beside it, one row of the same table read by its key through the same ORM. The database is a throw-away PostgreSQL;
rounds alternate and the median round counts. Ratios hold, seconds do not.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

ICBS, VERSIONS, ENTRIES, FUNCTIONS = 50, 10, 400, 80
ROUNDS, CALLS = 9, 40

# 80 functions in a tree: the last 60 are parts of the first 20.
CATALOGUE = """
INSERT INTO delegation_function (id, version, icb_id, code, title, "group", parent_id, legal_source, caveat,
    non_delegable_by_law, non_delegable_citation)
SELECT n, 1, NULL, 'f-' || n, 'Function ' || n, '', CASE WHEN n > 20 THEN 1 + mod(n, 20) END, '', '', false, ''
FROM generate_series(1, %(functions)s) AS n
"""
VERSION = """
INSERT INTO delegation_schemeversion (version, scheme_id, label, state, effective_from, effective_to, adopted_on,
    adopted_by, note, passes_upward)
SELECT 1, s.id, 'v' || n, 'adopted', make_date(2010 + n, 4, 1),
    CASE WHEN n < %(versions)s THEN make_date(2011 + n, 3, 31) END, make_date(2010 + n, 3, 1), 'Board', '', false
FROM delegation_scheme AS s, generate_series(%(first)s, %(last)s) AS n WHERE s.icb_id = ANY(%(icbs)s)
"""
# Each function five times: the board for the whole ICB, and four holders at the place.
ENTRY = """
INSERT INTO delegation_schemeentry (version, scheme_version_id, reference, theme, wording, function_id, place_id,
    treatment, verb, holder_committee_id, lead_body, responsibility, conditions, exclusions, may_sub_delegate,
    statutory_basis, accountable, source, origin_file, origin_table, origin_row, note, effective_from)
SELECT 1, v.id, 'R' || n, '', '', 1 + mod(n, %(functions)s), CASE WHEN n > %(functions)s THEN p.id END, 'delegated',
    'decide', c.id, '', '', 'Reports each quarter', '', false, '', '', 'Scheme, row ' || n, '', '', '', '',
    v.effective_from
FROM delegation_schemeversion AS v JOIN delegation_scheme AS s ON s.id = v.scheme_id
    JOIN governance_committee AS c ON c.icb_id = s.icb_id JOIN governance_place AS p ON p.icb_id = s.icb_id,
    generate_series(1, %(entries)s) AS n
WHERE NOT EXISTS (SELECT 1 FROM delegation_schemeentry AS e WHERE e.scheme_version_id = v.id)
"""
LIMIT = """
INSERT INTO delegation_limit (version, entry_id, kind, amount, is_unlimited, basis, vat, budget, note)
SELECT 1, e.id, 'spend', 1000 * (1 + mod(e.id, 500)), false, 'per_decision', '', '', ''
FROM delegation_schemeentry AS e
WHERE NOT EXISTS (SELECT 1 FROM delegation_limit AS l WHERE l.entry_id = e.id)
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
    _as_rows(CATALOGUE)
    icbs = [_icb(number) for number in range(ICBS)]
    _fill(icbs[:1], first=VERSIONS, last=VERSIONS)
    question, look_up = _question(icbs[0]), _look_up()
    small, row = _times([question, look_up])
    print(f"one ICB with one version of {ENTRIES} entries")
    print(
        f"  who may decide:            {small * 1000:6.2f} ms   {small / row:5.1f} indexed look-ups of one row"
    )
    _fill(icbs[:1], first=1, last=VERSIONS - 1)
    _fill(icbs[1:], first=1, last=VERSIONS)
    large, row = _times([question, look_up])
    other, _ = _times([_question(icbs[ICBS // 2]), look_up])
    print(f"{ICBS} ICBs × {VERSIONS} versions × {ENTRIES} entries, {_count():,} rows")
    print(
        f"  the same question:         {large * 1000:6.2f} ms   {large / row:5.1f} indexed look-ups of one row"
    )
    print(f"  against one ICB with one version:   {large / small:4.2f} times the time")
    print(f"  asked in another ICB:               {other / small:4.2f} times the time")
    connection.close()


def _icb(number: int) -> Any:
    """An ICB with a place, a committee and an empty scheme."""
    from delegation.models import Scheme
    from governance.foundation.audit import save_recorded
    from tests.fixtures.people import make_committee, make_icb, make_place

    icb = make_icb(f"icb{number}")
    make_committee(icb, f"board{number}", place=make_place(icb, f"place{number}"))
    save_recorded(
        Scheme(icb=icb, title="Scheme of reservation and delegation", slug=f"sord-{number}"), by=None
    )
    return icb


def _fill(icbs: Sequence[Any], *, first: int, last: int) -> None:
    """Adopted versions with their entries and limits."""
    _as_rows(VERSION, first=first, last=last, icbs=[icb.pk for icb in icbs])
    _as_rows(ENTRY)
    _as_rows(LIMIT)
    for table in ("function", "schemeversion", "schemeentry", "limit", "delegator"):
        _run(f"ANALYZE delegation_{table}")


def _as_rows(statement: str, **values: Any) -> None:
    """Written past the triggers, which would make it slow and are not what is measured."""
    _run("SET session_replication_role = replica")
    _run(statement, **values)
    _run("SET session_replication_role = DEFAULT")


def _run(statement: str, **values: Any) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            statement, {"functions": FUNCTIONS, "entries": ENTRIES, "versions": VERSIONS, **values}
        )


def _question(icb: Any) -> Callable[[], Any]:
    """Who may decide a part of a function at the ICB's place, for £1,000, under the newest version."""
    from delegation.models import Function
    from delegation.selectors import who_may_decide
    from governance.models import Place

    function = Function.objects.select_related("parent").get(pk=45)
    place = Place.objects.get(icb=icb)

    def ask() -> Any:
        found = who_may_decide(
            icb, function=function, place=place, on=date(2025, 6, 1), amount=Decimal(1_000)
        )
        assert found.holders
        return found

    return ask


def _look_up() -> Callable[[], Any]:
    from delegation.models import SchemeEntry

    key = SchemeEntry.objects.values_list("pk", flat=True).first()
    return lambda: SchemeEntry.objects.get(pk=key)


def _count() -> int:
    from delegation.models import SchemeEntry

    return SchemeEntry.objects.count()


def _times(calls: Sequence[Callable[[], Any]]) -> list[float]:
    """Seconds of one call of each, the median of alternating rounds."""
    found: list[list[float]] = [[] for _ in calls]
    for _ in range(ROUNDS):
        for call, seconds in zip(calls, found, strict=True):
            started = time.perf_counter()
            for _ in range(CALLS):
                call()
            seconds.append((time.perf_counter() - started) / CALLS)
    return [statistics.median(seconds) for seconds in found]


if __name__ == "__main__":
    main()

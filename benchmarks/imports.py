"""Import of 2,000 rows of an Excel scheme: what each step costs against reading the cells alone and a bare INSERT.

Prints ratios of processor time (the confined child's counted in) measured in one run; ratios hold, seconds do not.
The yardsticks: openpyxl opening the same file and walking its cells, and one plain INSERT for each entry that is
written. The database is a throw-away PostgreSQL; the way is that of the pages: read, compare, apply, compare again.
"""

from __future__ import annotations

import io
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

ROWS = 2_000
START = date(2020, 4, 1)


def main(arguments: Sequence[str] = ()) -> None:
    """Prints the ratios; another number of rows can be given."""
    from pbp_portal import embedded

    count = int(arguments[0]) if arguments else ROWS

    with tempfile.TemporaryDirectory(prefix="pbp-bench-") as folder:
        postgres = embedded.ensure_postgres(Path(folder), durable=False)
        valkey = embedded.ensure_valkey(Path(folder), durable=False)
        os.environ |= {
            "DATABASE_URL": postgres.url,
            "REDIS_URL": valkey.url,
            "TESTING": "1",
            "PBP_FILES_ROOT": folder,
            "LOG_LEVEL": "ERROR",
        }
        try:
            _measure(count)
        finally:
            valkey.stop()
            postgres.stop()


def _seconds(work: Callable[[], Any]) -> float:
    """Time by the clock: the database and the child work while this process waits."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _measure(count: int) -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pbp_portal.settings")
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from delegation.actions.imports import apply_import, leave_out_open, set_columns, start_import
    from delegation.models import ImportRow
    from governance.actions.files import Upload
    from tests.delegation.imports.material import excel_file, scheme_rows

    scheme, officer = _world()
    data = excel_file(scheme_rows(count, mistakes=False))
    bare = statistics.median(_seconds(lambda: _walk_cells(data)) for _ in range(3))
    made = start_import(
        scheme=scheme, upload=Upload("scheme.xlsx", data), new_label="1", new_from=START, by=officer
    )
    read = _seconds(lambda: _work(made))
    set_columns(made, {}, by=officer)
    compare = _seconds(lambda: _work(made))
    leave_out_open(made, by=officer)
    apply_import(made, by=officer)
    write = _seconds(lambda: _work(made))
    entries = made.target.entries.count()
    insert = _seconds(lambda: _insert(entries))
    again = start_import(scheme=scheme, upload=Upload("scheme.xlsx", data), target=made.target, by=officer)
    _work(again)
    set_columns(again, {}, by=officer)
    same = _seconds(lambda: _work(again))
    unchanged = ImportRow.objects.filter(scheme_import=again, kind="same").count()
    print(f"{count} rows of a scheme, {entries} entries")
    print(f"reading in the confined child against opening and walking its cells: {read / bare:.2f}×")
    print(f"comparing with an empty draft, against reading:  {compare / read:.2f}×")
    print(f"writing, against one plain INSERT an entry:      {write / insert:.1f}×")
    print(f"writing, a row against comparing a row:          {write / compare:.2f}×")
    print(
        f"comparing with all {entries} entries, against an empty draft: {same / compare:.2f}× ({unchanged} the same)"
    )
    print(f"largest memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB")


def _world() -> tuple[Any, Any]:
    from delegation.actions import create_scheme
    from governance.actions.posts import create_post
    from governance.enums import CommitteeKind
    from tests.delegation.imports.material import COMMITTEES, POSTS
    from tests.fixtures.people import make_committee, make_world, people_of

    world = make_world()
    officer = people_of(world)("governance_lead")
    make_committee(world.north, "board", name="North Integrated Care Board", kind=CommitteeKind.BOARD)
    for number, name in enumerate(COMMITTEES):
        make_committee(world.north, f"committee-{number}", name=name, kind=CommitteeKind.COMMITTEE)
    for number, title in enumerate(POSTS):
        create_post(icb=world.north, by=officer, title=title, slug=f"post-{number}", effective_from=START)
    return create_scheme(icb=world.north, title="Scheme", by=officer), officer


def _work(made: Any) -> None:
    from governance.foundation import jobs
    from governance.foundation.models import Job

    for job in Job.objects.filter(payload__scheme_import=made.pk, state="queued"):
        state = jobs.run(str(job.pk))
        assert state == "done", (job.kind, state)
    made.refresh_from_db()


def _walk_cells(data: bytes) -> int:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    return sum(len(str(cell.value)) for sheet in book.worksheets for row in sheet.iter_rows() for cell in row)


def _insert(count: int) -> None:
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE yardstick (reference text, wording text, holder bigint, day date)"
        )
        for number in range(count):
            cursor.execute(
                "INSERT INTO yardstick VALUES (%s, %s, %s, %s)", [str(number), "wording " * 8, number, START]
            )


if __name__ == "__main__":
    main(sys.argv[1:])

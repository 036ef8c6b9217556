"""Pytest plugin, loaded first: names the database and the broker before Django's settings are read.

With no DATABASE_URL or REDIS_URL the controlling process starts throw-away embedded servers, one of each a run;
xdist's workers inherit the addresses.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

BASE = Path(__file__).resolve().parent.parent
os.environ["TESTING"] = "1"
for switch in ("DEBUG", "DEMO"):
    os.environ.pop(switch, None)  # the suite runs as production does, unless a test says otherwise
_handles: list[Any] = []


def _start() -> None:
    from pbp_portal import embedded

    if not os.environ.get("DATABASE_URL"):
        postgres = embedded.ensure_postgres(BASE, durable=False)
        _handles.append(postgres)
        os.environ["DATABASE_URL"] = postgres.url
        os.environ["PBP_PG_PROGRAMS"] = str(embedded.postgres_programs())
    if not os.environ.get("REDIS_URL"):
        valkey = embedded.ensure_valkey(BASE, durable=False)
        _handles.append(valkey)
        os.environ["REDIS_URL"] = valkey.url
    os.environ["PBP_TEST_RUN"] = str(os.getpid())
    os.environ["PBP_FILES_ROOT"] = str(BASE / "var" / "test-files" / str(os.getpid()))


if "PYTEST_XDIST_WORKER" not in os.environ:
    _start()


def pytest_unconfigure() -> None:
    if "PYTEST_XDIST_WORKER" in os.environ:
        return
    from tests import databases

    databases.drop_run()
    for handle in _handles:
        handle.stop()
    import shutil

    shutil.rmtree(os.environ["PBP_FILES_ROOT"], ignore_errors=True)

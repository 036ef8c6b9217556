"""Test databases, copied from templates made once a run.

`empty` is migrated and holds nothing; `world` holds the demonstration world besides. A copy takes a fraction of a
second. Names carry the run, so that several runs may share a server (`make test-services`).
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

RUN = os.environ.get("PBP_TEST_RUN", "0")
BASE = Path(__file__).resolve().parent.parent
KEPT = BASE / "var" / "test-templates"
PREFIX = f"pbp_test_{RUN}_"


def url_of(name: str) -> str:
    """The address of the database `name` on the run's server."""
    parts = urlsplit(os.environ["DATABASE_URL"])
    return urlunsplit(parts._replace(path=f"/{name}"))


@contextmanager
def _maintenance() -> Iterator[psycopg.Connection]:
    with psycopg.connect(url_of("postgres"), autocommit=True) as connection:
        yield connection


def exists(name: str) -> bool:
    with _maintenance() as connection:
        return bool(connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone())


def create(name: str, *, template: str | None = None) -> None:
    statement = sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name))
    if template:
        statement += sql.SQL(" TEMPLATE {}").format(sql.Identifier(template))
    with _maintenance() as connection:
        connection.execute(statement)


def drop(name: str) -> None:
    with _maintenance() as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def drop_run() -> None:
    """Remove every database of this run."""
    with _maintenance() as connection:
        rows = connection.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [PREFIX])
        for (name,) in rows.fetchall():
            drop(name)


@contextmanager
def _lock(name: str) -> Iterator[None]:
    folder = Path(os.environ["PBP_FILES_ROOT"])
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{name}.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def template(kind: str, fill: Callable[[str], None], *, base: str | None = None) -> str:
    """The template `kind`, made by the first who asks: `fill(name)` is called on a fresh copy of `base`."""
    name = f"{PREFIX}{kind}"
    with _lock(kind):
        if not exists(name):
            making = f"{name}_making"
            drop(making)
            create(making, template=base)
            fill(making)
            with _maintenance() as connection:
                rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
                connection.execute(rename.format(sql.Identifier(making), sql.Identifier(name)))
    return name


def migrated(fill: Callable[[str], None]) -> str:
    """The template `empty`: migrated by `fill`, or restored from what an earlier run of the same migrations kept.

    Only the embedded server's is kept, under `var/`: half a minute of migrations then takes a second. A fresh machine
    has nothing kept, so that every migration runs there.
    """
    if not os.environ.get("PBP_PG_PROGRAMS"):
        return template("empty", fill)
    kept = KEPT / f"{_state_of_migrations()}.sql"

    def make(name: str) -> None:
        if kept.exists():
            _program("psql", "-q", "-v", "ON_ERROR_STOP=1", "-o", os.devnull, "-f", str(kept), url_of(name))
            return
        fill(name)
        KEPT.mkdir(parents=True, exist_ok=True)
        for old in KEPT.glob("*.sql"):
            old.unlink(missing_ok=True)
        part = kept.with_suffix(f".{os.getpid()}")
        _program("pg_dump", "--no-owner", "-f", str(part), url_of(name))
        part.rename(kept)

    return template("empty", make)


def _program(name: str, *arguments: str) -> None:
    subprocess.run(
        [str(Path(os.environ["PBP_PG_PROGRAMS"]) / name), *arguments], check=True, capture_output=True
    )


def _state_of_migrations() -> str:
    """A name for what the migrations make: their text, what they import, and the libraries."""
    paths = [
        *BASE.glob("*/migrations/*.py"),
        *BASE.glob("governance/foundation/*.py"),
        BASE / "requirements.lock",
    ]
    whole = hashlib.sha256()
    for path in sorted(paths):
        whole.update(f"{path.relative_to(BASE)}\0".encode())
        whole.update(path.read_bytes())
    return whole.hexdigest()[:20]


def copy_for(worker: str, kind: str, *, base: str) -> str:
    """A copy of `base` for one worker; the lock is PostgreSQL's wish: one copy of a template at a time."""
    name = f"{PREFIX}{worker}_{kind}"
    with _lock("copy"):
        drop(name)
        create(name, template=base)
    return name

"""The embedded servers as a developer meets them: started, shared, killed, started again, stopped."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg
import pytest
import redis

from pbp_portal.embedded import broker_url, database_url, ensure_postgres, ensure_valkey, place, redis_url

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture
def base() -> Iterator[Path]:
    """A checkout's folder that every account can reach, with a space in its path."""
    with tempfile.TemporaryDirectory(prefix="pbp checkout ") as name:
        path = Path(name)
        path.chmod(0o755)
        yield path
        shutil.rmtree(place.runtime_dir(path.resolve() / "var"), ignore_errors=True)


def processes_of(base: Path) -> list[psutil.Process]:
    """Server processes whose command line names this checkout's data or sockets."""
    marks = (str(base.resolve()), str(place.runtime_dir(base.resolve() / "var")))
    found = []
    for process in psutil.process_iter(["cmdline", "status"]):
        line = " ".join(process.info["cmdline"] or [])
        server = "/bin/postgres" in line or "valkey-server" in line
        if server and any(mark in line for mark in marks) and process.info["status"] != psutil.STATUS_ZOMBIE:
            found.append(process)
    return found


def start_elsewhere(base: Path) -> subprocess.Popen[str]:
    """Another Python process that holds both servers until its input closes."""
    code = (
        "import sys; from pathlib import Path; from pbp_portal.embedded import ensure_postgres, ensure_valkey;"
        "b = Path(sys.argv[1]); h = [ensure_postgres(b), ensure_valkey(b)];"
        "print('ready', flush=True); sys.stdin.read(); [x.stop() for x in h]"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(base)],
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def test_data_survive_stop_and_start_at_a_path_with_a_space(base: Path) -> None:
    postgres, valkey = ensure_postgres(base), ensure_valkey(base)
    assert postgres.started_here
    assert valkey.started_here
    assert (postgres.url, valkey.url) == (database_url(base), redis_url(base))
    with psycopg.connect(postgres.url) as connection:
        connection.execute("create table minute (line text)")
        connection.execute("insert into minute values ('kept')")
    redis.Redis.from_url(valkey.url).set("line", "kept")
    postgres.stop()
    valkey.stop()
    assert processes_of(base) == []

    postgres, valkey = ensure_postgres(base), ensure_valkey(base)
    try:
        with psycopg.connect(postgres.url) as connection:
            assert connection.execute("select line from minute").fetchall() == [("kept",)]
        assert redis.Redis.from_url(valkey.url).get("line") == b"kept"
    finally:
        postgres.stop()
        valkey.stop()


def test_second_user_joins_and_last_one_out_stops_the_server(base: Path) -> None:
    other = start_elsewhere(base)
    here = ensure_postgres(base)
    assert not here.started_here
    other.communicate("")
    with psycopg.connect(here.url) as connection:
        assert connection.execute("select 1").fetchone() == (1,)
    here.stop()
    assert processes_of(base) == []


def test_kill_of_everything_loses_nothing_and_starts_again(base: Path) -> None:
    other = start_elsewhere(base)
    with psycopg.connect(database_url(base), autocommit=True) as connection:
        connection.execute("create table decision (said text)")
        connection.execute("insert into decision values ('agreed')")
    for process in [*processes_of(base), psutil.Process(other.pid)]:
        process.send_signal(signal.SIGKILL)
    other.communicate()

    postgres, valkey = ensure_postgres(base), ensure_valkey(base)
    try:
        assert postgres.started_here
        assert valkey.started_here
        with psycopg.connect(postgres.url) as connection:
            assert connection.execute("select said from decision").fetchone() == ("agreed",)
    finally:
        postgres.stop()
        valkey.stop()
    assert processes_of(base) == []


def test_server_of_a_killed_user_is_taken_over_and_stopped(base: Path) -> None:
    other = start_elsewhere(base)
    other.kill()
    other.communicate()
    assert processes_of(base)
    for handle in (ensure_postgres(base), ensure_valkey(base)):
        assert not handle.started_here
        handle.stop()
    assert processes_of(base) == []


def test_stale_lock_naming_a_living_process_does_not_stop_the_start(base: Path) -> None:
    ensure_postgres(base).stop()
    lock = base / "var" / "postgres" / "postmaster.pid"
    lock.write_text(f"{os.getpid()}\n{base}/var/postgres\n")
    handle = ensure_postgres(base)
    assert handle.started_here
    handle.stop()


def test_folder_that_the_server_account_cannot_enter(base: Path) -> None:
    """A clone under a private home folder: its data lie elsewhere and are found again."""
    base.chmod(0o700)
    first = ensure_postgres(base)
    try:
        with psycopg.connect(first.url) as connection:
            assert connection.execute("show data_directory").fetchone() == (
                str(place.data_home(base.resolve() / "var") / "postgres"),
            )
            connection.execute("create table kept (line text)")
        first.stop()
        again = ensure_postgres(base)
        with psycopg.connect(again.url) as connection:
            connection.execute("select * from kept")
        again.stop()
    finally:
        home = place.data_home(base.resolve() / "var")
        if home.parent == place.SHARED_STATE:
            shutil.rmtree(home)


def test_throw_away_servers_leave_nothing(base: Path) -> None:
    postgres, valkey = ensure_postgres(base, durable=False), ensure_valkey(base, durable=False)
    with psycopg.connect(postgres.url) as connection:
        assert connection.execute("show fsync").fetchone() == ("off",)
    assert postgres.url != database_url(base)
    postgres.stop()
    valkey.stop()
    assert processes_of(base) == []
    assert not list((base / "var" / "test-services").glob("*/postgres"))


def test_abandoned_throw_away_servers_are_swept_at_the_next_start(base: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from pbp_portal.embedded import ensure_postgres;"
        "ensure_postgres(Path(sys.argv[1]), durable=False); os.kill(os.getpid(), 9)"
    )
    killed = subprocess.run([sys.executable, "-c", code, str(base)], cwd=PROJECT, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert processes_of(base)
    ensure_postgres(base, durable=False).stop()
    assert processes_of(base) == []


def test_sorting_does_not_depend_on_the_machine(base: Path) -> None:
    handle = ensure_postgres(base, durable=False)
    try:
        with psycopg.connect(handle.url) as connection:
            rows = connection.execute("select w from unnest(array['b', 'B', 'a', 'É', 'A']) w order by w")
            assert [row[0] for row in rows.fetchall()] == ["A", "B", "a", "b", "É"]
            for extension in ("btree_gist", "pg_trgm", "unaccent"):
                connection.execute(f"create extension {extension}")
    finally:
        handle.stop()


@pytest.mark.parametrize(
    ("url", "celery"),
    [
        ("unix:///tmp/x/valkey.sock?db=2", "redis+socket:///tmp/x/valkey.sock?virtual_host=2"),
        ("unix:///tmp/x/valkey.sock", "redis+socket:///tmp/x/valkey.sock?virtual_host=0"),
        ("redis://cache.example:6379/1", "redis://cache.example:6379/1"),
    ],
)
def test_broker_url_is_the_same_address_in_celerys_words(url: str, celery: str) -> None:
    assert broker_url(url) == celery


def test_settings_parser_reads_the_database_url(base: Path) -> None:
    import environ

    parsed = environ.Env.db_url_config(database_url(base))
    assert parsed["NAME"] == "pbp"
    assert parsed["USER"] == "pbp"
    assert parsed["OPTIONS"] == {"host": str(place.runtime_dir(base.resolve() / "var"))}

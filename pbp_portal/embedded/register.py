"""Who uses an embedded server: the first user starts it, the last one to leave stops it.

A file names the processes that use the server by process id and start time, so that one killed without
warning is not counted, and a later process that got its number is not mistaken for it.
"""

import fcntl
import json
import os
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from pbp_portal.embedded.place import server_account


@dataclass
class Register:
    """The users of one server; its file and lock lie in `folder`."""

    folder: Path
    name: str

    def join(self, start: Callable[[], bool]) -> tuple[str, bool]:
        """Start the server if it is not running and count this process in.

        Returns the user's token and what `start` said: whether it had to start the server.
        """
        with self._locked():
            started = start()
            token = uuid.uuid4().hex
            self._write([*self._live(), {"token": token, "pid": os.getpid(), "since": _since(os.getpid())}])
        return token, started

    def leave(self, token: str, halt: Callable[[], None]) -> None:
        """Count a user out and stop the server when nobody else uses it."""
        with self._locked():
            users = self._live()
            rest = [user for user in users if user["token"] != token]
            self._write(rest)
            if not rest:
                halt()

    @contextmanager
    def _locked(self) -> Iterator[None]:
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / f"{self.name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    @property
    def _file(self) -> Path:
        return self.folder / f"{self.name}.users"

    def _live(self) -> list[dict[str, object]]:
        try:
            users = json.loads(self._file.read_text())
        except (FileNotFoundError, ValueError):  # ValueError: cut short by a kill while it was written
            return []
        return [user for user in users if _since(user["pid"]) == user["since"]]

    def _write(self, users: list[dict[str, object]]) -> None:
        self._file.write_text(json.dumps(users))


@dataclass
class ServiceHandle:
    """One user's hold on an embedded server."""

    name: str
    url: str
    started_here: bool
    _register: Register = field(repr=False)
    _token: str = field(repr=False)
    _halt: Callable[[], None] = field(repr=False)
    _left: bool = field(default=False, repr=False)

    def stop(self) -> None:
        """Let go of the server; it stops unless another living process uses it. Safe to call twice."""
        if not self._left:
            self._left = True
            self._register.leave(self._token, self._halt)


def owned_pid(pid_file: Path, mark: str) -> int | None:
    """The process id in a pid file, if that process lives and has `mark` on its command line.

    A pid file outlives a killed server, and its number may by then belong to any other process.
    """
    try:
        pid = int(pid_file.read_text().split()[0])
        process = psutil.Process(pid)
        alive = process.status() != psutil.STATUS_ZOMBIE and mark in process.cmdline()
    except (FileNotFoundError, IndexError, ValueError, psutil.NoSuchProcess):
        return None
    return pid if alive else None


def wait_gone(pid: int, seconds: float) -> bool:
    """Whether the process ended within so many seconds (one that only waits to be reaped has ended)."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if _since(pid) is None:
            return True
        time.sleep(0.02)
    return _since(pid) is None


def end(pid: int | None, signals: list[int], seconds: float = 20) -> None:
    """Ask a server to end with each signal in turn, waiting so many seconds after each."""
    for signal_number in signals:
        if pid is None or _since(pid) is None:
            return
        os.kill(pid, signal_number)
        if wait_gone(pid, seconds):
            return


def open_log(home: Path, name: str) -> Path:
    """The log file of a server, writable by its account; kept below 5 MB by starting it anew."""
    folder = home / "log"
    folder.mkdir(parents=True, exist_ok=True)
    log = folder / f"{name}.log"
    if log.exists() and log.stat().st_size > 5_000_000:
        log.unlink()
    log.touch()
    account = server_account()
    if account.switch:
        os.chown(log, account.uid, account.gid)
    return log


def _since(pid: object) -> float | None:
    """When the process started (seconds since 1970), or None when it does not live."""
    try:
        process = psutil.Process(int(str(pid)))
        return None if process.status() == psutil.STATUS_ZOMBIE else process.create_time()
    except (psutil.NoSuchProcess, ValueError):
        return None

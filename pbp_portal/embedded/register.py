"""Who uses an embedded server: the first user starts it, the last one to leave stops it.

A file names the processes that use the server by process id and start time, so that one killed without
warning is not counted, and a later process that got its number is not mistaken for it.
"""

import fcntl
import json
import os
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from pbp_portal.embedded.processes import since


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
            self._write([*self._live(), {"token": token, "pid": os.getpid(), "since": since(os.getpid())}])
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
        return [user for user in users if since(user["pid"]) == user["since"]]

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

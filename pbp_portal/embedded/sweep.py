"""Clears up after throw-away servers whose process was killed before it could stop them."""

import contextlib
import shutil
import signal
from pathlib import Path

import psutil

from pbp_portal.embedded import place
from pbp_portal.embedded.processes import end, owned_pid


def sweep_abandoned(base: Path) -> None:
    """Stop and remove the servers under `var/test-services/` whose process is gone."""
    for home in sorted((base.resolve() / "var" / "test-services").glob("*")):
        if home.name.isdigit() and not psutil.pid_exists(int(home.name)):
            _remove(home)


def _remove(home: Path) -> None:
    sockets, data = place.runtime_dir(home), place.data_home(home)
    postgres = data / "postgres"
    end(owned_pid(postgres / "postmaster.pid", str(postgres)), [signal.SIGQUIT, signal.SIGKILL])
    end(owned_pid(sockets / "valkey.pid", str(sockets / "valkey.sock")), [signal.SIGTERM, signal.SIGKILL])
    shutil.rmtree(data, ignore_errors=True)
    shutil.rmtree(home, ignore_errors=True)
    with contextlib.suppress(FileNotFoundError):
        shutil.rmtree(sockets)

"""Starting, recognising and ending the processes of the embedded servers."""

import os
import subprocess
import time
from pathlib import Path

import psutil

from pbp_portal.embedded.place import server_account


def owned_pid(pid_file: Path, mark: str) -> int | None:
    """The process id in a pid file, if that process lives and has `mark` on its command line.

    A pid file outlives a killed server, and its number may by then belong to any other process.
    """
    try:
        pid = int(pid_file.read_text().split()[0])
        process = psutil.Process(pid)
        alive = process.status() != psutil.STATUS_ZOMBIE and mark in process.cmdline()
    except (FileNotFoundError, IndexError, ValueError, psutil.Error):
        return None
    return pid if alive else None


def wait_gone(pid: int, seconds: float) -> bool:
    """Whether the process ended within so many seconds (one that only waits to be reaped has ended)."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if since(pid) is None:
            return True
        time.sleep(0.02)
    return since(pid) is None


def end(pid: int | None, signals: list[int], seconds: float = 20) -> None:
    """Ask a server to end with each signal in turn, waiting so many seconds after each."""
    for signal_number in signals:
        if pid is None or since(pid) is None:
            return
        os.kill(pid, signal_number)
        if wait_gone(pid, seconds):
            return


def spawn(command: list[str], log: Path) -> subprocess.Popen[bytes]:
    """Start a server as its account, in a session of its own: Ctrl-C must reach its users first."""
    with log.open("ab") as out:
        return subprocess.Popen(  # type: ignore[call-overload,no-any-return]
            command,
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            **server_account().as_process(),
        )


def reap(process: subprocess.Popen[bytes] | None) -> None:
    """Take note that a server which this process started has ended."""
    if process is not None:
        process.wait(timeout=5)


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


def since(pid: object) -> float | None:
    """When the process started (seconds since 1970), or None when it does not live."""
    try:
        process = psutil.Process(int(str(pid)))
        return None if process.status() == psutil.STATUS_ZOMBIE else process.create_time()
    except (psutil.NoSuchProcess, ValueError):
        return None

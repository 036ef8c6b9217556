"""Runs the whole portal on one machine: `python -m pbp_portal.run demo`.

Starts the embedded servers (or uses those that DATABASE_URL and REDIS_URL name), brings the database up to
date, loads the demonstration, and keeps web server, worker and beat running until Ctrl-C or SIGTERM. Whatever
it started it stops; what a killed predecessor left running it stops first.
"""

import argparse
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import FrameType

import psutil

from pbp_portal.embedded import StartError, ensure_postgres, ensure_valkey

BASE = Path(__file__).resolve().parent.parent
STARTED = BASE / "var" / "run" / "demo.json"
LOGS = BASE / "var" / "log"
READY_SECONDS = 60
# A worker finishes the job in hand; one that takes longer is taken up again from its row at the next start.
STOP_SECONDS = 15


class Stopped(BaseException):
    """Somebody asked the portal to stop: Ctrl-C, SIGTERM or a closed terminal."""


class Failed(Exception):
    """A part of the portal could not start or fell over; the message says which and why."""


def main(arguments: list[str] | None = None) -> int:
    """Run what was asked for and return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m pbp_portal.run", description=__doc__)
    parser.add_argument("what", choices=["demo"])
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT") or 8000))
    asked = parser.parse_args(arguments)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)
    try:
        with ExitStack() as stack:
            _run(asked.port, stack)
    except Stopped:
        print("Stopped.", flush=True)
        return 0
    except (Failed, StartError) as problem:
        print(problem, file=sys.stderr, flush=True)
        return 1
    return 0


def _stop(number: int, frame: FrameType | None) -> None:
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, signal.SIG_IGN)  # stopping is under way; a second Ctrl-C must not cut it short
    raise Stopped


def _run(port: int, stack: ExitStack) -> None:
    _end_leftovers()
    _require_free(port)
    environment = _environment(port, stack)
    for step in ("migrate", "seed_demo"):
        _manage(step, environment)
    parts = [stack.enter_context(_part(*each, environment)) for each in _commands(port)]
    web = parts[0]
    _wait_until_served(port, web)
    print(f"\nThe portal is at http://127.0.0.1:{port}/  (Ctrl-C stops it; logs are in var/log/)", flush=True)
    while True:
        for name, process in parts:
            if process.poll() is not None:
                raise Failed(_fell(name, process))
        time.sleep(0.5)


def _environment(port: int, stack: ExitStack) -> dict[str, str]:
    """The settings of the demonstration, with the servers that its parts share running."""
    environment = {"DEMO": "1", "SITE_URL": f"http://127.0.0.1:{port}", **os.environ}
    environment["DJANGO_SETTINGS_MODULE"] = "pbp_portal.settings"
    environment["PYTHONUNBUFFERED"] = "1"
    if not environment.get("DATABASE_URL"):
        postgres = ensure_postgres(BASE)
        stack.callback(postgres.stop)
        environment["DATABASE_URL"] = postgres.url
    if not environment.get("REDIS_URL"):
        valkey = ensure_valkey(BASE)
        stack.callback(valkey.stop)
        environment["REDIS_URL"] = valkey.url
    return environment


def _manage(step: str, environment: dict[str, str]) -> None:
    quiet = ["--verbosity", "0"] if step == "migrate" else []
    done = subprocess.run([sys.executable, "manage.py", step, *quiet], cwd=BASE, env=environment, check=False)
    if done.returncode:
        raise Failed(f"manage.py {step} failed.")


def _commands(port: int) -> list[tuple[str, list[str]]]:
    # Loaded once and then forked: on two cores that halves the wait.
    options = f"--bind 127.0.0.1:{port} --workers 2 --threads 4 --preload --no-control-socket"
    celery = ["celery", "--app", "pbp_portal"]
    return [
        ("web", ["gunicorn", "pbp_portal.wsgi", *options.split()]),
        ("worker", [*celery, "worker", "--concurrency", "2", "--loglevel", "INFO"]),
        ("beat", [*celery, "beat", "--loglevel", "INFO"]),
    ]


@contextmanager
def _part(
    name: str, command: list[str], environment: dict[str, str]
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """One process of the portal in a session of its own, so that Ctrl-C reaches this one alone."""
    LOGS.mkdir(parents=True, exist_ok=True)
    with (LOGS / f"{name}.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", *command],
            cwd=BASE,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    _note(process.pid)
    try:
        yield name, process
    finally:
        _end_group(process.pid)
        process.wait()


def _end_group(leader: int) -> None:
    """Stop a process and what it started: asked first, killed when it does not go in time."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        try:
            family = [psutil.Process(leader), *psutil.Process(leader).children(recursive=True)]
            os.kill(leader, number)
        except (psutil.NoSuchProcess, ProcessLookupError):
            return
        _, alive = psutil.wait_procs(family, timeout=STOP_SECONDS)
        for process in alive if number == signal.SIGKILL else []:
            process.kill()
        if not alive:
            return


def _note(pid: int) -> None:
    """Write down a started process, by id and start time, for a successor in case this one is killed."""
    STARTED.parent.mkdir(parents=True, exist_ok=True)
    STARTED.write_text(json.dumps([*_noted(), [pid, psutil.Process(pid).create_time()]]))


def _noted() -> list[list[float]]:
    """Processes written down that still live (a number given to another process since does not count)."""
    try:
        noted = json.loads(STARTED.read_text())
    except (FileNotFoundError, ValueError):
        return []
    return [[pid, since] for pid, since in noted if _lives(pid, since)]


def _lives(pid: int, since: float) -> bool:
    try:
        process = psutil.Process(pid)
        return bool(process.create_time() == since and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def _end_leftovers() -> None:
    for pid, _since in _noted():
        parent = psutil.Process(int(pid)).parent()
        if parent and "pbp_portal.run" in parent.cmdline():
            raise Failed(f"The portal already runs from this checkout (process {parent.pid}).")
        _end_group(int(pid))
    STARTED.unlink(missing_ok=True)


def _require_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise Failed(f"Port {port} is in use. Choose another: make demo PORT={port + 1}") from None


def _wait_until_served(port: int, web: tuple[str, subprocess.Popen[bytes]]) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        name, process = web
        if process.poll() is not None:
            raise Failed(_fell(name, process))
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            connection.request("GET", "/health/")
            connection.getresponse()  # any answer will do: the worker reports to it a moment later
            return
        except OSError:
            pass
        time.sleep(0.2)
    raise Failed(f"The web server does not answer on port {port}; see var/log/web.log.")


def _fell(name: str, process: subprocess.Popen[bytes]) -> str:
    said = (LOGS / f"{name}.log").read_text(errors="replace")[-3000:]
    return f"{name} ended with status {process.returncode}. The end of var/log/{name}.log:\n{said}"


if __name__ == "__main__":
    sys.exit(main())

"""A whole portal for journeys: web server and Celery worker as processes of their own, on a copy of the world."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests import databases

BASE = Path(__file__).resolve().parent.parent.parent
READY_SECONDS = 60


@dataclass(frozen=True)
class Portal:
    """A running portal: where it answers, and the database it stands on."""

    url: str
    database: str
    logs: Path


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _environment(database: str, port: int, queue: str) -> dict[str, str]:
    return os.environ | {
        "DATABASE_URL": databases.url_of(database),
        "CELERY_QUEUE": queue,
        "DEMO": "1",
        "SITE_URL": f"http://127.0.0.1:{port}",
        "DJANGO_SETTINGS_MODULE": "pbp_portal.settings",
        "LOG_LEVEL": "WARNING",
    }


def _wait_until_served(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + READY_SECONDS
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"The portal did not start:\n{log.read_text()[-3000:]}")


@contextmanager
def running_portal(database: str, *, name: str) -> Iterator[Portal]:
    """Start web and worker on `database`, and end them (by their own process handles) afterwards."""
    port = _free_port()
    logs = Path(os.environ["PBP_FILES_ROOT"]) / f"logs-{name}"
    logs.mkdir(parents=True, exist_ok=True)
    environment = _environment(database, port, queue=f"journeys-{name}-{port}")
    python = [sys.executable, "-m"]
    web = ["gunicorn", "pbp_portal.wsgi", "--bind", f"127.0.0.1:{port}", "--workers", "1", "--threads", "4"]
    worker = [
        "celery",
        "--app",
        "pbp_portal",
        "worker",
        "--pool",
        "prefork",
        "--concurrency",
        "1",
        "--loglevel",
        "INFO",
    ]
    processes = []
    for label, command in (("web", web), ("worker", worker)):
        with (logs / f"{label}.log").open("wb") as log:
            processes.append(
                subprocess.Popen(
                    [*python, *command], cwd=BASE, env=environment, stdout=log, stderr=subprocess.STDOUT
                )
            )
    try:
        url = f"http://127.0.0.1:{port}"
        _wait_until_served(f"{url}/accessibility/", processes[0], logs / "web.log")
        yield Portal(url, database, logs)
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

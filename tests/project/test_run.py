"""The demonstration as its user runs it, in a copy of the portal at a path with a space in it."""

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from pbp_portal.embedded import place

PROJECT = Path(__file__).resolve().parents[2]
LEFT_OUT = shutil.ignore_patterns("var", ".*", "node_modules", "__pycache__", "tests", "docs")
START_SECONDS = 600


@pytest.fixture(scope="module")
def checkout() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="portal copy ") as name:
        Path(name).chmod(0o755)
        copy = Path(name).resolve() / "the portal"
        shutil.copytree(PROJECT, copy, ignore=LEFT_OUT)
        yield copy
        for process in processes_in(copy):
            process.kill()
        shutil.rmtree(place.runtime_dir(copy / "var"), ignore_errors=True)


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(checkout: Path, port: int) -> subprocess.Popen[str]:
    """The supervisor, in a process group of its own as a terminal makes one."""
    switches = ("DATABASE_URL", "REDIS_URL", "TESTING", "DEBUG", "DEMO", "PBP_FILES_ROOT")
    environment = {key: value for key, value in os.environ.items() if key not in switches}
    return subprocess.Popen(
        [sys.executable, "-m", "pbp_portal.run", "demo", "--port", str(port)],
        cwd=checkout,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def said_until_ready(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    lines: list[str] = []
    deadline = time.monotonic() + START_SECONDS
    for line in process.stdout:
        lines.append(line)
        if "The portal is at" in line or time.monotonic() > deadline:
            break
    said = "".join(lines)
    assert "The portal is at" in said, said
    return said


def processes_in(checkout: Path) -> list[psutil.Process]:
    """Living processes that work in the copy or whose command line names its data or sockets."""
    marks = (str(checkout), str(place.runtime_dir(checkout / "var")))
    found = []
    for process in psutil.process_iter():
        try:
            words = process.cmdline()
            if process.uids().effective == os.geteuid():  # another account's folder is its own affair
                words.append(process.cwd())
            if process.status() != psutil.STATUS_ZOMBIE and any(mark in " ".join(words) for mark in marks):
                found.append(process)
        except psutil.Error:  # gone, or about to be reaped
            continue
    return found


def status_of(port: int, path: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path)
    return connection.getresponse().status


def wait_well(port: int) -> bool:
    """Whether /health/ says that every part works, within the time the first heartbeat takes."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if status_of(port, "/health/") == 200:
            return True
        time.sleep(0.5)
    return False


def test_demo_survives_a_kill_and_ctrl_c_leaves_nothing_running(checkout: Path, port: int) -> None:
    first = start(checkout, port)
    said = said_until_ready(first)
    assert f"http://127.0.0.1:{port}/" in said
    assert status_of(port, "/") == 200
    assert status_of(port, "/demo/") == 200
    assert wait_well(port)

    second = start(checkout, port)
    refused, _ = second.communicate(timeout=60)
    assert second.returncode == 1
    assert "already runs" in refused

    os.kill(first.pid, signal.SIGKILL)
    first.communicate()
    assert processes_in(checkout)

    again = start(checkout, port)
    said_until_ready(again)
    assert status_of(port, "/") == 200
    os.killpg(again.pid, signal.SIGINT)
    rest, _ = again.communicate(timeout=90)
    assert again.returncode == 0, rest
    assert processes_in(checkout) == []


def test_taken_port_is_told_before_anything_starts(checkout: Path, port: int) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        process = start(checkout, port)
        said, _ = process.communicate(timeout=60)
    assert process.returncode == 1
    assert f"Port {port} is in use" in said
    assert f"PORT={port + 1}" in said
    assert processes_in(checkout) == []

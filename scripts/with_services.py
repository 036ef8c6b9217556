"""Runs a command against the PostgreSQL and Redis that Debian packages, as production has them.

Servers named by DATABASE_URL and REDIS_URL are used as they are. Where one is not named, a private throw-away
instance of Debian's package is started on the loopback address and stopped when the command ends.
"""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import system

BASE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(BASE))

from pbp_portal.embedded.place import server_account  # noqa: E402

START_SECONDS = 60


def main() -> int:
    """Run the command line's command with both servers in its environment; return its exit status."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with contextlib.ExitStack() as stack:
        environment = dict(os.environ)
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="pbp-services-")))
        folder.chmod(0o755)
        if not environment.get("DATABASE_URL"):
            environment["DATABASE_URL"] = stack.enter_context(postgres(folder / "postgres"))
        if not environment.get("REDIS_URL"):
            environment["REDIS_URL"] = stack.enter_context(redis(folder / "redis"))
        return subprocess.run(sys.argv[1:], env=environment, check=False).returncode


@contextlib.contextmanager
def postgres(data: Path) -> Iterator[str]:
    """Debian's PostgreSQL with an empty database `pbp`; yields its URL."""
    programs, port = system.debian_postgres(), free_port()
    if programs is None:
        sys.exit("PostgreSQL is not installed: apt-get install postgresql-15")
    own(data)
    initialise = ["initdb", "-D", str(data), "-U", "pbp", "--auth=trust", "--encoding=UTF8"]
    run(programs, [*initialise, "--locale=C.UTF-8", "--no-sync"])
    options = {
        "listen_addresses": "127.0.0.1",
        "port": str(port),
        "unix_socket_directories": str(data),
        "max_connections": "200",
        "fsync": "off",
        "full_page_writes": "off",
        "synchronous_commit": "off",
    }
    command = [str(programs / "postgres"), "-D", str(data)]
    for name, value in options.items():
        command += ["-c", f"{name}={value}"]
    server = ["--host=127.0.0.1", f"--port={port}", "--username=pbp"]
    with serving(command, data, lambda: quiet([str(programs / "pg_isready"), *server])):
        run(programs, ["createdb", *server, "pbp"])
        print(f"On {subprocess.check_output([programs / 'postgres', '--version'], text=True).strip()}")
        yield f"postgresql://pbp@127.0.0.1:{port}/pbp"


@contextlib.contextmanager
def redis(data: Path) -> Iterator[str]:
    """Debian's Redis, keeping nothing; yields its URL."""
    program, port = shutil.which("redis-server"), free_port()
    if program is None:
        sys.exit("Redis is not installed: apt-get install redis-server")
    own(data)
    command = [program, "--bind", "127.0.0.1", "--port", str(port), "--dir", str(data), "--save", ""]
    with serving(command, data, lambda: listens(port)):
        print(f"On {subprocess.check_output([program, '--version'], text=True).strip()[:40]}", flush=True)
        yield f"redis://127.0.0.1:{port}/0"


@contextlib.contextmanager
def serving(command: list[str], data: Path, ready: Callable[[], bool]) -> Iterator[None]:
    """Keep a server running while the block runs; its log is shown when it does not start."""
    log = data.with_suffix(".log")
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, cwd="/", stdout=out, stderr=out, start_new_session=True, **server_account().as_process()
        )
    try:
        deadline = time.monotonic() + START_SECONDS
        while not ready():
            if process.poll() is not None or time.monotonic() > deadline:
                sys.exit(f"{Path(command[0]).name} did not start:\n{log.read_text()}")
            time.sleep(0.1)
        yield
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=30)


def own(folder: Path) -> None:
    """Make a folder that belongs to the account of the servers."""
    folder.mkdir(mode=0o700)
    account = server_account()
    if account.switch:
        os.chown(folder, account.uid, account.gid)


def run(programs: Path, command: list[str]) -> None:
    """Run one of PostgreSQL's programs as the account of the servers."""
    done = subprocess.run(
        [str(programs / command[0]), *command[1:]],
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
        **server_account().as_process(),
    )
    if done.returncode:
        sys.exit(f"{command[0]} failed:\n{done.stdout}{done.stderr}")


def quiet(command: list[str]) -> bool:
    """Whether a command succeeds."""
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def listens(port: int) -> bool:
    """Whether something accepts connections on a loopback port."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def free_port() -> int:
    """A loopback port that nothing uses at the moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)

"""What the machine itself must have: looked for, installed by apt for root, otherwise named with the command."""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Need:
    """Something of the system that the portal uses: how to see it, Debian's packages for it, and why."""

    why: str
    packages: tuple[str, ...]
    present: Callable[[], bool]


def _library(*names: str) -> Callable[[], bool]:
    def present() -> bool:
        try:
            for name in names:
                ctypes.CDLL(name)
        except OSError:
            return False
        return True

    return present


def _program(*names: str) -> Callable[[], bool]:
    return lambda: all(shutil.which(name) for name in names)


def _liberation() -> bool:
    folders = (
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        Path.home() / ".fonts",
    )
    return any(next(folder.rglob("LiberationSans-Regular.*"), None) for folder in folders if folder.is_dir())


def _certificates() -> bool:
    return Path("/etc/ssl/certs/ca-certificates.crt").exists() or sys.platform == "darwin"


DEMO = (
    Need(
        "WeasyPrint draws PDFs with these libraries",
        (
            "libpango-1.0-0",
            "libpangoft2-1.0-0",
            "libharfbuzz0b",
            "libharfbuzz-subset0",
            "libfontconfig1",
        ),
        _library(
            "libpango-1.0.so.0",
            "libpangoft2-1.0.so.0",
            "libharfbuzz-subset.so.0",
            "libfontconfig.so.1",
        ),
    ),
    Need(
        "the font of the PDFs, with the widths of Arial",
        ("fonts-liberation",),
        _liberation,
    ),
    Need("the asset build fetches packages over TLS", ("ca-certificates",), _certificates),
)
TESTS = (
    Need("the browser of the journey tests", ("chromium",), _program("chromium")),
    Need(
        "tests read PDFs back with it",
        ("poppler-utils",),
        _program("pdfinfo", "pdftoppm"),
    ),
    Need("tests check the structure of PDFs with it", ("qpdf",), _program("qpdf")),
)
SERVICES = (
    Need(
        "the second PostgreSQL of `make test-services`",
        ("postgresql-15",),
        lambda: bool(debian_postgres()),
    ),
    Need("the Redis of `make test-services`", ("redis-server",), _program("redis-server")),
)


def debian_postgres() -> Path | None:
    """The program folder of the newest PostgreSQL that Debian's packages installed, or None."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/postgres"),
        key=lambda p: int(p.parts[-3]),
    )
    return found[-1].parent if found else None


def install(needs: tuple[Need, ...]) -> None:
    """Install what is missing; without root say what is missing and how to install it, and exit 1."""
    missing = [need for need in needs if not need.present()]
    if not missing:
        return
    packages = [package for need in missing for package in need.packages]
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        _refuse(missing, command)
    print(f"Installing {' '.join(packages)}", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["apt-get", "update"], command):
        done = subprocess.run(step, env=quiet, capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(f"{' '.join(step)} failed:\n{done.stdout}{done.stderr}")


def _refuse(missing: list[Need], command: list[str]) -> None:
    lines = [f"  {', '.join(need.packages)}: {need.why}" for need in missing]
    install_line = f"  sudo apt-get update && sudo {' '.join(command)}"
    sys.exit("\n".join(["This machine lacks:", *lines, "Install with:", install_line]))

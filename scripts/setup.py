"""Makes a checkout ready to run: system libraries, Python packages, built assets. Run by `make`.

Needs Python 3.11 or newer and nothing else. What was done is stamped, so that doing it again takes no time.
"""

import argparse
import hashlib
import subprocess
import sys
from pathlib import Path

import assets
import system

BASE = Path(__file__).resolve().parent.parent
VENV = BASE / ".venv"
PYTHON = VENV / "bin" / "python"
LOCK = BASE / "requirements.lock"


def main() -> None:
    """Set up for the demo, and for more as asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tests", action="store_true", help="also what the test suite needs")
    parser.add_argument("--services", action="store_true", help="also Debian's PostgreSQL and Redis")
    asked = parser.parse_args()
    if sys.version_info < (3, 11):  # noqa: UP036  the very thing to find out
        sys.exit(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}. Set PYTHON=python3.11.")
    needs = system.DEMO + (system.TESTS if asked.tests else ()) + (system.SERVICES if asked.services else ())
    system.install(needs)
    python_packages()
    assets.build(BASE)


def python_packages() -> None:
    """Make `.venv` and install what requirements.lock pins, every file checked against its hash."""
    stamp, wanted = (
        VENV / "requirements.sha256",
        hashlib.sha256(LOCK.read_bytes()).hexdigest(),
    )
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted:
        return
    print("Installing Python packages into .venv", flush=True)
    if not PYTHON.exists():
        _make_venv()
    command = [
        "-m",
        "pip",
        "install",
        "--quiet",
        "--require-hashes",
        "--requirement",
        LOCK.name,
    ]
    subprocess.run([str(PYTHON), *command, "--disable-pip-version-check"], cwd=BASE, check=True)
    stamp.write_text(wanted)


def _make_venv() -> None:
    try:
        import ensurepip  # noqa: F401  Debian keeps it, and so venv, in a package of its own
    except ImportError:
        package = f"python3.{sys.version_info.minor}-venv"
        system.install((system.Need("makes the virtual environment", (package,), lambda: False),))
    subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)


if __name__ == "__main__":
    try:
        main()
    except subprocess.CalledProcessError as failed:
        sys.exit(f"Set-up stopped: {' '.join(map(str, failed.cmd))} exited {failed.returncode}.")
    except KeyboardInterrupt:
        sys.exit(130)

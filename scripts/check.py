"""`make check`: every check of the code that is not a test. All run; the exit status says whether all passed."""

import os
import subprocess
import sys
import time
from pathlib import Path

BASE = Path(__file__).resolve().parent.parent
# Without this variable set, the settings want production's; with it, nothing needs a server.
DEVELOPMENT = {"TESTING": "1"}
# What a production host sets (docs/operations.md); no door of the demonstration is open.
PRODUCTION = {
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "ALLOWED_HOSTS": "portal.example",
    "SITE_URL": "https://portal.example",
    "DATABASE_URL": "postgresql://portal:secret@database.example/portal",
    "REDIS_URL": "redis://broker.example:6379/0",
    "EMAIL_URL": "smtp+tls://portal:secret@mail.example:587",
}
PYTHON = [sys.executable, "-m"]
LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"
CHECKS: dict[str, tuple[list[str], dict[str, str]]] = {
    "ruff": ([*PYTHON, "ruff", "check", "."], {}),
    "format": ([*PYTHON, "ruff", "format", "--check", "."], {}),
    "types": ([*PYTHON, "mypy"], DEVELOPMENT),
    "imports": ([sys.executable, "-c", LINT_IMPORTS, "--no-cache"], {}),
    "templates": ([*PYTHON, "djlint", "templates", "--lint", "--quiet"], {}),
    "migrations": ([sys.executable, "manage.py", "makemigrations", "--check", "--dry-run"], DEVELOPMENT),
    "deployment": (
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        PRODUCTION,
    ),
}
SWITCHES = ("DEBUG", "DEMO", "TESTING", *PRODUCTION)


def main() -> int:
    """Run the checks named on the command line, or all, and print the output of those that fail."""
    wanted = sys.argv[1:] or list(CHECKS)
    failed = [name for name in wanted if not passes(name)]
    print(f"Failed: {', '.join(failed)}" if failed else "All checks passed.")
    return 1 if failed else 0


def passes(name: str) -> bool:
    """Run one check without the developer's own settings in its environment."""
    command, extra = CHECKS[name]
    environment = {key: value for key, value in os.environ.items() if key not in SWITCHES}
    began = time.monotonic()
    done = subprocess.run(
        command, cwd=BASE, env={**environment, **extra}, capture_output=True, text=True, check=False
    )
    print(f"{name:<12} {'passed' if done.returncode == 0 else 'FAILED'}  {time.monotonic() - began:4.1f} s")
    if done.returncode:
        print(done.stdout + done.stderr, flush=True)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())

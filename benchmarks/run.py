"""`make bench`: runs the benchmarks named on the command line, or all of them, and prints their ratios."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
ALL = (
    "pack",
    "public_page",
    "form_page",
    "imports",
    "authority",
    "comparison",
    "filing",
    "folder",
    "checking",
)
RUN = "import importlib, sys; importlib.import_module('benchmarks.' + sys.argv[1]).main([])"


def main() -> None:
    """Each in a process of its own: they start servers, and settings are read once in a process."""
    for name in sys.argv[1:] or ALL:
        subprocess.run([sys.executable, "-c", RUN, name], cwd=HERE, check=True)


if __name__ == "__main__":
    main()
